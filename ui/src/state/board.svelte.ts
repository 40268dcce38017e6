/** The board as its page knows it: the app's state, what is on the screen, and what a supervisor does. */
import type { BoardAct, BoardPlace, CounterRequestKind, ErrorView, PlaceOnBoard } from '../generated/bindings';
import { say } from '../i18n/text';
import type { Backend, Outcome } from '../link/backend';
import { Issuing } from './boardIssuing.svelte';
import { BoardMirror, keyOf, type ToldLocation, type ToldServer } from './boardMirror.svelte';
import type { Desk } from './desk.svelte';

/** The views of the board. */
export type BoardTab = 'now' | 'today' | 'locations';
/** All of them, in order. */
export const BOARD_TABS: readonly BoardTab[] = ['now', 'today', 'locations'];

/** What the dialog that asks a counter begins with; empty where nothing is chosen yet. */
export interface Asking {
  /** The location whose counter it is. */
  location: string;
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
  readonly issuing = new Issuing((act, server) => this.act(act, server));
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
  /** What the server of the location on the screen can do for a supervisor. */
  can = $derived.by(() => this.server.session?.can ?? { board: false, tickets: false, requests: false, forecast: false, seenForecast: false, report: false, issue: false });
  /** Whether there are several servers, so that each location says which it is of. */
  several = $derived.by(() => this.mirror.servers.length > 1);
  /** The location on the screen; null where there is none. One that is chosen stays, whatever becomes the worst: the app sees to it. */
  location = $derived.by<ToldLocation | null>(() => this.mirror.shown);
  /** Its server; one's own where there is no location. */
  server = $derived.by<ToldServer>(() => (this.location && this.mirror.server(this.location.board.server)) ?? this.mirror.own);
  /** Whether one's own session has ended: nothing goes on without a sign-in. */
  ended = $derived.by(() => this.mirror.own.connection.state === 'tokenEnded');

  /** Whether something covers the board, so that its keys must not reach it. */
  covered = $derived.by(() => this.asking !== null || this.desk.overlays.panel !== null || this.ended);

  /** What something is being done to, sent from here and not answered: its server and id. */
  #sent = $state.raw<readonly string[]>([]);

  constructor(
    /** The app. */
    readonly backend: Backend,
    /** The page's common ground: what stands over it, the settings, what went wrong. */
    readonly desk: Desk,
  ) {}

  /** Reads the whole board and follows it from then on. */
  async follow(): Promise<void> {
    const snapshot = await this.backend.subscribeBoard((change) => this.mirror.change(change));
    this.mirror.snapshot(snapshot);
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
  async choose(place: PlaceOnBoard): Promise<void> {
    if (keyOf(place) !== this.location?.key) {
      this.serviceId = null;
      this.supposed = null;
      try {
        this.mirror.change(await this.backend.showLocation(place.server, place.locationId));
      } catch {
        this.desk.overlays.tellWords(say('error-app'));
        return;
      }
    }
    this.show('now');
  }

  /** Opens the waiting list of a service, or closes it where it is open. */
  drill(serviceId: string): void {
    this.serviceId = this.serviceId === serviceId ? null : serviceId;
  }

  /** The name of the server of a location, where there are several. */
  serverName(id: number): string | null {
    return this.several ? (this.mirror.server(id)?.name ?? null) : null;
  }

  /** Opens the dialog that asks a counter of the location on the screen; what is known already is chosen in it. */
  ask(begin: Partial<Omit<Asking, 'location'>>): void {
    if (this.location) this.asking = { location: this.location.key, deskId: '', kind: 'open', serviceId: '', ...begin };
  }

  /** Whether something is being done to a ticket, a service or a counter here, or is not known to be done. */
  isBusy(subjectId: string): boolean {
    return this.#sent.includes(`${this.server.id} ${subjectId}`) || this.server.acts.open.some((one) => one.subjectId === subjectId);
  }

  /** Does something at a server; what came of it is in its acts. The error where it was not even begun. */
  async act(act: BoardAct, server = this.server.id): Promise<ErrorView | null> {
    const subject = `${server} ${subjectOf(act)}`;
    if (this.#sent.includes(subject)) return { code: 'busy' };
    this.#sent = [...this.#sent, subject];
    const answer = await this.send((backend) => backend.doAct(server, act));
    this.#sent = this.#sent.filter((one) => one !== subject);
    return answer?.status === 'error' ? answer.error : null;
  }

  /** Asks the app for something; undefined where the app itself did not answer, which is then told. */
  async send<T>(call: (backend: Backend) => Promise<Outcome<T>>): Promise<Outcome<T> | undefined> {
    try {
      return await call(this.backend);
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
