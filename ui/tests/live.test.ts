import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import type { NextReason } from '../src/generated/bindings';
import { atCounter, button, dialog, has, press, region, rowOf, sees, settled, textOf } from './page';

const user = userEvent.setup();

describe('a line that pushes changes', () => {
  it('is told as such above and below, and by what an empty queue promises', async () => {
    const backend = await atCounter({ connection: { state: 'live' }, lists: samples.lists([]) });
    expect(textOf('connection')).toBe('Live');
    expect(textOf('place-live')).toBe('Live');
    expect(textOf(region('Free'))).toContain('New visitors appear here at once.');
    backend.emit({ part: 'connection', value: samples.polling() });
    await settled();
    expect(textOf('connection')).toBe('Every 5 s');
    expect(has('place-live')).toBe(false);
  });

  it('locks nothing', async () => {
    const backend = await atCounter({ connection: { state: 'live' } });
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(1);
  });
});

describe('who is next', () => {
  const CASES: [NextReason, string, string][] = [
    ['bound', 'Because this ticket is for you', 'for you'],
    ['priority', 'Because it has priority', 'priority'],
    ['due', 'Because it has waited longest', 'has waited longest'],
  ];

  it.each(CASES)('is said with its reason, probably or for sure: %s', async (next, card, row) => {
    const waiting = samples.morning().map((one) => ({ ...one, next: one.ticket.label === 'A 043' ? next : null }));
    const backend = await atCounter({ lists: samples.lists(waiting) });
    expect(textOf(region('Free'))).toContain('Probably next A 043');
    expect(textOf(region('Free'))).toContain(card);
    expect(rowOf('A 043').textContent).toContain(`Probably next: ${row}`);
    backend.emit({ part: 'lists', value: samples.lists(waiting, { nextIsSure: true }) });
    await settled();
    expect(textOf(region('Free'))).toContain('Next A 043');
    expect(textOf(region('Free'))).toContain(card);
    expect(rowOf('A 043').textContent).toContain(`Next: ${row}`);
    expect(document.body.textContent).not.toMatch(/probably/iu);
  });

  it.each([
    [false, 'calls the next visitor, probably A 043.'],
    [true, 'This ends A 042 and calls A 043.'],
  ])('is named when just called and going on, sure: %s', async (nextIsSure, words) => {
    const lists = samples.lists(samples.morning(), { nextIsSure });
    await atCounter({ desk: samples.serving({ servingMs: 1_000 }), lists });
    press('F9');
    await settled();
    expect(textOf(dialog('End A 042 already?'))).toContain(words);
  });
});

describe('a telephone number', () => {
  const ticket = samples.ticket('A 042', { customField: 'Tel. 912345678' });

  it('is dialled by its button, and an error is told', async () => {
    const backend = await atCounter({ desk: samples.serving({ ticket, phone: '+351 912 345 678' }) });
    expect(sees('button', 'Phone +351 912 345 678')).toBe(true);
    expect(button('Phone +351 912 345 678').querySelector('bdi')?.textContent).toBe('+351 912 345 678');
    expect(has('custom-field')).toBe(false);
    await user.click(button('Phone +351 912 345 678'));
    expect(backend.calls).toEqual([{ command: 'callPhone', args: [] }]);
    backend.failWith('callPhone', { code: 'notNow' });
    await user.click(button('Phone +351 912 345 678'));
    await settled();
    expect(textOf('notice')).toContain('not possible right now');
  });

  it('that nobody has found stays plain text', async () => {
    await atCounter({ desk: samples.serving({ ticket, phone: null }) });
    expect(sees('button', 'Phone +351 912 345 678')).toBe(false);
    expect(textOf('custom-field')).toContain('Tel. 912345678');
  });
});

describe('a ticket that was left alone', () => {
  const desk = { ...samples.serving(), notice: { id: 7, what: { kind: 'returned', label: 'A 042' } as const } };

  it('is asked about: still serving leaves it open', async () => {
    const backend = await atCounter({ desk });
    expect(textOf('notice')).toContain('locked or asleep while A 042 was open');
    expect(sees('button', 'Dismiss')).toBe(false);
    expect(sees('button', 'Remove A 042')).toBe(false);
    await user.click(button('Still serving'));
    await settled();
    expect(backend.calls).toEqual([{ command: 'dismissNotice', args: [7] }]);
    expect(textOf('open-number')).toBe('A 042');
    expect(sees('button', 'Still serving')).toBe(false);
  });

  it('is ended where the person says so', async () => {
    const backend = await atCounter({ desk });
    expect(sees('button', 'End A 042 now')).toBe(true);
    await user.click(button('End A 042 now'));
    expect(backend.calls).toEqual([{ command: 'endCall', args: [] }]);
  });
});
