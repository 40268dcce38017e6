import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { SettingsView, Snapshot, SystemView } from '../src/generated/bindings';
import { useLocale } from '../src/i18n/text';
import { modifiersText, shortcutPressed, shortcutText } from '../src/keys/shortcut';
import { box, button, byRole, entry, field, has, open, press, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(async () => {
  vi.unstubAllGlobals();
  await useLocale('en');
});

/** The settings, opened over the counter. */
async function settings(
  stored: Partial<SettingsView> = {},
  system: Partial<SystemView> = {},
  over: Partial<Snapshot> = {},
): Promise<FakeBackend> {
  const backend = new FakeBackend(samples.snapshot({ system: samples.system(system), ...over }));
  backend.stored = samples.settings(stored);
  await open(backend);
  await user.click(the('menu'));
  await user.click(the('menu-settings'));
  await settled();
  return backend;
}

async function save(): Promise<void> {
  await user.click(button('Save'));
  await settled();
}

function checked(words: string): boolean {
  return (box(words) as HTMLInputElement).checked;
}

/** Presses keys where a shortcut is being chosen. */
async function choose(action: RegExp, key: string, more: KeyboardEventInit): Promise<void> {
  await user.click(button(action));
  await settled();
  expect(document.activeElement).toBe(button('Press the keys together. Esc keeps the old ones'));
  press(key, more);
  await settled();
}

describe('alerts', () => {
  it('are all shown as stored, changed and stored', async () => {
    const backend = await settings();
    expect((field('Alert for a new ticket') as HTMLSelectElement).value).toBe('whenEmpty');
    expect(checked('Alert when a ticket is sent to this counter or to you')).toBe(true);
    expect(checked('Repeat an alert until it is seen')).toBe(false);
    await user.selectOptions(field('Alert for a new ticket'), 'every');
    for (const name of [
      'Alert when a wait exceeds its target',
      'Alert when a ticket is sent to this counter or to you',
      'Repeat an alert until it is seen',
      'Quiet while a ticket is open',
      'Do not disturb: no alerts at all',
      'Show alerts as system notifications; they contain a number, never a name',
    ]) {
      await user.click(box(name));
    }
    await user.selectOptions(field('Sound'), 'knock');
    const volume = field('Volume') as HTMLInputElement;
    volume.value = '25';
    volume.dispatchEvent(new Event('input', { bubbles: true }));
    await user.click(box('B Registrations'));
    await save();
    expect(backend.stored.alerts).toEqual({
      newTicket: 'every',
      overTarget: true,
      sentHere: false,
      repeat: true,
      quietWhileServing: false,
      doNotDisturb: true,
      notifications: false,
      mutedServices: ['service-b'],
      sound: 'knock',
      volume: 25,
    });
  });

  it('keep a service muted that is not here today', async () => {
    const backend = await settings({ alerts: samples.alerts({ mutedServices: ['service-x', 'service-a'] }) });
    expect(checked('A Payments')).toBe(true);
    await user.click(box('A Payments'));
    await save();
    expect(backend.stored.alerts.mutedServices).toEqual(['service-x']);
  });

  it('change nothing when cancelled', async () => {
    const backend = await settings();
    await user.click(box('Do not disturb: no alerts at all'));
    await user.click(box('B Registrations'));
    await user.click(button('Cancel'));
    expect(backend.count('saveSettings')).toBe(0);
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    expect(checked('Do not disturb: no alerts at all')).toBe(false);
    expect(checked('B Registrations')).toBe(false);
  });

  it('play the sound as chosen, before it is stored, and say when that fails', async () => {
    const backend = await settings();
    await user.selectOptions(field('Sound'), 'drop');
    await user.click(button('Play the sound'));
    expect(backend.calls).toEqual([{ command: 'testSound', args: ['drop', 60] }]);
    backend.failWith('testSound', { code: 'storage', file: 'drop.ogg', problem: 'full', detail: 'no device' });
    await user.click(button('Play the sound'));
    await settled();
    expect(textOf('settings-sound-error')).toContain('drop.ogg');
  });

  it.each([
    ['missing', 'Nothing on this computer shows notifications.'],
    ['dropped', 'does not show them. Allow them for Callpad'],
  ] as const)('say what to do where notifications are %s', async (notifications, words) => {
    await settings({}, { notifications });
    expect(textOf('settings-notifications-state')).toContain(words);
    expect(box('Show alerts as system notifications; they contain a number, never a name').getAttribute('aria-describedby')).toBe(the('settings-notifications-state').id);
  });

  it.each([
    [true, true],
    [false, false],
    [null, false],
  ])('say that the system wants quiet where it tells %s', async (systemQuiet, said) => {
    await settings({}, { systemQuiet });
    expect(has('settings-system-quiet')).toBe(said);
    expect(has('settings-notifications-state')).toBe(false);
  });
});

describe('privacy', () => {
  it('names the key that shows the names', async () => {
    const backend = await settings();
    expect(box('Hide visitors’ names unless Alt is held down').closest('label')?.textContent).toContain('Hide visitors’ names unless Alt is held down');
    await user.click(box('Hide visitors’ names unless Alt is held down'));
    await save();
    expect(backend.stored.maskNames).toBe(true);
  });

  it('keeps the windows out of pictures of the screen', async () => {
    const backend = await settings();
    await user.click(box('Keep Callpad out of pictures of the screen'));
    await save();
    expect(backend.stored.hideFromCapture).toBe(true);
  });

  it('says plainly where the system cannot keep a window out of pictures', async () => {
    const backend = await settings({}, { hidesFromCapture: false });
    const one = box('Keep Callpad out of pictures of the screen');
    expect(one.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent).toContain('This system cannot');
    await user.click(one);
    await save();
    expect(backend.stored.hideFromCapture).toBe(false);
  });

  it('keeps whether supervisors see who is at the counter', async () => {
    const backend = await settings();
    const seen = box('Show supervisors who is at this counter') as HTMLInputElement;
    expect(seen.checked).toBe(true);
    await user.click(seen);
    await save();
    expect(backend.stored.tellPresence).toBe(false);
  });
});

describe('a shortcut', () => {
  it('is what is pressed, stored with the settings, and the keyboard stays at its place', async () => {
    const backend = await settings();
    await choose(/^Choose the shortcut: Call next/u, 'Dead', { code: 'KeyN', ctrlKey: true, altKey: true });
    expect(sees('button', 'Press the keys together. Esc keeps the old ones')).toBe(true);
    press('n', { code: 'KeyN', ctrlKey: true, altKey: true });
    await settled();
    expect(textOf('settings-shortcut-keys-callNext')).toBe('Ctrl Alt N');
    expect(document.activeElement).toBe(button('Choose the shortcut: Call next, or end and call next'));
    await save();
    expect(backend.stored.shortcuts).toEqual([{ action: 'callNext', keys: 'Ctrl+Alt+N' }]);
  });

  it('needs a modifier, and Esc keeps the old one', async () => {
    const backend = await settings({ shortcuts: [{ action: 'recall', keys: 'Ctrl+Alt+R' }] });
    await choose(/^Choose the shortcut: Recall/u, 'F9', { code: 'F9' });
    expect(textOf('settings-shortcut-error-recall')).toContain('A shortcut needs Ctrl / Alt / Super');
    press('Escape');
    await settled();
    expect(sees('dialog', 'Settings')).toBe(true);
    expect(textOf('settings-shortcut-keys-recall')).toBe('Ctrl Alt R');
    await save();
    expect(backend.stored.shortcuts).toEqual([{ action: 'recall', keys: 'Ctrl+Alt+R' }]);
  });

  it('has one action', async () => {
    await settings({ shortcuts: [{ action: 'end', keys: 'Ctrl+Alt+F9' }] });
    await choose(/^Choose the shortcut: Pause/u, 'F9', { code: 'F9', ctrlKey: true, altKey: true });
    expect(textOf('settings-shortcut-error-pause')).toContain('Ctrl Alt F9 is already used for: End');
    expect(has('settings-shortcut-keys-pause')).toBe(false);
  });

  it('can be taken away', async () => {
    const backend = await settings({ shortcuts: [{ action: 'open', keys: 'Ctrl+Alt+O' }] });
    await user.click(button('Remove the shortcut: Show Callpad'));
    await settled();
    expect(document.activeElement).toBe(button('Choose the shortcut: Show Callpad'));
    await save();
    expect(backend.stored.shortcuts).toEqual([]);
  });

  it('says that another program has it, until others are chosen', async () => {
    await settings(
      { shortcuts: [{ action: 'callNext', keys: 'Ctrl+Alt+N' }] },
      { shortcutErrors: [{ action: 'callNext', problem: 'taken' }] },
    );
    expect(textOf('settings-shortcut-error-callNext')).toContain('Another program uses Ctrl Alt N');
    await choose(/^Choose the shortcut: Call next/u, 'm', { code: 'KeyM', ctrlKey: true, altKey: true });
    expect(has('settings-shortcut-error-callNext')).toBe(false);
  });

  it('that does not work keeps the settings open when it is stored', async () => {
    const backend = await settings();
    backend.answerWith('saveSettings', (stored) => {
      backend.stored = stored;
      backend.emit({ part: 'system', value: samples.system({ shortcutErrors: [{ action: 'end', problem: 'taken' }] }) });
      return { status: 'ok', data: stored };
    });
    await choose(/^Choose the shortcut: End/u, 'e', { code: 'KeyE', ctrlKey: true, altKey: true });
    await save();
    expect(sees('dialog', 'Settings')).toBe(true);
    expect(textOf('settings-shortcut-error-end')).toContain('Another program uses Ctrl Alt E');
    await save();
    expect(sees('dialog')).toBe(false);
  });

  it('cannot be had where the desktop allows none, and that is said', async () => {
    await settings({}, { shortcutsPossible: false });
    const one = button('Choose the shortcut: Call next, or end and call next');
    expect(one.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Wayland');
    await user.click(one);
    await settled();
    expect(sees('button', 'Press the keys together. Esc keeps the old ones')).toBe(false);
  });

  it('is read from the place of a key, never from AltGr, and never takes what a field needs', () => {
    const of = (key: string, more: KeyboardEventInit, graph = false): ReturnType<typeof shortcutPressed> => {
      const event = new KeyboardEvent('keydown', { key, ...more });
      vi.spyOn(event, 'getModifierState').mockImplementation((name) => graph && name === 'AltGraph');
      return shortcutPressed(event);
    };
    expect(of('q', { code: 'KeyA', ctrlKey: true })).toEqual({ keys: 'Ctrl+A' });
    expect(of('&', { code: 'Digit1', metaKey: true, shiftKey: true })).toEqual({ keys: 'Shift+Super+1' });
    expect(of('F9', { code: 'F9', ctrlKey: true, altKey: true })).toEqual({ keys: 'Ctrl+Alt+F9' });
    expect(of('Control', { code: 'ControlLeft', ctrlKey: true })).toBe('wait');
    expect(of('A', { code: 'KeyA', shiftKey: true })).toBe('bare');
    expect(of('€', { code: 'KeyE', ctrlKey: true, altKey: true }, true)).toBe('no');
    expect(of('Enter', { code: 'Enter', ctrlKey: true })).toBe('no');
    expect(shortcutText('Ctrl+Super+N', 'windows')).toBe('Ctrl Win N');
    expect(modifiersText('macos')).toBe('Ctrl / Alt / ⌘');
  });
});

describe('links', () => {
  it('are off, and their key is drawn when they are stored as on', async () => {
    const backend = await settings();
    expect(sees('textbox', 'Your key')).toBe(false);
    await user.click(box('Allow actions from links'));
    expect(textOf('settings-links-later')).toContain('when you save');
    expect(sees('textbox', 'Your key')).toBe(false);
    await save();
    expect(backend.stored.links).toBe(true);
  });

  it('show the key with an example, copy it, and draw a new one', async () => {
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
    const backend = await settings({ links: true }, { linkKey: 'k3y-9' });
    expect((field('Your key') as HTMLInputElement).value).toBe('k3y-9');
    expect(textOf('settings-link-example')).toBe('callpad://call-next?key=k3y-9');
    await user.click(button('Copy'));
    await settled();
    expect(written).toEqual(['k3y-9']);
    expect(textOf('settings-link-told')).toBe('Copied.');
    await user.click(button('New key'));
    await settled();
    expect(backend.count('newLinkKey')).toBe(1);
    expect((field('Your key') as HTMLInputElement).value).not.toBe('k3y-9');
  });

  it('mark the key where it cannot be copied, and say so', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await settings({ links: true }, { linkKey: 'k3y-9' });
    await user.click(button('Copy'));
    await settled();
    expect(textOf('settings-link-told')).toContain('could not be copied');
    expect(document.activeElement).toBe(field('Your key'));
  });

  it('say when no new key could be drawn', async () => {
    const backend = await settings({ links: true }, { linkKey: 'k3y-9' });
    backend.failWith('newLinkKey', { code: 'storage', file: 'links.json', problem: 'full', detail: 'full' });
    await user.click(button('New key'));
    await settled();
    expect(textOf('settings-link-error')).toContain('links.json');
  });
});

describe('the start', () => {
  const TRAY_START = 'Start in the tray, without a window';
  const TRAY_CLOSE = 'Keep Callpad in the tray when the window is closed';

  it('is stored', async () => {
    const backend = await settings();
    for (const name of ['Start Callpad when I sign in to this computer', TRAY_START, TRAY_CLOSE]) await user.click(box(name));
    await save();
    expect(backend.stored).toMatchObject({ startAtLogin: true, startInTray: true, closeToTray: true });
  });

  it('is locked with its reason where there is no place for a tray icon', async () => {
    const backend = await settings({}, { trayHost: false });
    for (const name of [TRAY_START, TRAY_CLOSE]) {
      expect(box(name).getAttribute('aria-disabled')).toBe('true');
      expect(box(name).getAttribute('aria-describedby')).toBe(the('settings-no-tray').id);
      await user.click(box(name));
      expect(checked(name)).toBe(false);
    }
    await user.click(box('Start Callpad when I sign in to this computer'));
    await save();
    expect(backend.stored).toMatchObject({ startAtLogin: true, startInTray: false, closeToTray: false });
  });
});

describe('the sections', () => {
  it.each(['Alerts', 'Privacy', 'Shortcuts', 'Links', 'Start'])(
    'are reached at once: %s',
    async (title) => {
      await settings();
      await user.click(button(title));
      expect(document.activeElement).toBe(byRole('heading', title));
      expect(document.activeElement?.tagName).toBe('H3');
    },
  );
});

describe('axe finds nothing', () => {
  it.each(['en', 'pt', 'ar'] as const)('in the settings in %s, with all that can be wrong', async (language) => {
    await settings(
      { language, links: true, shortcuts: [{ action: 'end', keys: 'Ctrl+Alt+E' }] },
      {
        systemQuiet: true,
        notifications: 'dropped',
        trayHost: false,
        shortcutsPossible: false,
        shortcutErrors: [{ action: 'end', problem: 'taken' }],
        linkKey: 'k3y',
      },
    );
    expect(document.documentElement.lang).toBe(language);
    expect(has('settings-link-key')).toBe(true);
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`)).toEqual([]);
  });
});
