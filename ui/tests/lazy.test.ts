import { render, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import App from '../src/app/App.svelte';
import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { lazyParts } from '../src/app/lazyParts';
import { loadAhead, LazyPart } from '../src/ui/lazyPart.svelte';
import { atCounter, button, dialog, entry, has, press, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A part whose file cannot be read `times` times. */
function broken(part: { component: unknown; load: () => Promise<boolean> }, times = Infinity): void {
  const whole = part.component;
  part.component = null;
  let left = times;
  vi.spyOn(part, 'load').mockImplementation(() => {
    if (left > 0) {
      left -= 1;
      return Promise.resolve(false);
    }
    part.component = whole;
    return Promise.resolve(true);
  });
}

describe('a part', () => {
  it('is read once, however often it is wanted', async () => {
    const read = vi.fn(() => import('../src/settings/Keys.svelte'));
    const part = new LazyPart(read);
    await Promise.all([part.load(), part.want(), part.load()]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(part.component).not.toBeNull();
    expect(part.failed).toBe(false);
  });

  it('that cannot be read is tried again at the next wish, and only a wish counts as failed', async () => {
    const read = vi.fn().mockRejectedValue(new TypeError('no such file'));
    const part = new LazyPart(read);
    expect(await part.load()).toBe(false);
    expect(part.failed).toBe(false);
    await part.want();
    expect(part.failed).toBe(true);
    read.mockImplementation(() => import('../src/settings/Keys.svelte'));
    await part.want();
    expect(part.failed).toBe(false);
    expect(part.component).not.toBeNull();
  });
});

describe('reading ahead', () => {
  it('goes on from one to the next, past one that fails, and stops when told', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('requestIdleCallback', undefined);
    const loads = [vi.fn(async () => true), vi.fn(async () => false), vi.fn(async () => true), vi.fn(async () => true)];
    const here = { component: {}, load: vi.fn(async () => true) };
    const stop = loadAhead([here, ...loads.map((load) => ({ component: null, load }))]);
    expect(loads[0]).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(650);
    expect(loads.map((load) => load.mock.calls.length)).toEqual([1, 1, 1, 0]);
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(loads[3]).not.toHaveBeenCalled();
    expect(here.load).not.toHaveBeenCalled();
  });

  it('reads every window after the counter was drawn', async () => {
    await Promise.all(Object.values(lazyParts).map((part) => part.load()));
    for (const part of Object.values(lazyParts)) broken(part, 0);
    render(App, { backend: new FakeBackend(samples.snapshot()) });
    await waitFor(() => expect(sees('button', 'Call next')).toBe(true));
    await waitFor(() => expect(Object.values(lazyParts).every((part) => part.component !== null)).toBe(true), { timeout: 8_000 });
  }, 15_000);
});

describe('a window whose file is here', () => {
  it('opens with the press and gives the focus back', async () => {
    await atCounter();
    button('New ticket').focus();
    await user.keyboard('{Enter}');
    expect(sees('dialog', 'New ticket')).toBe(true);
    await user.click(button('Cancel'));
    expect(document.activeElement).toBe(button('New ticket'));
  });
});

describe('a window whose file cannot be read', () => {
  it('says so in its place, tries again, and gives the focus back', async () => {
    await atCounter();
    broken(lazyParts.newTicket, 1);
    button('New ticket').focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(sees('dialog', 'This window cannot be shown')).toBe(true);
    expect(document.activeElement).toBe(button('Try again'));
    await user.click(button('Try again'));
    await settled();
    expect(has('unloaded')).toBe(false);
    expect(sees('dialog', 'New ticket')).toBe(true);
  });

  it('is left by Esc, and the counter goes on', async () => {
    const backend = await atCounter();
    broken(lazyParts.settings);
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    expect(sees('dialog', 'This window cannot be shown')).toBe(true);
    dialog('This window cannot be shown').dispatchEvent(new Event('cancel', { cancelable: true }));
    await settled();
    expect(has('unloaded')).toBe(false);
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(1);
  });

  it.each(['signIn', 'offlineCalls'] as const)('is told in the page where it is %s', async (name) => {
    const state = name === 'signIn' ? samples.signedOut() : samples.snapshot({ connection: samples.lost() });
    broken(lazyParts[name]);
    render(App, { backend: new FakeBackend(state) });
    await waitFor(() => expect(has('unloaded')).toBe(true));
    expect(the('unloaded').getAttribute('role')).toBe('alert');
    expect(textOf('unloaded')).toContain('could not be read');
    expect(document.querySelector('dialog')).toBeNull();
  });
});
