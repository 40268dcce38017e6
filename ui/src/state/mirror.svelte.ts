/** What the app last told about itself. Holds no rule; it only keeps the newest of each part. */
import type {
  AlertView,
  Change,
  ConnectionView,
  DeskPart,
  DeskView,
  ExpectedView,
  ListsView,
  OpenTicketView,
  Part,
  SessionView,
  Snapshot,
  SystemView,
  NavigationView,
} from '../generated/bindings';

/** The open ticket of a desk, in whatever phase it is. */
export function openTicketOf(desk: DeskView): OpenTicketView | null {
  return desk.phase.phase === 'serving' || desk.phase.phase === 'unknown' ? desk.phase.open : null;
}

/** A ticket or service that a server tells twice counts once: the page draws by id. */
function once(lists: ListsView): ListsView {
  return {
    ...lists,
    services: firstOfEach(lists.services, (count) => count.service.id),
    allServices: firstOfEach(lists.allServices, (count) => count.service.id),
    waiting: firstOfEach(lists.waiting, (row) => row.ticket.id),
    paused: { ...lists.paused, rows: firstOfEach(lists.paused.rows, (row) => row.ticket.id) },
    cancelled: { ...lists.cancelled, rows: firstOfEach(lists.cancelled.rows, (row) => row.ticket.id) },
  };
}

function firstOfEach<T>(items: T[], idOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const id = idOf(item);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const UNREAD: ListsView = {
  services: [],
  allServices: [],
  waiting: [],
  ageMs: null,
  paused: { rows: [], ageMs: null },
  cancelled: { rows: [], ageMs: null },
  unreadable: [],
  nextIsSure: false,
  offlineCalls: [],
};

/** When those who wait will be called, by their ids: seconds from `at`, in the middle and at the ends of the range. */
export interface Expected {
  /** `performance.now()` when it was told to the app. */
  at: number;
  /** Of tickets in the list. */
  tickets: ReadonlyMap<string, readonly [number, number, number]>;
  /** Of a ticket that is issued now, by its service. */
  services: ReadonlyMap<string, readonly [number, number, number]>;
}

function expectedOf({ ageMs, tickets, services }: ExpectedView): Expected {
  const byId = (waits: ExpectedView['tickets']): Expected['tickets'] => new Map(waits.map(({ id, waitS }) => [id, waitS]));
  return { at: performance.now() - (ageMs ?? 0), tickets: byId(tickets), services: byId(services) };
}

/** Until the app has told it: nothing is promised. */
const UNTOLD: SystemView = {
  locked: false,
  systemQuiet: null,
  notifications: 'working',
  trayHost: false,
  barOpen: false,
  shortcutsPossible: false,
  hidesFromCapture: false,
  shortcutErrors: [],
  linkKey: '',
  update: { state: 'off' },
  crashes: 0,
  troubles: [],
};

/**
 * The parts of the newest state. An answer of a command and the channel's changes overtake each other, so each part
 * remembers the revision it came with, and an older one is dropped; a newer change of another part does not hide it. The
 * desk has revisions of its own, which the answers of actions carry too.
 *
 * The app counts spans up to the moment it sent them; `…At` is the page's own `performance.now()` at receipt, in
 * milliseconds, from which the page counts on. The system's clock is read at that same moment and never again: what is
 * drawn from it, such as "since 10:10", stays as it is however often and whenever it is drawn.
 */
export class Mirror {
  session = $state.raw<SessionView | null>(null);
  desk = $state.raw<DeskView>({
    phase: { phase: 'signedOut' },
    notice: null,
    undoOffer: null,
    held: null,
    requests: [],
    presenceTold: false,
    breakReason: null,
  });
  deskAt = $state.raw(0);
  lists = $state.raw<ListsView>(UNREAD);
  listsAt = $state.raw(0);
  connection = $state.raw<ConnectionView>({ state: 'idle' });
  connectionAt = $state.raw(0);
  /** How often the window's close button asked so far. */
  closeAsked = $state(0);
  /** What the system tells. */
  system = $state.raw<SystemView>(UNTOLD);
  /** What the bar or the tray wants of the counter window. */
  navigation = $state.raw<NavigationView>({ times: 0, what: 'nothing' });
  /** When those who wait will be called, as far as that is known. */
  expected = $state.raw<Expected>({ at: 0, tickets: new Map(), services: new Map() });
  /** The last alert; null where none was given since the page came up. */
  alert = $state.raw<AlertView | null>(null);
  /** Whether a whole state has come. */
  whole = $state(false);
  /** The ticket that is open here. */
  open = $derived(openTicketOf(this.desk));

  /** `Date.now()` at each part's receipt. */
  #clock = $state.raw({ desk: 0, lists: 0, connection: 0 });

  #drawn: Record<Part['part'], number> = {
    session: -1,
    desk: -1,
    lists: -1,
    connection: -1,
    closeAsked: -1,
    system: -1,
    navigation: -1,
    alert: -1,
    expected: -1,
  };

  /** Takes a whole state. */
  snapshot(snapshot: Snapshot): void {
    this.#parts(snapshot, [
      { part: 'session', value: snapshot.session },
      { part: 'desk', value: snapshot.desk },
      { part: 'lists', value: snapshot.lists },
      { part: 'connection', value: snapshot.connection },
      { part: 'closeAsked', value: snapshot.closeAsked },
      { part: 'system', value: snapshot.system },
      { part: 'navigation', value: snapshot.navigation },
      { part: 'expected', value: snapshot.expected },
    ]);
    this.whole = true;
  }

  /** Takes a message of the channel. */
  change(change: Change): void {
    this.#parts(change, change.parts);
  }

  /** When something was, by the system's clock, that a part told to be `agoMs` milliseconds ago. */
  whenOf(part: 'desk' | 'lists' | 'connection', agoMs: number): Date {
    return new Date(this.#clock[part] - agoMs);
  }

  /** Takes the answer of an action. */
  deskPart(part: DeskPart): void {
    this.#part(part.deskRevision, { part: 'desk', value: part.desk });
  }

  #parts(at: { revision: number; deskRevision: number }, parts: Part[]): void {
    for (const part of parts) this.#part(part.part === 'desk' ? at.deskRevision : at.revision, part);
  }

  #part(revision: number, part: Part): void {
    if (revision < this.#drawn[part.part]) return;
    this.#drawn[part.part] = revision;
    const now = performance.now();
    if (part.part in this.#clock) this.#clock = { ...this.#clock, [part.part]: Date.now() };
    switch (part.part) {
      case 'session':
        this.session = part.value ?? null;
        return;
      case 'desk':
        this.desk = part.value;
        this.deskAt = now;
        return;
      case 'lists':
        this.lists = once(part.value);
        this.listsAt = now;
        return;
      case 'connection':
        this.connection = part.value;
        this.connectionAt = now;
        return;
      case 'closeAsked':
        this.closeAsked = part.value;
        return;
      case 'system':
        this.system = part.value;
        return;
      case 'navigation':
        this.navigation = part.value;
        return;
      case 'alert':
        this.alert = part.value;
        return;
      case 'expected':
        this.expected = expectedOf(part.value);
        return;
    }
  }
}
