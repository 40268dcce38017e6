/**
 * A desk of a few lines that behaves like the real one from the page's point of view: what every command does where a test
 * says nothing else.
 */
import type {
  Change,
  Choices,
  DeskPart,
  DeskView,
  Notice,
  NoticeView,
  OpenTicketView,
  OfflineCallRow,
  Part,
  PhaseView,
  Probe,
  SettingsView,
  Snapshot,
  Source,
  SlipPrinters,
  TicketView,
  Transfer,
  WaitingRow,
  UndoOfferView,
} from '../src/generated/bindings';
import type { Backend, Outcome } from '../src/link/backend';
import * as samples from './samples';
import { selfTest } from './supportSamples';

/** The commands that change something or look at the server; the others only read what the app has. */
export type Commands = Omit<Backend, 'boot' | 'subscribe' | 'subscribeBoard' | 'settings'>;
/** Those that give nothing do nothing here. */
type Silent = { [K in keyof Commands]: Awaited<ReturnType<Commands[K]>> extends Outcome<null> ? K : never }[keyof Commands];
/** Those of the board are the fake board's. */
export type BoardCommand =
  | 'showLocation' | 'addServer' | 'signInAt' | 'removeServer' | 'doAct' | 'repeatAct' | 'leaveAct' | 'dismissActNotice' | 'serviceQueue' | 'dayTickets' | 'ticketStory' | 'whatIf' | 'report' | 'saveReport' | 'checkHall' | 'hallCheck';
/** What commands do. */
export type Behaviour = { [K in keyof Commands]: (...args: Parameters<Commands[K]>) => Awaited<ReturnType<Commands[K]>> };

const NOT_NOW: Outcome<never> = { status: 'error', error: { code: 'notNow' } };

/** The desk. */
export class FakeDesk {
  /** What `signIn` gives. */
  choicesAnswer: Choices = samples.choices();
  /** The settings as stored. */
  stored: SettingsView = samples.settings();

  /** The printers of the counter's location. */
  receiptPrinters: SlipPrinters = { printers: [], chosen: null };

