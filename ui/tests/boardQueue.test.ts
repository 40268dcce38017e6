/** The waiting list beside the board: what it shows, how it follows, and what a supervisor can do with a ticket. */
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';

import * as boards from '../dev/boardSamples';
import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { QueueRow } from '../src/generated/bindings';
import { atBoard, box, button, byRole, choice, dialog, entry, field, front, has, open, press, rows, sees, settled, tab, textOf, the } from './page';

const user = userEvent.setup();
const PAYMENTS = samples.SERVICES.payments;

afterEach(() => vi.useRealTimers());

async function withQueue(rowsOf?: QueueRow[], over: boards.BoardOver = {}, before: (backend: FakeBackend) => void = () => undefined): Promise<FakeBackend> {
  const backend = await atBoard(over);
  if (rowsOf) backend.board.queues[PAYMENTS.id] = rowsOf;
  before(backend);
  document.getElementById('service-service-a')?.click();
  await settled();
  return backend;
}

function labels(): (string | undefined)[] {
  return screen.queryAllByTestId('queue-row').map((row) => row.querySelector('b')?.textContent ?? undefined);
}

function rowOf(label: string): HTMLElement {
  const found = rows().find((row) => row.querySelector('b')?.textContent === label);
  if (!found) throw new Error(`no row ${label}`);
  return found;
}

/** Opens the menu of a ticket. */
async function menuOf(label: string): Promise<void> {
  await user.click(button(`Actions for ${label}`, document.body));
  await settled();
}

/** The acts that were sent. */
function acts(backend: FakeBackend): unknown[] {
  return backend.calls.filter((call) => call.command === 'doAct').map((call) => call.args[1]);
}

function part(row: HTMLElement, id: string): string {
  return textOf(row.querySelector<HTMLElement>(`[data-testid="${id}"]`) as HTMLElement);
}

describe('the waiting list', () => {
  it('tells the service, its state and its numbers', async () => {
    await withQueue();
    expect(byRole('region', 'A Payments')).toBe(the('queue'));
    expect(document.activeElement).toBe(the('queue'));
    expect(textOf('queue-state')).toBe('6 min over 15');
    expect(textOf('queue-numbers')).toBe(
      '12 waiting · longest 21 min · 2 appointments later · 7 over target · newcomer waits ≈ 24 min · 90 % under 19 min',
    );
  });

  it('leaves out the numbers that nobody knows', async () => {
    const service = boards.service({ ...PAYMENTS, longestWaitS: null, waitingLater: 0, waitingOverTarget: 0, newcomerWaitS: null, p90WaitS: null, waiting: 0 });
    await withQueue([], { locations: [boards.location({ services: [service] })] });
    expect(textOf('queue-numbers')).toBe('0 waiting');
    expect(textOf('queue-empty')).toBe('Nobody is waiting for this service.');
  });

  it('has the tickets in the order of the calls, with what is known of each', async () => {
    const backend = await withQueue();
    expect(backend.calls.find((call) => call.command === 'serviceQueue')?.args).toEqual([0, 'location-1', 'service-a']);
    expect(labels()).toEqual(['A 043', 'A 044', 'A 045', 'A 046', 'A 047', 'A 048']);
    expect(part(rowOf('A 043'), 'queue-waited')).toBe('over target, 21 min');
    expect(part(rowOf('A 043'), 'queue-expected')).toBe('≈ 2 min 1 to 4');
    expect(part(rowOf('A 047'), 'queue-waited')).toBe('13 min');
    expect(textOf(rowOf('A 043'))).toContain('Rui Teixeira');
    expect(textOf(rowOf('A 044'))).toContain('Priority');
    expect(textOf(rowOf('A 045'))).toContain('Note: Brought the signed form.');
    expect(textOf(rowOf('A 047'))).toContain('Appointment 10:45');
  });

  it.each([[59, '< 1 min'], [60, '≈ 1 min'], [0, '< 1 min']])('says when one is called who is expected to wait %i s', async (seconds, words) => {
    await withQueue([{ ticket: samples.ticket('A 001'), waitedS: 0, waitS: [seconds, 0, 120], price: null }]);
    expect(part(rowOf('A 001'), 'queue-expected')).toBe(`${words} 0 to 2`);
  });

  it.each([[899, '14 min'], [900, '15 min'], [901, 'over target, 15 min']])('marks a wait of %i s against a target of 900 s', async (seconds, words) => {
    await withQueue([{ ticket: samples.ticket('A 001'), waitedS: seconds, waitS: null, price: null }]);
    expect(part(rowOf('A 001'), 'queue-waited')).toBe(words);
    expect(part(rowOf('A 001'), 'queue-expected')).toBe('');
  });

  it('counts on from when it was read, each minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    await withQueue([{ ticket: samples.ticket('A 001'), waitedS: 65, waitS: [125, 65, 185], price: null }]);
    vi.advanceTimersByTime(60_000);
    await settled();
    expect(part(rowOf('A 001'), 'queue-waited')).toBe('2 min');
    expect(part(rowOf('A 001'), 'queue-expected')).toBe('≈ 1 min 0 to 2');
  });

  it('says why it cannot be read, and keeps the tickets that it had', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await withQueue();
    backend.failWith('serviceQueue', { code: 'timedOut', afterS: 10 });
    backend.board.change({ ageMs: 1 });
    await settled();
    vi.advanceTimersByTime(1_000);
    await settled();
    expect(textOf('queue-error')).toContain('no response within 10 s');
    expect(labels()).toHaveLength(6);
  });

  it('says how many tickets could not be read', async () => {
    await withQueue(undefined, {}, (backend) => backend.answerWith('serviceQueue', () => ({ status: 'ok', data: { rows: [], unreadable: 2 } })));
    expect(textOf('queue-unreadable')).toContain('2 tickets could not be read');
  });

  it('counts a ticket once that is told twice', async () => {
    const [one] = boards.queue(PAYMENTS, 1);
    await withQueue(one ? [one, one] : []);
    expect(labels()).toEqual(['A 043']);
  });

  it('is never more than sixty rows in the page, of ten thousand', async () => {
    await withQueue(boards.queue(PAYMENTS, 10_000));
    expect(labels().length).toBeLessThanOrEqual(60);
    expect(labels().length).toBeGreaterThan(10);
    expect(byRole('grid').getAttribute('aria-rowcount')).toBe('10000');
  });
});

