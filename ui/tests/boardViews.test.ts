import { fireEvent } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import * as boards from '../dev/boardSamples';
import { BOARD_SCENES } from '../dev/boardScenes';
import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { BoardAlert, LocationBoard } from '../src/generated/bindings';
import { bordersOf, bordersText, quietHoursOf, quietHoursText } from '../src/board/alertSettings';
import { minutesBetween } from '../src/board/numbers';
import { atBoard, atCounter, box, button, byRole, dialog, entry, field, has, open, press, sees, settled, tab, textOf, the } from './page';

const user = userEvent.setup();

/** The cells of a location, as they are read. */
function cells(id: string): string[] {
  return [...the(`location-${id}`).querySelectorAll('th, td')].map((cell) => {
    const read = cell.cloneNode(true) as HTMLElement;
    read.querySelectorAll('[aria-hidden=true], svg').forEach((one) => one.remove());
    return textOf(read).replace(/\u202f/gu, ' ');
  });
}

async function locations(all: LocationBoard[]): Promise<FakeBackend> {
  const backend = await atBoard({ locations: all });
  await user.click(tab('Locations'));
  await settled();
  return backend;
}

describe('the locations', () => {
  it('say the worst service, who waits, who is there, and how closing stands', async () => {
    await locations([boards.location(), boards.porto()]);
    expect(cells('location-1')).toEqual(['Lisbon centre', 'APayments 6 min over 15', '20', '7', '5 of 6', '5:10 PM, closes 5:00 PM10 min after closing']);
    expect(cells('location-2')).toEqual(['Porto', 'BRegistrations On target', '2', '0', '1 of 1', '4:28 PM, closes 4:30 PM']);
    expect(textOf(tab('Locations'))).toBe('Locations 2');
  });

  it('say what is not known, and that nobody tells', async () => {
    await locations([boards.plainLocation(), boards.porto({ services: [], lastLeaves: ['16:28', '16:20', '16:36'], closes: null })]);
    expect(cells('location-1').slice(2)).toEqual(['20', 'not known', 'not known', 'not known']);
    expect(cells('location-2').slice(1)).toEqual(['No services', '0', 'not known', '1 of 1', '4:28 PM']);
  });

  it('that give no response say since when; the others go on', async () => {
    await locations([boards.location(), boards.porto({ error: { code: 'timedOut', afterS: 10 }, localS: 10 * 3600 })]);
    expect(cells('location-2')[0]).toBe('Porto No response since 10:00 AM');
    expect(cells('location-1')[0]).toBe('Lisbon centre');
  });

  it('lead to one of them as it is now', async () => {
    await locations([boards.location(), boards.porto()]);
    the('location-location-2').click();
    await settled();
    expect(sees('heading', 'Porto')).toBe(true);
    expect(tab('Now').getAttribute('aria-selected')).toBe('true');
    expect(has('service-service-b')).toBe(true);
    expect(has('service-service-a')).toBe(false);
  });

  it('have the same tag in two of them without mixing', async () => {
    await locations([boards.location({ services: [boards.service({ waiting: 1 })] }), boards.porto({ services: [boards.service({ waiting: 9 })] })]);
    expect([cells('location-1')[2], cells('location-2')[2]]).toEqual(['1', '9']);
  });

  it('keep their places under the pointer', async () => {
    const backend = await locations([boards.location(), boards.porto()]);
    const order = (): (string | null)[] => [...document.querySelectorAll('tbody tr')].map((one) => one.getAttribute('data-testid'));
    await fireEvent.pointerEnter(byRole('region', 'Locations'));
    backend.board.emit({ part: 'order', value: { places: [{ server: 0, locationId: 'location-2' }, { server: 0, locationId: 'location-1' }], more: 0 } });
    await settled();
    expect(order()).toEqual(['location-location-1', 'location-location-2']);
    await fireEvent.pointerLeave(byRole('region', 'Locations'));
    await settled();
    expect(order()).toEqual(['location-location-2', 'location-location-1']);
  });

  it('go when they are no longer told, and the board goes on at the worst', async () => {
    const backend = await atBoard({ locations: [boards.location(), boards.porto()] });
    backend.board.emit({ part: 'order', value: { places: [{ server: 0, locationId: 'location-2' }], more: 0 } });
    await settled();
    // What was chosen is still known; it is only no longer in the list.
    await user.click(tab('Locations'));
    await settled();
    expect(has('location-location-1')).toBe(false);
  });
});

