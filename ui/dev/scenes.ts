/** Prepared states to look at under `npm run dev`: `/?fake=serving` (`/?fake=serving#bar`), with `&text=200`, `&lang=ar`, `&press=transfer`. */
import type { Notice, Part, PrinterState, Snapshot } from '../src/generated/bindings';
import type { Backend } from '../src/link/backend';
import { BOARD_SCENES } from './boardScenes';
import { FakeBackend } from './fake';
import * as samples from './samples';

const LONG = 'Maria da Conceição Albuquerque de Vasconcelos e Sousa-Holstein';

/** A counter with a receipt printer at its location, and how that is. */
function withPrinter(state: PrinterState): FakeBackend {
  const backend = signedIn({});
  backend.receiptPrinters = { printers: [{ id: 'kiosk-1', name: 'Lobby' }, { id: 'kiosk-2', name: 'Side entrance' }], chosen: 'kiosk-1' };
  backend.answerWith('printSlip', () => ({ status: 'ok', data: state }));
  return backend;
}

/** The scenes by name. */
export const SCENES: Record<string, () => FakeBackend> = {
  signin: () => new FakeBackend(),
  preset: () =>
    new FakeBackend(
      samples.signedOut(),
      samples.boot({
        preset: samples.preset({ server: 'http://192.168.1.20:8080', userId: 'user-ana', deskId: 'desk-3' }),
        resumeError: { code: 'unreachable', host: '192.168.1.20:8080', kind: 'connection' },
      }),
    ),
  resuming: () => {
    const backend = new FakeBackend();
    backend.hold('boot');
    return backend;
  },
  free: () => signedIn({}),
  printer: () => withPrinter('ready'),
  paperOut: () => withPrinter('paperOut'),
  empty: () => signedIn({ lists: samples.lists([]) }),
  calling: () => signedIn({ desk: samples.desk({ phase: 'calling', label: null }) }),
  serving: () => signedIn({ desk: samples.serving() }),
  notice: () =>
    signedIn({
      desk: { ...samples.serving(), notice: { id: 1, what: created('B 020') } },
    }),
  failed: () =>
    signedIn({
      desk: {
        ...samples.serving(),
        notice: {
          id: 1,
          what: {
            kind: 'failed',
            action: 'recall',
            label: 'A 042',
            error: { code: 'refused', operation: 'recall', errno: 7, roles: ['acl_qmpad_access'] },
            nobodyCalled: false,
          },
        },
      },
    }),
  restored: () =>
    signedIn({
      desk: { ...samples.serving({ restored: true }), notice: { id: 1, what: { kind: 'restored', label: 'A 042' } } },
      session: samples.session({ builtIn: false, server: 'http://192.168.1.20:8080', openLine: true, memoryOnly: 'absent' }),
    }),
  unknown: () =>
    signedIn({
      desk: samples.unknown(),
      connection: samples.lost(),
    }),
  looking: () =>
    signedIn({
      desk: samples.unknown({ action: 'callTicket', label: 'A 044', looking: true }),
    }),
  lost: () =>
    signedIn({ connection: samples.lost(), lists: samples.lists(samples.morning(), { ageMs: 192_000 }) }),
  long: () =>
    signedIn({
      session: samples.session({
        deskName: 'Counter 3, customer service on the second floor',
        userName: LONG,
        services: Object.values(samples.SERVICES),
      }),
      desk: samples.serving({
        ticket: samples.ticket('REG 1042', {
          visitor: LONG,
          note: 'Brought the signed form, needs the receipt stamped. '.repeat(12),
          customField: 'INV-20931/2026-11-CUSTOMER-REFERENCE-WITH-NO-BREAK-AT-ALL-0000000000001',
          priority: true,
          fromVirtual: true,
          transferred: true,
          lang: 'ar',
          appointment: '10:30',
          boundTo: { kind: 'me', name: LONG },
        }),
        waitedS: 4_000,
      }),
      lists: samples.lists([
        ...samples.morning(),
        samples.row('REG 1043', 75, { visitor: LONG, priority: true, fromVirtual: true, appointment: '10:30' }),
      ]),
    }),
  hostile: () =>
    signedIn({
      desk: samples.serving({
        ticket: samples.ticket('A 042', {
          visitor: '<script>alert(1)</script>',
          note: '\u202Egnp.exe <img src=x onerror=alert(1)>',
        }),
      }),
      lists: samples.lists([samples.row('A 049', 5, { visitor: '\u202Eeman <b>bold</b>' }), ...samples.morning()]),
    }),
  paused: () =>
    signedIn({
      desk: samples.desk(
        { phase: 'free' },
        {
          notice: { id: 1, what: { kind: 'paused', label: 'A 031', ticketId: 'ticket-A-031' } },
          undoOffer: { noticeId: 1, ticketId: 'ticket-A-031', label: 'A 031', source: 'paused', leftMs: null },
        },
      ),
    }),
  transferred: () =>
    signedIn({
      desk: samples.desk(
        { phase: 'free' },
        {
          notice: { id: 1, what: { kind: 'transferred', label: 'A 042', to: 'Registrations', ticketId: 'ticket-A-042' } },
          undoOffer: { noticeId: 1, ticketId: 'ticket-A-042', label: 'A 042', source: 'waiting', leftMs: 8000 },
        },
      ),
    }),
  onBreak: () => signedIn({ desk: samples.desk({ phase: 'break', sinceMs: 760_000 }) }),
  breakTold: () => signedIn({ desk: { ...samples.desk({ phase: 'break', sinceMs: 760_000 }), presenceTold: true, breakReason: null } }),
  anotherDay: () =>
    signedIn({
      desk: {
        ...samples.serving({ restored: true, servingMs: 62_000_000 }),
        notice: { id: 1, what: { kind: 'anotherDay', label: 'A 042', calledOn: '2026-11-23' } },
      },
    }),
  probably: () => signedIn({ desk: samples.unknown({ probably: 'A 043', onlyPerson: true }) }),
  tokenEnded: () => signedIn({ desk: { ...samples.serving(), held: 'end' }, connection: { state: 'tokenEnded' } }),
  offlineCalls: () =>
    signedIn({
      connection: samples.lost(),
      lists: samples.lists(samples.morning(), { ageMs: 192_000, offlineCalls: [samples.offlineCall(1, 'A 043'), samples.offlineCall(2, 'A 044')] }),
    }),
  offlineCallsAfter: () =>
    signedIn({
      lists: samples.lists(samples.morning(), {
        offlineCalls: [
          samples.offlineCall(1, 'A 043', { waits: true }),
          samples.offlineCall(2, 'A 041', { waits: false }),
          samples.offlineCall(3, 'X 1', { ticketId: null }),
        ],
      }),
    }),
  pausedByMe: () =>
    signedIn({
      desk: samples.serving(),
      lists: samples.lists(samples.morning(), {
        paused: { rows: samples.pausedRows().map((row, index) => ({ ...row, mine: index === 0, asideMs: index === 0 ? 1_260_000 : null })), ageMs: 0 },
      }),
    }),
  unreadable: () =>
    signedIn({ lists: samples.lists(samples.morning(), { unreadable: ['tickets[3].id', 'tickets[7].number'] }) }),
  locked: () => signedIn({ desk: samples.serving(), session: samples.session({ roles: ['acl_qmpad_access'] }) }),
  bare: () => signedIn({ desk: samples.serving(), session: samples.session({ directory: samples.noDirectory() }) }),
  live: () =>
    signedIn({
      desk: samples.serving({ phone: '+351 912 345 678' }),
      connection: { state: 'live' },
      lists: samples.lists(samples.morning(), { nextIsSure: true }),
    }),
  liveFree: () =>
    signedIn({ connection: { state: 'live' }, lists: samples.lists(samples.morning(), { nextIsSure: true }) }),
  returned: () => signedIn({ desk: { ...samples.serving(), notice: { id: 1, what: { kind: 'returned', label: 'A 042' } } } }),
  justCalled: () => signedIn({ desk: samples.serving({ servingMs: 1_000 }) }),
  masked: () => {
    const backend = signedIn({ desk: samples.serving() });
    backend.stored = samples.settings({ maskNames: true });
    return backend;
  },
  away: () => signedIn({ desk: samples.serving(), system: samples.system({ locked: true }) }),
  alerted: () => {
    const backend = signedIn({});
    const value = { id: 1, kind: 'newTicket', label: 'C 009', serviceName: 'Information' } as const;
    const follow = backend.subscribe.bind(backend);
    backend.subscribe = (page, onChange) => {
      const snapshot = follow(page, onChange);
      backend.emit({ part: 'alert', value });
      return snapshot;
    };
    return backend;
  },
  poor: () => {
    const backend = signedIn({
      system: samples.system({
        systemQuiet: true,
        notifications: 'missing',
        trayHost: false,
        shortcutsPossible: false,
        linkKey: 'k3y-9f2a-77c0-4b1d',
      }),
    });
    backend.stored = samples.settings({ links: true });
    return backend;
  },
  many: () =>
    signedIn({
      lists: samples.lists(
        Array.from({ length: 10_000 }, (_, index) =>
          samples.row(`${'ABC'[index % 3]} ${String(index).padStart(5, '0')}`, Math.floor((10_000 - index) / 100)),
        ),
      ),
    }),
};

