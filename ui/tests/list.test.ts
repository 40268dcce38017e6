import userEvent from '@testing-library/user-event';
import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { atCounter, button, callOf, field, has, press, rowOf, rows, settled, tab, textOf } from './page';

const user = userEvent.setup();

function many(): ReturnType<typeof samples.row>[] {
  return Array.from({ length: 10_000 }, (_, index) => samples.row(`A ${String(index).padStart(5, '0')}`, 9));
}

function focusedTicket(): string | undefined {
  return (document.activeElement as HTMLElement | null)?.dataset['ticketId'];
}

describe('ten thousand rows', () => {
  it('never put more than sixty into the page, and say how many there are', async () => {
    await atCounter({ lists: samples.lists(many()) });
    const grid = document.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).toBe('10000');
    expect(rows().length).toBeLessThanOrEqual(60);
    rowOf('A 00000').focus();
    press('End');
    await settled();
    expect(focusedTicket()).toBe('ticket-A-09999');
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('10000');
    expect(rows().length).toBeLessThanOrEqual(60);
  });

  it('keep the row with the focus while they are scrolled away from it', async () => {
    await atCounter({ lists: samples.lists(many()) });
    rowOf('A 00003').focus();
    const scroller = document.querySelector<HTMLElement>('.rows');
    if (!scroller) throw new Error('no list');
    scroller.scrollTop = 250_000;
    await fireEvent.scroll(scroller);
    await settled();
    expect(rows().some((row) => row.dataset['ticketId'] === 'ticket-A-05000')).toBe(true);
    expect(focusedTicket()).toBe('ticket-A-00003');
    expect(rows().length).toBeLessThanOrEqual(60);
  });
});

