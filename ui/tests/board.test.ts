import { fireEvent } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import * as boards from '../dev/boardSamples';
import type { CounterBoard, LocationBoard, ServiceBoard } from '../src/generated/bindings';
import { atBoard, button, byRole, has, region, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

function at(over: Partial<LocationBoard>): ReturnType<typeof atBoard> {
  return atBoard({ locations: [boards.location(over)] });
}

function withService(over: Partial<ServiceBoard>): ReturnType<typeof atBoard> {
  return at({ services: [boards.service({ id: 'x', ...over })] });
}

/** The cells of a service, its name first, as they are read. */
function cells(id: string): string[] {
  return [...the(`service-${id}`).querySelectorAll('th, td')].map((cell) => {
    const read = cell.cloneNode(true) as HTMLElement;
    read.querySelectorAll('[aria-hidden=true], svg').forEach((one) => one.remove());
    return textOf(read);
  });
}

function counterOf(over: Partial<CounterBoard>): ReturnType<typeof atBoard> {
  return at({ counters: [boards.counter(1, over)] });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  return () => vi.useRealTimers();
});

describe('the board', () => {
  it('stands at the worst location and stays there, whatever becomes worse', async () => {
    const backend = await atBoard({ locations: [boards.location(), boards.porto()] });
    expect(textOf(byRole('heading', 'Lisbon centre'))).toBe('Lisbon centre');
    backend.board.emit({ part: 'order', value: { places: [{ server: 0, locationId: 'location-2' }, { server: 0, locationId: 'location-1' }], more: 0 } });
    await settled();
    expect(sees('heading', 'Lisbon centre')).toBe(true);
    expect(sees('heading', 'Porto')).toBe(false);
  });

  it('drops what is older than what it drew, part by part', async () => {
    const backend = await atBoard();
    backend.board.listener?.({ revision: 9, parts: [{ part: 'shown', value: boards.location({ name: 'Newer' }) }] });
    backend.board.listener?.({ revision: 8, parts: [{ part: 'shown', value: boards.location({ name: 'Older' }) }, { part: 'connection', value: { server: 0, connection: { state: 'idle' } } }] });
    await settled();
    expect(sees('heading', 'Newer')).toBe(true);
    expect(the('connection').dataset['state']).toBe('idle');
  });

  it('says the local time of its location, which goes on with its minutes', async () => {
    await at({ localS: 10 * 3600 + 42 * 60 + 50, ageMs: 0 });
    expect(textOf('local-time')).toMatch(/10:42/u);
    await vi.advanceTimersByTimeAsync(11_000);
    await settled();
    expect(textOf('local-time')).toMatch(/10:43/u);
  });

  it('has no button that calls, and asks for nothing of the counter', async () => {
    const backend = await atBoard();
    expect(sees('button', /^Call/u)).toBe(false);
    await fireEvent.keyDown(document.body, { key: 'F9' });
    await fireEvent.keyDown(document.body, { key: 'F4' });
    expect(backend.calls.map((one) => one.command).filter((one) => one !== 'whatIf' && one !== 'serviceQueue')).toEqual([]);
    expect(backend.page).toBe(null);
  });

  it('goes to the counter where there is one', async () => {
    const backend = await atBoard();
    await user.click(button('Show the counter window: Counter 3'));
    expect(backend.calls.find((one) => one.command === 'openCounter')?.args).toEqual(['nothing']);
  });

  it('says that the server refuses it, and draws nothing of it', async () => {
    const backend = await atBoard();
    backend.board.emit({ part: 'denied', value: { server: 0, denied: true } });
    await settled();
    expect(sees('heading', 'No access to the board')).toBe(true);
    expect(has('advice')).toBe(false);
    // What was done before is not lost with the role.
    backend.board.leaveUnknown({ act: 'cancel', ticketId: 'ticket-A-044', label: 'A 044' });
    await settled();
    expect(textOf('act-unknown')).toContain('It is not known whether A 044 was cancelled.');
    await user.click(the('act-leave'));
    expect(backend.count('leaveAct')).toBe(1);
    await user.click(button('Sign out'));
    expect(backend.count('signOut')).toBe(1);
  });

  it('who has no counter is not sent to one by a refused board', async () => {
    const backend = await atBoard({ session: boards.session({ deskName: null }) });
    backend.board.emit({ part: 'denied', value: { server: 0, denied: true } });
    await settled();
    expect(sees('button', 'Show the counter window')).toBe(false);
    await user.click(button('Sign out'));
    expect(backend.count('signOut')).toBe(1);
  });

  it('asks to sign in again once the session ended', async () => {
    const backend = await atBoard();
    backend.board.emit({ part: 'connection', value: { server: 0, connection: { state: 'tokenEnded' } } });
    await settled();
    await user.click(button('Sign in'));
    await settled();
    expect(backend.count('signInAgain')).toBe(1);
  });

  it('says since when a location gives no response, and how old its numbers are', async () => {
    await at({ error: { code: 'timedOut', afterS: 10 }, ageMs: 190_000, localS: 10 * 3600 });
    expect(textOf('stale')).toMatch(/^No response from Lisbon centre since 10:00\sAM. These numbers are 3 min old. There was no response within 10/u);
  });
});

