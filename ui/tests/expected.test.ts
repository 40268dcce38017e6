/** When who waits will be called, on the counter's screen. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import type { ExpectedView } from '../src/generated/bindings';
import { atCounter, button, choice, rowOf, settled, tab, textOf } from './page';

const user = userEvent.setup();
const MINUTE = 60;

function expected(over: Partial<ExpectedView> = {}): ExpectedView {
  return {
    ageMs: 0,
    tickets: [{ id: 'ticket-A-044', waitS: [12 * MINUTE, 8 * MINUTE + 20, 18 * MINUTE - 20] }],
    services: [{ id: 'service-a', waitS: [20 * MINUTE, 15 * MINUTE, 27 * MINUTE] }],
    ...over,
  };
}

const waitOf = (label: string): string => {
  const cell = rowOf(label).querySelector<HTMLElement>('[data-testid=row-wait]');
  return cell ? textOf(cell) : '';
};

describe('the waiting list', () => {
  it('says in how many minutes a ticket will be called, and to who hears it the range', async () => {
    await atCounter({ expected: expected() });
    expect(waitOf('A 044')).toBe('11 minin ≈ 12 min, expected in about 12 minutes, between 8 and 18');
    expect(rowOf('A 044').querySelector('[data-testid=row-expected]')?.getAttribute('title')).toBe(
      'expected in about 12 minutes, between 8 and 18',
    );
    expect(waitOf('B 017')).toBe('8 min');
  });

  it('counts on from when it was told', async () => {
    await atCounter({ expected: expected({ ageMs: 5 * MINUTE * 1_000 }) });
    expect(waitOf('A 044')).toContain('expected in about 7 minutes, between 3 and 13');
  });

  it('never counts below none', async () => {
    await atCounter({ expected: expected({ ageMs: 40 * MINUTE * 1_000 }) });
    expect(waitOf('A 044')).toBe('11 minsoon, expected any moment');
  });

  it('follows what is told anew, and shows nothing of what is not known any more', async () => {
    const backend = await atCounter();
    expect(waitOf('A 044')).toBe('11 min');
    backend.emit({ part: 'expected', value: expected() });
    await settled();
    expect(waitOf('A 044')).toContain('in ≈ 12 min');
    backend.emit({ part: 'expected', value: samples.nothingExpected() });
    await settled();
    expect(waitOf('A 044')).toBe('11 min');
  });

  it('says nothing of tickets that are set aside', async () => {
    const aside = { rows: [{ ticket: samples.ticket('A 044'), waitedS: 60, mine: false, asideMs: null }], ageMs: 0 };
    await atCounter({ expected: expected(), lists: samples.lists([], { paused: aside }) });
    tab('Paused').click();
    await settled();
    expect(rowOf('A 044').querySelector('[data-testid=row-expected]')).toBeNull();
  });
});

describe('a new ticket', () => {
  it('shows what a newcomer is expected to wait, else the average', async () => {
    await atCounter({ expected: expected() });
    await user.click(button('New ticket'));
    await settled();
    const option = (words: string): string => textOf(choice(words).closest('label') as HTMLElement);
    expect(option('A Payments')).toContain('wait ≈ 20 min');
    expect(option('A Payments')).toContain('A newcomer waits about 20 minutes, between 15 and 27');
    expect(option('A Payments')).not.toContain('average');
    expect(option('B Registrations')).toContain('average');
  });
});