/** Without advice, which asks for the list as well. */
const CALM: boards.BoardOver = { locations: [boards.location({ advice: null })] };

describe('it follows its location', () => {
  it('at most once a second, and reads again after what comes meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await withQueue(undefined, CALM);
    expect(backend.count('serviceQueue')).toBe(1);
    for (let change = 0; change < 20; change += 1) {
      backend.board.change({ ageMs: change });
      await settled();
    }
    expect(backend.count('serviceQueue')).toBe(1);
    vi.advanceTimersByTime(999);
    await settled();
    expect(backend.count('serviceQueue')).toBe(1);
    vi.advanceTimersByTime(1);
    await settled();
    expect(backend.count('serviceQueue')).toBe(2);
    vi.advanceTimersByTime(10_000);
    await settled();
    expect(backend.count('serviceQueue')).toBe(2);
  });

  it('never twice at the same time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    let release = (): void => undefined;
    const backend = await withQueue(undefined, CALM, (fake) => (release = fake.hold('serviceQueue')));
    vi.advanceTimersByTime(5_000);
    backend.board.change({ ageMs: 1 });
    await settled();
    expect(backend.count('serviceQueue')).toBe(1);
    release();
    await settled();
    expect(backend.count('serviceQueue')).toBe(2);
  });

  it('reads no more once it is closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await withQueue(undefined, CALM);
    backend.board.change({ ageMs: 1 });
    await settled();
    button('Close the waiting list').click();
    await settled();
    expect(has('queue')).toBe(false);
    vi.advanceTimersByTime(5_000);
    backend.board.change({ ageMs: 2 });
    await settled();
    expect(backend.count('serviceQueue')).toBe(1);
  });

  it('the focus goes with its ticket, and to its neighbour when it goes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await withQueue(undefined, CALM);
    rowOf('A 045').focus();
    const again = async (next: QueueRow[]): Promise<void> => {
      backend.board.queues[PAYMENTS.id] = next;
      backend.board.change({ ageMs: 1 });
      await settled();
      vi.advanceTimersByTime(1_000);
      await settled();
    };
    const all = boards.queue(PAYMENTS, 6);
    await again([...all].reverse());
    expect(document.activeElement).toBe(rowOf('A 045'));
    await again([...all].reverse().filter((row) => row.ticket.label !== 'A 045'));
    expect(document.activeElement).toBe(rowOf('A 044'));
  });
});

