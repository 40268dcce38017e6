/** A small branch to look at and to test with: people, services and tickets of the kind that a real day has. */
import type {
  Alerts,
  Boot,
  Choices,
  ConnectionView,
  DeskView,
  DirectoryView,
  ExpectedView,
  ListsView,
  OpenTicketView,
  OfflineCallRow,
  PhaseView,
  Preset,
  ServiceRef,
  SessionView,
  SettingsView,
  SideRow,
  Snapshot,
  SystemView,
  TicketStringsView,
  TicketView,
  WaitingRow,
} from '../src/generated/bindings';

/** The branch's services. */
export const SERVICES = {
  payments: { id: 'service-a', tag: 'A', name: 'Payments' },
  registrations: { id: 'service-b', tag: 'B', name: 'Registrations' },
  information: { id: 'service-c', tag: 'C', name: 'Information' },
  cashDesk: { id: 'service-d', tag: 'D', name: 'Cash desk' },
} satisfies Record<string, ServiceRef>;

/** What the page learns at its start. */
export function boot(over: Partial<Boot> = {}): Boot {
  return {
    version: '0.1.0',
    platform: 'linux',
    language: 'en-GB',
    dataDir: '/home/ana/.local/share/callpad',
    preset: preset(),
    resumeError: null,
    storageError: null,
    policyProblems: [],
    ...over,
  };
}

/** A ticket. */
export function ticket(label: string, over: Partial<TicketView> = {}): TicketView {
  const service = Object.values(SERVICES).find((one) => label.startsWith(one.tag)) ?? SERVICES.payments;
  return {
    id: `ticket-${label.replace(' ', '-')}`,
    label,
    service,
    visitor: null,
    note: null,
    customField: null,
    lang: null,
    priority: false,
    fromVirtual: false,
    transferred: false,
    appointment: null,
    boundTo: null,
    ...over,
  };
}

/** A row of the list, its wait in minutes. */
export function row(label: string, minutes: number | null, over: Partial<TicketView> = {}): WaitingRow {
  return {
    ticket: ticket(label, over),
    waitedS: minutes === null ? null : minutes * 60 + 5,
    targetWaitS: 15 * 60,
    next: null,
  };
}

/** The rows of a usual morning. */
export function morning(): WaitingRow[] {
  const [first, ...others] = [
    row('A 043', 21, { transferred: true, boundTo: { kind: 'thisDesk', name: 'Counter 3' } }),
    row('B 017', 8, { priority: true }),
    row('A 044', 11, { visitor: 'Rui Teixeira' }),
    row('B 018', 6, { appointment: '10:45' }),
    row('C 009', 5),
    row('A 045', 4, { visitor: 'Inês Prata', customField: 'INV-20931' }),
    row('A 046', 3, { transferred: true, boundTo: { kind: 'otherDesk', name: 'Counter 1' } }),
    row('B 019', 1, { fromVirtual: true, visitor: 'سارة الأحمد' }),
  ];
  return first ? [{ ...first, next: 'bound' }, ...others] : others;
}

/** A row of the paused or cancelled tickets, its time since issue in minutes. */
export function side(label: string, minutes: number | null, over: Partial<TicketView> = {}): SideRow {
  return { ticket: ticket(label, over), waitedS: minutes === null ? null : minutes * 60 + 5, mine: false, asideMs: null };
}

/** The tickets set aside on a usual morning. */
export function pausedRows(): SideRow[] {
  return [side('A 031', 64, { visitor: 'Tiago Moura', note: 'Fetches a photograph.' }), side('B 009', 41, { priority: true })];
}

/** Those who did not come on a usual morning. */
export function noShowRows(): SideRow[] {
  return [side('A 036', 52), side('C 005', 33, { visitor: 'Marta Reis' }), side('A 039', 28, { fromVirtual: true })];
}

/** The lists that go with some rows. */
export function lists(rows: WaitingRow[] = morning(), over: Partial<ListsView> = {}): ListsView {
  const waiting = (id: string): number => rows.filter((one) => one.ticket.service.id === id).length;
  const services = Object.values(SERVICES).map((service) => ({
    service,
    waiting: waiting(service.id),
    open: service.id !== SERVICES.cashDesk.id,
    averageWaitS: service.id === SERVICES.cashDesk.id ? null : 390,
  }));
  return {
    services,
    allServices: services,
    waiting: rows,
    ageMs: 1_200,
    paused: { rows: pausedRows(), ageMs: 8_000 },
    cancelled: { rows: noShowRows(), ageMs: 8_000 },
    unreadable: [],
    nextIsSure: false,
    offlineCalls: [],
    ...over,
  };
}