describe('a service', () => {
  it('tells its numbers by the name of their column', async () => {
    await at({});
    expect([...byRole('table', 'Services').querySelectorAll('thead th')].map((one) => textOf(one as HTMLElement))).toEqual([
      'Service', 'Waiting', 'Longest', 'Newcomer waits', '90 % under', 'Longest wait, last hour', 'Counters', 'State',
    ]);
    expect(cells('service-a')).toEqual([
      'APayments', '12 +2 later', '21 min', 'About 24 min; 8 of 10 newcomers wait 19 to 31 min', '19 min', '', '2', '6 min over 15',
    ]);
  });

  it.each([
    [{ longestWaitS: 59 }, 2, '0 min'],
    [{ longestWaitS: 60 }, 2, '1 min'],
    [{ longestWaitS: null }, 2, 'not known'],
    [{ p90WaitS: null }, 4, 'not enough data'],
    [{ p90WaitS: 119 }, 4, '1 min'],
    [{ p90WaitS: null, quiet: true }, 4, 'not known'],
    [{ newcomerWaitS: null }, 3, 'not known'],
    [{ waitingLater: 0 }, 1, '5'],
    [{ state: { state: 'over', byS: 59 } } as const, 7, 'Just over 15 min'],
    [{ state: { state: 'over', byS: 60 } } as const, 7, '1 min over 15'],
    [{ state: { state: 'near', inS: 59 } } as const, 7, 'Under 1 min to target'],
    [{ state: { state: 'near', inS: 120 } } as const, 7, '2 min to target'],
    [{ state: { state: 'onTarget' } } as const, 7, 'On target'],
    [{ state: { state: 'noTarget' } } as const, 7, 'No target'],
    [{ state: { state: 'closed' }, open: false } as const, 7, 'Closed'],
    [{ open: false }, 7, 'On target No new tickets'],
    [{ counters: 0 }, 7, 'On target No counter'],
    [{ counters: 0, waiting: 0 }, 7, 'On target'],
  ])('with %o says in column %i "%s"', async (over: Partial<ServiceBoard>, column: number, words: string) => {
    const backend = await withService(over);
    backend.board.change({ ageMs: 0 });
    await settled();
    expect(cells('x')[column]).toBe(words);
  });

  it('counts on by whole minutes from when its numbers were read', async () => {
    await at({ ageMs: 30_000, services: [boards.service({ id: 'x', longestWaitS: 8 * 60, state: { state: 'over', byS: 60 } })] });
    expect(cells('x')[2]).toBe('8 min');
    await vi.advanceTimersByTimeAsync(61_000);
    await settled();
    expect(cells('x')[2]).toBe('9 min');
    expect(cells('x')[7]).toBe('2 min over 15');
  });

  it.each(['over', 'near', 'onTarget', 'noTarget', 'closed'] as const)('has a shape of its own for %s', async (state) => {
    const states = { over: { state, byS: 60 }, near: { state, inS: 60 }, onTarget: { state }, noTarget: { state }, closed: { state } };
    await withService({ state: states[state] as ServiceBoard['state'] });
    const shapes = new Set([...document.querySelectorAll('[data-standing] path')].map((path) => path.getAttribute('d')));
    expect(document.querySelector(`[data-standing=${state}]`)).not.toBeNull();
    expect(shapes.size).toBe(1);
    seen.add([...shapes].join());
    if (state === 'closed') expect(seen.size).toBe(5);
  });

  it('says what its line shows, with the target', async () => {
    await withService({ lastHour: boards.lastHour([3, null, 9, 4]), targetWaitS: 15 * 60 });
    const line = byRole('img', 'Every 5 min of the last hour: 3 min at first, 4 min at last, 9 min at most. Target: 15 min.');
    expect(line.querySelectorAll('line')).toHaveLength(1);
    // A gap begins a new stretch.
    expect(line.querySelector('path')?.getAttribute('d')?.match(/M/gu)).toHaveLength(2);
  });

  it('has no dashes without a target, and no line where nothing is known', async () => {
    await at({ services: [boards.service({ id: 'x', targetWaitS: null, lastHour: boards.lastHour([null, null]) }), boards.service({ id: 'y', lastHour: [] })] });
    const lines = [...document.querySelectorAll('[role=img]')];
    expect(lines.map((one) => one.getAttribute('aria-label'))).toEqual(['Nobody waited in the last hour.']);
    expect(lines[0]?.querySelector('line')).toBeNull();
  });

  it('that is quiet is folded away until it is asked for', async () => {
    await at({});
    expect(has('service-service-d')).toBe(false);
    await user.click(button('One quiet service'));
    expect(has('service-service-d')).toBe(true);
    expect(button('One quiet service').getAttribute('aria-expanded')).toBe('true');
  });

  it('is shown though quiet where all are', async () => {
    await at({ services: [boards.service({ id: 'x', quiet: true })] });
    expect(has('service-x')).toBe(true);
    expect(has('quiet-services')).toBe(false);
  });

  it('keeps its place while the pointer is over the table', async () => {
    const backend = await at({});
    const order = (): string[] => [...document.querySelectorAll('tbody tr')].map((one) => one.getAttribute('data-testid') ?? '');
    const before = order();
    const table = region('Services');
    await fireEvent.pointerEnter(table);
    backend.board.change({ services: [...boards.services()].reverse() });
    await settled();
    expect(order()).toEqual(before);
    await fireEvent.pointerLeave(table);
    await settled();
    expect(order()).toEqual(['service-service-b', 'service-service-c', 'service-service-a']);
  });

  it('opens its waiting list by its row, and closes it by Escape, with the focus back', async () => {
    await at({});
    the('service-service-a').click();
    await settled();
    expect(button('A Payments').getAttribute('aria-expanded')).toBe('true');
    (document.activeElement as HTMLElement | null)?.blur();
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await settled();
    expect(button('A Payments').getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button('A Payments'));
  });

  it('draws fifty of three hundred at first', async () => {
    await at({ services: Array.from({ length: 300 }, (_, n) => boards.service({ id: `s${n}` })) });
    expect(document.querySelectorAll('tbody tr')).toHaveLength(50);
    await user.click(button('and 250 more'));
    expect(document.querySelectorAll('tbody tr')).toHaveLength(300);
  });
});

