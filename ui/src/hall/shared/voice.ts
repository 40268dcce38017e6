/**
 * The voice: a queue of our own before the browser's speech, which loses what is said right after a cancel, stops in the
 * middle of long texts, and falls silent for good after hours. So one text is given to it at a time, each is watched, and
 * an engine that does not begin is woken once.
 */

/** A text for a voice. */
export interface Utterance {
  readonly text: string;
  /** Its language, as a BCP 47 tag. */
  readonly lang: string;
  /** The same in recorded words, for a language without a voice; shorter, and none where there are no recordings. */
  readonly recorded?: readonly string[];
}

/** What says recorded words. */
export interface Recordings {
  say: (lang: string, words: readonly string[]) => Promise<boolean>;
  stop: () => void;
}

/** What came of it: spoken to the end, not allowed before a touch, or no voice for any of it. */
export type Spoken = 'spoke' | 'blocked' | 'no_voice';

/** The browser's speech, as far as it is used. */
export interface Engine {
  readonly synth: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'resume' | 'getVoices'>;
  make: (text: string) => SpeechSynthesisUtterance;
}

/** An engine that has not begun by then is dead, or has no voice for it. */
const BEGINS = 4_000;
/** After a cancel an engine needs a moment, or the next text is lost. */
const RECOVERS = 300;
/** An engine that did not begin twice is not asked again for this long: each time takes eight seconds of a call. */
const GIVEN_UP = 600_000;
/** No text of ours takes longer; some voices stop by themselves after 14 s. */
const LONGEST = 14_000;
/** A little slower than usual: it is heard in a hall. */
const RATE = 0.9;

type Ended = 'spoke' | 'blocked' | 'silent' | 'stopped';

/** The browser's speech, where it has one. */
export function engine(): Engine | null {
  const synth = (window as Partial<Window>).speechSynthesis;
  return synth && 'SpeechSynthesisUtterance' in window ? { synth, make: (text) => new SpeechSynthesisUtterance(text) } : null;
}

function after(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time));
}

/** Speaks one thing after the other. */
export class Voice {
  readonly #engine: Engine | null;
  readonly #volume: number;
  readonly #recordings: Recordings | null;
  /** Languages that the engine did not speak, and until when it is not asked again. */
  readonly #givenUp = new Map<string, number>();
  #stop: (() => void) | null = null;
  /** Held on to: a text that is swept up says no more that it has ended. */
  #current: SpeechSynthesisUtterance | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #wanted = 0;

  constructor(speech: Engine | null, volume = 1, recordings: Recordings | null = null) {
    this.#engine = speech;
    this.#volume = volume;
    this.#recordings = recordings;
  }

  /** Speaks texts one after the other, after whatever is being spoken; what has no voice is left out. */
  speak(texts: readonly Utterance[]): Promise<Spoken> {
    const wanted = this.#wanted;
    const mine = this.#turn.then(() => this.#speakAll(texts, () => wanted === this.#wanted));
    this.#turn = mine;
    return mine;
  }

  /** Ends what is spoken and what waits to be. */
  stop(): void {
    this.#wanted += 1;
    this.#stop?.();
    this.#recordings?.stop();
  }

  async #speakAll(texts: readonly Utterance[], wanted: () => boolean): Promise<Spoken> {
    let spoke = false;
    for (const text of texts) {
      if (!wanted()) break;
      const ended = await this.#byEngine(text, wanted);
      if (ended === 'blocked') return 'blocked';
      const { recorded } = text;
      const isSaid = ended === 'silent' && recorded && wanted() ? await this.#recordings?.say(text.lang, recorded) : false;
      spoke ||= ended === 'spoke' || isSaid === true;
    }
    return spoke ? 'spoke' : 'no_voice';
  }

  /** Spoken by the browser's engine; silent where that has no voice, or does not begin. */
  async #byEngine(text: Utterance, wanted: () => boolean): Promise<Ended> {
    const { recorded, lang } = text;
    if (recorded && this.#recordings && (this.#givenUp.get(lang) ?? 0) > performance.now()) return 'silent';
    const voice = this.#voiceFor(lang);
    if (voice === undefined) return 'silent';
    let ended = await this.#speakOne(text, voice);
    // Woken once: the next text of a dead engine is spoken again.
    if (ended === 'silent' && wanted()) ended = await this.#speakOne(text, voice);
    if (ended === 'silent') this.#givenUp.set(lang, performance.now() + GIVEN_UP);
    else this.#givenUp.delete(lang);
    return ended;
  }

  /** A voice for a language: one of this computer first. Null leaves it to an engine that tells no voices, undefined is none. */
  #voiceFor(lang: string): SpeechSynthesisVoice | null | undefined {
    if (!this.#engine) return undefined;
    const all = this.#engine.synth.getVoices();
    if (all.length === 0) return null;
    const own = (voice: SpeechSynthesisVoice): boolean => voice.lang.toLowerCase().split(/[-_]/u)[0] === lang.toLowerCase().split('-')[0];
    const fitting = all.filter(own);
    return fitting.find((voice) => voice.localService) ?? fitting[0];
  }

  async #speakOne({ text, lang }: Utterance, voice: SpeechSynthesisVoice | null): Promise<Ended> {
    const speech = this.#engine;
    if (!speech) return 'silent';
    const ended = await new Promise<Ended>((resolve) => {
      const utterance = speech.make(text);
      utterance.lang = voice?.lang ?? lang;
      utterance.voice = voice;
      utterance.rate = RATE;
      utterance.volume = this.#volume;
      let watch = setTimeout(() => done('silent'), BEGINS);
      const done = (how: Ended): void => {
        clearTimeout(watch);
        utterance.onstart = utterance.onend = utterance.onerror = null;
        this.#current = null;
        this.#stop = null;
        resolve(how);
      };
      utterance.onstart = () => {
        clearTimeout(watch);
        // It was heard, whether or not the engine says that it has ended.
        watch = setTimeout(() => done('stopped'), LONGEST);
      };
      utterance.onend = () => done('spoke');
      utterance.onerror = (event) => done(event.error === 'not-allowed' ? 'blocked' : 'silent');
      this.#current = utterance;
      this.#stop = () => done('stopped');
      // An engine that was paused, by a sleeping computer for one, takes texts and says nothing.
      speech.synth.resume();
      speech.synth.speak(this.#current);
    });
    if (ended === 'spoke' || ended === 'blocked') return ended;
    speech.synth.cancel();
    await after(RECOVERS);
    return ended === 'stopped' ? 'spoke' : ended;
  }
}
