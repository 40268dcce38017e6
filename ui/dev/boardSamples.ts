/** A branch as its supervisor sees it: the morning of the mock-up. */
import type {
  AdviceView,
  BoardAbilities,
  BoardServer,
  BoardSession,
  BoardSnapshot,
  CheckedDeviceView,
  CounterBoard,
  DayTicket,
  DeviceView,
  GradedAdvice,
  LocationBoard,
  LocationSummary,
  QueueRow,
  ReportRowView,
  SeenServiceView,
  ServiceBoard,
  StoryEntryView,
  TodayView,
  WhatIf,
} from '../src/generated/bindings';
import { directory, SERVICES, ticket } from './samples';

const MINUTE = 60;

/** A server that can do everything. */
export const ALL: BoardAbilities = { board: true, tickets: true, requests: true, forecast: true, seenForecast: false, report: true, issue: true };
/** Any other server of the API. */
export const PLAIN: BoardAbilities = { board: false, tickets: false, requests: false, forecast: false, seenForecast: true, report: false, issue: false };

/** Somebody who supervises, and sits at a counter too. */
export function session(over: Partial<BoardSession> = {}): BoardSession {
  return {
    server: '',
    builtIn: true,
    userId: 'user-ana',
    userName: 'Ana Martins',
    deskName: 'Counter 3',
    directory: directory({
      desks: [1, 2, 3, 4, 5].map((n) => ({ id: `desk-${n}`, name: `Counter ${n}`, tag: String(n), serviceIds: ['service-a', 'service-b'] })),
    }),
    can: ALL,
    memoryOnly: null,
    seenSince: null,
    openLine: false,
    ...over,
  };
}

/** What was counted today. */
export function today(over: Partial<TodayView> = {}): TodayView {
  return { issued: 60, called: 48, ended: 44, noShows: 3, left: 1, removed: 0, transferred: 2, withinTarget: 36, ...over };
}

/** The last hour, by the longest waits in minutes at the end of each five minutes. */
export function lastHour(minutes: (number | null)[]): (number | null)[] {
  return minutes.map((one) => (one === null ? null : one * MINUTE));
}

/** A service on target. */
export function service(over: Partial<ServiceBoard> = {}): ServiceBoard {
  return {
    ...SERVICES.registrations,
    open: true,
    quiet: false,
    state: { state: 'onTarget' },
    targetWaitS: 15 * MINUTE,
    waiting: 5,
    waitingLater: 0,
    longestWaitS: 8 * MINUTE + 5,
    waitingOverTarget: 0,
    p90WaitS: 8 * MINUTE + 30,
    averageWaitS: 6 * MINUTE,
    usualServiceS: 6 * MINUTE,
    newcomerWaitS: [9 * MINUTE, 7 * MINUTE, 12 * MINUTE],
    counters: 2,
    today: today(),
    lastHour: lastHour([7, 6, 6, 8, 9, 8, 8, 7, 7, 8, 8, 8]),
    seen: null,
    ...over,
  };
}

/** The services of the mock-up, the worst first. */
export function services(): ServiceBoard[] {
  return [
    service({
      ...SERVICES.payments,
      state: { state: 'over', byS: 6 * MINUTE + 5 },
      waiting: 12,
      waitingLater: 2,
      longestWaitS: 21 * MINUTE + 5,
      waitingOverTarget: 7,
      p90WaitS: 19 * MINUTE,
      usualServiceS: 7 * MINUTE,
      newcomerWaitS: [24 * MINUTE, 19 * MINUTE, 31 * MINUTE],
      counters: 2,
      lastHour: lastHour([10, 10, 11, 11, 12, 14, 15, 16, 18, 19, 20, 21]),
    }),
    service({
      ...SERVICES.information,
      state: { state: 'near', inS: MINUTE + 5 },
      targetWaitS: 5 * MINUTE,
      waiting: 3,
      longestWaitS: 4 * MINUTE,
      p90WaitS: 4 * MINUTE,
      newcomerWaitS: [5 * MINUTE, 3 * MINUTE, 8 * MINUTE],
      counters: 1,
      lastHour: lastHour([1, 1, null, 1, 2, 2, 3, 3, 2, 3, 3, 4]),
    }),
    service(),
    service({
      ...SERVICES.cashDesk,
      open: false,
      quiet: true,
      state: { state: 'closed' },
      targetWaitS: null,
      waiting: 0,
      longestWaitS: null,
      waitingOverTarget: null,
      p90WaitS: null,
      averageWaitS: null,
      usualServiceS: null,
      newcomerWaitS: null,
      counters: 0,
      today: today({ issued: 0, called: 0, ended: 0, noShows: 0, left: 0, transferred: 0, withinTarget: null }),
      lastHour: [],
    }),
  ];
}