const seen = new Set<string>();

/** What a counter's card says, without its button. */
function cardOf(id: string): string {
  return textOf(`counter-${id}`).replace('Ask…', ' ').replace(/\s+/gu, ' ');
}

describe('a counter', () => {
  it('that serves says what, for how long, and how long that usually takes', async () => {
    await counterOf({ ...boards.counters()[0], deskId: 'desk-1' });
    expect(cardOf('desk-1')).toBe('Counter 1 Rui T. B 017 Registrations · 3 min, usually 6');
    expect(the('counter-desk-1').querySelector<HTMLElement>('.bar i')?.style.inlineSize).toBe('53%');
  });

  it('that takes unusually long says so in words', async () => {
    await counterOf({ ...boards.counters()[1], deskId: 'desk-1' });
    expect(textOf('counter-desk-1')).toContain('Unusually long');
    expect(the('counter-desk-1').querySelector<HTMLElement>('.bar i')?.style.inlineSize).toBe('100%');
  });

  it.each([
    [{ state: 'free', sinceMs: 59_000, serviceIds: ['service-b', 'service-c'] }, 'Free just now · serves B, C'],
    [{ state: 'free', sinceMs: 60_000 }, 'Free for 1 min'],
    [{ state: 'break', sinceMs: 420_000, reason: 'Lunch' }, 'Break for 7 min · Lunch'],
    [{ state: 'nobody', since: '09:20' }, 'Nobody since 9:20 AM'],
    [{ state: 'nobody' }, 'Nobody not today'],
    [{ state: 'nobody', request: { kind: 'open', service: null, answer: 'asked', leftMs: 61_000 } }, 'Nobody not today Asked to open · not answered yet, 1 min left'],
    [{ state: 'nobody', request: { kind: 'close', service: null, answer: 'declined', leftMs: 0 } }, 'Nobody not today Asked to close · declined'],
    [{ state: 'nobody', request: { kind: 'serve', service: { id: 'a', tag: 'A', name: 'Payments' }, answer: 'accepted', leftMs: 0 } }, 'Nobody not today Asked to serve Payments too · accepted'],
  ] as [Partial<CounterBoard>, string][])('in %o is read "%s"', async (over, words) => {
    const backend = await counterOf(over);
    backend.board.change({ ageMs: 0 });
    await settled();
    expect(cardOf('desk-1')).toBe(`Counter 1 ${words}`);
  });

  it('is counted by what it does', async () => {
    await at({});
    expect(textOf('counter-sums')).toBe('3 serving · 1 free · 1 on a break · 1 nobody');
  });

  it('is asked from its card: to open where nobody is there, to serve otherwise', async () => {
    await at({});
    await user.click(button('Ask Counter 4…', the('counter-desk-4')));
    await settled();
    expect(textOf(document.body)).toContain('Counter 4');
  });

  it('cannot be asked where the server takes no requests', async () => {
    await atBoard({ session: boards.session({ can: { ...boards.ALL, requests: false } }) });
    expect(sees('button', /^Ask/u)).toBe(false);
  });
});