  /** What each command does. */
  protected readonly usual: Omit<Behaviour, Exclude<Silent, 'newLinkKey'> | BoardCommand> = {
    probeServer: (address) => probe(address),
    runSelfTest: () => ok(selfTest()),
    signIn: () => ok(this.choicesAnswer),
    chooseDesk: () => this.#signedIn(),
    // Who has the board alone sits at no counter.
    chooseBoard: () => ok(this.#state),
    tryIt: () => this.#signedIn(),
    changeServices: (serviceIds) => {
      const session = this.#state.session;
      if (session) {
        const services = session.availableServices.filter((service) => serviceIds.includes(service.id));
        this.#change([{ part: 'session', value: { ...session, services } }]);
      }
      return ok(this.#state);
    },
    changeDesk: (choice) => {
      const session = this.#state.session;
      if (!session || this.#open()) return NOT_NOW;
      const deskName = session.directory.desks.find((desk) => desk.id === choice.deskId)?.name ?? choice.deskId;
      const services = session.availableServices.filter((service) => choice.serviceIds.includes(service.id));
      this.#change([{ part: 'session', value: { ...session, deskId: choice.deskId, deskName, services } }]);
      return ok(this.#state);
    },
    signOut: () => {
      if (this.#open()) return NOT_NOW;
      this.#state = { ...samples.signedOut(), ...this.#next() };
      return ok(this.#state);
    },
    callNext: () => {
      const row = this.#state.lists.waiting.find((one) => one.next) ?? this.#state.lists.waiting[0];
      if (row) return this.#call(row.ticket.id);
      const ended = this.#open()?.ticket.label ?? null;
      return this.#desk({ phase: 'free' }, { kind: 'nobodyWaiting', ended });
    },
    callTicket: (ticketId, source, openFirst) => {
      const open = this.#open();
      if (open && openFirst === 'pause') this.#side('paused', open);
      return this.#call(ticketId, source);
    },
    recall: () => {
      const open = this.#open();
      if (!open) return NOT_NOW;
      const again = { ...open, recalls: open.recalls + 1, lastRecallMs: 0 };
      return this.#desk({ phase: 'serving', open: again, busy: null }, { kind: 'recalled', label: open.ticket.label });
    },
    endCall: () => {
      const open = this.#open();
      if (!open) return NOT_NOW;
      return this.#desk({ phase: 'free' }, { kind: 'ended', label: open.ticket.label });
    },
    pauseCall: () => this.#aside('paused'),
    cancelCall: () => this.#aside('cancelled'),
    transferCall: (transfer) => {
      const open = this.#open();
      if (!open) return NOT_NOW;
      const { kind, id } = transfer;
      const sentOn: WaitingRow = {
        ticket: { ...open.ticket, transferred: true },
        waitedS: open.waitedS,
        targetWaitS: open.targetWaitS,
        next: null,
      };
      this.emit({ part: 'lists', value: { ...this.#state.lists, waiting: [...this.#state.lists.waiting, sentOn] } });
      const others = this.stored.lastDestinations.filter((one) => one.kind !== kind || one.id !== id);
      this.stored = { ...this.stored, lastDestinations: [{ kind, id }, ...others].slice(0, 3) };
      return this.#desk({ phase: 'free' }, {
        kind: 'transferred',
        label: open.ticket.label,
        to: this.#nameOf(transfer),
        ticketId: open.ticket.id,
      });
    },
    createTicket: (ticket) => {
      const service = Object.values(samples.SERVICES).find((one) => one.id === ticket.serviceId);
      const ahead = this.#state.lists.waiting.filter((row) => row.ticket.service.id === service?.id).length;
      const label = `${service?.tag ?? '?'} 099`;
      if (ticket.call) {
        const called = samples.ticket(label, { visitor: ticket.visitor || null, priority: ticket.priority });
        return this.#desk({ phase: 'serving', open: justCalled(called, 0), busy: null }, null);
      }
      return this.#desk(this.#state.desk.phase, {
        kind: 'created',
        label,
        ahead,
        averageWaitS: ahead * 200,
        ticketId: `ticket-${label}`,
        serviceName: service?.name ?? '?',
        strings: ticket.deviceId === '' ? null : samples.strings(),
      });
    },
    slipPrinters: () => ok(this.receiptPrinters),
    printSlip: () => ok('ready'),
    showList: () => this.#same(),
    lookAgain: () => this.#same(),
    giveUpUnknown: () => {
      const phase = this.#state.desk.phase;
      const open = phase.phase === 'unknown' ? phase.open : null;
      return this.#desk(open ? { phase: 'serving', open, busy: null } : { phase: 'free' }, null);
    },
    dropOpenTicket: () => this.#desk({ phase: 'free' }, null),
    takeBreak: () => {
      if (this.#state.desk.phase.phase !== 'free') return NOT_NOW;
      return this.#desk({ phase: 'break', sinceMs: 0 }, null);
    },
    giveBreakReason: (reason) => {
      if (this.#state.desk.phase.phase !== 'break') return NOT_NOW;
      this.#change([{ part: 'desk', value: { ...this.#state.desk, breakReason: reason } }]);
      return this.#same();
    },
    endBreak: () => {
      if (this.#state.desk.phase.phase !== 'break') return NOT_NOW;
      return this.#desk({ phase: 'free' }, null);
    },
    answerRequest: (id, accepted) => {
      const { requests, phase } = this.#state.desk;
      if (!requests.some((one) => one.id === id)) return NOT_NOW;
      this.#change([{ part: 'desk', value: { ...this.#state.desk, requests: requests.filter((one) => one.id !== id) } }]);
      return this.#desk(phase, { kind: 'requestAnswered', accepted });
    },
    addOfflineCall: (ticketId, label) => {
      const before = this.#state.lists.offlineCalls;
      const id = Math.max(0, ...before.map((row) => row.id)) + 1;
      return this.#offlineCalls([...before, { id, label, ticketId, sinceMs: 0, waits: null }]);
    },
    removeOfflineCall: (id) => this.#offlineCalls(this.#state.lists.offlineCalls.filter((row) => row.id !== id)),
    closeOfflineCall: (id) => {
      const row = this.#state.lists.offlineCalls.find((one) => one.id === id);
      if (!row || this.#state.desk.phase.phase !== 'free') return NOT_NOW;
      const waiting = this.#state.lists.waiting.filter((one) => one.ticket.id !== row.ticketId);
      this.emit({ part: 'lists', value: { ...this.#state.lists, waiting } });
      this.#offlineCalls(this.#state.lists.offlineCalls.filter((one) => one.id !== id));
      return this.#desk({ phase: 'free' }, { kind: 'ended', label: row.label });
    },
    signInAgain: () => {
      this.#change([
        { part: 'connection', value: samples.polling() },
        { part: 'desk', value: { ...this.#state.desk, held: null } },
      ]);
      return ok(this.#state);
    },
    dismissNotice: () => {
      this.#change([{ part: 'desk', value: { ...this.#state.desk, notice: null, undoOffer: null } }]);
      return this.#same();
    },
    saveSettings: (settings) => {
      this.stored = settings;
      return ok(settings);
    },
    newLinkKey: () => {
      const linkKey = `${this.#state.system.linkKey.slice(0, 4)}-${(this.#linkKeys += 1)}`;
      this.emit({ part: 'system', value: { ...this.#state.system, linkKey } });
      return ok(null);
    },
  };
  protected listener: ((change: Change) => void) | undefined;

  #state: Snapshot;
  #notices = 0;
  #linkKeys = 0;

  constructor(state: Snapshot) {
    this.#state = state;
  }

  /** The state as it is now. */
  get state(): Snapshot {
    return this.#state;
  }

  /** Changes parts of the state and tells the page, as the channel does. */
  emit(...parts: Part[]): void {
    this.#change(parts);
    const { revision, deskRevision } = this.#state;
    this.listener?.({ revision, deskRevision, parts });
  }

  /** Changes the desk's phase and tells the page. */
  emitPhase(phase: PhaseView): void {
    this.emit({ part: 'desk', value: { ...this.#state.desk, phase } });
  }

  /** Shows a notice; the undo offer, where there was one, went with the notice before. */
  emitNotice(what: Notice): void {
    this.emit({ part: 'desk', value: { ...this.#state.desk, notice: this.#notice(what), undoOffer: null } });
  }

  /** Sends a change as it is, with whatever revision. */
  emitRaw(change: Change): void {
    this.listener?.(change);
  }

  /** The revisions after the present ones. */
  #next(): Pick<Snapshot, 'revision' | 'deskRevision'> {
    return { revision: this.#state.revision + 1, deskRevision: this.#state.deskRevision + 1 };
  }

  #change(parts: Part[]): void {
    const next = { ...this.#state, ...this.#next() };
    for (const part of parts) Object.assign(next, { [part.part]: part.value });
    this.#state = next;
  }

  #signedIn(): Outcome<Snapshot> {
    this.#state = samples.snapshot(this.#next());
    return ok(this.#state);
  }

  #open(): OpenTicketView | null {
    const phase = this.#state.desk.phase;
    return phase.phase === 'serving' ? phase.open : null;
  }

  #nameOf(transfer: Transfer): string {
    const directory = this.#state.session?.directory;
    const names = {
      service: this.#state.lists.allServices.map((one) => one.service),
      desk: directory?.desks ?? [],
      user: directory?.users ?? [],
    }[transfer.kind];
    return names.find((one) => one.id === transfer.id)?.name ?? transfer.id;
  }

  /** Puts the open ticket into the list of one tab. */
  #side(list: 'paused' | 'cancelled', open: OpenTicketView): void {
    const lists = this.#state.lists;
    const rows = [...lists[list].rows, { ticket: open.ticket, waitedS: open.waitedS, mine: true, asideMs: 0 }];
    this.emit({ part: 'lists', value: { ...lists, [list]: { rows, ageMs: 0 } } });
  }

  #aside(list: 'paused' | 'cancelled'): Outcome<DeskPart> {
    const open = this.#open();
    if (!open) return NOT_NOW;
    this.#side(list, open);
    const { label, id: ticketId } = open.ticket;
    return this.#desk({ phase: 'free' }, { kind: list, label, ticketId });
  }

  #call(id: string, source: Source = 'waiting'): Outcome<DeskPart> {
    if (source !== 'waiting') {
      const lists = this.#state.lists;
      const side = lists[source].rows.find((one) => one.ticket.id === id);
      if (!side) return this.#desk(this.#state.desk.phase, { kind: 'takenByColleague', label: id });
      const rows = lists[source].rows.filter((one) => one !== side);
      this.emit({ part: 'lists', value: { ...lists, [source]: { rows, ageMs: 0 } } });
      return this.#desk({ phase: 'serving', open: justCalled(side.ticket, side.waitedS), busy: null }, null);
    }
    const row = this.#state.lists.waiting.find((one) => one.ticket.id === id);
    if (!row) return this.#desk(this.#state.desk.phase, { kind: 'takenByColleague', label: id });
    const [first, ...others] = this.#state.lists.waiting.filter((one) => one !== row);
    const rest = first ? [{ ...first, next: 'due' as const }, ...others] : [];
    const { paused, cancelled } = this.#state.lists;
    this.emit({ part: 'lists', value: samples.lists(rest, { paused, cancelled }) });
    const open = { ...justCalled(row.ticket, row.waitedS), targetWaitS: row.targetWaitS };
    return this.#desk({ phase: 'serving', open, busy: null }, null);
  }

  /** Writes the numbers called by hand. */
  #offlineCalls(offlineCalls: OfflineCallRow[]): Outcome<DeskPart> {
    this.emit({ part: 'lists', value: { ...this.#state.lists, offlineCalls } });
    return this.#same();
  }

  #notice(what: Notice): NoticeView {
    this.#notices += 1;
    return { id: this.#notices, what };
  }

  #desk(phase: PhaseView, what: Notice | null): Outcome<DeskPart> {
    const notice = what && this.#notice(what);
    const desk: DeskView = { phase, notice, undoOffer: phase.phase === 'free' ? undoOffer(notice) : null, held: null, requests: this.#state.desk.requests, presenceTold: this.#state.desk.presenceTold, breakReason: phase.phase === 'break' ? this.#state.desk.breakReason : null };
    this.#change([{ part: 'desk', value: desk }]);
    return this.#same();
  }

  #same(): Outcome<DeskPart> {
    return ok({ deskRevision: this.#state.deskRevision, desk: this.#state.desk });
  }
}

/** Where what was told can be undone. */
function undoOffer(notice: NoticeView | null): UndoOfferView | null {
  const what = notice?.what;
  if (what?.kind !== 'paused' && what?.kind !== 'cancelled' && what?.kind !== 'transferred') return null;
  const { label, ticketId, kind } = what;
  return { noticeId: notice?.id ?? 0, ticketId, label, source: kind === 'transferred' ? 'waiting' : kind, leftMs: null };
}

function justCalled(ticket: TicketView, waitedS: number | null): OpenTicketView {
  return { ticket, servingMs: 0, recalls: 0, lastRecallMs: null, targetWaitS: null, waitedS, restored: false, phone: null };
}

function ok<T>(data: T): Outcome<T> {
  return { status: 'ok', data };
}

function probe(address: string): Outcome<Probe> {
  if (!/^https?:\/\/.+/u.test(address)) {
    return { status: 'error', error: { code: 'addressInvalid', problem: 'notAnAddress', meant: null } };
  }
  const openLine = address.startsWith('http://') && !/\/\/(127\.|localhost)/u.test(address);
  return ok({ address, authentication: true, callpad: true, openLine });
}
