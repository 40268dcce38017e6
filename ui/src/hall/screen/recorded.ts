/**
 * Recorded words, for a language that this computer has no voice for: ticket, counter, letters and digits, in a file for each
 * language (`voices/make.py` makes them). A number is said digit by digit, as nobody records all of them in six languages.
 */
import type { Clip } from '../shared/sound';
import ar from './voices/ar.mp3?url';
import de from './voices/de.mp3?url';
import en from './voices/en.mp3?url';
import es from './voices/es.mp3?url';
import fr from './voices/fr.mp3?url';
import lengths from './voices/lengths.json';
import pt from './voices/pt.mp3?url';

const FILES: Readonly<Record<string, string>> = { ar, de, en, es, fr, pt };
const LENGTHS: Readonly<Record<string, readonly number[]>> = lengths;

/** The words of a file, in its order. */
const WORDS = ['ticket', 'counter', ...'0123456789', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Lengths are told in steps of so many seconds, and around each word it is quiet for so many steps (make.py). */
const STEP = 0.02;
const QUIET = 5;
/** Of the quiet a little is played: a decoder may shift the file by that much. */
const BEFORE = 0.02;
const BEHIND = 0.08;
/** A file that does not come within this time is not waited for. */
const PATIENCE = 10_000;

/** What plays them. */
export interface Player {
  /** Null where the browser cannot read it. */
  decode: (file: ArrayBuffer) => Promise<AudioBuffer | null>;
  /** Plays parts of a recording one after the other; gives whether it did. */
  play: (recording: AudioBuffer, clips: readonly Clip[]) => Promise<boolean>;
  stop: () => void;
}

/** Where each word stands in a language's file, in seconds. */
export function clipsOf(lang: string, words: readonly string[]): Clip[] {
  const all = LENGTHS[lang] ?? [];
  return words.flatMap((word) => {
    const at = WORDS.indexOf(word);
    const own = all[at];
    if (own === undefined) return [];
    const from = all.slice(0, at).reduce((sum, one) => sum + one + 2 * QUIET, QUIET);
    return [{ from: from * STEP - BEFORE, lasts: own * STEP + BEFORE + BEHIND }];
  });
}

/** The recorded words of all languages; each file is loaded when it is needed. */
export class Recorded {
  readonly #player: Player;
  readonly #load: (address: string) => Promise<ArrayBuffer>;
  readonly #files = new Map<string, AudioBuffer>();

  constructor(player: Player, load = loaded) {
    this.#player = player;
    this.#load = load;
  }

  /** Says words in a language; gives whether anything was heard. */
  async say(lang: string, words: readonly string[]): Promise<boolean> {
    const clips = clipsOf(lang, words);
    const file = clips.length === 0 ? null : await this.#file(lang);
    return file !== null && this.#player.play(file, clips);
  }

  /** Ends what is being said. */
  stop(): void {
    this.#player.stop();
  }

  async #file(lang: string): Promise<AudioBuffer | null> {
    const known = this.#files.get(lang);
    if (known) return known;
    const address = FILES[lang];
    if (address === undefined) return null;
    try {
      const decoded = await this.#player.decode(await this.#load(address));
      if (decoded) this.#files.set(lang, decoded);
      return decoded;
    } catch {
      // The server is away: the chime sounded, and the next call tries again.
      return null;
    }
  }
}

async function loaded(address: string): Promise<ArrayBuffer> {
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { signal: control.signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return await answer.arrayBuffer();
  } finally {
    clearTimeout(patience);
  }
}
