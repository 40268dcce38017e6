/** What goes by itself from the strip at the bottom, what stays, and what stays within reach. */
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import * as samples from '../dev/samples';
import type { ErrorView, Notice, UndoOfferView } from '../src/generated/bindings';
import { PASSES_MS } from '../src/state/autoDismiss.svelte';
import { atBar, atCounter, button, has, sees, settled, tab, textOf, the } from './page';

const ENDED: Notice = { kind: 'ended', label: 'B 013' };
const PAUSED: Notice = { kind: 'paused', label: 'A 031', ticketId: 'ticket-A-031' };
const WAY: UndoOfferView = { noticeId: 1, ticketId: 'ticket-A-031', label: 'A 031', source: 'paused', leftMs: 8_000 };

const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

async function later(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settled();
}

function told(what: Notice, undoOffer: UndoOfferView | null = null): ReturnType<typeof samples.desk> {
  return samples.desk({ phase: 'free' }, { notice: { id: 1, what }, undoOffer });
}

describe('a confirmation', () => {
  it('goes after a fitting time, and the next one is told', async () => {
    const backend = await atCounter({ desk: told(ENDED) });
    await later(PASSES_MS - 1_000);
    expect(textOf('notice')).toContain('B 013');
    await later(1_500);
    expect(has('notice')).toBe(false);
    backend.emit({ part: 'desk', value: samples.desk({ phase: 'free' }, { notice: { id: 2, what: ENDED } }) });
    await settled();
    expect(textOf('notice')).toContain('B 013');
  });

  it('goes from the bar too', async () => {
    await atBar({ desk: told(ENDED) });
    expect(textOf('bar-notice')).toContain('B 013');
    await later(PASSES_MS + 500);
    expect(textOf('bar-notice')).toBe('');
  });

  it('waits until it could be seen', async () => {
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await atCounter({ desk: told(ENDED) });
    await later(PASSES_MS * 3);
    expect(has('notice')).toBe(true);
    hidden.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await later(PASSES_MS + 500);
    expect(has('notice')).toBe(false);
  });

  it('stays with the way back that belongs to it, whose time is counted down', async () => {
    const backend = await atCounter({ desk: told(PAUSED, WAY) });
    expect(textOf('undo-left')).toBe('8 s');
    expect(the('undo-left').getAttribute('aria-hidden')).toBe('true');
    await later(3_000);
    expect(textOf('undo-left')).toBe('5 s');
    await later(PASSES_MS);
    expect(textOf('undo-left')).toBe('0 s');
    expect(has('notice')).toBe(true);
    backend.emit({ part: 'desk', value: told(PAUSED) });
    await later(PASSES_MS + 500);
    expect(has('notice')).toBe(false);
  });

  it('has no count where the way back stands until the next action', async () => {
    await atCounter({ desk: told(PAUSED, { ...WAY, leftMs: null }) });
    expect(sees('button', 'Call A 031 again')).toBe(true);
    expect(has('undo-left')).toBe(false);
  });
});

describe('what went wrong', () => {
  const failed = { kind: 'failed', action: 'recall', label: 'A 042', nobodyCalled: false } as const;

  it('stays until it is dismissed, where the server refused', async () => {
    const error: ErrorView = { code: 'refused', operation: 'recall', errno: 7, roles: [] };
    await atCounter({ desk: told({ ...failed, error }) });
    await later(PASSES_MS * 5);
    expect(has('notice')).toBe(true);
  });

  it('with the line stays as long as the line is gone, and goes after it is back', async () => {
    const backend = await atCounter({ desk: told({ ...failed, error: { code: 'broken' } }), connection: samples.lost() });
    await later(PASSES_MS * 5);
    expect(has('notice')).toBe(true);
    backend.emit({ part: 'connection', value: { state: 'live' } });
    await later(PASSES_MS - 1_000);
    expect(has('notice')).toBe(true);
    await later(1_500);
    expect(has('notice')).toBe(false);
  });

  it('for a moment only goes with it', async () => {
    const backend = await atCounter();
    backend.failWith('callNext', { code: 'busy' });
    await user.click(button('Call next'));
    await settled();
    expect(has('notice')).toBe(true);
    await later(PASSES_MS + 500);
    expect(has('notice')).toBe(false);
  });

  it('never hides the way to try the line now', async () => {
    const backend = await atCounter({ desk: told({ ...failed, error: { code: 'broken' } }), connection: samples.lost() });
    expect(has('notice')).toBe(true);
    await user.click(button('Try now'));
    await settled();
    expect(backend.count('lookAgain')).toBe(1);
  });
});

describe('the line of an alert', () => {
  it('leads to the visitor in the waiting list', async () => {
    const backend = await atCounter();
    await user.click(tab('Paused'));
    backend.emit({ part: 'alert', value: { id: 1, kind: 'newTicket', label: 'C 009', serviceName: 'Information' } });
    await settled();
    await user.click(button('New: C 009 , Information'));
    await settled();
    expect(tab('Waiting').getAttribute('aria-selected')).toBe('true');
    expect((document.activeElement as HTMLElement).dataset['ticketId']).toBe('ticket-C-009');
    expect(has('alert')).toBe(false);
    expect(backend.count('callTicket')).toBe(0);
  });
});

describe('dismissing', () => {
  it('announces and guards a number that comes with the answer', async () => {
    const backend = await atCounter({ desk: told(ENDED) });
    backend.answerWith('dismissNotice', () => ({
      status: 'ok',
      data: { revision: 99, deskRevision: 99, desk: samples.serving({ servingMs: 0 }) },
    }));
    await user.click(button('Dismiss'));
    await settled();
    expect(textOf('open-number')).toBe('A 042');
    expect(document.body.textContent).toContain('Now serving');
    await user.click(button('End & call next'));
    expect(backend.count('callNext')).toBe(0);
  });
});
