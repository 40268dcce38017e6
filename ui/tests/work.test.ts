/** A whole day's work: the lists, pausing, no-shows, transfers, keys and languages. */
import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { useLocale } from '../src/i18n/text';
import { atCounter, callOf, has, open, press, rows, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(() => useLocale('en'));

function place(id: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`dialog .option [data-destination-id=${id}]`);
  if (!found) throw new Error(`no place ${id}`);
  return found;
}

describe('the lists', () => {
  it('show their counts, change by arrows, and tell the app which one is seen', async () => {
    const backend = await atCounter();
    expect([textOf('waiting-count'), textOf('paused-count'), textOf('cancelled-count')]).toEqual(['8', '2', '3']);
    the('tab-waiting').focus();
    press('ArrowRight');
    await settled();
    expect(document.activeElement).toBe(the('tab-paused'));
    expect(backend.calls.at(-1)).toEqual({ command: 'showList', args: ['paused'] });
    expect(rows()).toHaveLength(2);
    await user.type(the('search'), 'tiago');
    expect(rows()).toHaveLength(1);
  });

  it('call from each list by its own operation', async () => {
    const backend = await atCounter();
    await user.click(the('tab-cancelled'));
    await user.click(callOf('A 036'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-036', 'cancelled', 'ask'] });
  });

  it('name what could not be read and show the rest', async () => {
    await atCounter({ lists: samples.lists(samples.morning(), { unreadable: ['tickets[3].id'] }) });
    expect(textOf('unreadable')).toContain('tickets[3].id');
    expect(rows()).toHaveLength(8);
  });
});

describe('the open ticket', () => {
  it('is paused or closed as a no-show by key, and the ribbon says so', async () => {
    await atCounter({ desk: samples.serving() });
    press('F6');
    await settled();
    expect(textOf('notice')).toBe('A 042 was paused.');
    expect(textOf('paused-count')).toBe('3');
  });

  it('was marked as no-show', async () => {
    await atCounter({ desk: samples.serving() });
    await user.click(the('cancel'));
    expect(textOf('notice')).toBe('A 042 was marked as no-show.');
  });

  it('is paused when another is called and the person says so', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(callOf('A 044'));
    await user.click(the('dialog-pause'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-044', 'waiting', 'pause'] });
  });

  it('keeps what a missing role forbids locked, and says which role', async () => {
    const backend = await atCounter({ desk: samples.serving(), session: samples.session({ roles: ['acl_qmpad_access'] }) });
    expect(the('pause').getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(the('pause').getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'qm_qmpad_user_pause_ticket',
    );
    press('F6');
    press('F7');
    await settled();
    expect(backend.calls).toEqual([]);
    expect(has('transfer-dialog')).toBe(false);
  });
});

describe('a transfer', () => {
  async function ask(): Promise<Awaited<ReturnType<typeof atCounter>>> {
    const backend = await atCounter({ desk: samples.serving() });
    press('F7');
    await settled();
    return backend;
  }

  it('goes where the typing leads, with note and priority, by Ctrl+Enter', async () => {
    const backend = await ask();
    await user.type(the('transfer-find'), 'regi');
    expect(textOf('dialog-confirm')).toContain('Transfer to Registrations');
    await user.clear(the('transfer-note'));
    await user.type(the('transfer-note'), 'Only the fee is left.');
    press('Enter', { ctrlKey: true });
    await settled();
    const sent = { kind: 'service', id: 'service-b', note: 'Only the fee is left.', customField: '', priority: true };
    expect(backend.calls.at(-1)).toEqual({ command: 'transferCall', args: [sent] });
    expect(has('transfer-dialog')).toBe(false);
    expect(textOf('notice')).toBe('A 042 was transferred to Registrations.');
  });

  it('marks what is closed and needs a destination', async () => {
    const backend = await ask();
    await user.click(the('dialog-confirm'));
    expect(textOf('transfer-fault')).toBe('Choose where to transfer the ticket.');
    await user.click(place('service-d'));
    expect(textOf('transfer-closed')).toContain('Cash desk takes no new tickets');
    expect(backend.count('transferCall')).toBe(0);
  });

  it('says what to do when the target vanished', async () => {
    const backend = await ask();
    const fault = { code: 'refused', operation: 'transfercall', errno: 6, roles: [] } as const;
    backend.failWith('transferCall', { ...fault, roles: [] });
    await user.click(the('transfer-desk'));
    await user.click(place('desk-1'));
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('transfer-fault')).toBe('The server no longer knows Counter 1. Choose another destination.');
  });

  it('sends no note of ten thousand characters and cuts nothing', async () => {
    const backend = await ask();
    await user.click(place('service-b'));
    const note = the('transfer-note') as HTMLTextAreaElement;
    note.value = 'x'.repeat(10_000);
    note.dispatchEvent(new Event('input', { bubbles: true }));
    await user.click(the('dialog-confirm'));
    expect(textOf('transfer-fault')).toContain('Shorten what is too long');
    expect(note.value).toHaveLength(10_000);
    expect(backend.count('transferCall')).toBe(0);
  });
});

describe('destinations', () => {
  it('are the last three on top, newest first, and one of them is chosen at once', async () => {
    const backend = new FakeBackend(samples.snapshot({ desk: samples.serving() }));
    backend.stored = samples.settings({
      lastDestinations: [
        { kind: 'user', id: 'user-rui' },
        { kind: 'desk', id: 'desk-1' },
        { kind: 'service', id: 'service-b' },
      ],
    });
    await open(backend);
    press('F7');
    await settled();
    const last = screen.getAllByTestId('transfer-last');
    expect(last.map((one) => one.textContent?.trim())).toEqual(['Rui Alves', 'Counter 1', 'B Registrations']);
    await user.click(last[1] as HTMLElement);
    await settled();
    expect(the('transfer-desk').getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(place('desk-1'));
    expect(textOf('dialog-confirm')).toContain('Transfer to Counter 1');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'transferCall', args: [{ kind: 'desk', id: 'desk-1' }] });
  });

  it.each(['desk', 'user'] as const)('are typed where the server names no %s', async (kind) => {
    const session = samples.session({ directory: samples.noDirectory() });
    const backend = await atCounter({ desk: samples.serving(), session });
    press('F7');
    await settled();
    await user.click(the(`transfer-${kind}`));
    expect(textOf('transfer-dialog')).toContain('The server lists none. Enter the ID');
    await user.type(the('transfer-find'), '   ');
    await user.click(the('dialog-confirm'));
    expect(textOf('transfer-fault')).toBe('Choose where to transfer the ticket.');
    await user.type(the('transfer-find'), 'x-7 ');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'transferCall', args: [{ kind, id: 'x-7' }] });
  });
});

