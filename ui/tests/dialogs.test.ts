/** Windows over the counter: which of them a key is for, and which of them can go away. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Snapshot } from '../src/generated/bindings';
import { atCounter, button, choice, dialog, entry, field, press, sees, settled } from './page';

const user = userEvent.setup();

function closedByBrowser(title: string): void {
  (dialog(title) as HTMLDialogElement).close();
}

async function atNewTicket(over: Partial<Snapshot> = {}): Promise<FakeBackend> {
  const backend = await atCounter(over);
  await user.click(button('New ticket'));
  await settled();
  await user.click(choice('A Payments'));
  return backend;
}

describe('Esc', () => {
  it('is kept from the browser and closes the window, also from a field', async () => {
    await atNewTicket();
    field('Visitor’s name').focus();
    expect(press('Escape')).toBe(false);
    await settled();
    expect(sees('dialog')).toBe(false);
  });

  it('held down closes one window only', async () => {
    await atNewTicket();
    expect(press('Escape', { repeat: true })).toBe(false);
    await settled();
    expect(sees('dialog', 'New ticket')).toBe(true);
  });

  it('closes the topmost window only', async () => {
    const backend = await atNewTicket();
    backend.emit({ part: 'connection', value: { state: 'tokenEnded' } });
    await settled();
    press('Escape');
    await settled();
    expect(sees('dialog', 'Your session has ended')).toBe(true);
    expect(sees('dialog', 'New ticket')).toBe(true);
  });

  it('never makes the forced sign-in vanish: closed by the browser it is back, with the focus', async () => {
    await atCounter({ desk: samples.serving(), connection: { state: 'tokenEnded' } });
    expect(dialog('Your session has ended').getAttribute('closedby')).toBe('none');
    closedByBrowser('Your session has ended');
    await settled();
    expect((dialog('Your session has ended') as HTMLDialogElement).open).toBe(true);
    expect(document.activeElement).toBe(field('Password'));
  });

  it('is what the browser means where it closes a window that has a way out', async () => {
    await atNewTicket();
    closedByBrowser('New ticket');
    await settled();
    expect(sees('dialog')).toBe(false);
    await user.click(button('New ticket'));
    await settled();
    expect((dialog('New ticket') as HTMLDialogElement).open).toBe(true);
  });
});

describe('Ctrl+Enter', () => {
  it('sends what the topmost window asks for', async () => {
    const backend = await atNewTicket();
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('createTicket')).toBe(1);
  });

  it('issues nothing while it is asked whether to close', async () => {
    const backend = await atNewTicket({ desk: samples.serving() });
    backend.emit({ part: 'closeAsked', value: backend.state.closeAsked + 1 });
    await settled();
    expect(sees('dialog', 'A 042 is still open')).toBe(true);
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('createTicket')).toBe(0);
    press('Escape');
    await settled();
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('createTicket')).toBe(1);
  });

  it('transfers nothing while it is asked whether to close', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(button('Transfer…'));
    await settled();
    await user.click(choice('B Registrations'));
    backend.emit({ part: 'closeAsked', value: backend.state.closeAsked + 1 });
    await settled();
    expect(sees('dialog', 'A 042 is still open')).toBe(true);
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('transferCall')).toBe(0);
    press('Escape');
    await settled();
    expect(sees('dialog', 'A 042 is still open')).toBe(false);
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('transferCall')).toBe(1);
  });

  it('saves the settings from a list', async () => {
    const backend = await atCounter();
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    field('Language').focus();
    expect(press('Enter', { ctrlKey: true })).toBe(false);
    await settled();
    expect(backend.count('saveSettings')).toBe(1);
    expect(sees('dialog')).toBe(false);
  });
});
