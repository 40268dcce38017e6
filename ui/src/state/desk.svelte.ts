/** The counter as the page knows it: the app's state, what the person is being asked, and every action that they can take. */
import type { Backend, Outcome } from '../link/backend';
import type {
  ActionView,
  ChooseDesk,
  DeskPart,
  ErrorView,
  OpenFirst,
  OpenTicketView,
  PageKind,
  SettingsView,
  Snapshot,
  Source,
  TicketView,
  Transfer,
  WantedWhat,
} from '../generated/bindings';
import { errorWords } from '../i18n/errors';
import { say, type Say } from '../i18n/text';
import { ACTIONS, CALLS, KEYED, missingRole, type DirectAction, type KeyName } from './actions';
import { ShellActions } from './shellActions.svelte';
import { ActionLock, type LockReason, type PassingLock } from './actionLock.svelte';
import { Hints } from './hint.svelte';
import { Issuing } from './issuing.svelte';
import { Leaving } from './leaving.svelte';
import { lineLock } from './line';
import { Mirror } from './mirror.svelte';
import type { Panel, Question } from './question';
import { isSameNumber } from './search';
import { wayBackOf } from './wayback';

/** Within this time after the call, End asks first (it cannot be taken back), in milliseconds. */
export const END_ASKS_WITHIN_MS = 5_000;

/** A call on its way for longer than this is said to be one, in milliseconds. */
const CALLING_AFTER_MS = 150;

