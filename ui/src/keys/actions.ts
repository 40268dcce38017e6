/** The keys, as data: which action, which key, and how it is written on the screen. */
import type { Platform } from '../generated/bindings';
import { msg, type MessageId } from '../i18n/text';

/** What a key can do. */
export type ActionName = 'callNext' | 'recall' | 'end' | 'newTicket' | 'search' | 'keys';

/** One way to press an action. */
export type Chord =
  /** A key by its name, alone: F9. */
  | { press: 'key'; key: string }
  /** A key that writes a character, alone and not while typing: "/". */
  | { press: 'character'; key: string }
  /** Ctrl (Cmd on a Mac) with a key by its name: Ctrl+N. */
  | { press: 'ctrlKey'; key: string }
  /** Ctrl (Cmd on a Mac) with a key by its place on the keyboard: the digit row moves between layouts. */
  | { press: 'ctrlPlace'; code: string; digit: string };

/** An action with its keys. */
export interface KeyedAction {
  /** The action. */
  name: ActionName;
  /** What it does, for the list of keys. */
  title: MessageId;
  /** Its keys; all of them work everywhere. */
  chords: Chord[];
  /** The index in `chords` of the one shown on a Mac, where F keys need a second hand. */
  shownOnMac: number;
}

/** Every action that has a key. */
export const ACTIONS: readonly KeyedAction[] = [
  {
    name: 'callNext',
    title: msg('keys-call-next'),
    chords: [
      { press: 'key', key: 'F9' },
      { press: 'ctrlPlace', code: 'Digit1', digit: '1' },
    ],
    shownOnMac: 1,
  },
  {
    name: 'recall',
    title: msg('keys-recall'),
    chords: [
      { press: 'key', key: 'F4' },
      { press: 'ctrlPlace', code: 'Digit2', digit: '2' },
    ],
    shownOnMac: 1,
  },
  {
    name: 'end',
    title: msg('keys-end'),
    chords: [
      { press: 'key', key: 'F8' },
      { press: 'ctrlPlace', code: 'Digit9', digit: '9' },
    ],
    shownOnMac: 1,
  },
  { name: 'newTicket', title: msg('keys-new-ticket'), chords: [{ press: 'ctrlKey', key: 'n' }], shownOnMac: 0 },
  { name: 'search', title: msg('keys-search'), chords: [{ press: 'character', key: '/' }], shownOnMac: 0 },
  {
    name: 'keys',
    title: msg('keys-keys'),
    chords: [
      { press: 'key', key: 'F1' },
      { press: 'character', key: '?' },
    ],
    shownOnMac: 0,
  },
];

/** The key shown for an action on this system. */
export function shownChord(name: ActionName, platform: Platform): Chord {
  const action = ACTIONS.find((one) => one.name === name);
  const chord = action?.chords[platform === 'macos' ? action.shownOnMac : 0];
  return chord ?? { press: 'key', key: '' };
}

/** A chord as it is printed on the keys: "F9", "Ctrl N", "⌘1". */
export function chordText(chord: Chord, platform: Platform): string {
  const mac = platform === 'macos';
  switch (chord.press) {
    case 'key':
    case 'character':
      return chord.key;
    case 'ctrlKey':
      return mac ? `⌘${chord.key.toUpperCase()}` : `Ctrl ${chord.key.toUpperCase()}`;
    case 'ctrlPlace':
      return mac ? `⌘${chord.digit}` : `Ctrl ${chord.digit}`;
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
