/**
 * The page's sentences. A message is asked for by its id, which stands in the code as a literal: directly in
 * `t('…')` or `<Text id="…">`, or in `msg('…')` where a table holds it. A test compares those literals with the
 * catalogue in both directions.
 *
 * Every text argument counts as foreign (it came from a server or a person): `pieces` keeps it apart, so that it
 * can stand in a `<bdi>`, and `t` puts it between isolating characters. Numbers need neither.
 */
import { FluentBundle, FluentType, type FluentVariable } from '@fluent/bundle';

import { language } from './language.svelte';
import { directionOf, loadMessages, withLatinDigits } from './locale';

declare const marked: unique symbol;
/** The id of a message that a table holds; made by `msg`. */
export type MessageId = string & { [marked]?: true };
/** What a message is filled with. */
export type Args = Record<string, string | number>;
/** A sentence to be drawn later. */
export interface Say {
  /** Message id. */
  id: MessageId;
  /** What it is filled with. */
  args?: Args;
}
/** A stretch of a sentence. */
export interface Piece {
  /** The text. */
  text: string;
  /** Whether it came from outside and must be isolated. */
  foreign: boolean;
}

// Two characters for private use enclose the place of a foreign text while Fluent puts the sentence together.
const OPEN = '\uE000';
const CLOSE = '\uE001';
const PLACE = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'u');
// Whoever closes an isolate that is not theirs, or overrides the direction, loses that character in plain texts.
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

class Foreign extends FluentType<number> {
  override toString(): string {
    return `${OPEN}${this.value}${CLOSE}`;
  }
}

/** The language now in use, as a BCP 47 tag. */
export function currentLocale(): string {
  return language.tag;
}

/** Loads a language, whole by itself (a test compares each with English), and tells the document its language and direction. */
export async function useLocale(locale: string): Promise<void> {
  if (locale === language.tag && language.bundle) return;
  const bundle = new FluentBundle(withLatinDigits(locale), { useIsolating: false });
  bundle.addResource(await loadMessages(locale));
  language.bundle = bundle;
  language.tag = locale;
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/** Marks a literal as a message id, for tables. */
export function msg(id: string): MessageId {
  return id as MessageId;
}

/** A message in pieces, its foreign texts apart. */
export function pieces(id: MessageId, args: Args = {}): Piece[] {
  const foreign: string[] = [];
  const filled: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args)) {
    filled[name] = typeof value === 'number' ? value : new Foreign(foreign.push(value) - 1);
  }
  // Split with one group: even positions are ours, odd ones the number of a foreign text.
  return resolve(id, filled)
    .split(PLACE)
    .map((part, index) =>
      index % 2 === 0
        ? { text: part, foreign: false }
        : { text: foreign[Number(part)] ?? '', foreign: true },
    )
    .filter((piece) => piece.text !== '');
}

/** A message as plain text, for attributes and window titles. */
export function t(id: MessageId, args: Args = {}): string {
  return pieces(id, args)
    .map((piece) => (piece.foreign ? `\u2068${piece.text.replace(BIDI_CONTROLS, '')}\u2069` : piece.text))
    .join('');
}

function resolve(id: string, args: Record<string, FluentVariable>): string {
  const message = language.bundle?.getMessage(id);
  if (language.bundle && message?.value) {
    const errors: Error[] = [];
    const text = language.bundle.formatPattern(message.value, args, errors);
    // A hole in a sentence is a fault of ours; the tests must see it, a clerk gets what can be said.
    if (errors[0] && import.meta.env.MODE === 'test') throw errors[0];
    return text;
  }
  if (import.meta.env.MODE === 'test') throw new Error(`no message "${id}"`);
  return id;
}
