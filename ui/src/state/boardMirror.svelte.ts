/** What the app last told about the board. Holds no rule; it only keeps the newest of each part. */
import type {
  ActsView,
  BoardAlert,
  BoardChange,
  BoardNavigation,
  BoardPart,
  BoardServer,
  BoardSession,
  BoardSnapshot,
  ConnectionView,
  LocationBoard,
  LocationSummary,
  OfferedServers,
  PlaceOnBoard,
} from '../generated/bindings';

/** A location, and when its numbers were true. */
interface Told<What> {
  /** Names it among the locations of all servers. */
  key: string;
  /** What was told. */
  board: What;
  /** When its numbers were read: `performance.now()` of this page, in milliseconds. Every span in it is counted on from here. */
  at: number;
}

/** The location in view. */
export type ToldLocation = Told<LocationBoard>;
/** A location among all of them. */
export type ToldSummary = Told<LocationSummary>;

/** A server of the board, as it was last told of. */
export class ToldServer {
  /** Its number. */
  readonly id: number;
  /** Its address; empty for the built-in one. */
  readonly server: string;
  /** What tells it from the others; null for the built-in one. */
  name = $state.raw<string | null>(null);
  /** The person's user id there. */
  readonly userId: string;
  session = $state.raw<BoardSession | null>(null);
  connection = $state.raw<ConnectionView>({ state: 'idle' });
  /** `Date.now()` at its receipt. */
  connectionClock = $state.raw(0);
  /** Whether it refuses the board to this person. */
  denied = $state(false);
  acts = $state.raw<ActsView>({ open: [], notice: null });
  actsAt = $state.raw(0);

  constructor(told: Pick<BoardServer, 'id' | 'server' | 'userId'>) {
    this.id = told.id;
    this.server = told.server;
    this.userId = told.userId;
  }
}

/** One that nobody is signed in to. */
const NO_SERVER = { id: 0, server: '', userId: '' };

/** Names a location among those of all servers: two may call theirs the same. */
export function keyOf({ server, locationId }: PlaceOnBoard): string {
  return `${server} ${locationId}`;
}

/** What was told of a location just now. */
function told<What extends LocationSummary | LocationBoard>(board: What): Told<What> {
  return { key: keyOf({ server: board.server, locationId: board.id }), board, at: performance.now() - board.ageMs };
}

/**
 * The parts of the newest board. Each remembers the revision that it came with, each location and each server its own; an older
 * one is dropped. Spans are counted on from `…At`, the page's `performance.now()` at receipt.
 */
