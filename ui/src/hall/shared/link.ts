/**
 * The connection to the server: one WebSocket at a time, which is given up when nothing is heard, and opened anew until
 * there is one. Sockets die without a `close`, so silence counts, not the socket's own word.
 */
import { fields } from './contract';

/** How a connection is with the person before the page. */
export type LinkState =
  /** Not yet connected for the first time, for a moment only. */
  | 'connecting'
  | 'live'
  /** To be said: what is shown may be old. */
  | 'lost'
  /** The server does not know the key or the code; it is asked now and then all the same. */
  | 'refused';

/** What a link needs to know. */
export interface LinkOptions {
  /** Opens a socket. */
  open: () => WebSocket;
  /** The first message: the key, or the code. */
  greeting: () => unknown;
  /** After this long without a word the connection counts as gone, in milliseconds. */
  silence: number;
  onMessage: (type: string, message: Readonly<Record<string, unknown>>) => void;
  onState: (state: LinkState) => void;
}

/** Waits before a new try, in milliseconds; the last one from then on. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 10_000];
/** How often it is asked again whether a key or a code is known after all. */
const REFUSED_WAIT = 60_000;
/** After this long there is room again for one more page with the same key or code. */
const CROWDED_WAIT = 30_000;
/** How the server closes the socket of a key that it does not know, of such a code, and of one page too many. */
const UNKNOWN_KEY = 4401;
const UNKNOWN_CODE = 4404;
const CROWDED = 4429;
/** An attempt that takes longer than this hangs. */
const CONNECT = 10_000;
/** A closed connection that is back within this time is not worth a word; together with the server's beat of 2 s it is said within 5 s. */
const GRACE = 2_500;
/** The page's own sign of life. */
const BEAT = 10_000;
/** No message of the server is longer; what is, is not read. */
const MAX_MESSAGE = 262_144;

type Timer = ReturnType<typeof setTimeout>;

/** A connection that comes back by itself. */
export class Link {
  readonly #options: LinkOptions;
  #socket: WebSocket | null = null;
  #state: LinkState = 'connecting';
  #failures = 0;
  #stopped = true;
  #retry: Timer | undefined;
  #quiet: Timer | undefined;
  #grace: Timer | undefined;
  #beat: Timer | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Connects; does nothing while it is connected or about to be. */
  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#lostAfter(this.#options.silence);
    this.#connect();
  }

  /** Ends it for good. */
  stop(): void {
    this.#stopped = true;
    this.#drop();
    clearTimeout(this.#retry);
    clearTimeout(this.#grace);
  }

  /** Connects anew at once: the page was woken, or the network is back, and what was there before may be dead. */
  wake(): void {
    if (this.#stopped) return;
    this.#drop();
    this.#failures = 0;
    clearTimeout(this.#retry);
    if (this.#state === 'live') this.#lostAfter(GRACE);
    this.#connect();
  }

  /** Sends something; without a connection it is lost. */
  send(message: unknown): void {
    if (this.#socket?.readyState === 1 && this.#state === 'live') this.#socket.send(JSON.stringify(message));
  }

  #connect(): void {
    let socket: WebSocket;
    try {
      socket = this.#options.open();
    } catch {
      this.#again(false);
      return;
    }
    this.#socket = socket;
    this.#hear(CONNECT);
    const mine = (): boolean => this.#socket === socket;
    socket.onopen = () => {
      if (mine()) socket.send(JSON.stringify(this.#options.greeting()));
    };
    socket.onmessage = (event: MessageEvent) => {
      if (mine()) this.#received(event.data);
    };
    socket.onclose = ({ code }) => {
      if (mine()) this.#again(false, code);
    };
  }

  #received(data: unknown): void {
    if (typeof data !== 'string' || data.length > MAX_MESSAGE) return;
    let message: Readonly<Record<string, unknown>>;
    try {
      message = fields(JSON.parse(data));
    } catch {
      return;
    }
    const type = String(message['type']);
    if (type === 'hello') {
      this.#failures = 0;
      clearTimeout(this.#grace);
      clearInterval(this.#beat);
      this.#beat = setInterval(() => this.send({ type: 'beat' }), BEAT);
      this.#tell('live');
    }
    // The close that follows says what is so now.
    if (type === 'over') return;
    this.#hear(this.#state === 'live' ? this.#options.silence : CONNECT);
    this.#options.onMessage(type, message);
  }

  /** Something was heard: the next word is due within this time. */
  #hear(within: number): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#again(true), within);
  }

  /** The connection is gone: opens another one after a while. */
  #again(silent: boolean, closedWith = 0): void {
    const refused = closedWith === UNKNOWN_KEY || closedWith === UNKNOWN_CODE;
    this.#drop();
    if (this.#stopped) return;
    if (refused) {
      clearTimeout(this.#grace);
      this.#tell('refused');
    } else if (silent && this.#state === 'live') {
      this.#tell('lost');
    } else if (this.#state === 'live') {
      this.#lostAfter(GRACE);
    }
    const asked = refused ? REFUSED_WAIT : closedWith === CROWDED ? CROWDED_WAIT : null;
    const wait = asked ?? (WAITS[Math.min(this.#failures, WAITS.length - 1)] ?? 0);
    this.#failures += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  #lostAfter(time: number): void {
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => this.#tell('lost'), time);
  }

  #drop(): void {
    clearTimeout(this.#quiet);
    clearInterval(this.#beat);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #tell(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}

/** The server's address for the socket of the hall. */
export function eventsAddress(page: Location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/callpad/v1/hall/events`;
}
