/** Shortcuts that work while another program has the keyboard: how they are pressed, and how the settings keep them. */
import type { Platform } from '../generated/bindings';
import { keyText } from './names';

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS', 'CapsLock', 'Dead', 'Process', 'Unidentified']);
/** Keys that a system or a field cannot do without. */
const NOT_OURS = new Set(['Escape', 'Tab', 'Enter', 'NumpadEnter', 'Backspace', 'CapsLock', 'NumLock', 'ContextMenu']);

/** A key by its place: a letter or digit by what a Latin keyboard writes there, every other by its W3C code name. */
function keyName(code: string): string {
  return /^Key([A-Z])$/u.exec(code)?.[1] ?? /^Digit(\d)$/u.exec(code)?.[1] ?? code;
}

/**
 * The shortcut that was pressed, such as "Ctrl+Alt+N": 'wait' for a modifier alone, 'bare' where it would take a key
 * from every other program, 'no' where it cannot be one.
 */
export function shortcutPressed(event: KeyboardEvent): { keys: string } | 'wait' | 'bare' | 'no' {
  if (MODIFIERS.has(event.key)) return 'wait';
  // AltGr writes, on many keyboards by Ctrl and Alt together.
  if (event.code === '' || NOT_OURS.has(event.code) || event.getModifierState('AltGraph')) return 'no';
  if (!event.ctrlKey && !event.altKey && !event.metaKey) return 'bare';
  const held = [
    event.ctrlKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.metaKey ? 'Super' : '',
  ];
  return { keys: [...held, keyName(event.code)].filter((part) => part !== '').join('+') };
}

/** A shortcut as it is printed on the keys. */
export function shortcutText(keys: string, platform: Platform): string {
  return keys
    .split('+')
    .map((part) => keyText(part, platform))
    .join(' ');
}

/** The modifiers that a shortcut may have, as they are printed on the keys. */
export function modifiersText(platform: Platform): string {
  return ['Ctrl', 'Alt', 'Super'].map((part) => keyText(part, platform)).join(' / ');
}