describe('the keys of the board', () => {
  it.each([
    ['Digit1', 'Now'],
    ['Digit2', 'Today'],
    ['Digit3', 'Locations'],
  ])('%s with Ctrl leads to %s', async (code, title) => {
    await atBoard();
    await user.click(tab(title === 'Now' ? 'Today' : 'Now'));
    press(code.slice(-1), { code, ctrlKey: true });
    await settled();
    expect(tab(title).getAttribute('aria-selected')).toBe('true');
  });

  it.each([[{}], [{ ctrlKey: true, altKey: true }], [{ ctrlKey: true, shiftKey: true }]])('a digit with %o does nothing', async (held) => {
    await atBoard();
    press('2', { code: 'Digit2', ...held });
    await settled();
    expect(tab('Now').getAttribute('aria-selected')).toBe('true');
  });

  it.each(['F1', '?'])('%s shows them, Escape takes them away', async (key) => {
    await atBoard();
    press(key);
    await settled();
    expect(textOf(dialog('Keys'))).toContain('Now, Today, Locations');
    press('Escape');
    await settled();
    expect(sees('dialog')).toBe(false);
  });

  it('that write do nothing where they are switched off', async () => {
    const backend = new FakeBackend(samples.snapshot(), samples.boot(), boards.board());
    backend.stored = samples.settings({ singleKeys: false });
    await open(backend, 'board');
    press('?');
    await settled();
    expect(sees('dialog')).toBe(false);
  });

  it('do nothing behind a window', async () => {
    await atBoard();
    press('F1');
    await settled();
    press('2', { code: 'Digit2', ctrlKey: true });
    press('Escape');
    await settled();
    expect(tab('Now').getAttribute('aria-selected')).toBe('true');
  });
});

describe('the system’s menu', () => {
  it('leads to a view, the settings and the keys; what was asked before the page is old', async () => {
    const backend = await atBoard({ navigation: { times: 4, to: 'settings' } });
    expect(sees('dialog')).toBe(false);
    backend.board.emit({ part: 'navigation', value: { times: 5, to: 'today' } });
    await settled();
    expect(tab('Today').getAttribute('aria-selected')).toBe('true');
    backend.board.emit({ part: 'navigation', value: { times: 6, to: 'help' } });
    await settled();
    expect(sees('dialog', 'Keys')).toBe(true);
  });
});

describe('the wall', () => {
  it('fills the screen, without names and buttons to act, until Escape', async () => {
    const backend = await atBoard();
    expect(textOf(document.body)).toContain('Layla H.');
    await user.click(button('Menu'));
    await user.click(entry('Fill a wall screen'));
    await settled();
    expect(backend.calls.filter((call) => call.command === 'fullScreen').at(-1)?.args).toEqual([true]);
    expect(textOf(document.body)).not.toContain('Layla H.');
    expect(textOf(document.body)).not.toContain('Ana Martins');
    expect(document.querySelectorAll('button')).toHaveLength(1);
    expect(textOf(document.body)).toContain('A 039');
    press('2', { code: 'Digit2', ctrlKey: true });
    await settled();
    expect(has('service-service-a')).toBe(true);
    press('Escape');
    await settled();
    expect(backend.calls.filter((call) => call.command === 'fullScreen').at(-1)?.args).toEqual([false]);
    expect(textOf(document.body)).toContain('Layla H.');
    expect(document.documentElement.dataset['wall']).toBe(undefined);
  });
});

