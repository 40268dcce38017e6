/** The keys, as data: which action, which key, and how it is written on the screen. */
import type { Platform } from '../generated/bindings';
import { msg, type MessageId } from '../i18n/text';
import { commandText } from './names';

/** What a key can do. */
export type ActionName =
  | 'callNext'
  | 'recall'
  | 'pause'
  | 'transfer'
  | 'noShow'
  | 'end'
  | 'wayBack'
  | 'newTicket'
  | 'search'
  | 'keys';

/** One way to press an action. */
export type Chord =
  /** A key by its name, alone: F9. */
  | { press: 'key'; key: string }
  /** A key that writes a character, alone and not while typing: "/". */
  | { press: 'character'; key: string }
  /** Ctrl (Cmd on a Mac) with a Latin letter, or with its place where the layout writes other letters: Ctrl+N. */
  | { press: 'ctrlKey'; key: string }
  /** Ctrl (Cmd on a Mac) with a key by its place on the keyboard: the digit row moves between layouts. */
  | { press: 'ctrlPlace'; code: string; digit: string };

/** An action with the keys it has until a person chooses others. */
export interface KeyedAction {
  /** The action. */
  name: ActionName;
  /** What it does, for the list of keys. */
  title: MessageId;
  /** Its keys; all of them work everywhere. */
  chords: Chord[];
}

function key(name: string): Chord {
  return { press: 'key', key: name };
}

function place(digit: string): Chord {
  return { press: 'ctrlPlace', code: `Digit${digit}`, digit };
}

/** Every action that has a key. */
export const ACTIONS: readonly KeyedAction[] = [
  { name: 'callNext', title: msg('keys-call-next'), chords: [key('F9'), place('1')] },
  { name: 'recall', title: msg('keys-recall'), chords: [key('F4'), place('2')] },
  { name: 'pause', title: msg('keys-pause'), chords: [key('F6'), place('3')] },
  { name: 'transfer', title: msg('keys-transfer'), chords: [key('F7'), place('4')] },
  { name: 'noShow', title: msg('keys-no-show'), chords: [key('F2'), place('5')] },
  { name: 'end', title: msg('keys-end'), chords: [key('F8'), place('9')] },
  { name: 'wayBack', title: msg('keys-way-back'), chords: [{ press: 'ctrlKey', key: 'z' }] },
  { name: 'newTicket', title: msg('keys-new-ticket'), chords: [{ press: 'ctrlKey', key: 'n' }] },
  { name: 'search', title: msg('keys-search'), chords: [{ press: 'character', key: '/' }] },
  { name: 'keys', title: msg('keys-keys'), chords: [key('F1'), { press: 'character', key: '?' }] },
];

/** A chord as it is printed on the keys: "F9", "Ctrl N", "⌘1". */
export function chordText(chord: Chord, platform: Platform): string {
  switch (chord.press) {
    case 'key':
    case 'character':
      return chord.key;
    case 'ctrlKey':
      return commandText(chord.key.toUpperCase(), platform);
    case 'ctrlPlace':
      return commandText(chord.digit, platform);
  }
}

/** A chord in the form of `aria-keyshortcuts`. */
export function chordAria(chord: Chord, platform: Platform): string {
  const modifier = platform === 'macos' ? 'Meta' : 'Control';
  switch (chord.press) {
    case 'key':
    case 'character':
      return chord.key;
    case 'ctrlKey':
      return `${modifier}+${chord.key.toUpperCase()}`;
    case 'ctrlPlace':
      return `${modifier}+${chord.digit}`;
  }
}