/** A counter with nobody at it. */
export function counter(n: number, over: Partial<CounterBoard> = {}): CounterBoard {
  return {
    deskId: `desk-${n}`,
    name: `Counter ${n}`,
    state: 'nobody',
    sinceMs: null,
    since: null,
    userName: null,
    reason: null,
    ticket: null,
    long: false,
    usualServiceS: null,
    serviceIds: null,
    ended: 0,
    averageServiceS: null,
    request: null,
    ...over,
  };
}

/** The counters of the mock-up, and one on a break. */
export function counters(): CounterBoard[] {
  const { payments, registrations } = SERVICES;
  const serving = (label: string, of: typeof payments): CounterBoard['ticket'] => ({ id: `ticket-${label.replace(' ', '-')}`, label, service: of });
  return [
    counter(1, {
      state: 'serving', sinceMs: 190_000, since: '10:39', userName: 'Rui T.', ticket: serving('B 017', registrations),
      usualServiceS: 6 * MINUTE, serviceIds: ['service-b'], ended: 9, averageServiceS: 6 * MINUTE,
    }),
    counter(2, {
      state: 'serving', sinceMs: 1_490_000, since: '10:17', userName: 'Layla H.', ticket: serving('A 039', payments), long: true,
      usualServiceS: 7 * MINUTE, serviceIds: ['service-a'], ended: 6, averageServiceS: 9 * MINUTE,
    }),
    counter(3, {
      state: 'serving', sinceMs: 252_000, since: '10:38', userName: 'Ana M.', ticket: serving('A 042', payments),
      usualServiceS: 7 * MINUTE, serviceIds: ['service-a', 'service-b'], ended: 8, averageServiceS: 7 * MINUTE,
    }),
    counter(4, { sinceMs: 4_920_000, since: '09:20', serviceIds: ['service-a', 'service-b', 'service-c', 'service-d'] }),
    counter(5, {
      state: 'free', sinceMs: 125_000, since: '10:40', userName: 'Sofia A.', serviceIds: ['service-b', 'service-c'], ended: 11, averageServiceS: 4 * MINUTE,
      request: { kind: 'serve', service: payments, answer: 'asked', leftMs: 535_000 },
    }),
    counter(6, { state: 'break', sinceMs: 420_000, since: '10:35', userName: 'Inês P.', reason: 'Lunch', serviceIds: ['service-a'], ended: 7 }),
  ];
}

/** A screen or kiosk that works. */
export function device(over: Partial<DeviceView> = {}): DeviceView {
  return { id: 'screen-1', name: 'Entrance', kind: 'screen', here: true, sinceS: 7_200, sound: 'on', printer: null, ...over };
}

/** The screens and kiosks of the hall. */
export function devices(): DeviceView[] {
  return [device(), device({ id: 'kiosk-1', name: 'Lobby', kind: 'kiosk', printer: 'ready' })];
}

/** What a device reported in a check: all is well. */
export function checked(over: Partial<CheckedDeviceView> = {}): CheckedDeviceView {
  return { id: 'screen-1', name: 'Entrance', kind: 'screen', state: 'done', showed: true, sounded: true, spoke: true, printed: null, why: null, ...over };
}

