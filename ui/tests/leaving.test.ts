/** Signing out and closing with nothing left behind. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { ListsView } from '../src/generated/bindings';
import { atCounter, button, dialog, entry, press, region, sees, settled, textOf } from './page';

const user = userEvent.setup();

async function signOut(): Promise<void> {
  await user.click(button('Menu'));
  await user.click(entry('Sign out'));
  await settled();
}

async function close(backend: FakeBackend): Promise<void> {
  backend.emit({ part: 'closeAsked', value: 1 });
  await settled();
}

function pausedByMe(): ListsView {
  const rows = samples.pausedRows().map((row, index) => ({ ...row, mine: index === 0 }));
  return samples.lists(samples.morning(), { paused: { rows, ageMs: 0 } });
}

describe('signing out', () => {
  it.each([
    ['End A 042', 'endCall'],
    ['Pause A 042', 'pauseCall'],
    ['Mark A 042 as no-show', 'cancelCall'],
  ] as const)('deals with the open ticket by “%s”, and then goes', async (pressed, command) => {
    const backend = await atCounter({ desk: samples.serving() });
    await signOut();
    expect(textOf('still-open')).toContain('A 042');
    expect(document.activeElement).toBe(button('Stay'));
    expect(sees('button', 'Close anyway')).toBe(false);
    await user.click(button(pressed));
    await settled();
    expect(backend.calls.map((call) => call.command)).toEqual([command, 'signOut']);
    expect(sees('button', 'Try it on this computer')).toBe(true);
  });

  it('stays where the person stays', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await signOut();
    await user.click(button('Stay'));
    expect(sees('dialog')).toBe(false);
    expect(backend.calls).toEqual([]);
    expect(textOf('open-number')).toBe('A 042');
  });

  it('stays where dealing with the ticket failed, and says why', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    backend.failWith('endCall', { code: 'noAnswer' });
    await signOut();
    await user.click(button('End A 042'));
    await settled();
    expect(textOf('leave-error')).toContain('not responding');
    expect(backend.count('signOut')).toBe(0);
  });

  it('tells the tickets that are paused by this person, and no others', async () => {
    const backend = await atCounter({ lists: pausedByMe() });
    await signOut();
    expect(textOf(region('Paused by you; colleagues can call it:'))).toContain('A 031 Payments');
    expect(textOf(region('Paused by you; colleagues can call it:'))).not.toContain('B 009');
    expect(textOf(region('Paused by you; colleagues can call it:'))).toContain('colleagues can call it');
    expect(backend.count('signOut')).toBe(0);
    await user.click(button('Sign out'));
    await settled();
    expect(backend.count('signOut')).toBe(1);
  });

  it('waits for an outcome that nobody knows', async () => {
    const backend = await atCounter({ desk: samples.unknown() });
    await signOut();
    expect(textOf(dialog('The outcome is not known yet'))).toContain('It is not known whether the server carried out your last action');
    expect(sees('button', 'Close anyway')).toBe(false);
    await user.click(button('Check again'));
    expect(backend.calls).toEqual([{ command: 'lookAgain', args: [] }]);
    backend.emit({ part: 'desk', value: samples.free() });
    await settled();
    await user.click(button('Sign out'));
    expect(backend.count('signOut')).toBe(1);
  });
});

describe('closing the window', () => {
  it('asks about the open ticket, and closes when it is dealt with', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await close(backend);
    expect(backend.calls).toEqual([{ command: 'closeHeard', args: [] }]);
    await user.click(button('Pause A 042'));
    await settled();
    expect(backend.calls.map((call) => call.command)).toEqual(['closeHeard', 'pauseCall', 'closeApp']);
  });

  it('closes anyway where the person says so, which is explained', async () => {
    const backend = await atCounter({ desk: samples.serving(), connection: samples.lost() });
    await close(backend);
    expect(textOf('leave-anyway-text')).toContain('is shown again at the next start');
    await user.click(button('End A 042'));
    expect(backend.count('endCall')).toBe(0);
    await user.click(button('Close anyway'));
    expect(backend.calls.map((call) => call.command)).toEqual(['closeHeard', 'closeApp']);
  });

  it('says that the outcome is unknown, and still lets the person close', async () => {
    const backend = await atCounter({ desk: samples.unknown() });
    await close(backend);
    expect(textOf(dialog('The outcome is not known yet'))).toContain('Better stay');
    await user.click(button('Close anyway'));
    expect(backend.count('closeApp')).toBe(1);
  });

  it('goes at once where nothing is left behind, and is asked once for each press', async () => {
    const backend = await atCounter();
    await close(backend);
    expect(sees('dialog')).toBe(false);
    expect(backend.calls.map((call) => call.command)).toEqual(['closeHeard', 'closeApp']);
  });

  it('is not asked by a page that only now reads the state', async () => {
    const backend = await atCounter({ closeAsked: 3, desk: samples.serving() });
    await settled();
    expect(sees('dialog')).toBe(false);
    expect(backend.calls).toEqual([]);
  });

  it('keeps the counter’s keys away while it asks', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await close(backend);
    press('F8');
    await settled();
    expect(backend.count('endCall')).toBe(0);
  });
});