describe('long texts', () => {
  it.each(['ticket-visitor', 'ticket-custom'])('of %s are refused in words and kept', async (id) => {
    const backend = await atCounter();
    await user.click(the('new-ticket'));
    await user.click(document.querySelector('dialog [data-service-id=service-a]') as HTMLElement);
    const field = the(id) as HTMLInputElement;
    field.value = 'x'.repeat(10_000);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await user.click(the('dialog-confirm'));
    await settled();
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.value).toHaveLength(10_000);
    expect(backend.count('createTicket')).toBe(0);
  });
});

describe('no services', () => {
  it.each(['services', 'counter-name'])('are said in the window of %s', async (button) => {
    await atCounter({ lists: samples.noLists(), session: samples.session({ services: [], availableServices: [] }) });
    await user.click(the(button));
    expect(document.querySelector('dialog')?.textContent).toContain('The server lists no services');
  });
});

describe('a new ticket', () => {
  it('refuses a day that does not exist', async () => {
    const backend = await atCounter();
    await user.click(the('new-ticket'));
    await user.click(document.querySelector('dialog [data-service-id=service-a]') as HTMLElement);
    await user.click(the('ticket-appointment'));
    await user.clear(the('ticket-date'));
    await user.type(the('ticket-date'), '2026-02-30');
    await user.type(the('ticket-time'), '10:30');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('ticket-date-fault')).toBe('That date does not exist. Check it.');
    expect(the('ticket-date').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(the('ticket-date'));
    expect(backend.count('createTicket')).toBe(0);
  });

  it.each([
    ['de', '28.11.2026', '14:30', 'Samstag, 28. November 2026'],
    ['en', '11/28/2026', '2:30 pm', 'November 28, 2026'],
    ['fr', '28/11/2026', '14h30', 'samedi 28 novembre 2026'],
  ])('takes an appointment as it is written in %s, and shows what it means', async (tag, date, time, words) => {
    const backend = await atCounter();
    await useLocale(tag);
    await user.click(the('new-ticket'));
    await user.click(document.querySelector('dialog [data-service-id=service-a]') as HTMLElement);
    await user.click(the('ticket-appointment'));
    await user.clear(the('ticket-date'));
    await user.type(the('ticket-date'), date);
    await user.type(the('ticket-time'), time);
    expect(textOf('ticket-when')).toContain(words);
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'createTicket', args: [{ scheduledTo: '2026-11-28T14:30' }] });
  });

  it('says at its field which time it cannot read, until it can', async () => {
    await atCounter();
    await user.click(the('new-ticket'));
    await user.click(document.querySelector('dialog [data-service-id=service-a]') as HTMLElement);
    await user.click(the('ticket-appointment'));
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('ticket-time-fault')).toContain('Enter a time, such as 2:30 PM');
    expect(document.activeElement).toBe(the('ticket-time'));
    await user.type(the('ticket-time'), '9');
    expect(has('ticket-time-fault')).toBe(false);
  });

  it('is issued and called at once, only while nobody is served', async () => {
    const backend = await atCounter();
    await user.click(the('new-ticket'));
    await user.click(document.querySelector('dialog [data-service-id=service-a]') as HTMLElement);
    await user.click(the('ticket-issue-call'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'createTicket', args: [{ call: true }] });
    expect(textOf('open-number')).toBe('A 099');
  });

  it('shows its texts and prints them', async () => {
    const backend = await atCounter();
    await user.click(the('new-ticket'));
    await user.click(document.querySelector('dialog [data-service-id=service-a]') as HTMLElement);
    await user.selectOptions(the('ticket-device'), 'device-1');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('issued-number')).toBe('A 099');
    expect(textOf('issued-texts')).toContain('Please have your card ready.');
    await user.click(the('print'));
    expect(backend.count('printPage')).toBe(1);
  });

  it('says so when the server shows no service', async () => {
    await atCounter({ lists: samples.noLists(), session: samples.session({ availableServices: [] }) });
    await user.click(the('new-ticket'));
    expect(textOf('ticket-no-service')).toContain('lists no services');
  });
});

