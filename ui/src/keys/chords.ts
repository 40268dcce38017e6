/** A way to press something: as data, and as it is written on the screen. */
import type { Platform } from '../generated/bindings';
import { commandText } from './names';

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

/** A key by its name: F9. */
export function key(name: string): Chord {
  return { press: 'key', key: name };
}

/** A key that writes: "/". */
export function character(written: string): Chord {
  return { press: 'character', key: written };
}

/** Ctrl (Cmd on a Mac) with a letter. */
export function command(letter: string): Chord {
  return { press: 'ctrlKey', key: letter };
}

/** Ctrl (Cmd on a Mac) with a key of the digit row. */
export function place(digit: string): Chord {
  return { press: 'ctrlPlace', code: `Digit${digit}`, digit };
}

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
