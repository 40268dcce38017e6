/** Light or dark, and the size of the text: by the settings, by keys, and by whoever runs the computer. */
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { SettingsView } from '../src/generated/bindings';
import { sizeStep } from '../src/keys/textsize';
import { chooseFonts, nextSize } from '../src/state/appearance';
import { box, button, choice, entry, field, has, open, press, sees, settled, textOf } from './page';

const user = userEvent.setup();
const root = document.documentElement;
let dark: { matches: boolean; listeners: Set<() => void> };

beforeEach(() => {
  dark = { matches: false, listeners: new Set() };
  vi.spyOn(window, 'matchMedia').mockImplementation(
    () =>
      ({
        get matches() {
          return dark.matches;
        },
        addEventListener: (_: string, then: () => void) => dark.listeners.add(then),
        removeEventListener: (_: string, then: () => void) => dark.listeners.delete(then),
      }) as unknown as MediaQueryList,
  );
});

afterEach(() => {
  root.style.fontSize = '';
  delete root.dataset['theme'];
  delete root.dataset['fonts'];
});

async function at(stored: Partial<SettingsView> = {}): Promise<FakeBackend> {
  const backend = new FakeBackend(samples.snapshot());
  backend.stored = samples.settings(stored);
  await open(backend);
  return backend;
}

async function openSettings(): Promise<void> {
  await user.click(button('Menu'));
  await user.click(entry('Settings'));
  await settled();
}

describe('the theme', () => {
  it('is the system’s, and follows it', async () => {
    await at();
    expect(root.dataset['theme']).toBe('light');
    dark.matches = true;
    dark.listeners.forEach((then) => then());
    expect(root.dataset['theme']).toBe('dark');
  });

  it('is the chosen one, whatever the system does', async () => {
    const backend = await at();
    await openSettings();
    await user.selectOptions(field('Theme'), 'dark');
    await user.click(button('Save'));
    await settled();
    expect(backend.stored.theme).toBe('dark');
    expect(root.dataset['theme']).toBe('dark');
    dark.listeners.forEach((then) => then());
    expect(root.dataset['theme']).toBe('dark');
  });
});

describe('the size of the text', () => {
  it('is stored and in force at once', async () => {
    const backend = await at();
    await openSettings();
    await user.selectOptions(field('Text size'), '150');
    await user.click(button('Save'));
    await settled();
    expect(backend.stored.textSize).toBe(150);
    expect(root.style.fontSize).toBe('140.625%');
  });

  it('changes by Ctrl with + and -, is as usual by 0, and the web view does not zoom', async () => {
    const backend = await at({ textSize: 110 });
    expect(root.style.fontSize).toBe('103.125%');
    expect(press('+', { code: 'Equal', ctrlKey: true, shiftKey: true })).toBe(false);
    await settled();
    expect(backend.stored.textSize).toBe(125);
    press('-', { code: 'NumpadSubtract', ctrlKey: true });
    await settled();
    press('-', { code: 'Minus', metaKey: true });
    await settled();
    expect(backend.stored.textSize).toBe(100);
    press('+', { code: 'NumpadAdd', ctrlKey: true });
    await settled();
    press('0', { code: 'Digit0', ctrlKey: true });
    await settled();
    expect(backend.stored.textSize).toBe(100);
    expect(root.style.fontSize).toBe('');
  });

  it('is not changed where the organisation has set it', async () => {
    const backend = await at({ textSize: 125, managed: ['textSize'] });
    expect(press('+', { code: 'Equal', ctrlKey: true })).toBe(false);
    await settled();
    expect(backend.count('saveSettings')).toBe(0);
  });

  it('changed by keys is not taken back by settings that stand open', async () => {
    const backend = await at();
    await openSettings();
    await user.click(box('Alert when a ticket is sent to this counter or to you'));
    press('+', { code: 'Equal', ctrlKey: true });
    await settled();
    await user.click(button('Save'));
    await settled();
    expect(backend.stored.textSize).toBe(110);
    expect(backend.stored.alerts.sentHere).toBe(false);
  });

  it.each([
    ['on a German keyboard', { key: '-', code: 'Slash', ctrlKey: true }, -1],
    ['on a German keyboard, plus', { key: '+', code: 'BracketRight', ctrlKey: true }, 1],
    ['on a French keyboard, by place', { key: 'à', code: 'Digit0', ctrlKey: true }, 0],
    ['on a French keyboard, minus', { key: '-', code: 'Digit6', ctrlKey: true }, -1],
    ['on the number pad', { key: '0', code: 'Numpad0', ctrlKey: true }, 0],
    ['with AltGr, which writes', { key: '-', code: 'Minus', ctrlKey: true, altKey: true }, null],
    ['without Ctrl', { key: '+', code: 'Equal' }, null],
    ['of another digit', { key: '1', code: 'Digit1', ctrlKey: true }, null],
    ['of a letter that lies there', { key: 'ß', code: 'Minus', ctrlKey: true }, null],
  ])('%s', (_, key, step) => {
    expect(sizeStep(new KeyboardEvent('keydown', key))).toBe(step);
  });

  it('stays within its bounds, and finds its steps again', () => {
    expect([nextSize(200, 1), nextSize(80, -1), nextSize(133, 1), nextSize(133, -1), nextSize(175, 0)]).toEqual([
      200, 80, 150, 125, 100,
    ]);
  });
});

