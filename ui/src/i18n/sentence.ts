/**
 * A sentence: a message of the catalogue, and what it is filled with. The app's windows draw it in the one language in use
 * (text.ts), the hall's pages in several at once (hall/shared/words.ts).
 */
import { FluentType, type FluentBundle, type FluentVariable } from '@fluent/bundle';

import type { Messages } from '../generated/messages';

/** The id of any message. */
export type AnyId = keyof Messages;
/** The ids of the messages that are filled with nothing but `Names`. */
export type MessageId<Names extends string = never> = { [Id in AnyId]: keyof Messages[Id] extends Names ? Id : never }[AnyId];
type Whole<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;
/** What a message is filled with; of several, what suits each of them. */
export type Filling<Id extends AnyId> = Whole<Messages[Id]>;
/** What follows a message's id: nothing where it is filled with nothing. */
export type Args<Id extends AnyId> = keyof Filling<Id> extends never ? [] : [args: Filling<Id>];

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
export function piecesIn(bundle: FluentBundle | null, { id, args }: Say): Piece[] {
  const foreign: string[] = [];
  const filled: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args)) {
    filled[name] = typeof value === 'number' ? value : new Foreign(foreign.push(value) - 1);
  }
  // Split with one group: even positions are ours, odd ones the number of a foreign text.
  return resolve(bundle, id, filled)
    .split(PLACE)
    .map((part, index) =>
      index % 2 === 0
        ? { text: part, foreign: false }
        : { text: foreign[Number(part)] ?? '', foreign: true },
    )
    .filter((piece) => piece.text !== '');
}

/** Pieces as one plain text, the foreign ones between isolating characters. */
export function isolated(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.foreign ? `\u2068${piece.text.replace(BIDI_CONTROLS, '')}\u2069` : piece.text))
    .join('');
}

function resolve(bundle: FluentBundle | null, id: string, args: Record<string, FluentVariable>): string {
  const message = bundle?.getMessage(id);
  if (bundle && message?.value) {
    const errors: Error[] = [];
    const text = bundle.formatPattern(message.value, args, errors);
    // A hole in a sentence is an error of ours; the tests must see it, a clerk gets what can be said.
    if (errors[0] && import.meta.env.MODE === 'test') throw errors[0];
    return text;
  }
  if (import.meta.env.MODE === 'test') throw new Error(`no message "${id}"`);
  return id;
}
