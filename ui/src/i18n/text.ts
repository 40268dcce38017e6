/**
 * The page's sentences. A message is asked for by its id, which stands in the code as a literal: in `t('…')`, `say('…')`
 * or `<Text id="…">`, or in `msg('…')` where a table holds it. Ids and what they are filled with are types made from the
 * Fluent files; a test finds the messages that nobody asks for.
 *
 * Every text argument counts as foreign (it came from a server or a person): `pieces` keeps it apart, so that it
 * can stand in a `<bdi>`, and `t` puts it between isolating characters. Numbers need neither.
 */
import { FluentBundle, FluentType, type FluentVariable } from '@fluent/bundle';

import type { Messages } from '../generated/messages';
import { language } from './language.svelte';
import { directionOf, loadMessages, withLatinDigits } from './locale';

/** The id of any message. */
export type AnyId = keyof Messages;
/** The ids of the messages that are filled with nothing but `Names`. */
export type MessageId<Names extends string = never> = { [Id in AnyId]: keyof Messages[Id] extends Names ? Id : never }[AnyId];
type Whole<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;
/** What a message is filled with; of several, what suits each of them. */
export type Filling<Id extends AnyId> = Whole<Messages[Id]>;
type Args<Id extends AnyId> = keyof Filling<Id> extends never ? [] : [args: Filling<Id>];

declare const made: unique symbol;
/** A sentence to be drawn later; made by `say`. */
export interface Say {
  readonly id: AnyId;
  readonly args: Record<string, string | number>;
  readonly [made]: true;
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
export function msg<Id extends AnyId>(id: Id): Id {
  return id;
}

/** A sentence: a message and what it is filled with. */
export function say<Id extends AnyId>(id: Id, ...args: Args<Id>): Say;
export function say(id: AnyId, args: Say['args'] = {}): Say {
  return { id, args } as Say;
}

/** A sentence in pieces, its foreign texts apart. */
export function pieces({ id, args }: Say): Piece[] {
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

/** A sentence as plain text. */
export function plain(sentence: Say): string {
  return pieces(sentence)
    .map((piece) => (piece.foreign ? `\u2068${piece.text.replace(BIDI_CONTROLS, '')}\u2069` : piece.text))
    .join('');
}

/** A message as plain text, for attributes and window titles. */
export function t<Id extends AnyId>(id: Id, ...args: Args<Id>): string {
  return plain(say(id, ...args));
}

function resolve(id: string, args: Record<string, FluentVariable>): string {
  const message = language.bundle?.getMessage(id);
  if (language.bundle && message?.value) {
    const errors: Error[] = [];
    const text = language.bundle.formatPattern(message.value, args, errors);
    // A hole in a sentence is an error of ours; the tests must see it, a clerk gets what can be said.
    if (errors[0] && import.meta.env.MODE === 'test') throw errors[0];
    return text;
  }
  if (import.meta.env.MODE === 'test') throw new Error(`no message "${id}"`);
  return id;
}
