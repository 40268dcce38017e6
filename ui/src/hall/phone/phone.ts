/** What a visitor's phone does: it follows its one ticket, and calls its visitor while it is awake. */
import { WallClock } from '../shared/clock';
import { readPhoneTicket, type PhoneTicket } from '../shared/contract';
import { newKey, type Ask, type Reply } from '../shared/http';
import { Link, type LinkState } from '../shared/link';
import { onReturn } from '../shared/page';
import { Sound, type SoundState } from '../shared/sound';
import { loadWords, spokenOf, type Words } from '../shared/words';

/** A phone hears a beat every 10 s: after two of them that did not come the connection counts as gone. */
const SILENCE = 25_000;
const TICK = 1_000;
/** How often it is read where there is no connection that would tell: some networks let no WebSocket through. */
const READ_EVERY = 15_000;
/** A gap between two ticks that only a sleep explains. */
const SLEPT = 15_000;
/** Whoever is called is reminded this often, for this long. */
const RING_EVERY = 4_000;
const RING_FOR = 60_000;
/** In milliseconds, with the pauses between. */
const SHAKE = [400, 200, 400, 200, 400];
/** Back in the waiting area so long before the earliest turn. */
const EARLY = 120_000;
/** It is not worth going out for less. */
const WORTH_GOING = 300_000;
const LANGUAGE = 'callpad-phone-language';

/** What can be asked for. */
export type Act = 'ahead' | 'leave';

/** What a phone's page begins with. */
export interface PhoneStart {
  readonly code: string;
  readonly open: () => WebSocket;
  readonly request: (path: string, ask: Ask) => Promise<Reply>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly languages: readonly string[];
  /** Shakes the phone, where it can. */
  readonly shake: (pattern: number[]) => void;
  readonly changed: () => void;
}

/** About when a visitor's turn is, as moments on the wall. */
export interface Turn {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** When to be back; null where it is not worth going. */
  readonly back: number | null;
}

/** A phone's page at work. */
export class PhoneState {
  ticket: PhoneTicket | null = null;
  words: Words | null = null;
  link: LinkState = 'connecting';
  /** No ticket has this code. */
  unknown = false;
  sound: SoundState = 'blocked';
  ringing = false;
  /** What the visitor is asked about before it is done. */
  asking: Act | null = null;
  /** Whether something is on its way. */
  busy = false;
  /** Whether the last act got no answer. */
  failed = false;
  /** Whether the server could not be read either. */
  unread = false;

  readonly #start: PhoneStart;
  readonly #connection: Link;
  readonly #clock = new WallClock();
  readonly #speaker: Sound;
  #received = 0;
  #turn: Turn | null = null;
  #rung: string | null = null;
  #ringUntil = 0;
  #nextRing = 0;
  /** One key for each act until it is answered. */
  #keys: Partial<Record<Act, string>> = {};
  #refreshing = false;
  /** When it was read last, as an instant of `performance.now()`. */
  #read = 0;