describe.each([
  ['waiting', 'Waiting'],
  ['paused', 'Paused'],
  ['cancelled', 'No-shows'],
] as const)('ten thousand rows of %s', (list, title) => {
  it('are never more than sixty in the page, wherever they are scrolled to', async () => {
    const side = { rows: many().map(({ ticket, waitedS }) => ({ ticket, waitedS })), ageMs: 0 };
    const waiting = list === 'waiting' ? many() : samples.morning();
    await atCounter({ lists: samples.lists(waiting, list === 'waiting' ? {} : { [list]: side }) });
    tab(title).click();
    await settled();
    expect(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('10000');
    rowOf('A 00003').focus();
    const scroller = document.querySelector<HTMLElement>('.rows');
    if (!scroller) throw new Error('no list');
    for (const top of [0, 1, 49, 333, 250_000, 250_017, 499_233, 499_260, 0]) {
      scroller.scrollTop = top;
      await fireEvent.scroll(scroller);
      await settled();
      expect(rows().length).toBeLessThanOrEqual(60);
      expect(focusedTicket()).toBe('ticket-A-00003');
      const shown = rows().map((row) => row.dataset['ticketId']);
      // What is in sight: 740 high, 50 each.
      for (let at = Math.floor(top / 50); at < Math.min(10_000, (top + 740) / 50); at += 1) {
        expect(shown).toContain(`ticket-A-${String(at).padStart(5, '0')}`);
      }
      for (const row of rows()) {
        const at = Number(row.dataset['ticketId']?.slice(-5));
        expect(row.getAttribute('aria-rowindex')).toBe(String(at + 1));
      }
    }
  });
});

describe('the keyboard', () => {
  it('goes from row to row with one stop for Tab', async () => {
    await atCounter();
    const stops = (): (string | undefined)[] => rows().filter((row) => row.tabIndex === 0).map((row) => row.dataset['ticketId']);
    expect(stops()).toEqual(['ticket-A-043']);
    rowOf('A 043').focus();
    press('ArrowDown');
    await settled();
    press('ArrowDown');
    await settled();
    expect(focusedTicket()).toBe('ticket-A-044');
    expect(stops()).toEqual(['ticket-A-044']);
    press('ArrowUp');
    await settled();
    expect(focusedTicket()).toBe('ticket-B-017');
    press('End');
    await settled();
    expect(focusedTicket()).toBe('ticket-B-019');
    press('ArrowDown');
    await settled();
    expect(focusedTicket()).toBe('ticket-B-019');
    press('Home');
    await settled();
    expect(focusedTicket()).toBe('ticket-A-043');
  });

  it('goes by pages', async () => {
    await atCounter({ lists: samples.lists(many()) });
    rowOf('A 00000').focus();
    press('PageDown');
    await settled();
    expect(focusedTicket()).toBe('ticket-A-00013');
    press('PageUp');
    await settled();
    expect(focusedTicket()).toBe('ticket-A-00000');
  });

  it('calls the row with Enter, once however long it is held', async () => {
    const backend = await atCounter();
    rowOf('B 017').focus();
    press('Enter', { repeat: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
    press('Enter');
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-B-017', 'waiting', 'ask'] });
  });

  it('comes from the search field with the arrow and to it with /', async () => {
    await atCounter();
    press('/');
    expect(document.activeElement).toBe(field('Find a number or name'));
    press('ArrowDown');
    await settled();
    expect(focusedTicket()).toBe('ticket-A-043');
  });
});

describe('the focus', () => {
  it('goes with its ticket when the list changes under it', async () => {
    const backend = await atCounter();
    rowOf('A 044').focus();
    const fresh = [samples.row('A 001', 30, { priority: true }), ...samples.morning().reverse()];
    backend.emit({ part: 'lists', value: samples.lists(fresh) });
    await settled();
    expect(focusedTicket()).toBe('ticket-A-044');
    expect(rowOf('A 044').tabIndex).toBe(0);
  });

  it('goes to the neighbour when its ticket goes', async () => {
    const backend = await atCounter();
    rowOf('A 044').focus();
    await settled();
    backend.emit({
      part: 'lists',
      value: samples.lists(samples.morning().filter((row) => row.ticket.label !== 'A 044')),
    });
    await settled();
    expect(focusedTicket()).toBe('ticket-B-018');
  });

  it('stays on the button of its row', async () => {
    const backend = await atCounter();
    callOf('C 009').focus();
    backend.emit({ part: 'lists', value: samples.lists(samples.morning().reverse()) });
    await settled();
    expect(document.activeElement).toBe(callOf('C 009'));
  });

  it('is not taken from elsewhere', async () => {
    const backend = await atCounter();
    button('Call next').focus();
    backend.emit({ part: 'lists', value: samples.lists([]) });
    await settled();
    expect(document.activeElement).toBe(button('Call next'));
  });
});

describe('search and filter', () => {
  it('find by number, name and custom field, and say when nothing is found', async () => {
    await atCounter();
    await user.type(field('Find a number or name'), 'inv-20');
    expect(rows().map((row) => row.dataset['ticketId'])).toEqual(['ticket-A-045']);
    await user.clear(field('Find a number or name'));
    await user.type(field('Find a number or name'), 'zzz');
    expect(rows()).toEqual([]);
    expect(document.body.textContent).toContain('No waiting number or name matches “zzz”.');
    await user.click(button('Show all'));
    expect(rows()).toHaveLength(8);
    expect(textOf('waiting-count')).toBe('8');
  });

  it('show one service and its count, until pressed again', async () => {
    await atCounter();
    const registrations = button('B 3');
    expect(registrations.textContent?.replace(/\s+/gu, ' ').trim()).toBe('B 3');
    await user.click(registrations);
    expect(registrations.getAttribute('aria-pressed')).toBe('true');
    expect(rows()).toHaveLength(3);
    await user.click(registrations);
    expect(rows()).toHaveLength(8);
  });

  it('forget a service that is no longer served', async () => {
    const backend = await atCounter();
    await user.click(button('B 3'));
    const lists = samples.lists();
    backend.emit({
      part: 'lists',
      value: { ...lists, services: lists.services.filter((one) => one.service.id !== 'service-b') },
    });
    await settled();
    expect(rows()).toHaveLength(8);
  });

  it('are not offered for one service alone', async () => {
    const lists = samples.lists();
    await atCounter({ lists: { ...lists, services: lists.services.slice(0, 1) } });
    expect(has('filter-all')).toBe(false);
  });
});