export class BoardMirror {
  /** One's own server, then the further ones. */
  servers = $state.raw<readonly ToldServer[]>([new ToldServer(NO_SERVER)]);
  /** What the organisation says of further servers. */
  offered = $state.raw<OfferedServers>({ addresses: [], others: false, most: 1 });
  alerts = $state.raw<BoardAlert[]>([]);
  alertsAt = $state.raw(0);
  /** What the system's menu asks the board to show. */
  navigation = $state.raw<BoardNavigation>({ times: 0, to: 'now' });
  /** Whether a whole board has come. */
  whole = $state(false);
  /** The locations of all servers, the worst first. */
  locations = $derived.by(() => this.#order.map((key) => this.#told.get(key)).filter((told) => told !== undefined));
  /** How many more there are than are drawn. */
  moreLocations = $state(0);
  /** The one in view, whole; null where there is none. */
  shown = $state.raw<ToldLocation | null>(null);

  #told = $state.raw<ReadonlyMap<string, ToldSummary>>(new Map());
  #order = $state.raw<readonly string[]>([]);

  /** The revision of each part that is drawn; those of a server with its number. */
  readonly #drawn = new Map<string, number>();
  readonly #drawnLocations = new Map<string, number>();

  /** One's own server. */
  get own(): ToldServer {
    return this.servers[0] ?? new ToldServer(NO_SERVER);
  }

  /** A server by its number. */
  server(id: number): ToldServer | undefined {
    return this.servers.find((one) => one.id === id);
  }

  /** A location that is on the board, by its key. */
  location(key: string): ToldSummary | undefined {
    return this.#order.includes(key) ? this.#told.get(key) : undefined;
  }

  /** Takes a whole board. */
  snapshot(snapshot: BoardSnapshot): void {
    const { revision, locations } = snapshot;
    const places = locations.map((one) => ({ server: one.server, locationId: one.id }));
    this.change({
      revision,
      parts: [
        { part: 'servers', value: snapshot.servers },
        { part: 'offered', value: snapshot.offered },
        { part: 'locations', value: locations },
        { part: 'order', value: { places, more: snapshot.moreLocations } },
        { part: 'shown', value: snapshot.shown },
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

  /** Whether a part is not older than what is drawn of it. */
  #isNew(part: string, revision: number): boolean {
    if (revision < (this.#drawn.get(part) ?? -1)) return false;
    this.#drawn.set(part, revision);
    return true;
  }

  #part(revision: number, part: BoardPart): void {
    if (part.part === 'locations') {
      this.#locations(revision, part.value);
      return;
    }
    if (part.part === 'session' || part.part === 'connection' || part.part === 'denied' || part.part === 'acts') {
      this.#ofServer(revision, part.value);
      return;
    }
    if (!this.#isNew(part.part, revision)) return;
    switch (part.part) {
      case 'servers':
        this.#servers(revision, part.value);
        return;
      case 'offered':
        this.offered = part.value;
        return;
      case 'order':
        this.#order = [...new Set(part.value.places.map(keyOf))];
        this.moreLocations = part.value.more;
        // What is gone, or may no longer be seen, is not kept.
        this.#told = new Map([...this.#told].filter(([key]) => this.#order.includes(key)));
        return;
      case 'shown':
        this.shown = part.value ? told(part.value) : null;
        return;
      case 'alerts':
        this.alerts = part.value;
        this.alertsAt = performance.now();
        return;
      case 'navigation':
        this.navigation = part.value;
        return;
    }
  }

  /** A server that stays is the same object, so that nothing of it is drawn anew. */
  #servers(revision: number, told: BoardServer[]): void {
    this.servers = told.map((one) => {
      const known = this.server(one.id);
      return known?.server === one.server && known.userId === one.userId ? known : new ToldServer(one);
    });
    for (const one of told) {
      const server = this.server(one.id);
      if (server) server.name = one.name;
      this.#ofServer(revision, { ...one, server: one.id });
    }
  }

  #ofServer(
    revision: number,
    told: { server: number; session?: BoardSession | null; connection?: ConnectionView; denied?: boolean; acts?: ActsView },
  ): void {
    const server = this.server(told.server);
    if (!server) return;
    if (told.session !== undefined && this.#isNew(`session ${server.id}`, revision)) server.session = told.session;
    if (told.connection !== undefined && this.#isNew(`connection ${server.id}`, revision)) {
      server.connection = told.connection;
      server.connectionClock = Date.now();
    }
    if (told.denied !== undefined && this.#isNew(`denied ${server.id}`, revision)) server.denied = told.denied;
    if (told.acts !== undefined && this.#isNew(`acts ${server.id}`, revision)) {
      server.acts = told.acts;
      server.actsAt = performance.now();
    }
  }

  /** The others stay the same objects, so that nothing of theirs is drawn anew. */
  #locations(revision: number, changed: LocationSummary[]): void {
    const fresh = changed.map(told).filter(({ key }) => revision >= (this.#drawnLocations.get(key) ?? -1));
    if (fresh.length === 0) return;
    const all = new Map(this.#told);
    for (const location of fresh) {
      this.#drawnLocations.set(location.key, revision);
      all.set(location.key, location);
    }
    this.#told = all;
  }
}