describe('the advice', () => {
  it('says where it hurts, what to do and what that brings', async () => {
    await at({});
    expect(textOf('advice').replace(/\u202f/gu, ' ')).toBe(
      'Payments needs one more counter A 043 has waited 21 min, 6 over the target. ' +
        'With Counter 4 open, the longest wait at 11:00 AM is 9 min instead of 23; over target: 1 instead of 7. ' +
        'Newcomers to Registrations wait 7 min instead of 9. What if… Ask Counter 4…',
    );
  });

  it('names no counter where any would do, and the one that takes the service on', async () => {
    const backend = await at({ advice: boards.advice({ deskId: null, deskName: null, counters: 2 }) });
    expect(textOf('advice')).toContain('Payments needs 2 more counters');
    expect(textOf('advice')).toContain('Then the longest wait at');
    backend.board.change({ advice: boards.advice({ serve: true, deskName: 'Counter 5' }) });
    await settled();
    expect(textOf('advice')).toContain('If Counter 5 serves it too');
  });

  it('is not there where nothing helps, which is said', async () => {
    const backend = await at({ advice: null });
    expect(textOf('no-advice')).toBe('No change would help for certain now');
    backend.board.change({ services: [boards.service()] });
    await settled();
    expect(textOf('no-advice')).toBe('Every service is on target');
  });

  it('opens what-if with its service and counters', async () => {
    const backend = await at({ advice: boards.advice({ service: { id: 'service-b', tag: 'B', name: 'Registrations' }, counters: 2 }) });
    await user.click(button('What if…'));
    await vi.advanceTimersByTimeAsync(300);
    await settled();
    expect(backend.calls.findLast((one) => one.command === 'whatIf')?.args).toEqual([0, 'location-1', 'service-b', 2, 20]);
    expect(document.activeElement).toBe(byRole('heading', 'What if'));
  });

  it('of earlier today is put beside what happened', async () => {
    await at({});
    const words = textOf('graded').replace(/\u202f/gu, ' ');
    expect(words).toContain('Asked at 9:20 AM: Counter 3 for Payments · accepted');
    expect(words).toContain('Longest wait at 10:00 AM: 10 min. Expected: 11 min with it, 26 without. 9 fewer over the target than without.');
    expect(words).toContain('Counter 4 for Information · declined To be seen at 11:00 AM.');
  });
});