/** What went wrong with something the person did, told in the ribbon until it is dismissed. */
export interface LocalError {
  /** Grows with each, so that the same words twice are announced twice. */
  id: number;
  /** The sentence. */
  say: Say;
  /** Of what kind it is; null for what has no code. */
  code: ErrorView['code'] | null;
}

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
  /** Why the last press did nothing. */
  readonly hints = new Hints(this.actionLock);
  /** The way out: signing out and closing, with nothing left behind. */
  readonly leaving: Leaving;
  /** What is asked of the app itself. */
  readonly shell: ShellActions;
  /** The new ticket: written, issued, printed. */
  readonly issuing: Issuing;
  /** The question being asked. */
  question = $state.raw<Question | null>(null);
  /** The window that is open. */
  panel = $state<Panel | null>(null);
  /** What went wrong here last. */
  error = $state.raw<LocalError | null>(null);
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
  locked = $derived.by<PassingLock | null>(() => {
    if (this.actionLock.reason) return this.actionLock.reason;
    const phase = this.mirror.desk.phase;
    if (phase.phase === 'calling') return 'outcome';
    if (phase.phase === 'serving' && phase.busy) return 'outcome';
    if (phase.phase === 'break') return 'break';
    return phase.phase === 'unknown' ? 'unknown' : null;
  });
  /** The way back, while the ribbon shows the notice that it belongs to. */
  wayBack = $derived(this.error === null ? wayBackOf(this.mirror.desk) : null);
  /** Why nothing can be sent over the line now; null when it can. */
  lineLock = $derived(lineLock(this.mirror.connection));
  /** Whether the ended session is to be signed in again, over whatever is on the screen. */
  signInAsked = $derived(this.mirror.session !== null && this.mirror.connection.state === 'tokenEnded');
  /** Whether something covers the counter, so that its keys must not reach it. */
  covered = $derived.by(
    () => this.question !== null || this.panel !== null || this.signInAsked || this.leaving.asked !== null,
  );

  readonly #backend: Backend;
  #counter = 0;
  #askedFor = -1;
  /** Calls from this window whose outcome is not known yet. */
  #calls = 0;

  constructor(
    backend: Backend,
    /** The window that this is the state of. */
    readonly page: PageKind = 'counter',
  ) {
    this.#backend = backend;
    this.leaving = new Leaving(this, backend, (send) => this.#act(send));
    this.shell = new ShellActions(this, backend, (send) => this.#try(send));
    this.issuing = new Issuing(this, backend, {
      act: (send) => this.#guarded(send),
      ask: (send) => this.#try(send),
      take: (part) => this.#take(() => this.mirror.deskPart(part)),
    });
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

  /** Why an action ignores a press now; null when it does not. Recall may be pressed at once after a call. */
  lockOf(action: ActionView): LockReason | null {
    const role = missingRole(action, this.mirror.session?.roles ?? null);
    // Nobody sits here.
    if (this.mirror.system.locked) return 'away';
    if (role) return `role-${role}`;
    const passing = action === 'recall' && this.locked === 'settling' ? null : this.locked;
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
    else if (!this.hints.refuses(this.newTicketLock)) this.panel = 'newTicket';
  }

  /** Shows the keys, which only the counter window has room for. */
  showKeys(): void {
    if (this.page === 'bar') void this.shell.openCounter('nothing');
    else this.panel = 'keys';
  }

  /** Goes to the search of the list, which only the counter window has. */
  search(): void {
    if (this.page === 'bar') void this.shell.openCounter('nothing');
    else this.toSearch();
  }

  /** Calls whoever is next; the open ticket is ended first. On a break this is the way back to work, which calls nobody. */
  callNext(): Promise<void> {
    if (this.mirror.desk.phase.phase === 'break') return this.endBreak();
    if (this.hints.refuses(this.lockOf('callNext')) || !this.#atWork()) return done();
    const label = this.#labelJustCalled();
    if (label !== null) {
      const lists = this.mirror.lists;
      const next = lists.waiting.find((row) => row.next !== null)?.ticket.label ?? null;
      this.question = { ask: 'endSoonCallNext', label, next, sure: lists.nextIsSure };
      return done();
    }
    return this.#callNext();
  }

  /** Calls the ticket of a row, after a question where another is open or it is meant for somebody else. */
  callRow({ ticket }: { ticket: TicketView }, source: Source): Promise<void> {
    if (this.byHand(source)) return this.noteByHand(ticket.label, ticket.id);
    if (this.hints.refuses(this.lockOf(CALLS[source])) || !this.#atWork()) return done();
    const { id, label, boundTo } = ticket;
    const elsewhere = boundTo?.kind === 'otherDesk' || boundTo?.kind === 'otherUser';
    const boundName = elsewhere ? boundTo.name : null;
    const open = this.mirror.open;
    if (open) {
      this.question = { ask: 'openFirst', ticketId: id, source, label, open: open.ticket.label, boundName };
      return done();
    }
    if (boundName !== null) {
      this.question = { ask: 'callBound', ticketId: id, source, label, boundName };
      return done();
    }
    return this.#callTicket(id, source, 'ask');
  }

  /** Goes the way back that the ribbon offers: calls the ticket again. */
  callBack(): Promise<void> {
    const way = this.wayBack;
    if (!way) this.hints.tell(say('hint-no-way-back'));
    if (!way || this.hints.refuses(this.lockOf(CALLS[way.source])) || !this.#atWork()) return done();
    return this.#callTicket(way.ticketId, way.source, 'ask');
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
    return this.#act(() => this.#backend.takeBreak());
  }

  /** Back to work; calls nobody, nor does a second press of the same key. */
  async endBreak(): Promise<void> {
    if (this.breakLock || this.mirror.desk.phase.phase !== 'break') return;
    await this.#act(() => this.#backend.endBreak());
    this.actionLock.settle();
  }

  /** Whether the rows of a list are called by hand now: there is no answer, and people wait all the same. */
  byHand(source: Source): boolean {
    return source === 'waiting' && this.lineLock === 'noAnswer' && this.mirror.desk.phase.phase !== 'break';
  }

  /** Whether a number stands on the paper list. */
  noted(label: string): boolean {
    return this.mirror.lists.paper.some((row) => isSameNumber(row.label, label));
  }

  /** Notes a number that was called by hand, once. */
  async noteByHand(label: string, ticketId: string | null): Promise<void> {
    if (!this.noted(label)) await this.#act(() => this.#backend.addPaper(ticketId, label));
  }

  /** Takes a number off the paper list. */
  removePaper(id: number): Promise<void> {
    return this.#act(() => this.#backend.removePaper(id));
  }

  /** Asks whether a number called by hand is to be called and ended: the hall hears it. */
  askToCloseByHand(id: number, label: string): void {
    if (!this.closeByHandLock) this.question = { ask: 'closeByHand', id, label };
  }

  /** Why no number called by hand can be called and ended now; null when one can. */
  get closeByHandLock(): LockReason | null {
    return this.lockOf('callTicket') ?? (this.mirror.open ? 'open' : null);
  }

  /** Signs the same person in again after the session ended; the error where that failed. */
  async signInAgain(secret: string): Promise<ErrorView | null> {
    const answer = await this.#try(() => this.#backend.signInAgain(secret));
    if (answer?.status === 'error') return answer.error;
    if (answer) this.take(answer.data);
    return null;
  }

  /** Does something with the open ticket that one command does. */
  serve(action: DirectAction): Promise<void> {
    if (!this.#mayServe(action)) return done();
    return this.#act(() => this.#backend[ACTIONS[action].command]());
  }

  /** Opens the window that asks where the open ticket is to go. */
  askWhereTo(): void {
    if (!this.#mayServe('transfer')) return;
    if (this.page === 'bar') void this.shell.openCounter('transfer');
    else this.panel = 'transfer';
  }

  /** Sends the open ticket on; the error where that was refused. */
  async transfer(transfer: Transfer): Promise<ErrorView | null> {
    const answer = await this.#guarded(() => this.#backend.transferCall(transfer));
    if (!answer) return null;
    if (answer.status === 'error') return answer.error;
    this.#take(() => this.mirror.deskPart(answer.data));
    const what = answer.data.desk.notice?.what;
    return what?.kind === 'failed' && what.action === 'transfer' ? what.fault : null;
  }

  /** Ends the open ticket, after a question where it was called only just now. */
  end(): Promise<void> {
    const label = this.#labelJustCalled();
    if (label === null || this.lockOf('end')) return this.serve('end');
    this.question = { ask: 'endSoon', label };
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
    const answer = await this.#try(() => this.#backend.showList(list));
    if (answer?.status === 'error') this.tell(answer.error);
    if (answer?.status === 'ok') this.#take(() => this.mirror.deskPart(answer.data));
  }

  /** Reads the lists again now. */
  lookAgain(): Promise<void> {
    return this.#act(() => this.#backend.lookAgain());
  }

  /** The person decides that the unknown action did not happen. */
  giveUpUnknown(): Promise<void> {
    return this.#act(() => this.#backend.giveUpUnknown());
  }

  /** Asks whether the open ticket is to be forgotten here. */
  askToForget(label: string): void {
    this.question = { ask: 'forget', label };
  }

  /** Takes the app's notice away. */
  async dismissNotice(id: number): Promise<void> {
    const answer = await this.#guarded(() => this.#backend.dismissNotice(id));
    if (answer?.status === 'error') this.tell(answer.error);
    // Like every other answer: a number that comes with it is announced, and guarded against a double press.
    if (answer?.status === 'ok') this.#take(() => this.mirror.deskPart(answer.data));
  }

  /** Takes the page's own error away. */
  dismissError(): void {
    this.error = null;
  }

  /** Says, where nothing else is said, that something of the page itself went wrong. */
  tellOfPage(): void {
    if (this.error === null) this.#tell(say('fault-page'));
  }

  /** Says in the ribbon what went wrong. */
  tell(error: ErrorView): void {
    this.#tell(errorWords(error), error.code);
  }

  /** Yes to the question; where it is about the open ticket, that one is ended, or paused where the person says so. */
  async confirm(openFirst: OpenFirst = 'end'): Promise<void> {
    const question = this.question;
    if (this.mirror.system.locked) return;
    this.question = null;
    switch (question?.ask) {
      case 'openFirst':
        return this.#callTicket(question.ticketId, question.source, openFirst);
      case 'callBound':
        return this.#callTicket(question.ticketId, question.source, 'ask');
      case 'endSoon':
        return this.#act(() => this.#backend.endCall());
      case 'endSoonCallNext':
        return this.#callNext();
      case 'forget':
        return this.#act(() => this.#backend.dropOpenTicket());
      case 'closeByHand':
        return this.#act(() => this.#backend.closeByHand(question.id));
      case undefined:
        return;
    }
  }

  /** No to the question: everything stays as it is. */
  decline(): void {
    this.question = null;
    const notice = this.mirror.desk.notice;
    if (notice?.what.kind === 'openTicketFirst') void this.dismissNotice(notice.id);
  }

  /** Signs out, with nothing asked: `leaving` asks first. */
  async signOut(): Promise<void> {
    // Before it is sent: what could not be done beside it may be told before the answer comes.
    this.error = null;
    const answer = await this.#try(() => this.#backend.signOut());
    if (answer?.status === 'error') this.tell(answer.error);
    if (answer?.status === 'ok') {
      this.panel = null;
      this.shown = 'waiting';
      this.issuing.forget();
      this.take(answer.data);
    }
  }

  /** Opens the window to take another counter; not while a ticket is open here. */
  askWhichCounter(): void {
    const open = this.mirror.open;
    if (open) this.#tell(say('counter-open', { open: open.ticket.label }));
    else this.panel = 'counter';
  }

  /** Takes another counter; the error where that failed. */
  async changeDesk(choice: ChooseDesk): Promise<ErrorView | null> {
    const answer = await this.#try(() => this.#backend.changeDesk(choice));
    if (answer?.status === 'error') return answer.error;
    if (answer) this.take(answer.data);
    return null;
  }

  /** Changes the services served; the error where that failed. */
  async changeServices(ids: string[]): Promise<ErrorView | null> {
    const answer = await this.#try(() => this.#backend.changeServices(ids));
    if (answer?.status === 'error') return answer.error;
    if (answer) this.take(answer.data);
    return null;
  }

  /** The settings as stored; null where the app did not answer. */
  async settings(): Promise<SettingsView | null> {
    return (await this.#try(() => this.#backend.settings())) ?? null;
  }

  /** Stores settings; undefined where the app did not answer. */
  saveSettings(settings: SettingsView): Promise<Outcome<SettingsView> | undefined> {
    return this.#try(() => this.#backend.saveSettings(settings));
  }

  #callNext(): Promise<void> {
    return this.#call(() => this.#backend.callNext());
  }

  #callTicket(id: string, source: Source, openFirst: OpenFirst): Promise<void> {
    return this.#call(() => this.#backend.callTicket(id, source, openFirst));
  }

  /** A call that led to no number is guarded all the same: the key's bounce would call somebody else. */
  async #call(send: () => Promise<Outcome<DeskPart>>): Promise<void> {
    const before = this.called;
    this.#calls += 1;
    try {
      await this.#act(send);
    } finally {
      this.#calls -= 1;
    }
    if (this.error === null && this.called === before) this.actionLock.settle();
  }

  /** The open ticket's label within the first seconds of its call, when ending it is asked about; else null. */
  #labelJustCalled(): string | null {
    const phase = this.mirror.desk.phase;
    if (phase.phase !== 'serving' || phase.open.restored) return null;
    return this.servingMs(phase.open) < END_ASKS_WITHIN_MS ? phase.open.ticket.label : null;
  }

  /** Whether there is an open ticket for an action, and nothing locks it; says so where not. */
  #mayServe(action: ActionView): boolean {
    if (this.hints.refuses(this.lockOf(action))) return false;
    if (this.mirror.desk.phase.phase === 'serving') return true;
    this.hints.noTicket();
    return false;
  }

  #atWork(): boolean {
    const phase = this.mirror.desk.phase.phase;
    return phase === 'free' || phase === 'serving';
  }

  async #act(send: () => Promise<Outcome<DeskPart>>): Promise<void> {
    this.error = null;
    this.hints.clear();
    const answer = await this.#guarded(send);
    if (answer?.status === 'error') this.tell(answer.error);
    if (answer?.status === 'ok') this.#take(() => this.mirror.deskPart(answer.data));
  }

  #guarded<T>(send: () => Promise<T>): Promise<T | undefined> {
    return this.actionLock.hold(() => this.#try(send));
  }

  /** An action of ours can only be rejected when the app itself is gone or broken: said, never swallowed. */
  async #try<T>(send: () => Promise<T>): Promise<T | undefined> {
    try {
      return await send();
    } catch {
      this.#tell(say('fault-app'));
      return undefined;
    }
  }

  #tell(say: Say, code: ErrorView['code'] | null = null): void {
    this.#counter += 1;
    this.error = { id: this.#counter, say, code };
  }

  #take(apply: () => void): void {
    const first = !this.mirror.whole;
    const before = this.mirror.open?.ticket.id;
    const wasByHand = this.byHand('waiting');
    const { closeAsked: asked, wanted } = this.mirror;
    apply();
    if (!first && this.page === 'counter') {
      if (this.mirror.closeAsked > asked) this.leaving.closeAsked();
      if (this.mirror.wanted.times > wanted.times) this.#openWanted(this.mirror.wanted.what);
    }
    const open = this.mirror.open;
    if (!first && open && open.ticket.id !== before && !open.restored) {
      this.#counter += 1;
      this.called = { id: this.#counter, label: open.ticket.label, service: open.ticket.service.name, here: this.#calls > 0 };
      this.actionLock.settle();
      this.shell.seen();
    }
    // The buttons of the rows have just changed what they do: whoever was about to note a number calls nobody.
    if (!first && wasByHand && !this.byHand('waiting')) this.actionLock.settle();
    // What was to be sent on is no longer open here.
    if (this.panel === 'transfer' && this.mirror.desk.phase.phase !== 'serving') this.panel = null;
    this.#askWhatTheAppAsks();
  }

  /** The bar or the tray asks this window to open something. */
  #openWanted(what: WantedWhat): void {
    if (what === 'transfer') this.askWhereTo();
    else if (what === 'settings' && this.mirror.session) this.panel = 'settings';
  }

  /** Another ticket turned out to be open after the call was sent: the app hands the question back (M3). */
  #askWhatTheAppAsks(): void {
    const notice = this.mirror.desk.notice;
    if (notice?.what.kind !== 'openTicketFirst' || notice.id === this.#askedFor) return;
    this.#askedFor = notice.id;
    const { ticketId, source, label, open } = notice.what;
    this.question = { ask: 'openFirst', ticketId, source, label, open, boundName: null };
  }
}

function done(): Promise<void> {
  return Promise.resolve();
}