describe('alerts', () => {
  const alert = (over: Partial<BoardAlert>): BoardAlert => ({
    id: 1, server: 0, serverName: null, kind: 'overTarget', location: 'Lisbon centre', locationId: 'location-1', subject: 'Payments', number: 21, over: false, sinceMs: 60_000, ...over,
  });

  it.each([
    [{}, 'Payments: longest wait 21 min, over target'],
    [{ number: null }, 'Payments: over target'],
    [{ kind: 'nearTarget', number: 13 }, 'Payments: longest wait 13 min, near target'],
    [{ kind: 'noCounter', number: 3 }, 'Payments: 3 waiting, no counter'],
    [{ kind: 'freeCounter', subject: 'Counter 5', number: 4 }, 'Counter 5 is free while its services wait'],
    [{ kind: 'longCounter', subject: 'Counter 2', number: 24 }, 'Counter 2 has been serving for 24 min, longer than usual'],
    [{ kind: 'closingLate', subject: null, number: 12 }, 'The last visitor leaves 12 min after closing'],
    [{ kind: 'noAnswer', subject: null, number: 2 }, 'Lisbon centre: No response'],
    [{ kind: 'deviceAway', subject: 'Entrance', number: 2 }, 'Entrance: not connected'],
    [{ over: true }, 'All clear: Payments'],
    [{ over: true, kind: 'closingLate', subject: null }, 'All clear: Closing'],
    [{ over: true, kind: 'noAnswer', subject: null }, 'All clear: Lisbon centre'],
  ] as [Partial<BoardAlert>, string][])('of %o say "%s", and are told once', async (over, words) => {
    const backend = await atBoard();
    expect(has('alerts')).toBe(false);
    backend.board.emit({ part: 'alerts', value: [alert(over)] });
    await settled();
    expect(textOf('alerts')).toBe(`${words} · for 1 min`);
    expect(textOf('alert-told')).toBe(words);
    const told = the('alert-told').firstElementChild;
    backend.board.emit({ part: 'alerts', value: [alert({ ...over, number: 30 })] });
    await settled();
    expect(the('alert-told').firstElementChild).toBe(told);
  });

  it('name their location where there are several, and lead to it', async () => {
    await atBoard({ locations: [boards.location(), boards.porto()], alerts: [alert({ locationId: 'location-2', location: 'Porto', subject: 'Registrations' })] });
    await user.click(button(/^Porto ?: Registrations ?: longest wait 21 min/u));
    await settled();
    expect(sees('heading', 'Porto')).toBe(true);
  });
});

describe('the settings of the board', () => {
  async function settings(): Promise<FakeBackend> {
    const backend = await atBoard();
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    return backend;
  }

  it('keep what was changed, and nothing else', async () => {
    const backend = await settings();
    await user.click(box('a wait comes near its target'));
    await user.clear(field('the last visitor leaves so many minutes after closing (0: never)'));
    await user.type(field('the last visitor leaves so many minutes after closing (0: never)'), '15');
    await fireEvent.input(field('From'), { target: { value: '22:00' } });
    await fireEvent.input(field('To'), { target: { value: '06:30' } });
    await fireEvent.input(field('Payments: alert above'), { target: { value: '20' } });
    await fireEvent.input(field('Payments: all clear at'), { target: { value: '12' } });
    await user.click(button('Save'));
    await settled();
    const before = samples.settings();
    expect(backend.stored).toEqual({
      ...before,
      boardAlerts: { ...before.boardAlerts, nearTarget: true, closingMin: 15, quietHours: '22:00 06:30', borders: { 'service-a': '20 12' } },
    });
    expect(sees('dialog')).toBe(false);
  });

  it.each(['-1', '241', '1.5', ''])('refuse closing %s minutes late', async (minutes) => {
    const backend = await settings();
    await fireEvent.input(field('the last visitor leaves so many minutes after closing (0: never)'), { target: { value: minutes } });
    await user.click(button('Save'));
    await settled();
    expect(backend.count('saveSettings')).toBe(0);
    expect(textOf(dialog('Settings'))).toContain('From 0 to 240 minutes.');
  });

  it('refuse half of the quiet hours', async () => {
    const backend = await settings();
    await fireEvent.input(field('From'), { target: { value: '22:00' } });
    await user.click(button('Save'));
    await settled();
    expect(backend.count('saveSettings')).toBe(0);
    expect(textOf(dialog('Settings'))).toContain('Enter both times, or none.');
  });

  it.each([
    [{ a: { on: '15', off: '12' } }, { a: '15 12' }],
    [{ a: { on: '15', off: '15' } }, { a: '15 15' }],
    [{ a: { on: ' 015 ', off: '0' } }, { a: '15 0' }],
    [{ a: { on: '', off: '' } }, {}],
    [{ a: { on: '15', off: '16' } }, null],
    [{ a: { on: '15', off: '' } }, null],
    [{ a: { on: '-1', off: '-2' } }, null],
    [{ a: { on: '65536', off: '1' } }, null],
    [{ a: { on: '65535', off: '1' } }, { a: '65535 1' }],
  ])('keep the borders %o as %o', (typed, kept) => {
    expect(bordersText(typed)).toEqual(kept);
    if (kept) expect(bordersText(bordersOf(kept as Record<string, string>))).toEqual(kept);
  });

  it('read and write quiet hours alike', () => {
    expect(quietHoursText(quietHoursOf(''))).toBe('');
    expect(quietHoursText(quietHoursOf('22:00 06:30'))).toBe('22:00 06:30');
    expect(quietHoursText({ from: '', to: '06:30' })).toBe(null);
  });
});

