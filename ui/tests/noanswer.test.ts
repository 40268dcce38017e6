/** No answer, numbers called by hand, and a sign-in that ended. */
import { waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { ErrorView, ListsView } from '../src/generated/bindings';
import { lineLock } from '../src/state/connectionLock';
import { atCounter, button, callOf, choice, dialog, field, has, press, region, rowOf, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

function described(element: HTMLElement): string {
  return document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent?.trim() ?? '';
}

/** The numbers called by hand. */
function noted(): HTMLElement[] {
  return within(region('Called by hand')).getAllByRole('listitem', { hidden: true });
}

describe('without an answer', () => {
  it.each(['End', 'Pause', 'No-show', 'Recall', 'Transfer…', 'End & call next', 'New ticket'])(
    '%s is locked with the reason, and comes back by itself',
    async (name) => {
      const backend = await atCounter({ desk: samples.serving(), connection: samples.lost() });
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      expect(described(button(name))).toBe('Locked while the server is not responding. Callpad reconnects automatically.');
      await user.click(button(name));
      expect(backend.calls).toEqual([]);
      expect(document.querySelector('dialog')).toBeNull();
      backend.emit({ part: 'connection', value: samples.polling() });
      // The buttons of the rows turn from "Called by hand" to "Call" with it: for a second a press calls nobody.
      await waitFor(() => expect(button(name).getAttribute('aria-disabled')).toBeNull(), { timeout: 5_000 });
    },
  );

  it('keys send nothing, and looking again does', async () => {
    const backend = await atCounter({ desk: samples.serving(), connection: samples.lost() });
    for (const key of ['F9', 'F8', 'F6', 'F7', 'F4', 'F2']) press(key);
    press('n', { ctrlKey: true });
    await settled();
    expect(backend.calls).toEqual([]);
    expect(document.querySelector('dialog')).toBeNull();
    await user.click(button('Try now'));
    expect(backend.calls).toEqual([{ command: 'lookAgain', args: [] }]);
  });

  it('tells since when, and how old the list is', async () => {
    const old = samples.lists(samples.morning(), { ageMs: 192_000 });
    await atCounter({ connection: samples.lost(), lists: old });
    expect(textOf('connection')).toMatch(/^No response since /u);
    expect(textOf('list-age')).toMatch(/3 min old$/u);
  });

  it('a window that was open sends nothing either', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    press('F7');
    await settled();
    await user.click(choice('B Registrations'));
    backend.emit({ part: 'connection', value: samples.lost() });
    await settled();
    await user.click(button('Transfer to Registrations'));
    expect(described(button('Transfer to Registrations'))).toContain('not responding');
    expect(backend.count('transferCall')).toBe(0);
  });

  it('is not what a server that refuses or answers nonsense gives', () => {
    const lock = (error: ErrorView): unknown => lineLock({ state: 'lost', sinceMs: 0, error });
    expect(lock({ code: 'refused', operation: 'x', errno: 9, roles: [] })).toBeNull();
    expect(lock({ code: 'unreadable', field: 'x', excerpt: '' })).toBeNull();
    expect(lock({ code: 'timedOut', afterS: 10 })).toBe('noAnswer');
    expect(lineLock({ state: 'tokenEnded' })).toBe('tokenEnded');
  });
});

describe('the list of numbers called by hand', () => {
  const lost = (): Promise<FakeBackend> => atCounter({ connection: samples.lost() });

  it('is offered only without an answer', async () => {
    const backend = await atCounter();
    expect(sees('region', 'Called by hand')).toBe(false);
    backend.emit({ part: 'connection', value: samples.lost() });
    await settled();
    expect(sees('region', 'Called by hand')).toBe(true);
  });

  it('takes a number from a row, by pointer and by Enter, once', async () => {
    const backend = await lost();
    expect(callOf('A 044').textContent?.trim()).toBe('Called by hand');
    await user.click(callOf('A 044'));
    rowOf('B 018').focus();
    press('Enter');
    await settled();
    expect(backend.calls).toEqual([
      { command: 'addOfflineCall', args: ['ticket-A-044', 'A 044'] },
      { command: 'addOfflineCall', args: ['ticket-B-018', 'B 018'] },
    ]);
    expect(noted().map((row) => row.textContent?.replace(/\s+/gu, ' ').trim())).toEqual([
      expect.stringMatching(/^A 044 called /u) as string,
      expect.stringMatching(/^B 018 called /u) as string,
    ]);
    expect(described(callOf('A 044'))).toContain('already on your list');
    await user.click(callOf('A 044'));
    expect(backend.count('addOfflineCall')).toBe(2);
  });

  it('takes a typed number, and knows the ticket where the list has it', async () => {
    const backend = await lost();
    await user.type(field('Number'), 'x 7{Enter}');
    await user.type(field('Number'), 'a044{Enter}');
    expect(backend.calls.map((call) => call.args)).toEqual([
      [null, 'x 7'],
      ['ticket-A-044', 'A 044'],
    ]);
    expect((field('Number') as HTMLInputElement).value).toBe('');
    await user.type(field('Number'), 'A 044{Enter}');
    expect(textOf('offline-error')).toBe('A 044 is already noted.');
    await user.clear(field('Number'));
    await user.click(button('Note'));
    expect(textOf('offline-error')).toBe('Enter the number that you called.');
    expect(backend.count('addOfflineCall')).toBe(2);
  });

  it('lets a number be removed, and the keyboard stays in it', async () => {
    const backend = await lost();
    await user.click(callOf('A 044'));
    await user.click(callOf('B 018'));
    await user.click(button('Remove B 018'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'removeOfflineCall', args: [2] });
    expect(document.activeElement).toBe(button('Remove A 044'));
    await user.click(button('Remove A 044'));
    await settled();
    expect(document.activeElement).toBe(field('Number'));
  });

  const after = (): ListsView =>
    samples.lists(samples.morning(), {
      offlineCalls: [samples.offlineCall(1, 'A 043', { waits: true }), samples.offlineCall(2, 'A 041', { waits: false })],
    });

  it('is worked off when the line is back: says that the hall hears it, calls and ends, and goes', async () => {
    const backend = await atCounter({ lists: after() });
    expect(sees('button', 'Call and end A 043')).toBe(true);
    expect(sees('button', 'Call and end A 041')).toBe(false);
    expect(textOf(region('Called by hand'))).toContain('no longer waiting');
    await user.click(button('Call and end A 043'));
    expect(textOf(dialog(/^Call and end A 043/u))).toContain('announced and shown once more in the waiting area');
    expect(backend.count('closeOfflineCall')).toBe(0);
    await user.click(button('Call and end A 043'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'closeOfflineCall', args: [1] });
    expect(noted()).toHaveLength(1);
    await user.click(button('Remove A 041'));
    await settled();
    expect(sees('region', 'Called by hand')).toBe(false);
    expect(document.activeElement).toBe(field('Find a number or name'));
  });

  it('calls and ends nothing while a ticket is open', async () => {
    const backend = await atCounter({ lists: after(), desk: samples.serving() });
    expect(described(button('Call and end A 043'))).toContain('one ticket is served at a time');
    await user.click(button('Call and end A 043'));
    expect(sees('dialog')).toBe(false);
    expect(backend.calls).toEqual([]);
  });
});

describe('a sign-in that ended', () => {
  const ended = (held: 'end' | null = 'end'): Promise<FakeBackend> =>
    atCounter({ desk: { ...samples.serving(), held }, connection: { state: 'tokenEnded' } });

  it('is renewed over the screen; the ticket stays, and what is held is said', async () => {
    const backend = await ended();
    expect(textOf('open-number')).toBe('A 042');
    expect(textOf('still-open')).toMatch(/^A 042 Payments serving 04:1/u);
    expect(textOf(dialog('Your session has ended'))).toContain('Ana Martins');
    expect(textOf(dialog('Your session has ended'))).toContain('Server on this computer');
    expect(textOf('again-held')).toBe('After you sign in, the ticket is ended as you requested.');
    expect(document.activeElement).toBe(field('Password'));
    await user.type(field('Password'), 'pin 4{Enter}');
    await settled();
    expect(backend.calls).toEqual([{ command: 'signInAgain', args: ['pin 4'] }]);
    expect(sees('dialog')).toBe(false);
    expect(textOf('open-number')).toBe('A 042');
  });

  it('says a refusal in words, and stays', async () => {
    const backend = await ended();
    backend.failWith('signInAgain', { code: 'signInRefused' });
    await user.click(button('Sign in'));
    await settled();
    expect(the('again-error').textContent).toContain('the password is wrong');
    expect(field('Password').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Password'));
    press('F8');
    press('Escape');
    await settled();
    expect(sees('dialog', 'Your session has ended')).toBe(true);
    expect(backend.count('endCall')).toBe(0);
  });

  it('lets another person in only where no ticket is open', async () => {
    await ended(null);
    expect(has('again-held')).toBe(false);
    expect(sees('button', 'Sign out')).toBe(false);
  });

  it('lets another person in where none is', async () => {
    const backend = await atCounter({ connection: { state: 'tokenEnded' } });
    await user.click(button('Sign out'));
    await settled();
    expect(backend.count('signOut')).toBe(1);
    expect(sees('button', 'Try it on this computer')).toBe(true);
  });
});
