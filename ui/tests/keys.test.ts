import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Platform } from '../src/generated/bindings';
import { chordAria, chordText } from '../src/keys/chords';
import { KEYED, type KeyName } from '../src/state/actions';
import { keepFromWebView, listen } from '../src/keys/dispatch';
import { chordPressed, keymapOf, shownOf, type Keymap } from '../src/keys/keymap';
import { press } from './page';

let ran: KeyName[];
let covered: boolean;
let refused: number;
let keymap: Keymap;
let singleKeys: boolean;
let stopListening: () => void;

beforeEach(() => {
  ran = [];
  covered = false;
  refused = 0;
  singleKeys = true;
  keymap = keymapOf([]);
  const kept = keepFromWebView();
  const listening = listen({
    keymap: () => keymap,
    covered: () => covered,
    singleKeys: () => singleKeys,
    run: (action) => ran.push(action),
    refuse: () => (refused += 1),
  });
  stopListening = () => {
    kept();
    listening();
  };
});

afterEach(() => {
  stopListening();
  document.body.replaceChildren();
});

function into(tag: 'input' | 'button', type = ''): void {
  const element = document.createElement(tag);
  if (type) element.setAttribute('type', type);
  document.body.append(element);
  element.focus();
}

describe('the map of keys', () => {
  it('works by both sets everywhere', () => {
    press('F9');
    press('F4');
    press('F6');
    press('F7');
    press('F2');
    press('F8');
    press('1', { code: 'Digit1', ctrlKey: true });
    press('2', { code: 'Digit2', ctrlKey: true });
    press('3', { code: 'Digit3', ctrlKey: true });
    press('4', { code: 'Digit4', ctrlKey: true });
    press('5', { code: 'Digit5', ctrlKey: true });
    press('9', { code: 'Digit9', metaKey: true });
    press('n', { ctrlKey: true });
    press('/');
    press('F1');
    press('?', { shiftKey: true });
    const both = ['callNext', 'recall', 'pause', 'transfer', 'noShow', 'end'];
    expect(ran).toEqual([...both, ...both, 'newTicket', 'search', 'keys', 'keys']);
  });

  it('goes by the place of a digit, whatever the layout writes there', () => {
    press('&', { code: 'Digit1', ctrlKey: true });
    expect(ran).toEqual(['callNext']);
  });

  it('goes by the Latin letter, and by its place where the layout writes others', () => {
    press('z', { code: 'KeyY', ctrlKey: true });
    press('ئ', { code: 'KeyZ', ctrlKey: true });
    press('Z', { code: 'KeyZ', metaKey: true });
    expect(ran).toEqual(['wayBack', 'wayBack', 'wayBack']);
    // On a French keyboard this is W.
    press('w', { code: 'KeyZ', ctrlKey: true });
    expect(ran).toHaveLength(3);
  });

  it('leaves Ctrl+Z to a field, where it takes back what was typed', () => {
    into('input');
    expect(press('z', { code: 'KeyZ', ctrlKey: true })).toBe(true);
    expect(ran).toEqual([]);
  });

  it('lets the way back alone be Ctrl+Z', () => {
    const event = new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true });
    expect(chordPressed(event, 'wayBack')).toEqual({ press: 'ctrlKey', key: 'z' });
    expect(chordPressed(event, 'end')).toBe('no');
  });

  it('leaves keys with other modifiers alone', () => {
    expect(press('F4', { altKey: true })).toBe(true);
    expect(press('1', { code: 'Digit1', ctrlKey: true, altKey: true })).toBe(true);
    expect(press('n')).toBe(true);
    expect(ran).toEqual([]);
  });

  it('gives no two actions one key', () => {
    const all = KEYED.flatMap((action) => action.chords.map((chord) => chordAria(chord, 'linux')));
    expect(new Set(all).size).toBe(all.length);
  });

  it('shows the second set on a Mac', () => {
    const text = (name: KeyName, platform: Platform): string | undefined => {
      const chord = shownOf(keymap, name, platform);
      return chord && chordText(chord, platform);
    };
    expect(text('callNext', 'macos')).toBe('⌘1');
    expect(text('keys', 'macos')).toBe('F1');
    expect(chordAria({ press: 'ctrlPlace', code: 'Digit1', digit: '1' }, 'macos')).toBe('Meta+1');
    expect(text('callNext', 'windows')).toBe('F9');
    expect(text('newTicket', 'linux')).toBe('Ctrl N');
  });
});