/** Before anything was read. */
export function noLists(): ListsView {
  const unread = { rows: [], ageMs: null };
  const none = { services: [], allServices: [], waiting: [], unreadable: [], offlineCalls: [] };
  return { ...none, ageMs: null, paused: unread, cancelled: unread, nextIsSure: false };
}

/** What a branch with a directory tells. */
export function directory(over: Partial<DirectoryView> = {}): DirectoryView {
  return {
    desks: [
      { id: 'desk-1', name: 'Counter 1', tag: '1', serviceIds: ['service-a'] },
      { id: 'desk-2', name: 'Counter 2', tag: '2', serviceIds: ['service-b', 'service-c'] },
      { id: 'desk-3', name: 'Counter 3', tag: '3', serviceIds: ['service-a', 'service-b'] },
    ],
    users: [
      { id: 'user-ana', name: 'Ana Martins' },
      { id: 'user-rui', name: 'Rui Alves' },
      { id: 'user-sara', name: 'سارة الأحمد' },
    ],
    languages: [
      { id: 'pt_PT', name: 'Português' },
      { id: 'en_GB', name: 'English' },
      { id: 'ar', name: 'العربية' },
    ],
    devices: [{ id: 'device-1', name: 'Kiosk at the door', kind: 'kiosk' }],
    ...over,
  };
}

/** A directory that nobody tells. */
export function noDirectory(): DirectoryView {
  return { desks: [], users: [], languages: [], devices: [] };
}

/** The settings of a first start. */
export function settings(over: Partial<SettingsView> = {}): SettingsView {
  return {
    pollEveryS: 5,
    encoding: 'json',
    language: null,
    keys: [],
    singleKeys: true,
    lastDestinations: [],
    ribbon: 'short',
    alerts: alerts(),
    boardAlerts: {
      overTarget: true,
      nearTarget: false,
      noCounter: true,
      freeCounter: true,
      longCounter: false,
      closingMin: 10,
      noAnswer: true,
      deviceAway: true,
      borders: {},
      quietHours: '',
    },
    maskNames: false,
    hideFromCapture: false,
    tellPresence: true,
    shortcuts: [],
    links: false,
    startAtLogin: false,
    theme: 'system',
    textSize: 100,
    startInTray: false,
    closeToTray: false,
    managed: [],
    breakReasons: null,
    ...over,
  };
}

/** The alerts of a first start. */
export function alerts(over: Partial<Alerts> = {}): Alerts {
  return {
    newTicket: 'whenEmpty',
    overTarget: false,
    sentHere: true,
    repeat: false,
    quietWhileServing: true,
    doNotDisturb: false,
    notifications: true,
    mutedServices: [],
    sound: 'chime',
    volume: 60,
    ...over,
  };
}

/** What sign-in is filled with where nothing is known. */
export function preset(over: Partial<Preset> = {}): Preset {
  return { server: '', userId: '', deskId: '', serverManaged: false, demonstration: true, ...over };
}

/** What a usual system tells. */
export function system(over: Partial<SystemView> = {}): SystemView {
  return {
    locked: false,
    systemQuiet: false,
    notifications: 'working',
    trayHost: true,
    barOpen: false,
    shortcutsPossible: true,
    hidesFromCapture: true,
    shortcutErrors: [],
    linkKey: '',
    update: { state: 'off' },
    crashes: 0,
    troubles: [],
    ...over,
  };
}

/** The texts of a printed ticket. */
export function strings(over: Partial<TicketStringsView> = {}): TicketStringsView {
  return {
    peopleWaiting: '4',
    waitingTime: '780',
    dateText: '23 November 2026, 10:42',
    prioritaryTicket: null,
    extraText: 'Please have your card ready.',
    footerText: 'Thank you for your visit.',
    ...over,
  };
}

/** What our own server has beyond the API. */
export const FEATURES: readonly string[] = ['answers', 'idempotency', 'next', 'presence', 'push', 'requests', 'tickets'];