describe('the settings', () => {
  it('begin with what a clerk wants and end with what is technical', async () => {
    await at();
    await openSettings();
    const titles = [...document.querySelectorAll('dialog section > h3')].map((one) => one.id);
    expect(titles.indexOf('settings-alerts')).toBe(0);
    expect(titles.indexOf('settings-look')).toBe(1);
    expect(titles.indexOf('settings-keys-title')).toBe(2);
    expect(titles.slice(-3)).toEqual(['settings-advanced', 'this-sign-in', 'about']);
    expect(field('Check for new tickets every').closest('section')?.textContent).toContain('Advanced');
    expect(choice('As JSON').closest('section')?.textContent).toContain('Advanced');
    expect(document.activeElement).toBe(field('Alert for a new ticket'));
  });

  it('keep what was changed while the keys are looked at, and the keys that were given there', async () => {
    const backend = await at();
    await openSettings();
    await user.click(box('Alert when a ticket is sent to this counter or to you'));
    await user.selectOptions(field('Theme'), 'dark');
    await user.click(button('Show and change the keys'));
    await settled();
    expect(sees('dialog', 'Keys')).toBe(true);
    await user.click(box('Single-character keys ( / and ? ) work as shortcuts'));
    await user.click(button('Change the key: Pause'));
    await settled();
    press('F10');
    await settled();
    press('Escape');
    await settled();
    expect(sees('dialog', 'Keys')).toBe(false);
    expect(sees('dialog', 'Settings')).toBe(true);
    await user.click(button('Save'));
    await settled();
    expect(backend.stored.alerts.sentHere).toBe(false);
    expect(backend.stored.theme).toBe('dark');
    expect(backend.stored.singleKeys).toBe(false);
    expect(backend.stored.keys).toContainEqual({ action: 'pause', keys: ['F10', 'Ctrl+3'] });
  });

  it('say at its field what is wrong with a number', async () => {
    await at();
    await openSettings();
    await user.clear(field('Check for new tickets every'));
    await user.click(button('Save'));
    await settled();
    expect(textOf('settings-poll-error')).toContain('5 to 60');
    expect(document.activeElement).toBe(field('Check for new tickets every'));
    await user.type(field('Check for new tickets every'), '9');
    expect(has('settings-poll-error')).toBe(false);
  });
});

describe('fonts', () => {
  it.each([
    ['Linux x86_64', 'generic'],
    ['Linux aarch64', 'generic'],
    ['Win32', undefined],
    ['MacIntel', undefined],
  ])('on %s are named as quickly as they are found there', (platform, fonts) => {
    chooseFonts(platform);
    expect(root.dataset['fonts']).toBe(fonts);
  });
});
