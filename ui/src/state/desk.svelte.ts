/** The counter as the page knows it: the app's state, and every action with a ticket that the person can take. */
import { ACTION_RULES } from '../link/actionRules';
import type { Backend, Outcome } from '../link/backend';
import type {
  Action,
  DeskPart,
  ErrorView,
  OpenFirst,
  OpenTicketView,
  PageKind,
  Snapshot,
  Source,
  Transfer,
  NavigationTarget,
} from '../generated/bindings';
import { say } from '../i18n/text';
import { ACTIONS, CALLS, KEYED, isNotOffered, missingRole, type DirectAction, type KeyName } from './actions';
import { ShellActions } from './shellActions.svelte';
import { ActionLock, type LockReason, type TemporaryLock } from './actionLock.svelte';
import { Calls } from './calls';
import { Hints } from './hint.svelte';
import { Issuing } from './issuing.svelte';
import { Leaving } from './leaving.svelte';
import { lineLock } from './connectionLock';
import { Mirror } from './mirror.svelte';
import { OfflineCalls } from './offlineCalls';
import { Overlays } from './overlays.svelte';
import { RowActions } from './rowActions';
import { Session } from './session';
import { Slips } from './slips.svelte';
import { undoOfferOf } from './undoOffer';

/** Within this time after the call, End asks first (it cannot be taken back), in milliseconds. */
export const END_ASKS_WITHIN_MS = 5_000;

/** A call on its way for longer than this is said to be one, in milliseconds. */
const CALLING_AFTER_MS = 150;

/** A number that was just called, to be announced at once. */
export interface Called {
  /** Grows with each call. */
  id: number;
  /** The ticket's label. */
  label: string;
  /** The name of its service. */
  service: string;
  /** Whether it was called from this window. */
  here: boolean;
}

/** State and actions of the counter. */
export class Desk {
  readonly mirror = new Mirror();
  readonly actionLock = new ActionLock();
  /** What stands over the counter. */
  readonly overlays = new Overlays();
  /** Why the last press did nothing. */
  readonly hints = new Hints(this.actionLock);
  /** The way out: signing out and closing, with nothing left behind. */
  readonly leaving: Leaving;
  /** What is asked of the app itself. */
  readonly shell: ShellActions;
  /** The new ticket: written, issued, printed. */
  readonly issuing: Issuing;
  /** Tickets on a receipt printer. */
  readonly slips: Slips;
  /** Who sits here. */
  readonly session: Session;
  /** The numbers called by hand. */
  readonly offline: OfflineCalls;
  /** What can be done with the rows of the lists. */
  readonly rows: RowActions;
  /** The notice of the app that went by itself. */
  passed = $state(-1);
  /** The number called last. */
  called = $state.raw<Called | null>(null);
  /** The list on the screen. */
  shown = $state<Source>('waiting');
  /** Takes the focus to the search, where there is one. */
  toSearch: () => void = () => undefined;
  /** Whether the rows of the lists wait until the rest of the first screen has been drawn. */
  rowsLater = $state(false);

  /** Why calls and End ignore a press now; null when they do not. */
  locked = $derived.by<TemporaryLock | null>(() => {
    if (this.actionLock.reason) return this.actionLock.reason;
    const phase = this.mirror.desk.phase;
    if (phase.phase === 'calling') return 'outcome';
    if (phase.phase === 'serving' && phase.busy) return 'outcome';
    if (phase.phase === 'break') return 'break';
    return phase.phase === 'unknown' ? 'unknown' : null;
  });
  /** The undo offer, while the notice bar shows the notice that it belongs to. */
  undoOffer = $derived(this.overlays.error === null ? undoOfferOf(this.mirror.desk) : null);
  /** Why nothing can be sent over the line now; null when it can. */
  lineLock = $derived(lineLock(this.mirror.connection));
  /** Whether the ended session is to be signed in again, over whatever is on the screen. */
  signInAsked = $derived(this.mirror.session !== null && this.mirror.connection.state === 'tokenEnded');
  /** Whether something covers the counter, so that its keys must not reach it. */
  covered = $derived.by(
    () => this.overlays.question !== null || this.overlays.panel !== null || this.signInAsked || this.leaving.asked !== null,
  );

  readonly #backend: Backend;
  readonly #calls = new Calls(this.actionLock, this.hints, this.overlays, (part) => this.#take(() => this.mirror.deskPart(part)));
  #counter = 0;
  #askedFor = -1;
  /** Calls of visitors from this window whose outcome is not known yet. */
  #calling = 0;

