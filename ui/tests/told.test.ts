/** What the screen tells: in which order, whose a number is, since when; and that the same words twice are announced twice. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { atCounter, button, field, has, open, press, region, rowOf, sees, settled, tab, textOf, the } from './page';

const user = userEvent.setup();

function wordsOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

function inRow(label: string, testid: string): HTMLElement | null {
  return rowOf(label).querySelector<HTMLElement>(`[data-testid=${testid}]`);
}

describe('the open ticket', () => {
  it('shows the note right under the name, before the telephone and the facts', async () => {
    await atCounter({ desk: samples.serving({ phone: '+351 912 345 678' }) });
    const order = ['visitor', 'note', 'call-phone', 'facts'].map((id) => the(id));
    for (const [index, element] of order.slice(1).entries()) {
      const before = order[index];
      expect(before && before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING, element.dataset['testid']).toBeTruthy();
    }
    expect(the('visitor').nextElementSibling).toBe(the('note'));
  });
});

describe('how many wait', () => {
  it('is said of whom: for you, and how many more the list holds', async () => {
    await atCounter();
    expect([textOf('free-count'), textOf('waiting-count')]).toEqual(['7', '8']);
    expect(textOf('free-elsewhere')).toBe('1 more in the list is for someone else');
  });

  it('says nothing of others where there are none, and that nobody waits for you where all are for others', async () => {
    const backend = await atCounter({ lists: samples.lists([samples.row('A 001', 3)]) });
    expect(has('free-elsewhere')).toBe(false);
    const others = samples.row('A 002', 3, { boundTo: { kind: 'otherDesk', name: 'Counter 1' } });
    backend.emit({ part: 'lists', value: samples.lists([others]) });
    await settled();
    expect(textOf(region('Free'))).toContain('Nobody is waiting for you');
    expect(textOf('free-elsewhere')).toBe('1 more in the list is for someone else');
  });
});

describe('a wait', () => {
  it('beyond the target has a mark, far beyond another; the minutes stand last in all rows', async () => {
    await atCounter({ lists: samples.lists([samples.row('A 001', 14), samples.row('A 002', 16), samples.row('A 003', 45)]) });
    const waits = ['A 001', 'A 002', 'A 003'].map((label) => wordsOf(inRow(label, 'row-wait')));
    expect(waits).toEqual(['14 min', 'over target, 16 min', 'far over target, 45 min']);
    expect(inRow('A 001', 'row-wait')?.querySelector('svg')).toBeNull();
    const shapes = ['A 002', 'A 003'].map((label) => inRow(label, 'row-wait')?.querySelector('path')?.getAttribute('d'));
    expect(new Set(shapes).size).toBe(2);
  });
});

describe('what is set aside', () => {
  it('says since when and by whom where that is known, else when it was issued; never a wait', async () => {
    const [mine, other] = samples.pausedRows();
    if (!mine || !other) throw new Error('no rows');
    const old = { ...samples.side('C 001', 70), mine: true };
    await atCounter({
      lists: samples.lists(samples.morning(), {
        paused: { rows: [{ ...mine, mine: true, asideMs: 1_260_000 }, other, old, samples.side('D 001', null)], ageMs: 0 },
      }),
    });
    await user.click(tab('Paused'));
    expect(wordsOf(inRow('A 031', 'row-aside'))).toMatch(/^since \d{1,2}:\d\d.* ?by you$/u);
    expect(wordsOf(inRow('B 009', 'row-aside'))).toMatch(/^issued \d{1,2}:\d\d/u);
    expect(wordsOf(inRow('C 001', 'row-aside'))).toBe('by you');
    expect(wordsOf(inRow('D 001', 'row-aside'))).toBe('');
    expect(has('row-wait')).toBe(false);
    expect(has('no-shows-until')).toBe(false);
    await user.click(tab('No-shows'));
    expect(textOf('no-shows-until')).toBe('Listed while the server still allows calling them again.');
  });

  it('is known to be mine from the moment it was done', async () => {
    await atCounter({ desk: samples.serving() });
    press('F2');
    await settled();
    await user.click(tab('No-shows'));
    expect(wordsOf(inRow('A 042', 'row-aside'))).toMatch(/by you$/u);
  });
});

describe('a number called by hand', () => {
  it('that no list shows is said to be one, when it is noted and when the server is back', async () => {
    const offlineCalls = [
      samples.offlineCall(1, 'A 043', { waits: false }),
      samples.offlineCall(2, 'X 1', { ticketId: null, waits: false }),
      samples.offlineCall(3, 'a-036', { ticketId: null, waits: false }),
    ];
    const backend = await atCounter({ lists: samples.lists(samples.morning(), { offlineCalls }) });
    const said = (): string[] => [...document.querySelectorAll('[data-testid=offline-row] .what')].map(wordsOf);
    expect(said()[0]).toContain('no longer waiting: nothing to do');
    expect(said()[1]).toContain('in no list here: check the number');
    expect(said()[1]).not.toContain('nothing to do');
    // It is among the no-shows.
    expect(said()[2]).toContain('no longer waiting');
    backend.emit({ part: 'connection', value: samples.lost() });
    await settled();
    expect(said()[0]).not.toContain('in no list');
    expect(said()[1]).toContain('in no list here: check the number');
  });

  it('is noted below the rows, which stay where they are', async () => {
    await atCounter({ connection: samples.lost() });
    await settled();
    const grid = document.querySelector('[role=grid]');
    expect(grid && grid.compareDocumentPosition(region('Called by hand')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('is one with the ticket of the list however it is typed', async () => {
    const backend = await atCounter({ connection: samples.lost() });
    await user.type(field('Number'), 'b-17{Enter}');
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'addOfflineCall', args: ['ticket-B-017', 'B 017'] });
    await user.type(field('Number'), 'B ٠١٧{Enter}');
    await settled();
    expect(backend.count('addOfflineCall')).toBe(1);
    expect(has('offline-error')).toBe(true);
  });
});

describe('a live region', () => {
  it('announces that people wait a second time', async () => {
    const backend = await atCounter({ lists: samples.lists([]) });
    const some = samples.lists([samples.row('A 001', 0)]);
    backend.emit({ part: 'lists', value: some });
    await settled();
    const first = the('queue-told').firstElementChild;
    expect(wordsOf(first)).toBe('People are waiting.');
    // Called and ended: nobody is told that nobody waits meanwhile.
    backend.emitPhase({ phase: 'serving', open: samples.openTicket(), busy: null });
    backend.emit({ part: 'lists', value: samples.lists([]) });
    await settled();
    backend.emitPhase({ phase: 'free' });
    await settled();
    backend.emit({ part: 'lists', value: some });
    await settled();
    const second = the('queue-told').firstElementChild;
    expect(wordsOf(second)).toBe('People are waiting.');
    expect(second).not.toBe(first);
  });

  it('announces an alert that is repeated, and the same error once more', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    const alert = { id: 1, kind: 'newTicket', label: 'C 009', serviceName: 'Information' } as const;
    backend.emit({ part: 'alert', value: { ...alert } });
    await settled();
    const first = the('alert-told').firstElementChild;
    backend.emit({ part: 'alert', value: { ...alert } });
    await settled();
    expect(the('alert-told').firstElementChild).not.toBe(first);
    press('F7');
    await settled();
    await user.click(button('Transfer'));
    const error = the('transfer-error');
    await user.click(button('Transfer'));
    expect(the('transfer-error')).not.toBe(error);
  });
});

describe('transfer by keyboard', () => {
  it('chooses an exact letter and sends with Enter', async () => {
    const lists = samples.lists();
    const brochures = { service: { id: 'service-br', tag: 'BR', name: 'Brochures' }, waiting: 0, open: true, averageWaitS: null };
    const backend = await atCounter({ desk: samples.serving(), lists: { ...lists, allServices: [brochures, ...lists.allServices] } });
    press('F7');
    await settled();
    // WebKit takes Esc for a field of the kind "search".
    expect(field('Find a service').getAttribute('type')).toBe('text');
    expect(field('Find a service').getAttribute('role')).toBe('searchbox');
    await user.type(field('Find a service'), 'b');
    expect(sees('button', 'Transfer to Registrations')).toBe(true);
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.calls.at(-1)?.args[0]).toMatchObject({ kind: 'service', id: 'service-b' });
  });

  it('chooses the first of several, to be seen, before a second Enter sends', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    press('F7');
    await settled();
    await user.type(field('Find a service'), 'tion{Enter}');
    expect(backend.count('transferCall')).toBe(0);
    expect(sees('button', 'Transfer to Registrations')).toBe(true);
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.count('transferCall')).toBe(1);
  });
});

describe('Esc in the window of the keys', () => {
  it('takes back the conflict alone, then closes the window', async () => {
    await atCounter();
    press('F1');
    await settled();
    await user.click(button('Change the key: Recall'));
    press('F9');
    await settled();
    expect(has('key-conflict')).toBe(true);
    press('Escape');
    await settled();
    expect(has('key-conflict')).toBe(false);
    expect(document.activeElement).toBe(button('Change the key: Recall'));
    press('Escape');
    await settled();
    expect(sees('dialog')).toBe(false);
  });
});

describe('keys of the web view', () => {
  it('are kept from it at the sign-in too', async () => {
    await open(new FakeBackend());
    expect(press('r', { ctrlKey: true, code: 'KeyR' })).toBe(false);
    expect(press('F5')).toBe(false);
    expect(press('c', { ctrlKey: true, code: 'KeyC' })).toBe(true);
  });
});
