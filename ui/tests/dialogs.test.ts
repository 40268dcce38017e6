/** Windows over the counter: which of them a key is for, and which of them can go away. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Snapshot } from '../src/generated/bindings';
import { atCounter, has, press, settled, the } from './page';

const user = userEvent.setup();

function closedByBrowser(testid: string): void {
  const dialog = the(testid) as HTMLDialogElement;
  dialog.close();
}

async function atNewTicket(over: Partial<Snapshot> = {}): Promise<FakeBackend> {
  const backend = await atCounter(over);
  await user.click(the('new-ticket'));
  await settled();
  const radio = document.querySelector<HTMLInputElement>('dialog [data-service-id]');
  if (radio) await user.click(radio);
  return backend;
}

describe('Esc', () => {
  it('is kept from the browser and closes the window, also from a field', async () => {
    await atNewTicket();
    the('ticket-visitor').focus();
    expect(press('Escape')).toBe(false);
    await settled();
    expect(has('new-ticket-dialog')).toBe(false);
  });

  it('held down closes one window only', async () => {
    await atNewTicket();
    expect(press('Escape', { repeat: true })).toBe(false);
    await settled();
    expect(has('new-ticket-dialog')).toBe(true);
  });

  it('closes the topmost window only', async () => {
    const backend = await atNewTicket();
    backend.emit({ part: 'connection', value: { state: 'tokenEnded' } });
    await settled();
    press('Escape');
    await settled();
    expect(has('sign-in-again')).toBe(true);
    expect(has('new-ticket-dialog')).toBe(true);
  });

  it('never makes the forced sign-in vanish: closed by the browser it is back, with the focus', async () => {
    await atCounter({ desk: samples.serving(), connection: { state: 'tokenEnded' } });
    expect(the('sign-in-again').getAttribute('closedby')).toBe('none');
    closedByBrowser('sign-in-again');
    await settled();
    expect((the('sign-in-again') as HTMLDialogElement).open).toBe(true);
    expect(document.activeElement).toBe(the('again-secret'));
  });

  it('is what the browser means where it closes a window that has a way out', async () => {
    await atNewTicket();
    closedByBrowser('new-ticket-dialog');
    await settled();
    expect(has('new-ticket-dialog')).toBe(false);
    await user.click(the('new-ticket'));
    await settled();
    expect((the('new-ticket-dialog') as HTMLDialogElement).open).toBe(true);
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
    expect(has('leaving')).toBe(true);
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
    await user.click(the('transfer'));
    await settled();
    const place = document.querySelector<HTMLInputElement>('[data-testid=transfer-place]');
    if (place) await user.click(place);
    backend.emit({ part: 'closeAsked', value: backend.state.closeAsked + 1 });
    await settled();
    expect(has('leaving')).toBe(true);
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('transferCall')).toBe(0);
    press('Escape');
    await settled();
    expect(has('leaving')).toBe(false);
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.count('transferCall')).toBe(1);
  });

  it('saves the settings from a list', async () => {
    const backend = await atCounter();
    await user.click(the('menu'));
    await user.click(the('menu-settings'));
    await settled();
    the('settings-language').focus();
    expect(press('Enter', { ctrlKey: true })).toBe(false);
    await settled();
    expect(backend.count('saveSettings')).toBe(1);
    expect(has('settings')).toBe(false);
  });
});
