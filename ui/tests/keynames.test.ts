/** Keys are called what the keyboard of the language calls them; what assistive technology is told stays as it is. */
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { useLocale } from '../src/i18n/text';
import { chordAria, chordText, type Chord } from '../src/keys/chords';
import { keyText, sendText } from '../src/keys/names';
import { modifiersText, shortcutText } from '../src/keys/shortcut';
import * as samples from '../dev/samples';
import { atCounter, button, entry, settled } from './page';

const NEW_TICKET: Chord = { press: 'ctrlKey', key: 'n' };

afterEach(() => useLocale('en'));

describe('the names of keys', () => {
  it('are those of a German keyboard', async () => {
    await useLocale('de');
    expect(chordText(NEW_TICKET, 'linux')).toBe('Strg N');
    expect(chordText({ press: 'ctrlPlace', code: 'Digit1', digit: '1' }, 'windows')).toBe('Strg 1');
    expect(shortcutText('Ctrl+Shift+Super+PageUp', 'windows')).toBe('Strg Umschalt Win Bild ↑');
    expect(modifiersText('linux')).toBe('Strg / Alt / Super');
    expect(sendText('linux')).toBe('Strg ↵');
    expect(chordAria(NEW_TICKET, 'linux')).toBe('Control+N');
  });

  it.each([
    ['en', 'Esc', 'Home', 'Shift'],
    ['fr', 'Échap', 'Début', 'Maj'],
    ['es', 'Esc', 'Inicio', 'Mayús'],
    ['de', 'Esc', 'Pos 1', 'Umschalt'],
  ])('follow the language %s', async (tag, esc, home, shift) => {
    await useLocale(tag);
    expect([keyText('Esc'), keyText('Home'), keyText('Shift')]).toEqual([esc, home, shift]);
  });

  it('are the drawn ones on a Mac, and what nobody names stays as it is', async () => {
    await useLocale('de');
    expect(chordText(NEW_TICKET, 'macos')).toBe('⌘N');
    expect(shortcutText('Super+ArrowUp', 'macos')).toBe('⌘ ↑');
    expect(keyText('F9')).toBe('F9');
  });

  it('are nowhere on the German page those of an English one', async () => {
    const user = userEvent.setup();
    const backend = await atCounter({ desk: samples.serving() });
    backend.stored = { ...backend.stored, language: 'de' };
    await user.click(button('Menu'));
    await user.click(entry('Keys'));
    await settled();
    await useLocale('de');
    await settled();
    const caps = [...document.querySelectorAll('kbd')].map((cap) => cap.textContent);
    expect(caps).toContain('Strg ↵');
    expect(caps).toContain('Bild ↓');
    expect(caps.filter((cap) => /Ctrl|Home|End$|Page/u.test(cap ?? ''))).toEqual([]);
  });
});
