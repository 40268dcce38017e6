/** What a supervisor did, told at the foot of the board; and the request to a counter. */
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';

import * as boards from '../dev/boardSamples';
import type { FakeBackend } from '../dev/fake';
import type { ActKind, ActNotice, ActsView, BoardAct, CounterAsked } from '../src/generated/bindings';
import { PASSES_MS } from '../src/state/autoDismiss.svelte';
import { atBoard, button, choice, dialog, field, front, has, sees, settled, textOf, the } from './page';

const user = userEvent.setup();
const RESTORE: BoardAct = { act: 'restore', ticketId: 'ticket-A-043', label: 'A 043' };

afterEach(() => vi.useRealTimers());

function notice(over: Partial<ActNotice> = {}): ActNotice {
  return { id: 7, what: 'cancel', subject: 'A 043', error: null, wayBack: null, leftMs: null, ...over };
}

function acts(over: Partial<ActsView>): ActsView {
  return { open: [], notice: null, ...over };
}

async function tell(backend: FakeBackend, over: Partial<ActsView>): Promise<void> {
  backend.board.emit({ part: 'acts', value: { server: 0, acts: acts(over) } });
  await settled();
}

const DONE: [ActKind, string][] = [
  ['givePriority', 'A 043 has priority now.'],
  ['takePriority', 'A 043 no longer has priority.'],
  ['sendOn', 'A 043 was sent on.'],
  ['note', 'The note of A 043 was saved.'],
  ['cancel', 'A 043 was cancelled.'],
  ['restore', 'A 043 is waiting again.'],
  ['issue', 'A 043 was issued.'],
  ['stopService', 'A 043: issuing was stopped.'],
  ['openService', 'A 043: tickets are issued again.'],
  ['ask', 'A 043 was asked.'],
];

describe('an act that was done', () => {
  it.each(DONE)('as %s is told: %s', async (what, words) => {
    await atBoard({ acts: acts({ notice: notice({ what }) }) });
    expect(textOf('act-told')).toBe(words);
    expect(the('act-told').getAttribute('role')).toBe('status');
    expect(textOf('act-notice')).toContain(words);
    expect(the('act-notice').closest('[role=status], [role=alert]')).toBeNull();
    expect(has('act-undo')).toBe(false);
  });

  it('is taken back by what the app says, while that is offered', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await atBoard({ acts: acts({ notice: notice({ wayBack: RESTORE, leftMs: 20_000 }) }) });
    expect(textOf('act-left')).toBe('20 s');
    vi.advanceTimersByTime(19_000);
    await settled();
    expect(textOf('act-left')).toBe('1 s');
    button('Undo').click();
    await settled();
    expect(backend.calls.find((call) => call.command === 'doAct')?.args).toEqual([0, RESTORE]);
    expect(textOf('act-told')).toBe('A 043 is waiting again.');
  });

  it('is offered back no longer than that', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    await atBoard({ acts: acts({ notice: notice({ wayBack: RESTORE, leftMs: 20_000 }) }) });
    vi.advanceTimersByTime(20_000);
    await settled();
    expect(has('act-undo')).toBe(false);
    expect(has('act-notice')).toBe(true);
  });

  it('goes by itself, after what can be taken back has gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await atBoard({ acts: acts({ notice: notice({ wayBack: RESTORE, leftMs: 20_000 }) }) });
    vi.advanceTimersByTime(20_000);
    await settled();
    vi.advanceTimersByTime(PASSES_MS - 1);
    await settled();
    expect(has('act-notice')).toBe(true);
    vi.advanceTimersByTime(1);
    await settled();
    expect(has('act-notice')).toBe(false);
    expect(backend.calls.find((call) => call.command === 'dismissActNotice')?.args).toEqual([0, 7]);
  });

  it('is taken away by a press', async () => {
    const backend = await atBoard({ acts: acts({ notice: notice() }) });
    await user.click(button('Dismiss'));
    await settled();
    expect(has('act-notice')).toBe(false);
    expect(backend.count('dismissActNotice')).toBe(1);
  });
});

describe('an act that was refused', () => {
  it('says so and why, and stays until it was read', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    await atBoard({
      acts: acts({ notice: notice({ error: { code: 'refused', operation: 'tickets', errno: 7, roles: [] } }) }),
    });
    expect(textOf('act-told')).toContain('A 043 was not cancelled.');
    expect(textOf('act-told')).toContain('it is not possible now');
    vi.advanceTimersByTime(60_000);
    await settled();
    expect(has('act-notice')).toBe(true);
  });

  it('of no kind is one of the record itself', async () => {
    await atBoard({ acts: acts({ notice: notice({ what: null, subject: '', error: { code: 'crashed' } }) }) });
    expect(textOf('act-told')).toContain('could not be recorded on this computer');
  });
});

