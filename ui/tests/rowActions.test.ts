/** What stands in the rows of the lists: all of it follows from the table of actions. */
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import * as samples from '../dev/samples';
import type { FakeBackend } from '../dev/fake';
import { ACTION_RULES, type Snapshot, type Source } from '../src/generated/bindings';
import { ACTIONS, CALLS, type ActionSpec } from '../src/state/actions';
import { atCounter, button, press, rowOf, sees, settled, tab, textOf } from './page';

const user = userEvent.setup();

// No action of today is an extension or stands beside Call: the pause plays one that is and does.
vi.mock(import('../src/state/actions'), async (original) => {
  const table = await original();
  const row: ActionSpec['row'] = {
    lists: ['waiting', 'paused'],
    button: table.ACTIONS.pause.button,
    key: 'p',
    suits: (ticket) => !ticket.priority,
    send: (app, ticketId) => app.callTicket(ticketId, 'waiting', 'pause'),
  };
  return { ...table, ACTIONS: { ...table.ACTIONS, pause: { ...table.ACTIONS.pause, row } } };
});

vi.mock(import('../src/generated/bindings'), async (original) => {
  const bindings = await original();
  const rules = { ...bindings.ACTION_RULES, pause: { ...bindings.ACTION_RULES.pause, feature: 'tickets' } };
  return { ...bindings, ACTION_RULES: rules as unknown as typeof bindings.ACTION_RULES };
});

const SENT = { command: 'callTicket', args: ['ticket-A-044', 'waiting', 'pause'] };
const LABELS: Record<Source, string> = { waiting: 'A 044', paused: 'A 031', cancelled: 'A 036' };
const TITLES: Record<Source, string> = { waiting: 'Waiting', paused: 'Paused', cancelled: 'No-shows' };

function withRoles(over: Partial<Snapshot> = {}): Promise<FakeBackend> {
  const roles = [...ACTION_RULES.callTicket.roles, ...ACTION_RULES.pause.roles];
  return atCounter({ session: samples.session({ roles }), ...over });
}

function inRow(label: string): string[] {
  return [...rowOf(label).querySelectorAll('button')].map((one) => textOf(one));
}

describe.each(Object.entries(CALLS) as [Source, keyof typeof ACTIONS][])('a row of %s', (source, call) => {
  it('is called with Enter, by the operation of its list', () => {
    const specs = Object.entries(ACTIONS) as [string, ActionSpec][];
    const here = specs.filter(([, { row }]) => row?.lists.includes(source) && row.key === 'Enter');
    expect(here.map(([name]) => name)).toEqual([call]);
  });

  it('has the buttons that the table has for it', async () => {
    await withRoles();
    tab(TITLES[source]).click();
    await settled();
    expect(inRow(LABELS[source])).toEqual(source === 'cancelled' ? ['Call'] : ['Call', 'Pause']);
  });
});

describe('an action in a row', () => {
  let backend: FakeBackend;

  beforeEach(async () => {
    backend = await withRoles();
  });

  it('is named with its ticket, and sends its command', async () => {
    await user.click(button('Pause A 044'));
    expect(backend.calls).toEqual([SENT]);
  });

  it('is done with its key to the row that has the focus, once however long it is held', async () => {
    rowOf('A 044').focus();
    press('p', { repeat: true });
    press('p');
    await settled();
    expect(backend.calls).toEqual([SENT]);
  });

  it('stands only where it makes sense', async () => {
    expect(inRow('A 044')).toEqual(['Call', 'Pause']);
    backend.emit({ part: 'lists', value: samples.lists([samples.row('A 044', 9, { priority: true })]) });
    await settled();
    expect(inRow('A 044')).toEqual(['Call']);
  });

  it('keeps the focus of its button when the list changes, and gives it to the row where the button goes', async () => {
    button('Pause A 044').focus();
    backend.emit({ part: 'lists', value: samples.lists(samples.morning().reverse()) });
    await settled();
    expect(document.activeElement).toBe(button('Pause A 044'));
    backend.emit({ part: 'lists', value: samples.lists([samples.row('A 001', 3), samples.row('A 044', 9, { priority: true })]) });
    await settled();
    expect(document.activeElement).toBe(rowOf('A 044'));
  });

  it('is locked like the others, and says why', async () => {
    backend.emit({ part: 'connection', value: samples.lost() });
    await settled();
    await user.click(button('Pause A 044'));
    expect(backend.calls).toEqual([]);
    expect(textOf('hint')).toContain('Locked while the server is not responding');
    // Only what calls is done by voice meanwhile.
    expect(inRow('A 044')[0]).not.toBe('Call');
    expect(inRow('A 044')[1]).toBe('Pause');
  });
});

it('sends an action in a row while a ticket is open without a question: it opens none', async () => {
  const backend = await withRoles({ desk: samples.serving() });
  await user.click(button('Pause A 044'));
  expect(sees('dialog')).toBe(false);
  expect(backend.calls).toEqual([SENT]);
});

it.each([['nobody tells', null], ['are too few', [...ACTION_RULES.callTicket.roles]]])(
  'offers no extension to a person whose roles %s',
  async (_, roles) => {
    await atCounter({ session: samples.session({ roles }) });
    expect(inRow('A 044')).toEqual(['Call']);
  },
);

it('offers no extension that this server does not have, whatever the roles are, and offers it once it has', async () => {
  const roles = [...ACTION_RULES.callTicket.roles, ...ACTION_RULES.pause.roles];
  const backend = await atCounter({ session: samples.session({ roles, features: ['requests'] }) });
  expect(inRow('A 044')).toEqual(['Call']);
  backend.emit({ part: 'session', value: samples.session({ roles }) });
  await settled();
  expect(inRow('A 044')).toEqual(['Call', 'Pause']);
});
