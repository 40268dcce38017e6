/** What a press does where it can do nothing, and what it never does: call somebody out of turn. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import * as samples from '../dev/samples';
import { HINT_MS } from '../src/state/hint.svelte';
import { atCounter, button, callOf, dialog, field, has, press, region, rowOf, sees, settled, tab, textOf, the } from './page';

const user = userEvent.setup();

describe('after a call from a row', () => {
  it.each([
    ['waiting', 'Waiting', 'B 017'],
    ['paused', 'Paused', 'A 031'],
    ['cancelled', 'No-shows', 'A 036'],
  ] as const)('of %s the focus is at the card: Enter calls nobody else', async (list, title, label) => {
    const backend = await atCounter();
    tab(title).click();
    await settled();
    callOf(label).focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: [`ticket-${label.replace(' ', '-')}`, list, 'ask'] });
    expect(document.activeElement).toBe(region(/^Now serving/u));
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.count('callTicket')).toBe(1);
    expect(sees('dialog')).toBe(false);
  });

  it('goes there too when the lists are told before the ticket, and after a question', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    callOf('C 009').focus();
    await user.keyboard('{Enter}');
    await user.click(button('End A 042 and call C 009'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-C-009', 'waiting', 'end'] });
    expect(document.activeElement).toBe(region('Now serving · Information'));
  });

  it('stays where it is when somebody else calls: nobody who types is interrupted', async () => {
    const backend = await atCounter();
    await user.type(field('Find a number or name'), 'a04');
    backend.emitPhase({ phase: 'serving', open: samples.openTicket({ ticket: samples.ticket('B 077') }), busy: null });
    await settled();
    expect(document.activeElement).toBe(field('Find a number or name'));
    expect((field('Find a number or name') as HTMLInputElement).value).toBe('a04');
  });
});

describe('a list that moves', () => {
  it('calls neither the heir of the focus nor what came under the pointer, and says so', async () => {
    const backend = await atCounter();
    rowOf('A 044').focus();
    await settled();
    backend.emit({ part: 'lists', value: samples.lists(samples.morning().filter((row) => row.ticket.label !== 'A 044')) });
    await settled();
    expect(document.activeElement).toBe(rowOf('B 018'));
    press('Enter');
    await settled();
    expect(backend.count('callTicket')).toBe(0);
    expect(textOf('hint')).toBe('The list has just moved. Check, then press again.');
    callOf('C 009').dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await settled();
    expect(backend.count('callTicket')).toBe(0);
    // It stands where it stood.
    callOf('A 043').dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await settled();
    expect(backend.calls.at(-1)?.args[0]).toBe('ticket-A-043');
  });

  it('calls the row that kept the focus, wherever it stands now', async () => {
    const backend = await atCounter();
    rowOf('A 044').focus();
    backend.emit({ part: 'lists', value: samples.lists([samples.row('A 001', 30), ...samples.morning()]) });
    await settled();
    press('Enter');
    await settled();
    expect(backend.calls.at(-1)?.args[0]).toBe('ticket-A-044');
  });

  it('does not call a moment after its buttons stopped to note numbers called by hand', async () => {
    const backend = await atCounter({ connection: samples.lost() });
    callOf('B 017').focus();
    backend.emit({ part: 'connection', value: samples.polling() });
    await settled();
    callOf('B 017').click();
    await settled();
    expect(backend.count('callTicket')).toBe(0);
    expect(backend.count('addOfflineCall')).toBe(0);
  });
});

describe('another question', () => {
  it('is another window: its first focus is the way that changes nothing', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(callOf('B 018'));
    button('End A 042 and call B 018').focus();
    backend.emitNotice({ kind: 'openTicketFirst', open: 'A 042', ticketId: 'ticket-C-009', source: 'waiting', label: 'C 009' });
    await settled();
    expect(textOf(dialog('A 042 is still open'))).toContain('C 009');
    expect(document.activeElement).toBe(button('Keep serving A 042'));
  });
});

describe('a key that does nothing', () => {
  it.each(['F4', 'F6', 'F7', 'F2', 'F8'])('says so while nobody is served: %s', async (key) => {
    const backend = await atCounter();
    press(key);
    await settled();
    expect(textOf('hint')).toBe('No ticket is open.');
    expect(the('hint').getAttribute('role')).toBe('status');
    expect(region('Free').contains(the('hint'))).toBe(true);
    expect(backend.calls).toEqual([]);
  });

  it('says so for the way back, and while a window stands over the counter, there', async () => {
    await atCounter();
    press('z', { ctrlKey: true });
    await settled();
    expect(textOf('hint')).toBe('There is nothing to undo right now.');
    press('F1');
    await settled();
    press('F9');
    await settled();
    expect(textOf('hint')).toBe('Answer this first, or press Esc to close it.');
    expect(dialog('Keys').contains(the('hint'))).toBe(true);
  });

  it('says it anew each time, and no longer once something happens or its moment is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await atCounter();
      press('F4');
      await settled();
      const first = the('hint').firstElementChild;
      press('F4');
      await settled();
      expect(the('hint').firstElementChild).not.toBe(first);
      vi.advanceTimersByTime(HINT_MS);
      await settled();
      expect(has('hint')).toBe(false);
      press('F4');
      await settled();
      press('F9');
      await settled();
      expect(has('hint')).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is silent for the second press of two', async () => {
    await atCounter();
    press('F9');
    await settled();
    press('F9');
    await settled();
    expect(has('hint')).toBe(false);
  });
});

describe('a locked primary action', () => {
  it('shows its reason without a press, and says it at one', async () => {
    const backend = await atCounter({ connection: samples.lost() });
    const one = button('Call next');
    expect(textOf('lock-seen')).toBe('Locked while the server is not responding. Callpad reconnects automatically.');
    // Its name is its text alone, the reason its description.
    expect(the('lock-seen').getAttribute('aria-hidden')).toBe('true');
    expect(one.getAttribute('aria-describedby')).toBe('lock-noAnswer');
    expect(one.classList.contains('passing')).toBe(false);
    press('F9');
    await settled();
    expect(textOf('hint')).toContain('Locked while the server is not responding');
    expect(backend.count('callNext')).toBe(0);
  });

  it('shows nothing for a lock that passes by itself', async () => {
    await atCounter();
    await user.click(button('Call next'));
    expect(button('End & call next').getAttribute('aria-disabled')).toBe('true');
    expect(has('lock-seen')).toBe(false);
  });

  it('names the role that is missing', async () => {
    await atCounter({ session: samples.session({ roles: [] }) });
    expect(textOf('lock-seen')).toContain('acl_qmpad_access');
    expect(callOf('A 043').getAttribute('aria-disabled')).toBe('true');
  });
});