describe('the search', () => {
  it('finds numbers however they are written, and names', async () => {
    const backend = await withQueue();
    expect(backend.calls.some((call) => call.command === 'doAct')).toBe(false);
    await user.type(the('queue-search'), 'a45');
    expect(labels()).toEqual(['A 045']);
    await user.clear(the('queue-search'));
    await user.type(the('queue-search'), 'prata');
    expect(labels()).toEqual(['A 045']);
    await user.clear(the('queue-search'));
    await user.type(the('queue-search'), 'zz');
    expect(textOf('queue-empty')).toBe('No waiting number or name matches “zz”.');
  });

  it('is where "/" leads; the arrow leads from it to the list, Esc empties it and then closes the list', async () => {
    await withQueue();
    press('/');
    expect(document.activeElement).toBe(the('queue-search'));
    await user.keyboard('a4');
    await user.keyboard('{ArrowDown}');
    await settled();
    expect(document.activeElement).toBe(rowOf('A 043'));
    the('queue-search').focus();
    await user.keyboard('{Escape}');
    expect(has('queue')).toBe(true);
    expect(labels()).toHaveLength(6);
    await user.keyboard('{Escape}');
    await settled();
    expect(has('queue')).toBe(false);
  });

  it('finds no name that is hidden, and shows none', async () => {
    const masked = new FakeBackend(samples.snapshot(), samples.boot(), boards.board());
    masked.stored = samples.settings({ maskNames: true });
    await open(masked, 'board');
    document.getElementById('service-service-a')?.click();
    await settled();
    expect(textOf(rowOf('A 043'))).not.toContain('Rui');
    expect(textOf(rowOf('A 045'))).not.toContain('signed form');
    await user.type(the('queue-search'), 'rui');
    expect(labels()).toEqual([]);
  });
});