describe('an act that is open', () => {
  const open = { id: 3, what: 'cancel', subject: 'A 043', subjectId: 'ticket-A-043', unknown: false, canRepeat: true, sinceMs: 0 } as const;

  it('is told to be on its way only once that takes long enough to be noticed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const backend = await atBoard();
    await tell(backend, { open: [open] });
    vi.advanceTimersByTime(399);
    await settled();
    expect(has('act-sending')).toBe(false);
    vi.advanceTimersByTime(1);
    await settled();
    expect(textOf('act-sending')).toBe('Sending: A 043…');
  });

  it('of unknown outcome is sent again or left, by the person alone', async () => {
    const backend = await atBoard({ acts: acts({ open: [{ ...open, unknown: true }] }) });
    expect(textOf('act-unknown')).toContain('It is not known whether A 043 was cancelled.');
    expect(textOf('act-unknown-told')).toBe('It is not known whether A 043 was cancelled.');
    await user.click(button('Try again'));
    expect(backend.calls.filter((call) => call.command === 'repeatAct').map((call) => call.args)).toEqual([[0, 3]]);
    await tell(backend, { open: [{ ...open, unknown: true }] });
    await user.click(button('Leave it'));
    expect(backend.calls.filter((call) => call.command === 'leaveAct').map((call) => call.args)).toEqual([[0, 3]]);
    await settled();
    expect(has('act-unknown')).toBe(false);
  });

  it('cannot be sent again where the app says so', async () => {
    await atBoard({ acts: acts({ open: [{ ...open, unknown: true, canRepeat: false }] }) });
    expect(has('act-repeat')).toBe(false);
    expect(has('act-leave')).toBe(true);
  });
});

describe('asking a counter', () => {
  /** Opens the dialog by the advice: Counter 4 shall open for Payments. */
  async function asking(): Promise<FakeBackend> {
    const backend = await atBoard();
    await user.click(button(/^Ask Counter 4/u, the('advice')));
    await settled();
    return backend;
  }

  function answered(backend: FakeBackend, answer: CounterAsked['answer']): Promise<void> {
    const request: CounterAsked = { kind: 'open', service: null, answer, leftMs: 500_000 };
    backend.board.change({ counters: boards.counters().map((one) => (one.deskId === 'desk-4' ? { ...one, request } : one)) });
    return settled();
  }

  it('begins with the advice and says what the clerk will see', async () => {
    const backend = await asking();
    expect(dialog('Ask a counter')).toBe(front());
    expect((choice('To open') as HTMLInputElement).checked).toBe(true);
    expect((field('Counter') as HTMLSelectElement).value).toBe('desk-4');
    expect((field('Service') as HTMLSelectElement).value).toBe('service-a');
    expect(textOf('ask-preview')).toBe('A supervisor asks you to open this counter for Payments.');
    expect(textOf('ask-nobody')).toContain('Nobody is at Counter 4');
    await user.click(button('Ask'));
    await settled();
    expect(backend.calls.filter((call) => call.command === 'doAct').map((call) => call.args[1])).toEqual([
      { act: 'ask', deskId: 'desk-4', name: 'Counter 4', kind: 'open', serviceId: 'service-a' },
    ]);
  });

  it.each([
    ['accepted', 'Counter 4 accepted.'],
    ['declined', 'Counter 4 declined.'],
    ['ended', 'Nobody at Counter 4 answered in time.'],
  ] as const)('shows the answer when it comes: %s', async (answer, words) => {
    const backend = await asking();
    expect(textOf('ask-answer')).toBe('');
    await user.click(button('Ask'));
    await answered(backend, 'asked');
    expect(textOf('ask-answer')).toBe('Counter 4 has not answered yet.');
    expect(the('ask-answer').getAttribute('role')).toBe('status');
    await answered(backend, answer);
    expect(textOf('ask-answer')).toBe(words);
    await user.click(button('Close'));
    await settled();
    expect(sees('dialog')).toBe(false);
  });

  it('needs a counter, and a service where one is to be served too', async () => {
    const backend = await asking();
    await user.selectOptions(field('Counter'), '');
    await user.click(button('Ask'));
    await settled();
    expect(textOf('ask-desk-error')).toBe('Choose a counter.');
    await user.selectOptions(field('Counter'), 'desk-2');
    await user.click(choice('To serve'));
    await user.selectOptions(field('Service'), '');
    await user.click(button('Ask'));
    await settled();
    expect(textOf('ask-service-error')).toBe('Choose the service.');
    expect(backend.count('doAct')).toBe(0);
    await user.selectOptions(field('Service'), 'service-b');
    expect(textOf('ask-preview')).toBe('A supervisor asks you to serve Registrations as well.');
    await user.click(button('Ask'));
    await settled();
    expect(backend.calls.find((call) => call.command === 'doAct')?.args).toEqual([
      0,
      { act: 'ask', deskId: 'desk-2', name: 'Counter 2', kind: 'serve', serviceId: 'service-b' },
    ]);
  });

  it('to close is about no service', async () => {
    const backend = await asking();
    await user.click(choice('To close'));
    expect(textOf('ask-preview')).toBe('A supervisor asks you to close this counter.');
    await user.click(button('Ask'));
    await settled();
    expect(backend.calls.find((call) => call.command === 'doAct')?.args).toMatchObject([0, { kind: 'close', serviceId: null }]);
  });

  it('is not done twice while an answer is awaited', async () => {
    const backend = await asking();
    await answered(backend, 'asked');
    expect(button('Ask').getAttribute('aria-disabled')).toBe('true');
    expect(textOf('ask-answer')).toBe('Counter 4 has not answered yet.');
    await user.click(button('Ask'));
    expect(backend.count('doAct')).toBe(0);
  });

  it('has nothing that axe finds', async () => {
    await asking();
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`)).toEqual([]);
  });
});