describe('what if', () => {
  it('asks once for several presses, and says both with their ranges', async () => {
    const backend = await at({ closing: null });
    await vi.advanceTimersByTimeAsync(300);
    expect(backend.count('whatIf')).toBe(1);
    await user.click(button('One counter fewer'));
    await user.click(button('One counter fewer'));
    expect(textOf('what-if-by')).toBe('−1 counter');
    await vi.advanceTimersByTimeAsync(300);
    await settled();
    expect(backend.count('whatIf')).toBe(2);
    expect(backend.calls.at(-1)?.args).toEqual([0, 'location-1', 'service-a', -1, 20]);
    expect(textOf('what-if')).toContain('23 min as it is, 37 min with the change. 8 of 10 runs: 21 min to 26 min, with the change 35 min to 40 min');
    expect(textOf('what-if')).toContain('its forecasts were 2 min off');
  });

  it('drops an answer that a newer question overtook', async () => {
    const backend = await at({ closing: null });
    const answerFirst = backend.hold('whatIf');
    await vi.advanceTimersByTimeAsync(300);
    const answerSecond = backend.hold('whatIf');
    await user.click(button('One counter more'));
    backend.answerWith('whatIf', (_, __, ___, by) => ({ status: 'ok', data: { ...boards.whatIf(by), overTarget: [by, by, by], changedOverTarget: [by, by, by] } }));
    await vi.advanceTimersByTimeAsync(300);
    answerSecond();
    await settled();
    answerFirst();
    await settled();
    expect(textOf('what-if')).toContain('2 as it is, 2 with the change');
    expect(textOf('what-if')).not.toContain('1 as it is, 1 with the change');
  });

  it('says why there is no answer', async () => {
    const backend = await at({ closing: null });
    backend.failWith('whatIf', { code: 'noAnswer' });
    await user.click(button('One counter more'));
    await vi.advanceTimersByTimeAsync(300);
    await settled();
    expect(textOf('what-if')).toContain('The server is not responding');
  });
});

