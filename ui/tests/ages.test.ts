/** "Since 10:10" is told once, at the moment it arrives: it moves neither with the minutes nor with what is drawn anew. */
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import * as samples from '../dev/samples';
import type { ConnectionView } from '../src/generated/bindings';
import { atBar, atCounter, settled, tab, textOf } from './page';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({
    now: new Date(2026, 10, 24, 10, 10, 30),
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

async function minutesLater(n: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(n * MINUTE_MS);
  await settled();
}

const BREAK = samples.desk({ phase: 'break', sinceMs: 10 * MINUTE_MS });
/** No answer for so long. */
function silent(minutes: number): ConnectionView {
  return { ...samples.lost(), sinceMs: minutes * MINUTE_MS } as ConnectionView;
}

const LOST = { connection: silent(0), lists: samples.lists(samples.morning(), { ageMs: 10 * MINUTE_MS }) };

describe('what began at a moment, five minutes later', () => {
  it('a break, in the bar', async () => {
    await atBar({ desk: BREAK });
    expect(textOf('bar')).toContain('10:00');
    await minutesLater(5);
    expect(textOf('bar')).toContain('10:00');
    expect(textOf('bar')).toContain('15 min');
  });

  it('a break, at the counter', async () => {
    await atCounter({ desk: BREAK });
    await minutesLater(5);
    expect(textOf('break-since')).toContain('10:00');
    expect(textOf('break-since')).toContain('15 min');
  });

  it('the list, also after a change of tab', async () => {
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    await atCounter(LOST);
    expect(textOf('list-age')).toBe('List of 10:00 AM, 10 min old');
    await minutesLater(10);
    await user.click(tab('Paused'));
    await user.click(tab('Waiting'));
    await settled();
    expect(textOf('list-age')).toBe('List of 10:00 AM, 20 min old');
  });

  it('the silence of the server, told again', async () => {
    const backend = await atCounter(LOST);
    const before = textOf('connection');
    expect(before).toContain('10:10');
    await minutesLater(5);
    backend.emit({ part: 'connection', value: silent(5) });
    await settled();
    expect(textOf('connection')).toBe(before);
  });

  it('a number called by hand', async () => {
    const offlineCalls = [{ id: 1, label: 'A 050', ticketId: null, sinceMs: 10 * MINUTE_MS, waits: null }];
    const backend = await atCounter({ ...LOST, lists: samples.lists([], { offlineCalls }) });
    await minutesLater(5);
    backend.emit({ part: 'connection', value: { state: 'live' } });
    await settled();
    expect(textOf('offline-row')).toContain('10:00');
  });
});