  constructor(start: PhoneStart) {
    this.#start = start;
    this.#speaker = new Sound(1, (state) => {
      this.sound = state;
      start.changed();
    });
    this.#connection = new Link({
      open: start.open,
      greeting: () => ({ code: start.code }),
      silence: SILENCE,
      onMessage: (type, message) => {
        if ('now' in message) this.#clock.set(message['now'], performance.now());
        if (type === 'hello' || type === 'ticket') this.#take(message);
      },
      onState: (state) => {
        this.link = state;
        if (state === 'refused') this.unknown = true;
        if (state === 'lost') void this.refresh();
        start.changed();
      },
    });
  }

  /** Begins; gives what ends it. */
  begin(): () => void {
    const { storage, languages } = this.#start;
    let kept: string | null = null;
    try {
      kept = storage?.getItem(LANGUAGE) ?? null;
    } catch {
      // Kept nowhere: the phone's own language.
    }
    void this.speak(spokenOf(kept === null ? languages : [kept])[0] ?? '');
    let last = Date.now();
    const ticks = setInterval(() => {
      const now = Date.now();
      if (Math.abs(now - last) > SLEPT) this.wake();
      last = now;
      if (this.link !== 'live' && !this.unknown && performance.now() - this.#read > READ_EVERY) void this.refresh();
      this.#ring();
      this.#start.changed();
    }, TICK);
    const back = onReturn(() => this.wake());
    const touched = (): void => void this.#speaker.unlock();
    window.addEventListener('pointerdown', touched);
    window.addEventListener('keydown', touched);
    void this.#speaker.unlock();
    this.#connection.start();
    void this.refresh();
    return () => {
      clearInterval(ticks);
      back();
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('keydown', touched);
      this.#connection.stop();
    };
  }

  /** The page was woken: what it shows may be hours old. */
  wake(): void {
    this.#connection.wake();
    void this.refresh();
  }

  /** Reads the ticket afresh. */
  async refresh(): Promise<void> {
    if (this.#refreshing) return;
    this.#refreshing = true;
    this.#read = performance.now();
    const reply = await this.#start.request(this.#path, {});
    this.#refreshing = false;
    this.unread = reply.status !== 200;
    if (reply.status === 200) this.#take(reply.body);
    else if (reply.status === 404) this.#gone();
    this.#start.changed();
  }

  /** Speaks another language from now on. */
  async speak(tag: string): Promise<void> {
    try {
      this.words = await loadWords(tag);
    } catch {
      // The server is away: the language stays as it is.
    }
    this.#start.changed();
  }

  /** A visitor chose a language; it is kept for the next ticket. */
  choose(tag: string): void {
    try {
      this.#start.storage?.setItem(LANGUAGE, tag);
    } catch {
      // For this page only, then.
    }
    void this.speak(tag);
  }

  /** The moment on the wall of the location; null before it is known. */
  get wall(): number | null {
    return this.#clock.wallAt(performance.now());
  }

  /** The moment on the wall when the ticket was heard of last. */
  get heard(): number | null {
    return this.#clock.wallAt(this.#received);
  }

  /** About when it is this visitor's turn; null where nobody knows. */
  get turn(): Turn | null {
    return this.#turn;
  }

  /** Minutes since the call; null where it was not called. */
  get calledMinutes(): number | null {
    const at = this.ticket?.calledAt ?? null;
    return at === null ? null : Math.max(0, Math.floor((performance.now() - at) / 60_000));
  }

  /** Lets the page sound from now on. */
  async soundOn(): Promise<void> {
    if (await this.#speaker.unlock()) void this.#speaker.ring();
  }

  /** The visitor has heard it. */
  quiet(): void {
    this.ringing = false;
    this.#start.changed();
  }

  /** Asks before something is done. */
  ask(act: Act | null): void {
    this.asking = act;
    this.failed = false;
    this.#start.changed();
  }

  /** Does what was asked about; without an answer it can be tried again and is still done once. */
  async act(act: Act): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = false;
    this.#start.changed();
    const key = (this.#keys[act] ??= newKey());
    const body = act === 'ahead' ? { let_ahead: true } : { leave: true };
    const reply = await this.#start.request(this.#path, { method: 'POST', idempotencyKey: key, body });
    this.busy = false;
    if (reply.status === 200 && reply.body['success'] === true) {
      this.asking = null;
      this.#take(reply.body);
    } else if (reply.status === 404) {
      this.#gone();
    } else {
      if (reply.status === 200) {
        // The server decided otherwise: the same wish later is another one.
        this.#keys = {};
        this.asking = null;
        void this.refresh();
      }
      this.failed = true;
    }
    this.#start.changed();
  }

  get #path(): string {
    return `/callpad/v1/hall/tickets/${encodeURIComponent(this.#start.code)}`;
  }

  #gone(): void {
    this.unknown = true;
    this.ringing = false;
    this.#start.changed();
  }

  #take(message: Readonly<Record<string, unknown>>): void {
    const received = performance.now();
    const ticket = readPhoneTicket(message, received);
    if (!ticket) return;
    this.#clock.set(message['now'], received);
    this.#received = received;
    this.ticket = ticket;
    this.unknown = false;
    this.#turn = this.#turnOf(ticket, received);
    const { announcement } = ticket;
    if (announcement === null) {
      this.ringing = false;
    } else if (announcement !== this.#rung) {
      this.#rung = announcement;
      this.ringing = true;
      this.#ringUntil = received + RING_FOR;
      this.#nextRing = received;
      this.#ring();
    }
    this.#start.changed();
  }

  #turnOf({ within, state }: PhoneTicket, received: number): Turn | null {
    const now = this.#clock.wallAt(received);
    if (within === null || now === null || state !== 'waiting') return null;
    const [median, low, high] = within;
    const back = now + low - EARLY;
    return { at: now + median, from: now + low, to: now + high, back: back - now >= WORTH_GOING ? back : null };
  }

  #ring(): void {
    const now = performance.now();
    if (this.ringing && now > this.#ringUntil) this.ringing = false;
    if (!this.ringing || now < this.#nextRing) return;
    this.#nextRing = now + RING_EVERY;
    void this.#speaker.ring();
    this.#start.shake(SHAKE);
  }
}
