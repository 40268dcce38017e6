/** Announces the calls of a screen, one after the other: in large letters, with a chime, and spoken. */
import type { Call, Hall } from '../shared/contract';
import type { Sound } from '../shared/sound';
import type { Utterance, Voice } from '../shared/voice';
import { added, advanced, NO_CALLS, pruned, told, withdrawn, type Calls } from './calls';

/** A call stands in large letters for this long at least. */
const SHOWN = 4_000;
/** And so much longer where no other waits. */
const SHOWN_ALONE = 1_000;
/** From so many waiting calls on only the first language is spoken, or the screen would fall behind. */
const HURRY = 3;
/** Whatever sound and voice do, the next call comes after this. */
const LONGEST = 45_000;

/** What of a test call came to be. */
export interface Checked {
  readonly showed: boolean;
  readonly sounded: boolean;
  readonly spoke: boolean;
  readonly why: string | null;
}

/** What is announced with. */
export interface Means {
  readonly sound: Pick<Sound, 'chime'>;
  /** Null where it is not to speak. */
  readonly voice: Pick<Voice, 'speak' | 'stop'> | null;
  /** A call in the languages of the location. */
  texts: (call: Call) => readonly Utterance[];
  /** The test call in them. */
  checkTexts: () => readonly Utterance[];
  /** Draws anew. */
  changed: () => void;
  /** How the voice was. */
  onVoice: (spoken: 'spoke' | 'blocked' | 'no_voice') => void;
}

function after(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time));
}

/** The calls and their announcing. */
export class Announcer {
  calls: Calls = NO_CALLS;
  /** Whether one is being announced. */
  busy = false;
  /** Whether it is the test call of the morning check. */
  checking = false;

  readonly #means: Means;
  #skip: (() => void) | null = null;
  /** Somebody else was called: what stands alone has had its time. */
  #next: (() => void) | null = null;
  #checks: ((checked: Checked) => void)[] = [];

  constructor(means: Means) {
    this.#means = means;
  }

  /** A new connection told its state. */
  hello(hall: Hall, now: number): void {
    const before = this.calls.current;
    this.calls = told(this.calls, hall.called, now);
    if (before && this.busy && this.calls.current?.id !== before.id) this.#end();
    void this.#run();
  }

  /** Somebody was called. */
  call(call: Call): void {
    this.calls = added(this.calls, call);
    this.#means.changed();
    this.#next?.();
    void this.#run();
  }

  /** A call was taken back. */
  withdrawn(id: number): void {
    const announced = this.busy && this.calls.current?.id === id;
    this.calls = withdrawn(this.calls, id);
    if (announced) this.#end();
    this.#means.changed();
  }

  /** Forgets what was called long ago. */
  prune(now: number): void {
    if (!this.busy) this.calls = pruned(this.calls, now);
  }

  /** Makes a test call as soon as no visitor is being called. */
  check(): Promise<Checked> {
    return new Promise((done) => {
      this.#checks.push(done);
      void this.#run();
    });
  }

  #end(): void {
    this.#means.voice?.stop();
    this.#skip?.();
  }

  async #run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.calls.waiting.length > 0 || this.#checks.length > 0) {
        if (this.calls.waiting.length > 0) await this.#announce();
        else await this.#check();
      }
    } finally {
      this.busy = false;
      this.#means.changed();
    }
  }

  async #announce(): Promise<void> {
    this.calls = advanced(this.calls);
    this.#means.changed();
    const { current } = this.calls;
    if (!current) return;
    const heard = this.#heard(() => {
      const texts = this.#means.texts(current);
      return this.calls.waiting.length >= HURRY ? texts.slice(0, 1) : texts;
    });
    const skipped = new Promise<void>((done) => {
      this.#skip = done;
    });
    const alone = (): Promise<void> =>
      new Promise((done) => {
        this.#next = done;
        setTimeout(done, SHOWN_ALONE);
      });
    const shown = after(SHOWN).then(() => (this.calls.waiting.length > 0 ? undefined : alone()));
    await Promise.race([Promise.all([heard, shown]), skipped, after(LONGEST)]);
    this.#skip = this.#next = null;
  }

  async #check(): Promise<void> {
    const done = this.#checks.shift();
    this.checking = true;
    this.#means.changed();
    const [heard] = await Promise.all([this.#heard(() => this.#means.checkTexts()), after(SHOWN)]);
    // Hidden behind another window nothing is seen of it.
    const showed = document.visibilityState === 'visible';
    this.checking = false;
    done?.({ ...heard, showed });
  }

  async #heard(texts: () => readonly Utterance[]): Promise<Omit<Checked, 'showed'>> {
    const sounded = await this.#means.sound.chime();
    const { voice } = this.#means;
    if (!voice) return { sounded, spoke: false, why: sounded ? 'voice off' : 'sound blocked, voice off' };
    const spoken = await voice.speak(texts());
    this.#means.onVoice(spoken);
    const why = [sounded ? null : 'sound blocked', spoken === 'spoke' ? null : `voice: ${spoken}`].filter((one) => one !== null).join(', ');
    return { sounded, spoke: spoken === 'spoke', why: why === '' ? null : why };
  }
}
