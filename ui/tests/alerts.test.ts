import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { AlertView, NavigationView } from '../src/generated/bindings';
import { atBar, atCounter, button, has, press, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

async function alert(backend: FakeBackend, over: Partial<AlertView> = {}): Promise<void> {
  const value: AlertView = { id: 1, kind: 'newTicket', label: 'C 009', serviceName: 'Information', ...over };
  backend.emit({ part: 'alert', value });
  await settled();
}

describe('an alert', () => {
  it.each([
    ['newTicket', 'New: C 009, Information'],
    ['overTarget', 'C 009, Information: waiting longer than the target'],
    ['sentHere', 'C 009, Information: sent to you'],
  ] as const)('of %s is told politely and shown, and moves the focus nowhere', async (kind, words) => {
    const backend = await atCounter();
    const before = document.activeElement;
    expect(has('alert')).toBe(false);
    expect(textOf('alert-told')).toBe('');
    await alert(backend, { kind });
    expect(textOf('alert-told')).toBe(words);
    expect(the('alert-told').getAttribute('role')).toBe('status');
    expect(textOf('alert')).toBe(words);
    expect(the('alert').closest('[role=status], [role=alert]')).toBeNull();
    expect(document.activeElement).toBe(before);
  });

  it('is told anew where the same comes again, after it was taken away', async () => {
    const backend = await atCounter();
    await alert(backend);
    const first = the('alert-told').querySelector('p');
    await user.click(button('Dismiss'));
    expect(has('alert')).toBe(false);
    expect(document.activeElement?.tagName).toBe('MAIN');
    await alert(backend, { id: 2 });
    expect(has('alert')).toBe(true);
    expect(the('alert-told').querySelector('p')).not.toBe(first);
  });

  it('goes when somebody is called', async () => {
    const backend = await atCounter();
    await alert(backend);
    await user.click(button('Call next'));
    await settled();
    expect(textOf('open-number')).toBe('A 043');
    expect(has('alert')).toBe(false);
  });

  it('stands beside what the notice bar tells', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(button('Pause'));
    await alert(backend);
    expect(textOf('notice')).toBe('A 042 was paused.');
    expect(sees('button', 'Call A 042 again')).toBe(true);
    expect(has('alert')).toBe(true);
  });

  it('holds no name, though the ticket has one', async () => {
    const lists = samples.lists([samples.row('C 009', 1, { visitor: 'Marta Reis' })]);
    const backend = await atCounter({ lists });
    await alert(backend);
    expect(textOf('alert') + textOf('alert-told')).not.toContain('Marta');
  });

  it('is told in the bar too', async () => {
    const backend = await atBar();
    await alert(backend);
    expect(textOf('alert-told')).toContain('C 009');
  });

  it('passes axe', async () => {
    const backend = await atCounter();
    await alert(backend);
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((error) => error.id)).toEqual([]);
  });
});

describe('what the bar or the tray wants', () => {
  async function want(backend: FakeBackend, value: NavigationView): Promise<void> {
    backend.emit({ part: 'navigation', value });
    await settled();
  }

  it('opens the window of a transfer, once for each time', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await want(backend, { times: 1, what: 'transfer' });
    expect(sees('dialog', 'Transfer A 042')).toBe(true);
    await user.click(button('Keep A 042'));
    await want(backend, { times: 1, what: 'transfer' });
    expect(sees('dialog')).toBe(false);
    await want(backend, { times: 2, what: 'transfer' });
    expect(sees('dialog', 'Transfer A 042')).toBe(true);
  });

  it('opens no transfer while nobody is served', async () => {
    const backend = await atCounter();
    await want(backend, { times: 1, what: 'transfer' });
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('opens the settings', async () => {
    const backend = await atCounter();
    await want(backend, { times: 1, what: 'settings' });
    expect(sees('dialog', 'Settings')).toBe(true);
  });

  it('opens nothing where only the window is wanted, or where it was wanted before the page came up', async () => {
    const backend = await atCounter({ navigation: { times: 3, what: 'settings' } });
    expect(document.querySelector('dialog')).toBeNull();
    await want(backend, { times: 4, what: 'nothing' });
    expect(document.querySelector('dialog')).toBeNull();
    press('F1');
    await settled();
    expect(sees('dialog', 'Keys')).toBe(true);
  });
});
