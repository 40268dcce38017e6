/** What a screen and a kiosk know of their branch: kept up by the connection, and drawn from here. */
import { WallClock } from './clock';
import { readCall, readHall, readServices, type Call, type Hall } from './contract';
import { Link, type LinkState } from './link';
import { loadWords, spokenOf, type Words } from './words';

/** A device hears a beat every 2 s: after two of them that did not come the connection counts as gone. */
const SILENCE = 4_500;
/** Clock and ages are drawn this often. */
const TICK = 1_000;

/** So many languages a screen shows and speaks: more of them take longer than the way to the counter. */
const MAX_LANGUAGES = 3;

/** What a page does when something is new. */
export interface Listener {
  /** Draws anew. */
  changed: () => void;
  /** The state, first and after each new connection. */
  hello?: (hall: Hall) => void;
  call?: (call: Call) => void;
  withdrawn?: (id: number) => void;
  check?: (message: Readonly<Record<string, unknown>>) => void;
}

/** The branch as the page knows it. */
export class Branch {
  /** What the server told; null before it told anything. */
  hall: Hall | null = null;
  link: LinkState = 'connecting';
  /** The first languages of the location. */
  words: readonly Words[] = [];
  /** `performance.now()` of the last tick. */
  now = performance.now();
  /** Whether the server has a newer page. */
  outdated = false;

  /** Null where the page has no key. */
  readonly key: string | null;
  readonly #connection: Link;
  readonly #clock = new WallClock();
  readonly #listener: Listener;
  #version: string | null = null;
  #languages = '';

  constructor(key: string | null, open: () => WebSocket, listener: Listener) {
    this.key = key;
    this.#listener = listener;
    this.#connection = new Link({
      open,
      greeting: () => ({ key }),
      silence: SILENCE,
      onMessage: (type, message) => this.#received(type, message),
      onState: (state) => {
        this.link = state;
        listener.changed();
      },
    });
  }

  /** The moment on the wall of the location; null before it is known. */
  get wall(): number | null {
    return this.#clock.wallAt(this.now);
  }

  /** Begins; gives what ends it. */
  start(): () => void {
    const ticks = setInterval(() => {
      this.now = performance.now();
      this.#listener.changed();
    }, TICK);
    void this.#speak([]);
    if (this.key !== null) this.#connection.start();
    return () => {
      clearInterval(ticks);
      this.#connection.stop();
    };
  }

  /** The page was woken, or the network is back. */
  wake(): void {
    if (this.key !== null) this.#connection.wake();
  }

  /** Tells the server something. */
  tell(message: unknown): void {
    this.#connection.send(message);
  }

  #received(type: string, message: Readonly<Record<string, unknown>>): void {
    const received = performance.now();
    if ('now' in message) this.#clock.set(message['now'], received);
    if (type === 'beat') return;
    const hall = this.hall;
    if (type === 'hello') {
      const told = readHall(message, received);
      this.hall = told;
      this.now = received;
      this.#version ??= told.version;
      this.outdated = told.version !== null && told.version !== this.#version;
      void this.#speak(told.location.languages);
      this.#listener.hello?.(told);
    } else if (type === 'call') {
      const call = readCall(message, received);
      if (call) this.#listener.call?.(call);
    } else if (type === 'withdrawn') {
      if (typeof message['call'] === 'number') this.#listener.withdrawn?.(message['call']);
    } else if (type === 'check') {
      this.#listener.check?.(message);
    } else if (hall && type === 'services') {
      this.hall = { ...hall, services: readServices(message['services']) };
    }
    this.#listener.changed();
  }

  /** Loads the languages of the location; before it is known, those of the browser. */
  async #speak(languages: readonly string[]): Promise<void> {
    const wanted = spokenOf(languages.length > 0 ? languages : navigator.languages.slice(0, 1)).slice(0, MAX_LANGUAGES);
    const asked = wanted.join();
    if (this.#languages === asked || (languages.length === 0 && this.#languages !== '')) return;
    this.#languages = asked;
    try {
      const words = await Promise.all(wanted.map(loadWords));
      if (this.#languages !== asked) return;
      this.words = words;
      this.#listener.changed();
    } catch {
      // The server went away between the page and its words: asked again with the next state.
      this.#languages = '';
    }
  }
}