describe('a ticket that waits', () => {
  it('tells what priority costs before it is given', async () => {
    const backend = await withQueue([
      { ticket: samples.ticket('A 001'), waitedS: 60, waitS: null, price: { overtaken: 7, longerS: 180 } },
    ]);
    await menuOf('A 001');
    expect(textOf('queue-price')).toBe('7 visitors wait about 3 min longer');
    expect(acts(backend)).toEqual([]);
    await user.click(the('queue-givePriority'));
    await settled();
    expect(acts(backend)).toEqual([{ act: 'priority', ticketId: 'ticket-A-001', label: 'A 001', on: true }]);
    expect(textOf('act-told')).toBe('A 001 has priority now.');
  });

  it.each([
    [{ overtaken: 1, longerS: 60 }, '1 visitor waits about 1 min longer'],
    [{ overtaken: 2, longerS: 89 }, '2 visitors wait about 1 min longer'],
    [{ overtaken: 2, longerS: 90 }, '2 visitors wait about 2 min longer'],
    [{ overtaken: 2, longerS: 29 }, '2 visitors wait less than a minute longer'],
    [{ overtaken: 0, longerS: 0 }, 'Nobody waits longer'],
    [null, 'It is not known how much longer others wait'],
  ])('costs %j: %s', async (price, words) => {
    await withQueue([{ ticket: samples.ticket('A 001'), waitedS: 60, waitS: null, price }]);
    await menuOf('A 001');
    expect(textOf('queue-price')).toBe(words);
  });

  it('with priority can lose it', async () => {
    const backend = await withQueue();
    await menuOf('A 044');
    expect(has('queue-givePriority')).toBe(false);
    await user.click(entry('Take priority away'));
    expect(acts(backend)).toEqual([{ act: 'priority', ticketId: 'ticket-A-044', label: 'A 044', on: false }]);
  });

  it('is sent on to a service, a counter or a person of the location', async () => {
    const backend = await withQueue();
    await menuOf('A 043');
    await user.click(entry('Send on…'));
    await settled();
    expect(dialog('Send A 043 on')).toBe(front());
    await user.click(button('Send on'));
    await settled();
    expect(textOf('send-on-error')).toBe('Choose where to transfer the ticket.');
    await user.click(tab('Counter'));
    await settled();
    await user.click(choice('2 ?Counter 2'));
    await user.click(button('Send to Counter 2'));
    await settled();
    expect(acts(backend)).toEqual([{ act: 'sendOn', ticketId: 'ticket-A-043', label: 'A 043', to: { kind: 'desk', id: 'desk-2' } }]);
    expect(sees('dialog')).toBe(false);
    expect(textOf('act-told')).toBe('A 043 was sent on.');
  });

  it('says so before it is sent to a service that issues none', async () => {
    await withQueue();
    await menuOf('A 043');
    await user.click(entry('Send on…'));
    await settled();
    await user.type(the('transfer-find'), 'cash');
    await settled();
    expect(textOf('send-on-closed')).toContain('Cash desk takes no new tickets');
  });

  it('gets a note, which begins with the one that it has', async () => {
    const backend = await withQueue();
    await menuOf('A 045');
    await user.click(entry('Note…'));
    await settled();
    const note = field('Note for the next colleague') as HTMLTextAreaElement;
    expect(note.value).toBe('Brought the signed form.');
    await user.clear(note);
    await user.type(note, '  Speaks French ');
    await user.click(button('Save note'));
    await settled();
    expect(acts(backend)).toEqual([{ act: 'note', ticketId: 'ticket-A-045', label: 'A 045', note: 'Speaks French' }]);
    expect(sees('dialog')).toBe(false);
  });

  it('keeps a note that is too long in its window', async () => {
    const backend = await withQueue();
    await menuOf('A 045');
    await user.click(entry('Note…'));
    await settled();
    await user.click(field('Note for the next colleague'));
    await user.paste('x'.repeat(256));
    await user.click(button('Save note'));
    await settled();
    expect(acts(backend)).toEqual([]);
    expect(textOf('ticket-note-error')).toBe('Shorten what is too long, then try again.');
  });

  it('is cancelled only after a question whose way out has the focus', async () => {
    const backend = await withQueue();
    await menuOf('A 044');
    await user.click(entry('Cancel…'));
    await settled();
    expect(document.activeElement).toBe(button('Keep A 044'));
    await user.keyboard('{Enter}');
    await settled();
    expect(acts(backend)).toEqual([]);
    expect(sees('dialog')).toBe(false);
    await menuOf('A 044');
    await user.click(entry('Cancel…'));
    await settled();
    await user.click(button('Cancel A 044'));
    await settled();
    expect(acts(backend)).toEqual([{ act: 'cancel', ticketId: 'ticket-A-044', label: 'A 044' }]);
    expect(textOf('act-told')).toBe('A 044 was cancelled.');
  });

  it('keeps the window open where it was not even begun, with the reason', async () => {
    const backend = await withQueue();
    backend.failWith('doAct', { code: 'busy' });
    await menuOf('A 044');
    await user.click(entry('Cancel…'));
    await settled();
    await user.click(button('Cancel A 044'));
    await settled();
    expect(textOf('cancel-ticket-error')).toContain('your last action is still in progress');
  });

  it('tells its story', async () => {
    const backend = await withQueue();
    await menuOf('A 043');
    await user.click(entry('Story'));
    await settled();
    expect(dialog(/^A 043 ?: what happened$/u)).toBe(front());
    expect(backend.calls.find((call) => call.command === 'ticketStory')?.args).toEqual([0, 'ticket-A-043']);
  });

  it('opens its menu with the keyboard alone, goes along it, and comes back to its row', async () => {
    await withQueue();
    rowOf('A 044').focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(document.activeElement).toBe(the('queue-takePriority'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(the('queue-note'));
    await user.keyboard('{Escape}');
    await settled();
    expect(has('queue-row-menu')).toBe(false);
    expect(has('queue')).toBe(true);
    expect(document.activeElement?.closest('[data-ticket-id]')).toBe(rowOf('A 044'));
  });

  it('closes its menu when it goes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await withQueue();
    button('Actions for A 044', document.body).click();
    await settled();
    backend.board.queues[PAYMENTS.id] = boards.queue(PAYMENTS, 6).filter((row) => row.ticket.label !== 'A 044');
    backend.board.change({ ageMs: 1 });
    await settled();
    vi.advanceTimersByTime(1_000);
    await settled();
    expect(has('queue-row-menu')).toBe(false);
    expect(rows().some((row) => row.contains(document.activeElement))).toBe(true);
  });

  it('is locked while the outcome of an act on it is not known, but for its story', async () => {
    const backend = await withQueue();
    backend.board.leaveUnknown({ act: 'cancel', ticketId: 'ticket-A-044', label: 'A 044' });
    await settled();
    await menuOf('A 044');
    expect(the('queue-cancel').getAttribute('aria-disabled')).toBe('true');
    expect(the('queue-story').getAttribute('aria-disabled')).toBeNull();
    await user.click(the('queue-cancel'));
    expect(sees('dialog')).toBe(false);
    expect(textOf(the('queue-row-menu').parentElement as HTMLElement)).toContain('Locked until the outcome of the last action on A 044 is known.');
  });

  it('is locked while the server gives no answer', async () => {
    await withQueue(undefined, { connection: samples.lost() });
    await menuOf('A 044');
    expect(the('queue-note').getAttribute('aria-disabled')).toBe('true');
  });

  it('has no menu where the server cannot change it', async () => {
    await withQueue(undefined, { session: boards.session({ can: { ...boards.ALL, tickets: false, issue: false } }) });
    expect(labels()).toHaveLength(6);
    for (const id of ['queue-menu', 'queue-issue', 'queue-switch']) expect(screen.queryAllByTestId(id)).toEqual([]);
    rowOf('A 043').focus();
    await user.keyboard('{Enter}');
    expect(has('queue-row-menu')).toBe(false);
  });
});

describe('issuing', () => {
  it.each([[true, false], [false, true]])('is offered by what the person may do: a ticket %s, to stop it %s', async (issue, tickets) => {
    await withQueue(undefined, { session: boards.session({ can: { ...boards.ALL, tickets, issue } }) });
    expect(has('queue-issue')).toBe(issue);
    expect(has('queue-switch')).toBe(tickets);
  });

  it('is stopped and resumed, and says what that means', async () => {
    const backend = await withQueue();
    expect(the('queue-switch').getAttribute('aria-describedby')).not.toBeNull();
    expect(textOf('queue')).toContain('everybody who waits is still served');
    await user.click(button('Stop issuing'));
    await settled();
    expect(acts(backend)).toEqual([{ act: 'service', serviceId: 'service-a', name: 'Payments', open: false }]);
    expect(textOf('act-told')).toBe('Payments: issuing was stopped.');
    await user.click(button('Resume issuing'));
    await settled();
    expect(acts(backend)[1]).toEqual({ act: 'service', serviceId: 'service-a', name: 'Payments', open: true });
  });

  it('of a ticket has the form of the counter, for this service, and calls nobody', async () => {
    const backend = await withQueue();
    await user.click(button('New ticket…'));
    await settled();
    expect((choice('A ?Payments') as HTMLInputElement).checked).toBe(true);
    expect(sees('button', 'Issue and call')).toBe(false);
    await user.type(field('Visitor’s name'), 'Rui');
    await user.click(box('Priority: called before others'));
    await user.click(button('Issue ticket'));
    await settled();
    expect(acts(backend)).toMatchObject([
      { act: 'issue', locationId: 'location-1', ticket: { serviceId: 'service-a', visitor: 'Rui', priority: true, call: false } },
    ]);
    expect(sees('dialog')).toBe(false);
    expect(textOf('act-told')).toBe('A 099 was issued.');
    await user.click(button('New ticket…'));
    await settled();
    expect((field('Visitor’s name') as HTMLInputElement).value).toBe('');
  });

  it('keeps what was written where it was refused', async () => {
    const backend = await withQueue();
    backend.answerWith('doAct', () => {
      const error = { code: 'refused', operation: 'createticket', errno: 7, roles: [] } as const;
      backend.board.emit({ part: 'acts', value: { server: 0, acts: { open: [], notice: { id: 99, what: 'issue', subject: '', error: { ...error, roles: [] }, wayBack: null, leftMs: null } } } });
      return { status: 'ok', data: null };
    });
    await user.click(button('New ticket…'));
    await settled();
    await user.type(field('Visitor’s name'), 'Rui');
    await user.click(button('Issue ticket'));
    await settled();
    expect(textOf('act-told')).toContain('No ticket was issued.');
    await user.click(button('New ticket…'));
    await settled();
    expect((field('Visitor’s name') as HTMLInputElement).value).toBe('Rui');
  });
});

describe('axe finds nothing', () => {
  const faults = async (): Promise<string[]> => {
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    return found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`);
  };

  it('in the list and its menu', async () => {
    await withQueue();
    expect(await faults()).toEqual([]);
    await menuOf('A 043');
    expect(await faults()).toEqual([]);
  });

  it.each(['Send on…', 'Note…', 'Cancel…', 'Story'])('in the window of %s', async (words) => {
    await withQueue();
    await menuOf('A 043');
    await user.click(entry(words));
    await settled();
    expect(document.querySelector('dialog')).not.toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('in the window of a new ticket', async () => {
    await withQueue();
    await user.click(button('New ticket…'));
    await settled();
    expect(await faults()).toEqual([]);
  });
});
