/** The board as its page knows it: the app's state, what is on the screen, and what a supervisor does. */
import type { BoardAct, BoardPlace, CounterRequestKind, ErrorView } from '../generated/bindings';
import { say } from '../i18n/text';
import type { Backend, Outcome } from '../link/backend';
import { Issuing } from './boardIssuing.svelte';
import { BoardMirror, type ToldLocation } from './boardMirror.svelte';
import type { Desk } from './desk.svelte';

/** The views of the board. */
export type BoardTab = 'now' | 'today' | 'locations';
/** All of them, in order. */
export const BOARD_TABS: readonly BoardTab[] = ['now', 'today', 'locations'];

/** What the dialog that asks a counter begins with; empty where nothing is chosen yet. */
export interface Asking {
  /** Id of the counter. */
  deskId: string;
  /** What it shall be asked. */
  kind: CounterRequestKind;
  /** Id of the service that it is about. */
  serviceId: string;
}

/** A counter or service that the what-if card shall show. */
export interface Supposed {
  /** Id of the service. */
  serviceId: string;
  /** So many counters more. */
  by: number;
}

/** Id of what an act is done to: a ticket, a service or a counter. */
function subjectOf(act: BoardAct): string {
  switch (act.act) {
    case 'service':
      return act.serviceId;
    case 'ask':
      return act.deskId;
    case 'issue':
      return act.ticket.serviceId;
    case 'priority':
    case 'sendOn':
    case 'note':
    case 'cancel':
    case 'restore':
      return act.ticketId;
  }
}

/** State and acts of the board. */
export class Board {
  readonly mirror = new BoardMirror();
  /** Stops and resumes issuing in a whole location. */
  readonly issuing = new Issuing((act) => this.act(act));
  /** The view on the screen. */
  tab = $state<BoardTab>('now');
  /** Id of the service whose waiting list stands beside the board; null while none does. */
  serviceId = $state<string | null>(null);
  /** What a counter is about to be asked; null while the dialog is closed. */
  asking = $state.raw<Asking | null>(null);
  /** What the what-if card shows. */
  supposed = $state.raw<Supposed | null>(null);
  /** Whether the board fills a screen on the wall. */
  wall = $state(false);
  /** Takes the focus to the search of the waiting list, where there is one. */
  toSearch: () => void = () => undefined;
  /** What the server can do for a supervisor. */
  can = $derived.by(() => this.mirror.session?.can ?? { board: false, tickets: false, requests: false, forecast: false, seenForecast: false, report: false, issue: false });
  /** The location on the screen; null where there is none. One that is chosen stays, whatever becomes the worst. */
  location = $derived.by<ToldLocation | null>(
    () => (this.#chosen === null ? undefined : this.mirror.location(this.#chosen)) ?? this.mirror.locations[0] ?? null,
  );

  /** Whether something covers the board, so that its keys must not reach it. */
  covered = $derived.by(() => this.asking !== null || this.desk.overlays.panel !== null || this.mirror.connection.state === 'tokenEnded');

  readonly #backend: Backend;
  #chosen = $state<string | null>(null);
  /** Ids of what something is being done to, sent from here and not answered. */
  #sent = $state.raw<readonly string[]>([]);

  constructor(
    backend: Backend,
    /** The page's common ground: what stands over it, the settings, what went wrong. */
    readonly desk: Desk,
  ) {
    this.#backend = backend;
  }

  /** Reads the whole board and follows it from then on. */
  async follow(): Promise<void> {
    const snapshot = await this.#backend.subscribeBoard((change) => this.mirror.change(change));
    this.mirror.snapshot(snapshot);
    this.#chosen = this.mirror.locations[0]?.board.id ?? null;
  }

  /** Puts a view on the screen. */
  show(tab: BoardTab): void {
    if (this.tab !== tab) this.serviceId = null;
    this.tab = tab;
  }

  /** Goes where the system's menu asks for; under a window that is open it stays. */
  goTo(place: BoardPlace): void {
    if (place === 'settings' || place === 'help') {
      if (!this.covered) this.desk.overlays.panel = place === 'help' ? 'keys' : 'settings';
    } else if (!this.wall) this.show(place);
  }

  /** Puts a location on the screen as it is now. */
  choose(locationId: string): void {
    if (locationId !== this.location?.board.id) {
      this.serviceId = null;
      this.supposed = null;
    }
    this.#chosen = locationId;
    this.show('now');
  }

  /** Opens the waiting list of a service, or closes it where it is open. */
  drill(serviceId: string): void {
    this.serviceId = this.serviceId === serviceId ? null : serviceId;
  }

  /** Opens the dialog that asks a counter; what is known already is chosen in it. */
  ask(begin: Partial<Asking>): void {
    this.asking = { deskId: '', kind: 'open', serviceId: '', ...begin };
  }

  /** Whether something is being done to a ticket, a service or a counter, or is not known to be done. */
  isBusy(subjectId: string): boolean {
    return this.#sent.includes(subjectId) || this.mirror.acts.open.some((one) => one.subjectId === subjectId);
  }

  /** Does something; what came of it is in the acts. The error where it was not even begun. */
  async act(act: BoardAct): Promise<ErrorView | null> {
    const subject = subjectOf(act);
    if (this.#sent.includes(subject)) return { code: 'busy' };
    this.#sent = [...this.#sent, subject];
    const answer = await this.send((backend) => backend.doAct(act));
    this.#sent = this.#sent.filter((one) => one !== subject);
    return answer?.status === 'error' ? answer.error : null;
  }

  /** Asks the app for something; undefined where the app itself did not answer, which is then told. */
  async send<T>(call: (backend: Backend) => Promise<Outcome<T>>): Promise<Outcome<T> | undefined> {
    try {
      return await call(this.#backend);
    } catch {
      this.desk.overlays.tellWords(say('error-app'));
      return undefined;
    }
  }

  /** The same; what went wrong is told at the foot of the board. */
  async tell<T>(call: (backend: Backend) => Promise<Outcome<T>>): Promise<void> {
    const answer = await this.send(call);
    if (answer?.status === 'error') this.desk.overlays.tell(answer.error);
  }

  /** Lets the board fill the screen for a wall, or no longer. */
  async fillScreen(on: boolean): Promise<void> {
    this.wall = on;
    if (on) {
      this.tab = 'now';
      this.serviceId = null;
    }
    await this.tell((backend) => backend.fullScreen(on));
  }
}