describe('the counter', () => {
  it('is changed with its services, and not while a ticket is open', async () => {
    const backend = await atCounter();
    await user.click(the('counter-name'));
    await user.selectOptions(the('counter-desk'), 'desk-1');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'changeDesk', args: [{ deskId: 'desk-1', serviceIds: ['service-a'] }] });
    expect(textOf('counter-name')).toBe('Counter 1');
  });
});

describe('another counter', () => {
  it('is refused in words while a ticket is open', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(the('counter-name'));
    await settled();
    expect(has('counter-dialog')).toBe(false);
    expect(textOf('notice')).toBe('A 042 is still open. End or pause it before you change counter.');
    expect(backend.count('changeDesk')).toBe(0);
  });
});

describe('keys and language', () => {
  it('gives an action another key after a word about who had it', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    press('F1');
    await settled();
    await user.click(the('key-change-pause'));
    press('F8');
    await settled();
    expect(textOf('key-conflict')).toContain('F8 is already used for “End”');
    await user.click(the('key-take'));
    await settled();
    expect(backend.stored.keys).toContainEqual({ action: 'pause', keys: ['F8', 'Ctrl+3'] });
    expect(backend.stored.keys).toContainEqual({ action: 'end', keys: ['Ctrl+9'] });
    await user.click(the('dialog-cancel'));
    press('F8');
    await settled();
    expect(backend.count('pauseCall')).toBe(1);
  });

  it('speaks Arabic at once, from the right, with Latin digits', async () => {
    await atCounter();
    await user.click(the('menu'));
    await user.click(the('menu-settings'));
    await settled();
    await user.selectOptions(the('settings-language'), 'ar');
    await user.click(the('dialog-confirm'));
    await settled();
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
    await settled();
    expect(textOf('call-next')).toContain('نداء التالي');
    expect(textOf('free-count')).toBe('7');
  });
});
