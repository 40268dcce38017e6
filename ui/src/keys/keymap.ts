/** Which keys a person gave to which action: read from the settings, changed, and written back. */
import type { KeyChoice, Platform } from '../generated/bindings';
import { KEYED, type KeyName } from '../state/actions';
import { character, command, key, place, type Chord } from './chords';
import { commandHeld, latinLetter } from './dispatch';

/** The keys in force. */
export type Keymap = ReadonlyMap<KeyName, readonly Chord[]>;

/** Keys for editing and for closing the window stay what they are everywhere; only undoing may be Ctrl+Z. */
const NOT_OURS = new Set(['a', 'c', 'v', 'x', 'y', 'z', 'q', 'w', 'h', 'm']);
/** Only these may have a key that writes: a letter typed beside a field must not call a visitor. */
const MAY_WRITE = new Set<KeyName>(['search', 'keys']);
const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified']);
const F_KEY = /^F(?:[1-9]|1\d|2[0-4])$/u;

/** A chord as the settings keep it: "F9", "Ctrl+1", "Ctrl+N", "/". */
export function chordName(chord: Chord): string {
  switch (chord.press) {
    case 'key':
    case 'character':
      return chord.key;
    case 'ctrlKey':
      return `Ctrl+${chord.key.toUpperCase()}`;
    case 'ctrlPlace':
      return `Ctrl+${chord.digit}`;
  }
}

/** The chord of a name that the settings keep; null for what this version does not know. */
export function chordNamed(name: string): Chord | null {
  if (F_KEY.test(name)) return key(name);
  const digit = /^Ctrl\+(\d)$/u.exec(name)?.[1];
  if (digit !== undefined) return place(digit);
  const letter = /^Ctrl\+([A-Z])$/u.exec(name)?.[1];
  if (letter !== undefined) return command(letter.toLowerCase());
  return [...name].length === 1 && name.trim() !== '' ? character(name) : null;
}

/** The chord that was pressed to be given to an action: 'wait' for a modifier alone, 'no' where it cannot be one. */
export function chordPressed(event: KeyboardEvent, action: KeyName): Chord | 'wait' | 'no' {
  if (MODIFIERS.has(event.key)) return 'wait';
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (F_KEY.test(event.key)) return plain && !event.shiftKey ? key(event.key) : 'no';
  if (commandHeld(event)) {
    const digit = /^Digit(\d)$/u.exec(event.code)?.[1];
    if (digit !== undefined) return place(digit);
    const letter = latinLetter(event);
    const free = !NOT_OURS.has(letter) || (letter === 'z' && action === 'wayBack');
    return letter !== '' && free ? command(letter) : 'no';
  }
  const writes = plain && [...event.key].length === 1 && event.key.trim() !== '';
  return writes && MAY_WRITE.has(action) ? character(event.key) : 'no';
}

/** The keys in force with these choices; what cannot be read keeps its default. */
export function keymapOf(choices: readonly KeyChoice[]): Keymap {
  return new Map(
    KEYED.map((action) => {
      const chosen = choices.find((one) => one.action === action.name);
      if (!chosen) return [action.name, action.chords];
      const chords = chosen.keys.map(chordNamed).filter((chord) => chord !== null);
      return [action.name, chords.length > 0 || chosen.keys.length === 0 ? chords : action.chords];
    }),
  );
}

/** The choices that make this map: only what differs from the default. */
export function choicesOf(map: Keymap): KeyChoice[] {
  return KEYED.flatMap((action) => {
    const keys = (map.get(action.name) ?? []).map(chordName);
    return keys.join('\n') === action.chords.map(chordName).join('\n') ? [] : [{ action: action.name, keys }];
  });
}

/** The key shown for an action on this system: on a Mac the one with Cmd, as F keys need a second hand there. */
export function shownOf(map: Keymap, name: KeyName, platform: Platform): Chord | undefined {
  const chords = map.get(name) ?? [];
  const command = chords.find((chord) => chord.press === 'ctrlKey' || chord.press === 'ctrlPlace');
  return platform === 'macos' ? (command ?? chords[0]) : chords[0];
}

/** The other action that has this chord. */
export function holderOf(map: Keymap, chord: Chord, but: KeyName): KeyName | null {
  const name = chordName(chord);
  const holder = KEYED.find(
    (action) => action.name !== but && (map.get(action.name) ?? []).some((one) => chordName(one) === name),
  );
  return holder?.name ?? null;
}

/** Gives a chord to an action in the place of the one shown; whoever had it loses it. */
export function assign(map: Keymap, action: KeyName, chord: Chord, platform: Platform): Keymap {
  const name = chordName(chord);
  const old = shownOf(map, action, platform);
  return new Map(
    [...map].map(([one, chords]) => {
      const rest = chords.filter((other) => chordName(other) !== name);
      if (one !== action) return [one, rest];
      const at = old ? rest.indexOf(old) : -1;
      return [one, at < 0 ? [chord, ...rest] : rest.with(at, chord)];
    }),
  );
}