describe('times of day', () => {
  it.each([
    ['17:00', '17:10', 10],
    ['17:00', '16:59', -1],
    ['23:50', '00:05', 15],
    ['00:10', '12:10', 720],
    ['x', '12:10', null],
  ])('from %s to %s are %s minutes', (from, to, minutes) => {
    expect(minutesBetween(from, to)).toBe(minutes);
  });
});

describe('the ways to the board', () => {
  it('lie in the menu of the counter of who supervises, and of nobody else', async () => {
    const backend = await atCounter({ session: samples.session({ supervises: true }) });
    await user.click(button('Menu'));
    await user.click(entry('Board'));
    expect(backend.count('openBoard')).toBe(1);
  });

  it('do not lie in the menu of who does not', async () => {
    await atCounter();
    await user.click(button('Menu'));
    expect(sees('menuitem', 'Board')).toBe(false);
  });

  async function signIn(over: Partial<ReturnType<typeof samples.choices>>): Promise<FakeBackend> {
    const backend = new FakeBackend(samples.signedOut(), samples.boot({ preset: samples.preset({ server: 'https://queue.example', userId: 'ana' }) }));
    backend.choicesAnswer = samples.choices(over);
    await open(backend);
    await user.click(button('Sign in'));
    await settled();
    return backend;
  }

  it('stand beside the choice of a counter for who does both', async () => {
    const backend = await signIn({ supervises: true });
    expect(backend.count('chooseBoard')).toBe(0);
    await user.click(button('Open the board'));
    await settled();
    expect(backend.count('chooseBoard')).toBe(1);
    expect(textOf(document.body)).toContain('The board is open in its own window.');
    expect(sees('button', 'Start working')).toBe(true);
  });

  it('are gone at once by who calls nobody', async () => {
    const backend = await signIn({ supervises: true, calls: false });
    expect(backend.count('chooseBoard')).toBe(1);
  });

  it('do not stand there for who does not supervise', async () => {
    const backend = await signIn({});
    expect(sees('button', 'Open the board')).toBe(false);
    expect(backend.count('chooseBoard')).toBe(0);
  });
});

describe('axe finds nothing', () => {
  async function faults(): Promise<string[]> {
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    return found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`);
  }

  it.each(Object.keys(BOARD_SCENES))('on %s', async (name) => {
    await open((BOARD_SCENES[name] as () => FakeBackend)(), 'board');
    expect(await faults()).toEqual([]);
    expect(document.querySelectorAll('main')).toHaveLength(1);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
  });

  it.each(['Today', 'Locations'])('in the view %s', async (title) => {
    await open((BOARD_SCENES['boardTwo'] as () => FakeBackend)(), 'board');
    await user.click(tab(title));
    await settled();
    expect(await faults()).toEqual([]);
  });

  it('with a waiting list open, in the settings, among the keys, and on the wall', async () => {
    await atBoard();
    button('A Payments').click();
    await settled();
    expect(await faults()).toEqual([]);
    press('F1');
    await settled();
    expect(await faults()).toEqual([]);
    press('Escape');
    await settled();
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    expect(await faults()).toEqual([]);
    press('Escape');
    await settled();
    await user.click(button('Menu'));
    await user.click(entry('Fill a wall screen'));
    await settled();
    expect(await faults()).toEqual([]);
  });
});