function created(label: string): Notice {
  return {
    kind: 'created',
    label,
    ahead: 5,
    averageWaitS: 720,
    ticketId: `ticket-${label}`,
    serviceName: 'Registrations',
    strings: samples.strings(),
  };
}

function signedIn(over: Partial<Snapshot>): FakeBackend {
  return new FakeBackend(samples.snapshot(over));
}

/** The back end of a scene; the counter, free, where there is none of that name. */
export function scene(name: string): Backend {
  const wanted = new URLSearchParams(location.search);
  const backend = (SCENES[name] ?? BOARD_SCENES[name] ?? (() => signedIn({})))();
  const lang = wanted.get('lang');
  if (lang === 'en' || lang === 'pt' || lang === 'es' || lang === 'fr' || lang === 'de' || lang === 'ar') backend.stored = { ...backend.stored, language: lang };
  const textSize = Number(wanted.get('text') ?? 100);
  backend.stored = { ...backend.stored, textSize };
  // `&press=menu,menu-settings` opens a window: each is pressed once it is there.
  pressAll((wanted.get('press') ?? '').split(',').filter((id) => id !== ''));
  // For trying things from the console.
  Object.assign(window, { fake: backend, emit: (...parts: Part[]) => backend.emit(...parts) });
  return backend;
}

function pressAll([id, ...rest]: string[]): void {
  if (id === undefined) return;
  const button = document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  button?.click();
  requestAnimationFrame(() => pressAll(button ? rest : [id, ...rest]));
}
