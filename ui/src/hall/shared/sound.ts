/**
 * Sounds, made by the page itself: nothing is loaded, and no speech engine is needed.
 *
 * A browser lets a page sound only after a touch, unless it was started with `--autoplay-policy=no-user-gesture-required`.
 * So the state is looked at, not guessed.
 */

/** Whether the page can be heard. */
export type SoundState = 'on' | 'blocked' | 'none';

/** A tone of a sound: pitch in hertz, begin and length in seconds. */
interface Tone {
  readonly pitch: number;
  readonly from: number;
  readonly lasts: number;
}

/** A third down, as visitors know it from doors and stations. */
const CHIME: readonly Tone[] = [
  { pitch: 659.25, from: 0, lasts: 0.9 },
  { pitch: 523.25, from: 0.45, lasts: 1.2 },
];
/** For a phone: higher, and twice. */
const RING: readonly Tone[] = [0, 0.9].flatMap((from) => [
  { pitch: 880, from, lasts: 0.35 },
  { pitch: 1108.73, from: from + 0.3, lasts: 0.45 },
]);

/** A context that does not say within this time that it runs is blocked. */
const RESUME = 400;
/** How long after the start its clock must have moved. */
const MOVES = 250;

/** A part of a recording, in seconds. */
export interface Clip {
  readonly from: number;
  readonly lasts: number;
}

type Context = typeof AudioContext;

function contextOf(): Context | undefined {
  // Safari 14 has it under its old name.
  return window.AudioContext ?? (window as unknown as { webkitAudioContext?: Context }).webkitAudioContext;
}

function after(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time));
}

/** What makes the sounds. */
export class Sound {
  readonly #volume: number;
  readonly #onState: (state: SoundState) => void;
  #context: AudioContext | null = null;
  #stop: (() => void) | null = null;
  #state: SoundState = 'blocked';

  constructor(volume: number, onState: (state: SoundState) => void) {
    this.#volume = volume;
    this.#onState = onState;
  }

  /** Tries whether the page can sound; also what a touch calls. */
  async unlock(): Promise<boolean> {
    const Made = contextOf();
    if (!Made) {
      this.#tell('none');
      return false;
    }
    this.#context ??= new Made();
    const context = this.#context;
    if (context.state !== 'running') {
      // Where it is blocked the promise of Chromium stays open.
      await Promise.race([context.resume().catch(() => undefined), after(RESUME)]);
    }
    const runs = (context.state as AudioContextState) === 'running';
    this.#tell(runs ? 'on' : 'blocked');
    return runs;
  }

  /** Sounds for a call; gives whether it did. */
  chime(): Promise<boolean> {
    return this.#play(CHIME);
  }

  /** Sounds on a phone. */
  ring(): Promise<boolean> {
    return this.#play(RING);
  }

  /** Reads a sound file; null where the browser cannot. */
  async decode(file: ArrayBuffer): Promise<AudioBuffer | null> {
    if (!(await this.unlock())) return null;
    const context = this.#context;
    // Safari 14 gives no promise.
    return new Promise((done) => void context?.decodeAudioData(file, done, () => done(null))?.catch(() => done(null)));
  }

  /** Plays parts of a recording one after the other, to their end; gives whether it did. */
  async play(recording: AudioBuffer, clips: readonly Clip[]): Promise<boolean> {
    if (!(await this.unlock())) return false;
    const context = this.#context;
    if (!context) return false;
    const start = context.currentTime;
    const loud = context.createGain();
    loud.gain.value = this.#volume;
    loud.connect(context.destination);
    let at = start + 0.02;
    for (const { from, lasts } of clips) {
      const source = context.createBufferSource();
      source.buffer = recording;
      source.connect(loud);
      source.start(at, from, lasts);
      at += lasts;
    }
    await new Promise<void>((done) => {
      this.#stop = done;
      setTimeout(done, (at - start) * 1000);
    });
    this.#stop = null;
    // What is still to be heard ends with its way out.
    loud.disconnect();
    return context.currentTime > start;
  }

  /** Ends what is played of a recording. */
  stop(): void {
    this.#stop?.();
  }

  async #play(tones: readonly Tone[]): Promise<boolean> {
    if (!(await this.unlock())) return false;
    if (await this.#sound(tones)) return true;
    // After days, or when the output was changed, a context can stand still though it says that it runs.
    this.#context?.close().catch(() => undefined);
    this.#context = null;
    return (await this.unlock()) && (await this.#sound(tones));
  }

  /** Plays them to their end; gives whether time went on for the context. */
  async #sound(tones: readonly Tone[]): Promise<boolean> {
    const context = this.#context;
    if (!context) return false;
    const start = context.currentTime;
    const ends = Math.max(...tones.map(({ from, lasts }) => from + lasts));
    for (const { pitch, from, lasts } of tones) {
      const tone = context.createOscillator();
      const loud = context.createGain();
      const at = start + 0.02 + from;
      tone.type = 'sine';
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.0001, at);
      loud.gain.exponentialRampToValueAtTime(Math.max(0.0002, 0.6 * this.#volume), at + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.0001, at + lasts);
      tone.connect(loud);
      loud.connect(context.destination);
      tone.onended = () => {
        tone.disconnect();
        loud.disconnect();
      };
      tone.start(at);
      tone.stop(at + lasts);
    }
    await after(MOVES);
    if (context.currentTime <= start) return false;
    await after(Math.max(0, ends * 1000 - MOVES));
    return true;
  }

  #tell(state: SoundState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#onState(state);
  }
}
