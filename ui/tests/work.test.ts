/** A whole day's work: the lists, pausing, no-shows, transfers, keys and languages. */
import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { t, useLocale } from '../src/i18n/text';
import {
  atCounter,
  box,
  button,
  callOf,
  choice,
  dialog,
  entry,
  field,
  has,
  open,
  press,
  region,
  rows,
  sees,
  settled,
  tab,
  textOf,
} from './page';

const user = userEvent.setup();

afterEach(() => useLocale('en'));

describe('the lists', () => {
  it('show their counts, change by arrows, and tell the app which one is seen', async () => {
    const backend = await atCounter();
    expect([textOf('waiting-count'), textOf('paused-count'), textOf('cancelled-count')]).toEqual(['8', '2', '3']);
    tab('Waiting').focus();
    press('ArrowRight');
    await settled();
    expect(document.activeElement).toBe(tab('Paused'));
    expect(backend.calls.at(-1)).toEqual({ command: 'showList', args: ['paused'] });
    expect(rows()).toHaveLength(2);
    await user.type(field('Find a number or name'), 'tiago');
    expect(rows()).toHaveLength(1);
  });

  it('call from each list by its own operation', async () => {
    const backend = await atCounter();
    await user.click(tab('No-shows'));
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
  it('is paused or closed as a no-show by key, and the notice bar says so', async () => {
    await atCounter({ desk: samples.serving() });
    press('F6');
    await settled();
    expect(textOf('notice')).toBe('A 042 was paused.');
    expect(textOf('paused-count')).toBe('3');
  });

  it('was marked as no-show', async () => {
    await atCounter({ desk: samples.serving() });
    await user.click(button('No-show'));
    expect(textOf('notice')).toBe('A 042 was marked as no-show.');
  });

  it('is paused when another is called and the person says so', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(callOf('A 044'));
    await user.click(button('Pause A 042 and call A 044'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-044', 'waiting', 'pause'] });
  });

  it('keeps what a missing role forbids locked, and says which role', async () => {
    const backend = await atCounter({ desk: samples.serving(), session: samples.session({ roles: ['acl_qmpad_access'] }) });
    expect(button('Pause').getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button('Pause').getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'qm_qmpad_user_pause_ticket',
    );
    press('F6');
    press('F7');
    await settled();
    expect(backend.calls).toEqual([]);
    expect(sees('dialog')).toBe(false);
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
    await user.type(field('Find a service'), 'regi');
    expect(sees('button', 'Transfer to Registrations')).toBe(true);
    await user.clear(field('Note for the next colleague'));
    await user.type(field('Note for the next colleague'), 'Only the fee is left.');
    press('Enter', { ctrlKey: true });
    await settled();
    const sent = { kind: 'service', id: 'service-b', note: 'Only the fee is left.', customField: '', priority: true };
    expect(backend.calls.at(-1)).toEqual({ command: 'transferCall', args: [sent] });
    expect(sees('dialog')).toBe(false);
    expect(textOf('notice')).toBe('A 042 was transferred to Registrations.');
  });

  it('marks what is closed and needs a destination', async () => {
    const backend = await ask();
    await user.click(button('Transfer'));
    expect(textOf('transfer-error')).toBe('Choose where to transfer the ticket.');
    await user.click(choice('D Cash desk'));
    expect(textOf('transfer-closed')).toContain('Cash desk takes no new tickets');
    expect(backend.count('transferCall')).toBe(0);
  });

  it('says what to do when the target vanished', async () => {
    const backend = await ask();
    const error = { code: 'refused', operation: 'transfercall', errno: 6, roles: [] } as const;
    backend.failWith('transferCall', { ...error, roles: [] });
    await user.click(tab('Counter'));
    await user.click(choice('1 Counter 1'));
    await user.click(button('Transfer to Counter 1'));
    await settled();
    expect(textOf('transfer-error')).toBe('The server no longer knows Counter 1. Choose another destination.');
  });

  it('sends no note of ten thousand characters and cuts nothing', async () => {
    const backend = await ask();
    await user.click(choice('B Registrations'));
    const note = field('Note for the next colleague') as HTMLTextAreaElement;
    note.value = 'x'.repeat(10_000);
    note.dispatchEvent(new Event('input', { bubbles: true }));
    await user.click(button('Transfer to Registrations'));
    expect(textOf('transfer-error')).toContain('Shorten what is too long');
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
    expect(tab('Counter').getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(choice('1 Counter 1'));
    expect(sees('button', 'Transfer to Counter 1')).toBe(true);
    await user.click(button('Transfer to Counter 1'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'transferCall', args: [{ kind: 'desk', id: 'desk-1' }] });
  });

  it.each([
    ['desk', 'Counter', 'Counter ID'],
    ['user', 'Person', 'User ID'],
  ] as const)('are typed where the server names no %s', async (kind, title, label) => {
    const session = samples.session({ directory: samples.noDirectory() });
    const backend = await atCounter({ desk: samples.serving(), session });
    press('F7');
    await settled();
    await user.click(tab(title));
    expect(textOf(dialog('Transfer A 042'))).toContain('The server lists none. Enter the ID');
    await user.type(field(label), '   ');
    await user.click(button('Transfer'));
    expect(textOf('transfer-error')).toBe('Choose where to transfer the ticket.');
    await user.type(field(label), 'x-7 ');
    await user.click(button('Transfer to x-7'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'transferCall', args: [{ kind, id: 'x-7' }] });
  });
});

describe('long texts', () => {
  it.each(['Visitor’s name', 'Custom field'])('of %s are refused in words and kept', async (label) => {
    const backend = await atCounter();
    await user.click(button('New ticket'));
    await user.click(choice('A Payments'));
    const input = field(label) as HTMLInputElement;
    input.value = 'x'.repeat(10_000);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await user.click(button('Issue ticket'));
    await settled();
    expect(document.activeElement).toBe(input);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.value).toHaveLength(10_000);
    expect(backend.count('createTicket')).toBe(0);
  });
});

describe('no services', () => {
  it.each([/^Services you serve/u, 'Counter 3'])('are said in the window of %s', async (name) => {
    await atCounter({ lists: samples.noLists(), session: samples.session({ services: [], availableServices: [] }) });
    await user.click(button(name));
    expect(document.querySelector('dialog')?.textContent).toContain('The server lists no services');
  });
});

describe('a new ticket', () => {
  it('refuses a day that does not exist', async () => {
    const backend = await atCounter();
    await user.click(button('New ticket'));
    await user.click(choice('A Payments'));
    await user.click(box('Appointment'));
    await user.clear(field('Date'));
    await user.type(field('Date'), '2026-02-30');
    await user.type(field('Time'), '10:30');
    await user.click(button('Issue ticket'));
    await settled();
    expect(textOf('ticket-date-error')).toBe('That date does not exist. Check it.');
    expect(field('Date').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Date'));
    expect(backend.count('createTicket')).toBe(0);
  });

  it.each([
    ['de', '28.11.2026', '14:30', 'Samstag, 28. November 2026'],
    ['en', '11/28/2026', '2:30 pm', 'November 28, 2026'],
    ['fr', '28/11/2026', '14h30', 'samedi 28 novembre 2026'],
  ])('takes an appointment as it is written in %s, and shows what it means', async (tag, date, time, words) => {
    const backend = await atCounter();
    await useLocale(tag);
    await user.click(button(t('header-new-ticket')));
    await user.click(choice('A Payments'));
    await user.click(box(t('badge-appointment')));
    await user.clear(field(t('ticket-date')));
    await user.type(field(t('ticket-date')), date);
    await user.type(field(t('ticket-time')), time);
    expect(textOf('ticket-when')).toContain(words);
    await user.click(button(t('ticket-send')));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'createTicket', args: [{ scheduledTo: '2026-11-28T14:30' }] });
  });

  it('says at its field which time it cannot read, until it can', async () => {
    await atCounter();
    await user.click(button('New ticket'));
    await user.click(choice('A Payments'));
    await user.click(box('Appointment'));
    await user.click(button('Issue ticket'));
    await settled();
    expect(textOf('ticket-time-error')).toContain('Enter a time, such as 2:30 PM');
    expect(document.activeElement).toBe(field('Time'));
    await user.type(field('Time'), '9');
    expect(has('ticket-time-error')).toBe(false);
  });

  it('is issued and called at once, only while nobody is served', async () => {
    const backend = await atCounter();
    await user.click(button('New ticket'));
    await user.click(choice('A Payments'));
    await user.click(button('Issue and call'));
    await settled();
    expect(backend.calls.at(-1)).toMatchObject({ command: 'createTicket', args: [{ call: true }] });
    expect(textOf('open-number')).toBe('A 099');
  });

  it('shows its texts and prints them', async () => {
    const backend = await atCounter();
    await user.click(button('New ticket'));
    await user.click(choice('A Payments'));
    await user.selectOptions(field('Device for the printed texts'), 'device-1');
    await user.click(button('Issue ticket'));
    await settled();
    expect(textOf('issued-number')).toBe('A 099');
    expect(textOf(region('Texts of the ticket'))).toContain('Please have your card ready.');
    await user.click(button('Print…'));
    expect(backend.count('printPage')).toBe(1);
  });

  it('says so when the server shows no service', async () => {
    await atCounter({ lists: samples.noLists(), session: samples.session({ availableServices: [] }) });
    await user.click(button('New ticket'));
    expect(textOf('ticket-no-service')).toContain('lists no services');
  });
});

describe('the counter', () => {
  it('is changed with its services, and not while a ticket is open', async () => {
    const backend = await atCounter();
    await user.click(button('Counter 3'));
    await user.selectOptions(field('Counter'), 'desk-1');
    await user.click(button('Use this counter'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'changeDesk', args: [{ deskId: 'desk-1', serviceIds: ['service-a'] }] });
    expect(sees('button', 'Counter 1')).toBe(true);
  });
});

describe('another counter', () => {
  it('is refused in words while a ticket is open', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(button('Counter 3'));
    await settled();
    expect(sees('dialog')).toBe(false);
    expect(textOf('notice')).toBe('A 042 is still open. End or pause it before you change counter.');
    expect(backend.count('changeDesk')).toBe(0);
  });
});

describe('keys and language', () => {
  it('gives an action another key after a word about who had it', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    press('F1');
    await settled();
    await user.click(button('Change the key: Pause'));
    press('F8');
    await settled();
    expect(textOf('key-conflict')).toContain('F8 is already used for “End”');
    await user.click(button('Replace'));
    await settled();
    expect(backend.stored.keys).toContainEqual({ action: 'pause', keys: ['F8', 'Ctrl+3'] });
    expect(backend.stored.keys).toContainEqual({ action: 'end', keys: ['Ctrl+9'] });
    await user.click(button('Close'));
    press('F8');
    await settled();
    expect(backend.count('pauseCall')).toBe(1);
  });

  it('speaks Arabic at once, from the right, with Latin digits', async () => {
    await atCounter();
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    await user.selectOptions(field('Language'), 'ar');
    await user.click(button('Save'));
    await settled();
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
    await settled();
    expect(sees('button', 'نداء التالي')).toBe(true);
    expect(textOf('free-count')).toBe('7');
  });
});
