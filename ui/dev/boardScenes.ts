/** Prepared boards to look at under `npm run dev`: `/?fake=board#board`, with `&text=200`, `&lang=ar`, `&press=…`. */
import type { ServiceBoard } from '../src/generated/bindings';
import * as boards from './boardSamples';
import { FakeBackend } from './fake';
import * as samples from './samples';

const MINUTE = 60;

/** What is the same of all alerts of one's own server. */
const alert = { server: 0, serverName: null };

/** The back end of a board. */
export function atBoard(over: boards.BoardOver = {}): FakeBackend {
  return new FakeBackend(samples.snapshot(), samples.boot(), boards.board(over));
}

/** Many services, all over their target. */
function manyServices(): ServiceBoard[] {
  return Array.from({ length: 300 }, (_, index) =>
    boards.service({
      id: `service-${index}`,
      tag: `S${index}`,
      name: `Customer service number ${index} with a name that goes on and on`,
      state: index < 12 ? { state: 'over', byS: (300 - index) * MINUTE } : { state: 'onTarget' },
      waiting: 300 - index,
      quiet: index > 40,
    }),
  );
}

/** The boards by name. */
export const BOARD_SCENES: Record<string, () => FakeBackend> = {
  board: () => atBoard(),
  boardBusy: () => {
    const backend = atBoard({
      locations: [boards.location({ services: manyServices(), counters: Array.from({ length: 40 }, (_, n) => ({ ...boards.counters()[n % 6], deskId: `desk-${n}`, name: `Counter ${n + 1}` }) as ReturnType<typeof boards.counter>) })],
      alerts: [
        { ...alert, id: 1, kind: 'overTarget', location: 'Lisbon centre', locationId: 'location-1', subject: 'Payments', number: 6, over: false, sinceMs: 300_000 },
        { ...alert, id: 2, kind: 'freeCounter', location: 'Lisbon centre', locationId: 'location-1', subject: 'Counter 5', number: null, over: false, sinceMs: 60_000 },
      ],
    });
    backend.board.leaveUnknown({ act: 'cancel', ticketId: 'ticket-A-044', label: 'A 044' });
    return backend;
  },
  boardTwo: () =>
    atBoard({
      locations: [
        boards.location(),
        boards.porto({ error: { code: 'timedOut', afterS: 10 }, ageMs: 400_000 }),
        boards.porto({ id: 'location-3', name: 'Coimbra', services: [boards.service()] }),
      ],
      alerts: [
        { ...alert, id: 1, kind: 'overTarget', location: 'Lisbon centre', locationId: 'location-1', subject: 'Payments', number: 6, over: false, sinceMs: 300_000 },
        { ...alert, id: 2, kind: 'noAnswer', location: 'Porto', locationId: 'location-2', subject: null, number: null, over: false, sinceMs: 400_000 },
        { ...alert, id: 3, kind: 'nearTarget', location: 'Coimbra', locationId: 'location-3', subject: 'Registrations', number: null, over: true, sinceMs: 60_000 },
      ],
    }),
  boardServers: () =>
    atBoard({
      servers: [
        boards.server(),
        boards.further(),
        boards.further({ id: 2, server: 'https://south.example', name: 'south.example', connection: samples.lost() }),
        boards.further({ id: 3, server: 'https://east.example:8443', name: 'east.example:8443', connection: { state: 'tokenEnded' } }),
        boards.further({ id: 4, server: 'https://west.example', name: 'west.example', denied: true }),
      ],
      offered: { addresses: ['https://given.example'], others: true, most: 16 },
      locations: [
        boards.location(),
        boards.location({ server: 1, name: 'Lisbon centre', services: [boards.service({ waiting: 9 })] }),
        boards.porto({ server: 2, id: 'location-1', error: { code: 'timedOut', afterS: 10 }, ageMs: 400_000 }),
      ],
      alerts: [{ id: 1, server: 2, serverName: 'south.example', kind: 'noAnswer', location: 'Porto', locationId: 'location-1', subject: null, number: null, over: false, sinceMs: 400_000 }],
    }),
  boardPlain: () =>
    atBoard({ session: boards.session({ builtIn: false, server: 'https://queue.example', can: boards.PLAIN, deskName: null }), connection: { state: 'polling', everyS: 5 }, locations: [boards.plainLocation()] }),
  boardLost: () =>
    atBoard({
      connection: samples.lost(),
      locations: [boards.location({ ageMs: 190_000, error: { code: 'timedOut', afterS: 10 } })],
      alerts: [{ ...alert, id: 1, kind: 'noAnswer', location: 'Lisbon centre', locationId: 'location-1', subject: null, number: null, over: false, sinceMs: 190_000 }],
    }),
  /** Screens and kiosks of which some do not work; `&press=check-hall,check-start` checks them. */
  boardHall: () => {
    const kiosk = { kind: 'kiosk' } as const;
    const devices = [
      boards.device(),
      boards.device({ id: 'screen-2', name: 'First floor, by the stairs', sound: 'blocked' }),
      boards.device({ ...kiosk, id: 'kiosk-1', name: 'Lobby', printer: 'paperOut' }),
      boards.device({ ...kiosk, id: 'kiosk-2', name: 'Side entrance', here: false, sinceS: 1_260 }),
    ];
    const backend = atBoard({
      locations: [boards.location({ devices })],
      alerts: [{ ...alert, id: 1, kind: 'deviceAway', location: 'Lisbon centre', locationId: 'location-1', subject: 'Side entrance', number: 21, over: false, sinceMs: 1_200_000 }],
    });
    backend.answerWith('hallCheck', () => ({
      status: 'ok',
      data: [
        boards.checked(),
        boards.checked({ id: 'screen-2', name: 'First floor, by the stairs', sounded: false, spoke: false, why: 'blocked' }),
        boards.checked({ ...kiosk, id: 'kiosk-1', name: 'Lobby', sounded: null, spoke: null, printed: false, why: 'paper_out' }),
        boards.checked({ ...kiosk, id: 'kiosk-2', name: 'Side entrance', state: 'away', showed: null, sounded: null, spoke: null }),
      ],
    }));
    return backend;
  },
  boardDenied: () => atBoard({ denied: true, locations: [] }),
  boardEmpty: () =>
    atBoard({
      locations: [
        boards.location({
          advice: null, graded: [], overtaken: [], lastLeaves: null, closing: null, closes: null, forecastErrorS: null,
          services: boards.services().map((one) => ({ ...one, state: one.open ? { state: 'onTarget' } : one.state, waiting: 0, waitingLater: 0, longestWaitS: null, waitingOverTarget: 0, p90WaitS: null, newcomerWaitS: null, quiet: true, lastHour: [] })),
          counters: boards.counters().map((one) => boards.counter(Number(one.deskId.slice(-1)))),
        }),
      ],
    }),
  boardSignedOut: () => new FakeBackend(),
  boardTokenEnded: () => atBoard({ connection: { state: 'tokenEnded' } }),
};
