/**
 * The page's sentences. A message is asked for by its id, which stands in the code as a literal: in `t('…')`, `say('…')`
 * or `<Text id="…">`, or in `msg('…')` where a table holds it. Ids and what they are filled with are types made from the
 * Fluent files; a test finds the messages that nobody asks for.
 *
 * Every text argument counts as foreign (it came from a server or a person): `pieces` keeps it apart, so that it
 * can stand in a `<bdi>`, and `t` puts it between isolating characters. Numbers need neither.
 */
import { FluentBundle } from '@fluent/bundle';

import { language } from './language.svelte';
import { addWords, directionOf, dropWords, loadMessages, withLatinDigits, type FurtherWords } from './locale';
import { isolated, piecesIn, say, type AnyId, type Args, type Piece, type Say } from './sentence';

export { msg, say } from './sentence';
export type { AnyId, Filling, MessageId, Piece, Say } from './sentence';

/** The language now in use, as a BCP 47 tag. */
export function currentLocale(): string {
  return language.tag;
}

/** Loads a language, whole by itself (a test compares each with English), and tells the document its language and direction. */
export async function useLocale(locale: string): Promise<void> {
  if (locale === language.tag && language.bundle) return;
  await load(locale);
}

/** Sees to it that these sentences are there, now and in every language that is chosen later. */
export async function useWords(words: FurtherWords): Promise<void> {
  if (!addWords(words)) return;
  try {
    await load(language.tag);
  } catch (error) {
    dropWords(words);
    throw error;
  }
}

async function load(locale: string): Promise<void> {
  const bundle = new FluentBundle(withLatinDigits(locale), { useIsolating: false });
  bundle.addResource(await loadMessages(locale));
  language.bundle = bundle;
  language.tag = locale;
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/** A sentence in pieces, its foreign texts apart. */
export function pieces(sentence: Say): Piece[] {
  return piecesIn(language.bundle, sentence);
}

/** A sentence as plain text. */
export function plain(sentence: Say): string {
  return isolated(pieces(sentence));
}

/** A message as plain text, for attributes and window titles. */
export function t<Id extends AnyId>(id: Id, ...args: Args<Id>): string {
  return plain(say(id, ...args));
}