/** The advice of the mock-up. */
export function advice(over: Partial<AdviceView> = {}): AdviceView {
  return {
    service: SERVICES.payments,
    deskId: 'desk-4',
    deskName: 'Counter 4',
    serve: false,
    counters: 1,
    longestWaitS: [23 * MINUTE, 9 * MINUTE],
    overTarget: [7, 1],
    by: '11:00',
    others: [{ service: SERVICES.registrations, newcomerWaitS: [9 * MINUTE, 7 * MINUTE] }],
    ...over,
  };
}

/** Advice of earlier today. */
export function graded(): GradedAdvice[] {
  return [
    {
      service: SERVICES.payments, deskName: 'Counter 3', answer: 'accepted', asked: '09:20', by: '10:00',
      expectedLongestS: [26 * MINUTE, 11 * MINUTE], longestS: 10 * MINUTE, expectedOver: [9, 1], over: 0, missed: false,
    },
    {
      service: SERVICES.information, deskName: 'Counter 4', answer: 'declined', asked: '10:30', by: '11:00',
      expectedLongestS: [9 * MINUTE, 4 * MINUTE], longestS: null, expectedOver: [3, 0], over: null, missed: false,
    },
  ];
}

/** The location of the mock-up. */
export function location(over: Partial<LocationBoard> = {}): LocationBoard {
  return {
    server: 0,
    id: 'location-1',
    name: 'Lisbon centre',
    ageMs: 800,
    error: null,
    businessDay: '2026-11-27',
    localS: 10 * 3600 + 42 * 60 + 10,
    closes: '17:00',
    lastLeaves: ['17:10', '17:02', '17:20'],
    closing: { lastTicket: '16:41', service: SERVICES.payments, openFrom: '15:30' },
    forecastErrorS: 2 * MINUTE,
    advice: advice(),
    graded: graded(),
    services: services(),
    counters: counters(),
    overtaken: [
      { label: 'A 043', ticketId: 'ticket-A-043', by: 'A 046', deskName: 'Counter 2', at: '10:31' },
      { label: 'A 043', ticketId: 'ticket-A-043', by: 'A 045', deskName: 'Counter 2', at: '10:21' },
      { label: 'B 014', ticketId: 'ticket-B-014', by: 'B 015', deskName: 'Counter 1', at: '10:05' },
    ],
    devices: devices(),
    ...over,
  };
}

/** What was seen here of a service whose server counts nothing. */
export function seen(over: Partial<SeenServiceView> = {}): SeenServiceView {
  return {
    ahead: [10, 20, 30, 40, 50, 60].map((minutes) => ({ minutes, longestWaitS: [(12 + minutes / 10) * MINUTE, 8 * MINUTE, 20 * MINUTE], overTarget: [3, 1, 6] })),
    came: 41,
    left: 36,
    averageWaitS: 7 * MINUTE + 20,
    withinTarget: 30,
    usual: { came: 38, usualCame: 33, waitS: 7 * MINUTE, usualWaitS: 6 * MINUTE, days: 2 },
    hours: [
      { hour: 8, came: 14, left: 12, waitedS: 60 * MINUTE, aimed: 12, withinTarget: 11, usualCame: 12 },
      { hour: 9, came: 22, left: 20, waitedS: 180 * MINUTE, aimed: 20, withinTarget: 15, usualCame: 21 },
      { hour: 10, came: 5, left: 4, waitedS: 24 * MINUTE, aimed: 4, withinTarget: 4, usualCame: 19 },
      { hour: 11, came: 0, left: 0, waitedS: 0, aimed: 0, withinTarget: 0, usualCame: 17 },
    ],
    ...over,
  };
}

/** What any other server of the API tells of the same morning, and what is worked out of it here. */
export function plainLocation(): LocationBoard {
  const unknown: Partial<ServiceBoard> = { waitingOverTarget: null, p90WaitS: null, usualServiceS: null, counters: 0 };
  const none = today({ issued: 0, called: 0, ended: 0, noShows: 0, left: 0, transferred: 0, withinTarget: null });
  return location({
    closes: null,
    lastLeaves: null,
    closing: null,
    forecastErrorS: null,
    advice: null,
    graded: [],
    counters: [],
    overtaken: [],
    devices: [],
    services: services().map((one, index) => ({
      ...one, ...unknown, targetWaitS: null, newcomerWaitS: index === 0 ? one.newcomerWaitS : null,
      seen: index === 0 ? seen() : seen({ ahead: [], averageWaitS: null, withinTarget: null, usual: null, came: 2, left: 0, hours: [{ hour: 9, came: 2, left: 0, waitedS: 0, aimed: 0, withinTarget: 0, usualCame: null }] }), state: one.state.state === 'closed' ? one.state : { state: 'noTarget' }, today: none,
      lastHour: one.lastHour.slice(-5),
    })),
  });
}