describe('the web view', () => {
  it.each(['F1', 'F4', 'F8', 'F9', 'F3', 'F5', 'F7', 'F12', '/', '?'])('never gets %s', (key) => {
    expect(press(key)).toBe(false);
  });

  it.each(['f', 'g', 'p', 'r', 'n', 'R'])('never gets Ctrl+%s', (key) => {
    expect(press(key, { ctrlKey: true })).toBe(false);
    expect(press(key, { metaKey: true })).toBe(false);
  });

  it('does not get them while a window covers the counter either, and nothing is done', () => {
    covered = true;
    expect(press('F9')).toBe(false);
    expect(press('F5')).toBe(false);
    expect(ran).toEqual([]);
  });
});

describe('a held key', () => {
  it('acts once and stays kept from the web view', () => {
    press('F9');
    expect(press('F9', { repeat: true })).toBe(false);
    expect(ran).toEqual(['callNext']);
  });

  it('does not press a button again', () => {
    into('button');
    expect(press('Enter')).toBe(true);
    expect(press('Enter', { repeat: true })).toBe(false);
  });
});

describe('keys that write', () => {
  it('write while typing', () => {
    into('input');
    expect(press('/')).toBe(true);
    expect(press('?')).toBe(true);
    expect(ran).toEqual([]);
    press('F9');
    expect(ran).toEqual(['callNext']);
  });

  it('are shortcuts where nothing is typed, such as on a box to tick', () => {
    into('input', 'checkbox');
    press('/');
    expect(ran).toEqual(['search']);
  });

  it('can be switched off', () => {
    singleKeys = false;
    expect(press('/')).toBe(true);
    expect(ran).toEqual([]);
    press('F1');
    expect(ran).toEqual(['keys']);
  });

  it('are left to an input method that is composing', () => {
    press('F9', { isComposing: true });
    expect(ran).toEqual([]);
  });
});

describe('a keyboard of another script', () => {
  it.each([
    ['ق', 'KeyR'],
    ['к', 'KeyR'],
    ['ح', 'KeyP'],
    ['а', 'KeyF'],
    ['ب', 'KeyF'],
    ['เ', 'KeyG'],
    ['Process', 'KeyR'],
  ])('has its %s at %s kept from the web view with Ctrl', (key, code) => {
    expect(press(key, { code, ctrlKey: true })).toBe(false);
    expect(press(key, { code, ctrlKey: true, shiftKey: true })).toBe(false);
    expect(press(key, { code })).toBe(true);
  });

  it('has a new ticket where the letter stands, also where a sign is written there', () => {
    press('ى', { code: 'KeyN', ctrlKey: true });
    press('\u0e37', { code: 'KeyN', ctrlKey: true });
    expect(ran).toEqual(['newTicket', 'newTicket']);
  });

  it('goes by what is written where that is Latin', () => {
    // Dvorak writes an "o" at the place of the "s", and an "r" at that of the "o".
    expect(press('r', { code: 'KeyO', ctrlKey: true })).toBe(false);
    expect(press('p', { code: 'KeyR', ctrlKey: true })).toBe(false);
    expect(press('o', { code: 'KeyR', ctrlKey: true })).toBe(true);
  });

  it('says that a key does nothing while something covers the counter', () => {
    covered = true;
    press('F9');
    press('F9', { repeat: true });
    expect(refused).toBe(1);
    expect(ran).toEqual([]);
  });
});
