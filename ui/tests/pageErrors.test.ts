/** An error of the page itself: the rest goes on, the person is told quietly, and the app writes it down. */
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { ListsView } from '../src/generated/bindings';
import { MOST_PAGE_ERRORS } from '../src/state/pageErrors.svelte';
import { atCounter, button, has, open, press, sees, settled, textOf } from './page';

const user = userEvent.setup();

afterEach(() => vi.restoreAllMocks());

function rejected(reason: unknown): void {
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
}

describe('what nothing caught', () => {
  it('is told in the strip and written to the log, with where it was', async () => {
    const backend = await atCounter();
    rejected(new TypeError('x is undefined'));
    await settled();
    expect(textOf('notice')).toContain('Something went wrong in this window');
    const [page, message] = backend.calls.find((call) => call.command === 'logPageError')?.args ?? [];
    expect(page).toBe('counter');
    expect(message).toContain('x is undefined');
    expect(message).toContain('pageErrors.test');
  });

  it('hides nothing that is told already', async () => {
    const backend = await atCounter();
    backend.failWith('callNext', { code: 'onBreak' });
    await user.click(button('Call next'));
    const before = textOf('notice');
    rejected('soft');
    await settled();
    expect(textOf('notice')).toBe(before);
    expect(backend.count('logPageError')).toBe(1);
  });

  it('is neither told nor logged without end', async () => {
    const backend = await atCounter();
    for (let n = 0; n < MOST_PAGE_ERRORS * 3; n += 1) rejected(new Error('again'));
    await settled();
    expect(backend.count('logPageError')).toBe(MOST_PAGE_ERRORS);
  });

  it('is cut to what the app keeps', async () => {
    const backend = await atCounter();
    rejected(new Error('y'.repeat(10_000)));
    await settled();
    expect(String(backend.calls.at(-1)?.args[1])).toHaveLength(2_000);
  });

  it('is no error where the browser only measures once more', async () => {
    const backend = await atCounter();
    rejected(new Error('ResizeObserver loop completed with undelivered notifications.'));
    await settled();
    expect(backend.count('logPageError')).toBe(0);
  });
});

describe('a part of the screen that fails', () => {
  /** A list that cannot be drawn. */
  function broken(): ListsView {
    const lists = samples.lists();
    const [row] = lists.waiting;
    return { ...lists, waiting: row ? [{ ...row, ticket: { ...row.ticket, service: null as never } }] : [] };
  }

  it('leaves the others alone, says so, is logged, and can be drawn again', async () => {
    const backend = new FakeBackend(samples.snapshot({ desk: samples.serving(), lists: broken() }));
    await open(backend);
    await settled();
    expect(textOf('region-failed')).toContain('This part of the window could not be shown.');
    expect(textOf('open-number')).toBe('A 042');
    expect(backend.count('logPageError')).toBeGreaterThan(0);
    press('F4');
    await settled();
    expect(backend.count('recall')).toBe(1);
    backend.emit({ part: 'lists', value: samples.lists() });
    await user.click(button('Show again'));
    await settled();
    expect(has('region-failed')).toBe(false);
    expect(sees('searchbox', 'Find a number or name')).toBe(true);
  });
});