/** A calm location elsewhere. */
export function porto(over: Partial<LocationBoard> = {}): LocationBoard {
  return location({
    id: 'location-2',
    name: 'Porto',
    closes: '16:30',
    lastLeaves: ['16:28', '16:20', '16:36'],
    closing: null,
    advice: null,
    graded: [],
    services: [service({ waiting: 2, longestWaitS: 3 * MINUTE })],
    counters: [counter(1, { deskId: 'porto-1', state: 'free', sinceMs: 60_000, since: '10:41', serviceIds: ['service-b'] })],
    overtaken: [],
    devices: [],
    ...over,
  });
}

/** What the app knows of the board: each location whole. */
export type KnownBoard = Omit<BoardSnapshot, 'locations' | 'shown'> & { locations: LocationBoard[] };

/** A location in a few numbers, as the app tells of those that are not in view. */
export function summary(of: LocationBoard): LocationSummary {
  const { server: id, name, ageMs, error, localS, closes, lastLeaves, services: all, counters: desks } = of;
  const [worst] = all;
  const over = all.flatMap((one) => (one.waitingOverTarget === null ? [] : [one.waitingOverTarget]));
  return {
    server: id, id: of.id, name, ageMs, error, localS, closes, lastLeaves,
    worst: worst ? { tag: worst.tag, name: worst.name, state: worst.state, targetWaitS: worst.targetWaitS } : null,
    waiting: sum(all.map((one) => one.waiting)),
    waitingOverTarget: over.length === 0 ? null : sum(over),
    counters: desks.length,
    countersThere: desks.filter((one) => one.state !== 'nobody').length,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** A board, and what of its own server is not as usual. */
export type BoardOver = Partial<KnownBoard & Pick<BoardServer, 'session' | 'connection' | 'denied' | 'acts'>>;

/** One's own server. */
export function server(over: Partial<BoardServer> = {}): BoardServer {
  return {
    id: 0,
    server: '',
    name: null,
    userId: 'user-ana',
    session: session(),
    connection: { state: 'live' },
    denied: false,
    acts: { open: [], notice: null },
    ...over,
  };
}

/** A further server, in the north. */
export function further(over: Partial<BoardServer> = {}): BoardServer {
  const address = 'https://north.example';
  return server({
    id: 1,
    server: address,
    name: 'north.example',
    userId: 'ana.martins',
    session: session({ server: address, builtIn: false, userId: 'ana.martins', deskName: null }),
    ...over,
  });
}

/** The whole board. */
export function board({ session: own, connection, denied, acts, ...over }: BoardOver = {}): KnownBoard {
  const usual = server();
  return {
    revision: 1,
    servers: [
      server({
        server: own?.server ?? usual.server,
        session: own === undefined ? usual.session : own,
        connection: connection ?? usual.connection,
        denied: denied ?? usual.denied,
        acts: acts ?? usual.acts,
      }),
    ],
    offered: { addresses: [], others: true, most: 16 },
    locations: [location()],
    moreLocations: 0,
    alerts: [],
    navigation: { times: 0, to: 'now' },
    ...over,
  };
}

/** Nobody is signed in. */
export function noBoard(): KnownBoard {
  return board({ session: null, connection: { state: 'idle' }, locations: [] });
}

/** What would be with counters more or fewer. */
export function whatIf(by: number): WhatIf {
  const longest = Math.max(2, 23 - 14 * by);
  const over = Math.max(0, 7 - 6 * by);
  const range = (middle: number, by2: number): [number, number, number] => [middle, Math.max(0, middle - by2), middle + by2];
  const inMinutes = (middle: number): [number, number, number] => [middle * MINUTE, Math.max(0, middle - 2) * MINUTE, (middle + 3) * MINUTE];
  return {
    longestWaitS: inMinutes(23),
    changedLongestWaitS: inMinutes(longest),
    overTarget: range(7, 2),
    changedOverTarget: range(over, 1),
    lastLeaves: ['17:10', '17:02', '17:20'],
    changedLastLeaves: by > 0 ? ['16:56', '16:48', '17:04'] : ['17:31', '17:20', '17:50'],
    others: by === 0 ? [] : [{ service: SERVICES.registrations, newcomerWaitS: [9 * MINUTE, (9 - 2 * by) * MINUTE] }],
    forecastErrorS: 2 * MINUTE,
  };
}

/** Who waits in a service, in the order of the calls. */
export function queue(of = SERVICES.payments, many = 12): QueueRow[] {
  const visitors = ['Rui Teixeira', null, 'Inês Prata', null, 'سارة الأحمد', 'Beatriz Nunes'];
  return Array.from({ length: many }, (_, index) => {
    const priority = index === 1;
    return {
      ticket: ticket(`${of.tag} ${String(43 + index).padStart(3, '0')}`, {
        service: of, visitor: visitors[index % visitors.length] ?? null, priority, note: index === 2 ? 'Brought the signed form.' : null,
        appointment: index === 4 ? '10:45' : null,
      }),
      waitedS: Math.max(0, 21 - 2 * index) * MINUTE + 5,
      waitS: [(2 + 2 * index) * MINUTE, (1 + index) * MINUTE, (4 + 3 * index) * MINUTE],
      price: priority || index === 0 ? null : { overtaken: index, longerS: MINUTE + 10 * index },
    };
  });
}

/** Tickets of the day: waiting, called, ended, paused and cancelled ones. */
export function dayTickets(): DayTicket[] {
  return Array.from({ length: 60 }, (_, index) => {
    const n = 60 - index;
    const at = 8 * 60 + 30 + n * 2;
    return {
      ticket: ticket(`${'ABC'[n % 3]} ${String(n).padStart(3, '0')}`, { visitor: n % 4 === 0 ? 'Rui Teixeira' : null }),
      state: n > 48 ? 1 : ((n % 4) + 2),
      issued: `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
    };
  });
}

/** What happened to a ticket. */
export function story(): StoryEntryView[] {
  const entry = (at: string, what: string, over: Partial<StoryEntryView> = {}): StoryEntryView => ({ at, day: null, what, desk: null, user: null, to: null, ...over });
  return [
    entry('10:02', 'created'),
    entry('10:15', 'called', { desk: 'Counter 2', user: 'Layla H.' }),
    entry('10:16', 'recalled', { desk: 'Counter 2', user: 'Layla H.' }),
    entry('10:19', 'transferred', { desk: 'Counter 2', user: 'Layla H.', to: 'Registrations' }),
    entry('10:31', 'called', { desk: 'Counter 1', user: 'Rui T.' }),
    entry('10:38', 'ended', { desk: 'Counter 1', user: 'Rui T.' }),
  ];
}

/** Counted sums of two services over some hours. */
export function reportRows(day: string, locationId: string): ReportRowView[] {
  return [SERVICES.payments, SERVICES.registrations].flatMap((of, place) =>
    [8, 9, 10, 11].map((hour) => reportRow(day, locationId, of, hour, 10 + place + hour)),
  );
}

function reportRow(day: string, locationId: string, of: typeof SERVICES.payments, hour: number, issued: number): ReportRowView {
  const called = issued - 2;
  return {
    day,
    hour,
    server: 0,
    locationId,
    location: locationId === 'location-2' ? 'Porto' : 'Lisbon centre',
    serviceId: of.id,
    tag: of.tag,
    service: of.name,
    issued,
    appointments: 2,
    called,
    withinTarget: called - 3,
    waitS: called * 6 * MINUTE,
    ended: called - 1,
    noShows: 1,
    paused: 0,
    transferred: 1,
    serviceS: called * 5 * MINUTE,
    left: 1,
    removed: 0,
  };
}
