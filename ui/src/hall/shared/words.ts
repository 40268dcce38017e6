/** The sentences of the hall's pages in one language. A screen has several at once, so none of this is global. */
import { FluentBundle } from '@fluent/bundle';
import { loaders } from 'virtual:hall-words';

import { FALLBACK, directionOf, pickLocale, withLatinDigits } from '../../i18n/locale';
import { isolated, piecesIn, say, type AnyId, type Args, type Piece, type Say } from '../../i18n/sentence';

/** The languages that the pages speak. */
export const LANGUAGES: readonly string[] = Object.keys(loaders);

/** What each language calls itself; a name of a language is never translated. */
export const OWN_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  pt: 'Português',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
};

/** One language. */
export class Words {
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  readonly #bundle: FluentBundle;

  constructor(tag: string, bundle: FluentBundle) {
    this.tag = tag;
    this.dir = directionOf(tag);
    this.#bundle = bundle;
  }

  /** A sentence in pieces, what came from a server apart. */
  pieces(sentence: Say): Piece[] {
    return piecesIn(this.#bundle, sentence);
  }

  /** A message as plain text. */
  t<Id extends AnyId>(id: Id, ...args: Args<Id>): string {
    return isolated(this.pieces(say(id, ...args)));
  }

  /** A sentence for a voice: without the characters that only keep apart what is written. */
  spoken(sentence: Say): string {
    return this.pieces(sentence)
      .map((piece) => piece.text)
      .join('');
  }

  /** Hours and minutes of a wall-clock moment (clock.ts). */
  time(wall: number): string {
    return this.#date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, wall);
  }

  /** A day of the coming week by its name, a later one by its date. */
  day(wall: number, days: number): string {
    return this.#date(days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }, wall);
  }

  /** A day with its year. */
  date(wall: number): string {
    return this.#date({ day: 'numeric', month: 'long', year: 'numeric' }, wall);
  }

  #date(style: Intl.DateTimeFormatOptions, wall: number): string {
    return new Intl.DateTimeFormat(withLatinDigits(this.tag), { ...style, timeZone: 'UTC' }).format(wall);
  }
}

/** Loads one of the languages. */
export async function loadWords(tag: string): Promise<Words> {
  const found = await loaders[tag]?.();
  if (!found) throw new Error(`no language ${tag}`);
  const bundle = new FluentBundle(withLatinDigits(tag), { useIsolating: false });
  bundle.addResource({ body: found.messages.map(([id, value]) => ({ id, value, attributes: {} })) });
  return new Words(tag, bundle);
}

/** Those of the wanted languages that the pages speak, in that order and each once; English where there is none of them. */
export function spokenOf(wanted: readonly string[]): string[] {
  const found = wanted.filter((tag) => pickLocale([tag, ''], LANGUAGES) !== FALLBACK || /^en\b/iu.test(tag)).map((tag) => pickLocale([tag], LANGUAGES));
  return found.length > 0 ? [...new Set(found)] : [FALLBACK];
}