  constructor(
    backend: Backend,
    /** The window that this is the state of. */
    readonly page: PageKind = 'counter',
  ) {
    this.#backend = backend;
    this.leaving = new Leaving(this, backend, this.#calls);
    this.shell = new ShellActions(this, backend, this.#calls);
    this.issuing = new Issuing(this, backend, this.#calls);
    this.slips = new Slips(this, backend, this.#calls);
    this.session = new Session(this, backend, this.#calls);
    this.offline = new OfflineCalls(this, backend, this.#calls);
    this.rows = new RowActions(this, backend, this.#calls);
  }

  /** Reads the whole state and follows it from then on. */
  async follow(): Promise<void> {
    const snapshot = await this.#backend.subscribe(this.page, (change) => {
      const take = (): void => this.#take(() => this.mirror.change(change));
      // An answer that comes at once is drawn at once, not after a "calling" that nobody could have read. What comes later
      // than newer news is dropped by its revision.
      const calling = change.parts.some((part) => part.part === 'desk' && part.value.phase.phase === 'calling');
      if (calling && this.actionLock.reason === 'outcome') setTimeout(take, CALLING_AFTER_MS);
      else take();
    });
    this.take(snapshot);
  }

  /** Takes a whole state, such as the answer of a sign-in. */
  take(snapshot: Snapshot): void {
    this.#take(() => this.mirror.snapshot(snapshot));
  }

  /** Why an action ignores a press now; null when it does not. */
  lockOf(action: Action): LockReason | null {
    const role = missingRole(action, this.mirror.session?.roles ?? null);
    // Nobody sits here.
    if (this.mirror.system.locked) return 'away';
    if (this.mirror.session && isNotOffered(action, this.mirror.session.features)) return 'notOffered';
    if (role) return `role-${role}`;
    const passing = !ACTION_RULES[action].guarded && this.locked === 'settling' ? null : this.locked;
    return passing ?? this.lineLock;
  }

  /** Does what a key is for. */
  press(name: KeyName): void {
    KEYED.find((keyed) => keyed.name === name)?.press(this);
  }

  /** Why no new ticket can be written now; null when it can. What is over in a moment does not lock the way to its form. */
  get newTicketLock(): LockReason | null {
    const role = missingRole('createTicket', this.mirror.session?.roles ?? null);
    if (role) return `role-${role}`;
    return this.mirror.desk.phase.phase === 'break' ? 'break' : this.lineLock;
  }

  /** Opens the form of a new ticket, which only the counter window has room for. */
  askForTicket(): void {
    if (this.page === 'bar') void this.shell.openCounter('nothing');
    else if (!this.hints.refuses(this.newTicketLock)) this.overlays.panel = 'newTicket';
  }

  /** Shows the keys or diagnostics, which the bar has no room for. */
  showPanel(panel: 'keys' | 'diagnosis'): void {
    if (this.page === 'bar') void this.shell.openCounter('nothing');
    else this.overlays.panel = panel;
  }

  /** Goes to the search of the list, which only the counter window has. */
  search(): void {
    if (this.page === 'bar') void this.shell.openCounter('nothing');
    else this.toSearch();
  }

  /** Calls whoever is next; the open ticket is ended first. On a break this is the way back to work, which calls nobody. */
  callNext(): Promise<void> {
    if (this.mirror.desk.phase.phase === 'break') return this.endBreak();
    if (!this.mayBegin('callNext')) return done();
    const label = this.#labelJustCalled();
    if (label !== null) {
      const lists = this.mirror.lists;
      const next = lists.waiting.find((row) => row.next !== null)?.ticket.label ?? null;
      this.overlays.question = { ask: 'endSoonCallNext', label, next, sure: lists.nextIsSure };
      return done();
    }
    return this.#callNext();
  }

  /** Takes the undo offer of the notice bar: calls the ticket again. */
  callBack(): Promise<void> {
    const way = this.undoOffer;
    if (!way) this.hints.tell(say('hint-no-undo'));
    if (!way || !this.mayBegin(CALLS[way.source])) return done();
    return this.callTicket(way.ticketId, way.source, 'ask');
  }

  /** Calls a ticket of a list. */
  callTicket(id: string, source: Source, openFirst: OpenFirst): Promise<void> {
    return this.#call(() => ACTIONS[CALLS[source]].row.send(this.#backend, id, openFirst));
  }

  /** Whether nothing locks an action, and somebody sits here; says why where something does. */
  mayBegin(action: Action): boolean {
    const phase = this.mirror.desk.phase.phase;
    return !this.hints.refuses(this.lockOf(action)) && (phase === 'free' || phase === 'serving');
  }

  /** Why no break can be taken or ended now; null when it can. */
  get breakLock(): LockReason | null {
    const phase = this.mirror.desk.phase.phase;
    if (phase === 'break') return this.actionLock.reason;
    return phase === 'serving' ? 'openBreak' : this.locked;
  }

  /** Takes a break, which only this app knows about. */
  takeBreak(): Promise<void> {
    if (this.breakLock || this.mirror.desk.phase.phase !== 'free') return done();
    return this.#calls.act(() => this.#backend.takeBreak());
  }

  /** Says why this break is, for supervisors; the same once more takes it back. */
  giveBreakReason(reason: string): Promise<void> {
    if (this.mirror.desk.phase.phase !== 'break') return done();
    const given = this.mirror.desk.breakReason === reason ? null : reason;
    return this.#calls.act(() => this.#backend.giveBreakReason(given));
  }

  /** Back to work; calls nobody, nor does a second press of the same key. */
  async endBreak(): Promise<void> {
    if (this.breakLock || this.mirror.desk.phase.phase !== 'break') return;
    await this.#calls.act(() => this.#backend.endBreak());
    this.actionLock.settle();
  }

  /** Why what a supervisor asks cannot be answered now; null when it can. A break is no reason. */
  get requestLock(): LockReason | null {
    const lock = this.lockOf('answerRequest');
    return lock === 'break' ? this.lineLock : lock;
  }

  /** Answers what a supervisor asks of this counter. */
  answerRequest(id: string, accept: boolean): Promise<void> {
    if (this.hints.refuses(this.requestLock)) return done();
    return this.#calls.act(() => this.#backend.answerRequest(id, accept));
  }

  /** Does something with the open ticket that one command does. */
  serve(action: DirectAction): Promise<void> {
    if (!this.#mayServe(action)) return done();
    return this.#calls.act(() => ACTIONS[action].send(this.#backend));
  }

  /** Opens the window that asks where the open ticket is to go. */
  askWhereTo(): void {
    if (!this.#mayServe('transfer')) return;
    if (this.page === 'bar') void this.shell.openCounter('transfer');
    else this.overlays.panel = 'transfer';
  }

  /** Sends the open ticket on; the error where that was refused. */
  async transfer(transfer: Transfer): Promise<ErrorView | null> {
    const answer = await this.#calls.alone(() => this.#backend.transferCall(transfer));
    if (!answer) return null;
    if (answer.status === 'error') return answer.error;
    this.#calls.take(answer.data);
    const what = answer.data.desk.notice?.what;
    return what?.kind === 'failed' && what.action === 'transfer' ? what.error : null;
  }

  /** Ends the open ticket, after a question where it was called only just now. */
  end(): Promise<void> {
    const label = this.#labelJustCalled();
    if (label === null || this.lockOf('end')) return this.serve('end');
    this.overlays.question = { ask: 'endSoon', label };
    return done();
  }

  /** How long the open ticket is being served, in milliseconds. */
  servingMs(open: OpenTicketView): number {
    return open.servingMs + Math.max(0, performance.now() - this.mirror.deskAt);
  }

  /** Puts a list on the screen; the app reads it now and keeps it fresh. */
  async show(list: Source): Promise<void> {
    if (this.shown === list) return;
    this.shown = list;
    this.#calls.takeOrTell(await this.#calls.send(() => this.#backend.showList(list)));
  }

  /** Reads the lists again now. */
  lookAgain(): Promise<void> {
    return this.#calls.act(() => this.#backend.lookAgain());
  }

  /** The person decides that the unknown action did not happen. */
  giveUpUnknown(): Promise<void> {
    return this.#calls.act(() => this.#backend.giveUpUnknown());
  }

  /** Asks whether the open ticket is to be forgotten here. */
  askToForget(label: string): void {
    this.overlays.question = { ask: 'forget', label };
  }

  /** Takes the app's notice away. */
  async dismissNotice(id: number): Promise<void> {
    // Like every other answer: a number that comes with it is announced, and guarded against a double press.
    this.#calls.takeOrTell(await this.#calls.alone(() => this.#backend.dismissNotice(id)));
  }

  /** Yes to the question; where it is about the open ticket, that one is ended, or paused where the person says so. */
  async confirm(openFirst: OpenFirst = 'end'): Promise<void> {
    const question = this.overlays.question;
    if (this.mirror.system.locked) return;
    this.overlays.question = null;
    switch (question?.ask) {
      case 'openFirst':
        return this.callTicket(question.ticketId, question.source, openFirst);
      case 'callBound':
        return this.callTicket(question.ticketId, question.source, 'ask');
      case 'endSoon':
        return this.#calls.act(() => this.#backend.endCall());
      case 'endSoonCallNext':
        return this.#callNext();
      case 'forget':
        return this.#calls.act(() => this.#backend.dropOpenTicket());
      case 'closeOfflineCall':
        return this.#calls.act(() => this.#backend.closeOfflineCall(question.id));
      case undefined:
        return;
    }
  }

  /** No to the question: everything stays as it is. */
  decline(): void {
    this.overlays.question = null;
    const notice = this.mirror.desk.notice;
    if (notice?.what.kind === 'openTicketFirst') void this.dismissNotice(notice.id);
  }

  #callNext(): Promise<void> {
    return this.#call(() => this.#backend.callNext());
  }


  /** A call that led to no number is guarded all the same: the key's bounce would call somebody else. */
  async #call(send: () => Promise<Outcome<DeskPart>>): Promise<void> {
    const before = this.called;
    this.#calling += 1;
    try {
      await this.#calls.act(send);
    } finally {
      this.#calling -= 1;
    }
    if (this.overlays.error === null && this.called === before) this.actionLock.settle();
  }

  /** The open ticket's label within the first seconds of its call, when ending it is asked about; else null. */
  #labelJustCalled(): string | null {
    const phase = this.mirror.desk.phase;
    if (phase.phase !== 'serving' || phase.open.restored) return null;
    return this.servingMs(phase.open) < END_ASKS_WITHIN_MS ? phase.open.ticket.label : null;
  }

  /** Whether there is an open ticket for an action, and nothing locks it; says so where not. */
  #mayServe(action: Action): boolean {
    if (this.hints.refuses(this.lockOf(action))) return false;
    if (this.mirror.desk.phase.phase === 'serving') return true;
    this.hints.noTicket();
    return false;
  }

  #take(apply: () => void): void {
    const first = !this.mirror.whole;
    const before = this.mirror.open?.ticket.id;
    const wasByHand = this.offline.byHand('waiting');
    const { closeAsked: asked, navigation } = this.mirror;
    apply();
    if (!first && this.page === 'counter') {
      if (this.mirror.closeAsked > asked) this.leaving.closeAsked();
      if (this.mirror.navigation.times > navigation.times) this.#navigate(this.mirror.navigation.what);
    }
    const open = this.mirror.open;
    if (!first && open && open.ticket.id !== before && !open.restored) {
      this.#counter += 1;
      this.called = { id: this.#counter, label: open.ticket.label, service: open.ticket.service.name, here: this.#calling > 0 };
      this.actionLock.settle();
      this.shell.seen();
    }
    // The buttons of the rows have just changed what they do: whoever was about to note a number calls nobody.
    if (!first && wasByHand && !this.offline.byHand('waiting')) this.actionLock.settle();
    // What was to be sent on is no longer open here.
    if (this.overlays.panel === 'transfer' && this.mirror.desk.phase.phase !== 'serving') this.overlays.panel = null;
    this.#askWhatTheAppAsks();
  }

  /** The bar or the tray asks this window to open something. */
  #navigate(what: NavigationTarget): void {
    if (what === 'transfer') this.askWhereTo();
    else if (what === 'settings' && this.mirror.session) this.overlays.panel = 'settings';
    else if (what === 'keys') this.overlays.panel = 'keys';
  }

  /** Another ticket turned out to be open after the call was sent: the app hands the question back (M3). */
  #askWhatTheAppAsks(): void {
    const notice = this.mirror.desk.notice;
    if (notice?.what.kind !== 'openTicketFirst' || notice.id === this.#askedFor) return;
    this.#askedFor = notice.id;
    const { ticketId, source, label, open } = notice.what;
    this.overlays.question = { ask: 'openFirst', ticketId, source, label, open, boundName: null };
  }
}

function done(): Promise<void> {
  return Promise.resolve();
}