/** Somebody signed in at a counter. */
export function session(over: Partial<SessionView> = {}): SessionView {
  return {
    server: '',
    builtIn: true,
    userId: 'user-ana',
    userName: 'Ana Martins',
    deskId: 'desk-3',
    deskName: 'Counter 3',
    location: 'Lisbon centre',
    services: [SERVICES.payments, SERVICES.registrations, SERVICES.information],
    availableServices: Object.values(SERVICES),
    directory: directory(),
    roles: null,
    features: [...FEATURES],
    supervises: false,
    memoryOnly: null,
    openLine: false,
    ...over,
  };
}

/** The ticket that is served. */
export function openTicket(over: Partial<OpenTicketView> = {}): OpenTicketView {
  return {
    ticket: ticket('A 042', {
      visitor: 'Beatriz Nunes',
      note: 'Brought the signed form, needs the receipt stamped.',
      lang: 'pt_PT',
      priority: true,
      appointment: '10:30',
    }),
    servingMs: 252_000,
    recalls: 1,
    lastRecallMs: 43_000,
    targetWaitS: 15 * 60,
    waitedS: 12 * 60 + 20,
    restored: false,
    phone: null,
    ...over,
  };
}

/** The desk in its phase. */
export function serving(over: Partial<OpenTicketView> = {}): DeskView {
  return desk({ phase: 'serving', open: openTicket(over), busy: null });
}

/** The desk in a phase, with nothing to say but what is given. */
export function desk(phase: PhaseView, over: Partial<DeskView> = {}): DeskView {
  return { phase, notice: null, undoOffer: null, held: null, requests: [], presenceTold: false, breakReason: null, ...over };
}

/** Nobody knows whether an action happened. */
export function unknown(over: Partial<Extract<PhaseView, { phase: 'unknown' }>> = {}): DeskView {
  const phase = { phase: 'unknown', action: 'callNext', label: null, open: null, looking: false } as const;
  return desk({ ...phase, probably: null, onlyPerson: false, nobodyCalled: false, ...over });
}

/** A number called by hand. */
export function offlineCall(id: number, label: string, over: Partial<OfflineCallRow> = {}): OfflineCallRow {
  return { id, label, ticketId: `ticket-${label.replace(' ', '-')}`, sinceMs: 120_000, waits: null, ...over };
}

/** Nobody is served. */
export function free(): DeskView {
  return desk({ phase: 'free' });
}

/** A line that works. */
export function polling(): ConnectionView {
  return { state: 'polling', everyS: 5 };
}

/** A line that broke some minutes ago. */
export function lost(): ConnectionView {
  return { state: 'lost', sinceMs: 190_000, error: { code: 'timedOut', afterS: 10 } };
}

/** Nothing is known of when who waits will be called. */
export function nothingExpected(): ExpectedView {
  return { ageMs: null, tickets: [], services: [] };
}

/** Everything, signed in and free. */
export function snapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    deskRevision: 1,
    session: session(),
    desk: free(),
    lists: lists(),
    connection: polling(),
    closeAsked: 0,
    system: system(),
    navigation: { times: 0, what: 'nothing' },
    expected: nothingExpected(),
    ...over,
  };
}

/** Everything, signed out. */
export function signedOut(): Snapshot {
  return {
    revision: 1,
    deskRevision: 1,
    session: null,
    desk: desk({ phase: 'signedOut' }),
    lists: noLists(),
    connection: { state: 'idle' },
    closeAsked: 0,
    system: system(),
    navigation: { times: 0, what: 'nothing' },
    expected: nothingExpected(),
  };
}

/** What a server with a directory offers. */
export function choices(over: Partial<Choices> = {}): Choices {
  return {
    userName: 'Ana Martins',
    desks: [
      { id: 'desk-1', name: 'Counter 1', location: 'Lisbon centre', serviceIds: ['service-a'] },
      { id: 'desk-3', name: 'Counter 3', location: 'Lisbon centre', serviceIds: ['service-a', 'service-b'] },
      { id: 'desk-9', name: 'Counter 9', location: 'Porto', serviceIds: [] },
    ],
    services: Object.values(SERVICES),
    suggestedDesk: 'desk-3',
    deskManaged: false,
    supervises: false,
    calls: true,
    ...over,
  };
}