describe('the cards beside', () => {
  it.each([
    ['17:00', '17:10', '10 min after closing'],
    ['17:00', '17:00', 'Closing holds'],
    ['17:00', '16:59', 'Closing holds'],
    ['23:50', '00:05', '15 min after closing'],
    ['09:00', '10:00', '1 h after closing'],
    ['09:00', '16:20', '7 h 20 min after closing'],
  ])('closing at %s with the last at %s: %s', async (closes, last, words) => {
    await at({ closes, lastLeaves: [last, '16:50', '17:30'] });
    expect(textOf('closing')).toContain(words);
  });

  it('closing is not drawn where it is not known', async () => {
    await at({ lastLeaves: null });
    expect(has('closing')).toBe(false);
  });

  it('fairness counts visitors, not overtakings', async () => {
    const backend = await at({});
    expect(textOf('fairness')).toContain('2 visitors were overtaken by an out-of-order call A 043 by A 046, at Counter 2');
    backend.board.change({ overtaken: [] });
    await settled();
    expect(textOf('fairness')).toBe('Fairness, last hour Nobody was overtaken by an out-of-order call');
  });

  it('today adds up its services; those without a target have no part in the share', async () => {
    const day = boards.today({ issued: 10, called: 8, noShows: 1, left: 2, removed: 1, withinTarget: 5 });
    await at({
      services: [boards.service({ id: 'x', today: day }), boards.service({ id: 'y', today: { ...day, called: 90, withinTarget: null } })],
    });
    expect(textOf('today-card')).toBe(
      'Today Issued20 Called within target50% No-shows2 Left4 Removed2 Of all that were called or left: those first called within the target.',
    );
  });
});

describe('another server of the API', () => {
  it('has no column, card or button for what it cannot tell, and says why', async () => {
    await atBoard({ session: boards.session({ can: boards.PLAIN, deskName: null }), locations: [boards.plainLocation()] });
    expect([...document.querySelectorAll('thead th')].map((one) => textOf(one as HTMLElement))).toEqual([
      'Service',
      'Waiting',
      'Longest',
      'Newcomer waits',
      'Longest wait, last hour',
      'State',
      'Service',
      'Longest wait',
      'Visitors over target',
    ]);
    for (const id of ['advice', 'no-advice', 'closing', 'what-if', 'fairness', 'today-card', 'counter-sums', 'to-counter']) expect(has(id), id).toBe(false);
    expect(textOf('limits')).toBe('This server tells only how many wait and who. Counters are not known here.');
    expect(sees('button', /^Ask/u)).toBe(false);
  });

  it('has a forecast from what was seen of it, says since when, and where that is too little', async () => {
    await atBoard({ session: boards.session({ can: boards.PLAIN, deskName: null, seenSince: '09:12' }), locations: [boards.plainLocation()] });
    expect(textOf('limits')).toContain('worked out here from what was seen since 9:12');
    const [worst, second] = boards.plainLocation().services;
    expect(textOf(`service-${worst?.id ?? ''}`)).toContain('About 24 min; 8 of 10 newcomers wait 19 to 31 min');
    expect(textOf(`service-${second?.id ?? ''}`)).toContain('not enough data');
    expect(textOf('ahead')).toContain('About 14 min; 8 of 10 runs from 8 to 20 min');
    expect(textOf('ahead')).toContain('About 3; 8 of 10 runs from 1 to 6');
    expect(textOf('ahead')).not.toContain(second?.name ?? '');
    await user.selectOptions(byRole('combobox', 'Look ahead'), '60');
    expect(textOf('ahead')).toContain('About 18 min');
  });

  it('of which too little was seen says so, and has no number', async () => {
    const services = boards.plainLocation().services.map((one) => ({ ...one, newcomerWaitS: null, seen: boards.seen({ ahead: [] }) }));
    await atBoard({ session: boards.session({ can: boards.PLAIN, deskName: null }), locations: [{ ...boards.plainLocation(), services }] });
    expect(textOf('ahead')).toContain('Not enough data yet');
    expect(document.querySelector('[data-testid=ahead] table')).toBeNull();
  });

  it('that tells the board and does not forecast has no what-if', async () => {
    await atBoard({ session: boards.session({ can: { ...boards.ALL, forecast: false } }), locations: [boards.location({ advice: null })] });
    expect(has('what-if')).toBe(false);
    expect(has('fairness')).toBe(true);
    expect(textOf('limits')).toContain('no forecasts');
  });
});
