/** What the app last told about the board. Holds no rule; it only keeps the newest of each part. */
import type {
  ActsView,
  BoardAlert,
  BoardChange,
  BoardNavigation,
  BoardPart,
  BoardSession,
  BoardSnapshot,
  ConnectionView,
  LocationBoard,
} from '../generated/bindings';

/** A location, and when its numbers were true. */
export interface ToldLocation {
  /** What was told. */
  board: LocationBoard;
  /** When its numbers were read: `performance.now()` of this page, in milliseconds. Every span in it is counted on from here. */
  at: number;
}

/**
 * The parts of the newest board. Each remembers the revision that it came with, each location its own; an older one is
 * dropped. Spans are counted on from `…At`, the page's `performance.now()` at receipt.
 */
export class BoardMirror {
  session = $state.raw<BoardSession | null>(null);
  connection = $state.raw<ConnectionView>({ state: 'idle' });
  /** `Date.now()` at its receipt. */
  connectionClock = $state.raw(0);
  /** Whether the server refuses the board to this person. */
  denied = $state(false);
  acts = $state.raw<ActsView>({ open: [], notice: null });
  actsAt = $state.raw(0);
  alerts = $state.raw<BoardAlert[]>([]);
  alertsAt = $state.raw(0);
  /** What the system's menu asks the board to show. */
  navigation = $state.raw<BoardNavigation>({ times: 0, to: 'now' });
  /** Whether a whole board has come. */
  whole = $state(false);
  /** The locations, the worst first. */
  locations = $derived.by(() => this.#order.map((id) => this.#told.get(id)).filter((told) => told !== undefined));

  #told = $state.raw<ReadonlyMap<string, ToldLocation>>(new Map());
  #order = $state.raw<readonly string[]>([]);

  readonly #drawn: Record<Exclude<BoardPart['part'], 'locations'>, number> = {
    session: -1,
    connection: -1,
    denied: -1,
    order: -1,
    acts: -1,
    alerts: -1,
    navigation: -1,
  };
  readonly #drawnLocations = new Map<string, number>();

  /** A location by its id. */
  location(id: string): ToldLocation | undefined {
    return this.#told.get(id);
  }

  /** Takes a whole board. */
  snapshot(snapshot: BoardSnapshot): void {
    const { revision, locations } = snapshot;
    this.change({
      revision,
      parts: [
        { part: 'session', value: snapshot.session },
        { part: 'connection', value: snapshot.connection },
        { part: 'denied', value: snapshot.denied },
        { part: 'locations', value: locations },
        { part: 'order', value: locations.map((one) => one.id) },
        { part: 'acts', value: snapshot.acts },
        { part: 'alerts', value: snapshot.alerts },
        { part: 'navigation', value: snapshot.navigation },
      ],
    });
    this.whole = true;
  }

  /** Takes a message of the channel. */
  change({ revision, parts }: BoardChange): void {
    for (const part of parts) this.#part(revision, part);
  }

  #part(revision: number, part: BoardPart): void {
    if (part.part === 'locations') {
      this.#locations(revision, part.value);
      return;
    }
    if (revision < this.#drawn[part.part]) return;
    this.#drawn[part.part] = revision;
    const now = performance.now();
    switch (part.part) {
      case 'session':
        this.session = part.value ?? null;
        return;
      case 'connection':
        this.connection = part.value;
        this.connectionClock = Date.now();
        return;
      case 'denied':
        this.denied = part.value;
        return;
      case 'order':
        this.#order = [...new Set(part.value)];
        return;
      case 'acts':
        this.acts = part.value;
        this.actsAt = now;
        return;
      case 'alerts':
        this.alerts = part.value;
        this.alertsAt = now;
        return;
      case 'navigation':
        this.navigation = part.value;
        return;
    }
  }

  /** The others stay the same objects, so that nothing of theirs is drawn anew. */
  #locations(revision: number, changed: LocationBoard[]): void {
    const fresh = changed.filter((one) => revision >= (this.#drawnLocations.get(one.id) ?? -1));
    if (fresh.length === 0) return;
    const now = performance.now();
    const told = new Map(this.#told);
    for (const board of fresh) {
      this.#drawnLocations.set(board.id, revision);
      told.set(board.id, { board, at: now - board.ageMs });
    }
    this.#told = told;
  }
}
