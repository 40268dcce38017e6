/** A board of several servers, whose locations, services and counters have the same ids. */
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import * as boards from '../dev/boardSamples';
import { BOARD_SCENES } from '../dev/boardScenes';
import type { FakeBackend } from '../dev/fake';
import type { BoardAct } from '../src/generated/bindings';
import { atBoard, button, byRole, dialog, field, has, open, sees, settled, tab, textOf, the } from './page';

const user = userEvent.setup();

const north = (over: Parameters<typeof boards.location>[0] = {}): ReturnType<typeof boards.location> => boards.location({ server: 1, ...over });

/** One's own server and one in the north, with a location of the same id. */
async function two(over: boards.BoardOver = {}): Promise<FakeBackend> {
  return atBoard({ servers: [boards.server(), boards.further()], locations: [boards.location(), north()], ...over });
}

const locationsTab = (): HTMLElement => byRole('tab', /^Locations/u);

async function atLocations(backend: Promise<FakeBackend>): Promise<FakeBackend> {
  const came = await backend;
  await user.click(locationsTab());
  await settled();
  return came;
}

function row(server: number): HTMLElement {
  const found = document.querySelector<HTMLElement>(`tr[data-server="${server}"]`);
  if (!found) throw new Error(`no location of server ${server}`);
  return found;
}

function server(id: number): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid=server][data-server="${id}"]`);
  if (!found) throw new Error(`no server ${id}`);
  return found;
}

const within = (element: HTMLElement, testid: string): HTMLElement => {
  const found = element.querySelector<HTMLElement>(`[data-testid="${testid}"] button, button[data-testid="${testid}"]`);
  if (!found) throw new Error(`no ${testid}`);
  return found;
};

describe('locations of several servers', () => {
  it('say which server they are of, also where they have the same id and name', async () => {
    await atLocations(two());
    expect(row(0).querySelector('.server')).toBeNull();
    expect(textOf(row(1))).toContain('north.example');
    expect(document.querySelectorAll('tr[data-testid="location-location-1"]')).toHaveLength(2);
  });

  it('of one server alone say nothing of it', async () => {
    await atLocations(atBoard());
    expect(row(0).querySelector('.server')).toBeNull();
  });

  it('are acted on at their own server, by what that one can do', async () => {
    const backend = await atLocations(
      two({ servers: [boards.server(), boards.further({ session: boards.session({ can: { ...boards.ALL, forecast: false } }) })] }),
    );
    await user.click(row(1).querySelector('button') as HTMLElement);
    await settled();
    expect(has('what-if')).toBe(false);
    await user.click(document.getElementById('service-service-a') as HTMLElement);
    await settled();
    expect(backend.calls.findLast((one) => one.command === 'serviceQueue')?.args).toEqual([1, 'location-1', 'service-a']);
    await user.click(button('Stop issuing'));
    await settled();
    const [to, act] = backend.calls.findLast((one) => one.command === 'doAct')?.args as [number, BoardAct];
    expect([to, act]).toMatchObject([1, { act: 'service', serviceId: 'service-a', open: false }]);
    // What came of it says where it was done; the other server is not busy with it.
    expect(textOf('act-notice')).toContain('north.example: ');
    await user.click(button(/^Undo/u));
    await settled();
    expect(backend.calls.findLast((one) => one.command === 'doAct')?.args).toMatchObject([1, { act: 'service', open: true }]);
  });

  it('have their own looks at the day, and one report of both', async () => {
    const backend = await atLocations(two());
    await user.click(row(1).querySelector('button') as HTMLElement);
    await user.click(tab('Today'));
    await settled();
    expect(backend.calls.find((one) => one.command === 'report')?.args[2]).toEqual([{ server: 1, locationId: 'location-1' }]);
    await user.click(tab('Report'));
    await settled();
    await user.click(field('Lisbon centre'));
    await user.click(button('Show report'));
    await settled();
    expect(backend.calls.findLast((one) => one.command === 'report')?.args[2]).toEqual([
      { server: 0, locationId: 'location-1' },
      { server: 1, locationId: 'location-1' },
    ]);
    expect(textOf('report-sheet')).toContain('Lisbon centre (north.example)');
  });

  it('leave the screen with the role, and nothing is done at the other server by mistake', async () => {
    const backend = await two();
    await user.click(locationsTab());
    await settled();
    await user.click(row(1).querySelector('button') as HTMLElement);
    await settled();
    await user.click(button(/^Ask Counter 5/u));
    await settled();
    expect(sees('dialog', 'Ask a counter')).toBe(true);
    backend.board.emit(
      { part: 'denied', value: { server: 1, denied: true } },
      { part: 'order', value: { places: [{ server: 0, locationId: 'location-1' }], more: 0 } },
    );
    await settled();
    expect(sees('dialog')).toBe(false);
    expect(backend.count('doAct')).toBe(0);
    expect(sees('heading', 'Lisbon centre')).toBe(true);
  });

  it('beyond the bound are told by their number', async () => {
    await atLocations(two({ moreLocations: 7 }));
    expect(textOf('more-locations')).toBe('7 more locations are not shown. The worst are.');
  });
});

describe('the servers of a board', () => {
  const standings = (): (string | undefined)[] => [...document.querySelectorAll<HTMLElement>('[data-testid=server]')].map((one) => one.dataset['standing']);

  it('say how each stands, and that one needs somebody', async () => {
    await open(BOARD_SCENES['boardServers']?.() as FakeBackend, 'board');
    expect(textOf(locationsTab())).toContain('a server needs attention');
    await user.click(locationsTab());
    await settled();
    expect(standings()).toEqual(['good', 'good', 'lost', 'ended', 'denied']);
    expect(textOf(server(2))).toContain('No response since');
    expect(textOf(server(3))).toContain('Session ended');
    expect(textOf(server(4))).toContain('Ask that server’s administrator');
    expect(textOf('alerts')).toContain('Porto (south.example): ');
    const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });

  it('are one more after a sign-in, with the address tested as at one’s own', async () => {
    const backend = await atLocations(atBoard());
    await user.click(button('Add a server…'));
    await settled();
    expect(document.activeElement).toBe(field('Server address'));
    await user.click(button('Sign in'));
    await settled();
    expect(has('probe')).toBe(true);
    expect(the('probe').dataset['test']).toBe('bad');
    expect(backend.count('addServer')).toBe(0);
    await user.type(field('Server address'), 'https://north.example');
    await user.type(field('User ID'), 'ana.martins');
    await user.type(the('server-secret'), 'quite secret');
    await user.click(button('Sign in'));
    await settled();
    expect(backend.calls.find((one) => one.command === 'addServer')?.args).toEqual([
      { server: 'https://north.example', userId: 'ana.martins', secret: 'quite secret' },
    ]);
    expect(sees('dialog')).toBe(false);
    expect(standings()).toEqual(['good', 'good']);
  });

  it.each([
    [{ code: 'noBoardThere' } as const, 'You may not see the board there.'],
    [{ code: 'serverListed' } as const, 'is on the board already'],
    [{ code: 'signInRefused' } as const, 'The user ID or the password is wrong.'],
  ])('are not added where %o', async (error, words) => {
    const backend = await atLocations(atBoard());
    backend.failWith('addServer', error);
    await user.click(button('Add a server…'));
    await user.type(field('Server address'), 'https://north.example');
    await user.type(field('User ID'), 'ana');
    await user.click(button('Sign in'));
    await settled();
    expect(textOf(document.getElementById('server-sign-in-error') as HTMLElement)).toContain(words);
    expect(standings()).toEqual(['good']);
  });

  it('are signed in to again with the secret alone', async () => {
    const backend = await atLocations(two({ servers: [boards.server(), boards.further({ connection: { state: 'tokenEnded' } })] }));
    // Only one's own covers the board.
    expect(sees('dialog')).toBe(false);
    await user.click(within(server(1), 'server-again'));
    await settled();
    expect(textOf(dialog('Your session has ended'))).toContain('https://north.example');
    await user.type(the('server-secret'), 'again');
    await user.click(button('Sign in'));
    await settled();
    expect(backend.calls.find((one) => one.command === 'signInAt')?.args).toEqual([1, 'again']);
    expect(standings()).toEqual(['good', 'good']);
  });

  it('leave after one question, which says why where they cannot', async () => {
    const backend = await atLocations(two());
    expect(server(0).querySelector('[data-testid=server-remove]')).toBeNull();
    backend.failWith('removeServer', { code: 'unsettled' });
    await user.click(within(server(1), 'server-remove'));
    await settled();
    expect(textOf(the('remove-server'))).toContain('Remove north.example?');
    await user.click(button('Remove'));
    await settled();
    expect(textOf(document.getElementById('remove-server-error') as HTMLElement)).toContain('Settle that first');
    backend.answerWith('removeServer', (id) => backend.board.usual.removeServer(id));
    await user.click(button('Remove'));
    await settled();
    expect(backend.calls.findLast((one) => one.command === 'removeServer')?.args).toEqual([1]);
    expect(standings()).toEqual(['good']);
    expect(document.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('of the organisation are offered, with the address fixed', async () => {
    const backend = await atLocations(atBoard({ offered: { addresses: ['https://given.example'], others: false, most: 16 } }));
    expect(has('server-add')).toBe(false);
    expect(textOf('servers-managed')).toContain('Your organisation');
    await user.click(within(the('server-offered'), 'server-sign-in'));
    await settled();
    expect(field('Server address')).toHaveProperty('readOnly', true);
    await user.type(field('User ID'), 'ana');
    await user.click(button('Sign in'));
    await settled();
    expect(backend.calls.find((one) => one.command === 'addServer')?.args).toEqual([{ server: 'https://given.example', userId: 'ana', secret: '' }]);
    expect(has('server-offered')).toBe(false);
  });

  it('are so many and no more', async () => {
    await atLocations(two({ offered: { addresses: [], others: true, most: 2 } }));
    expect(has('server-add')).toBe(false);
    expect(textOf('servers-full')).toBe('A board shows at most 2 servers. Remove one to add another.');
  });

  it('go on where one’s own refuses the board', async () => {
    await two({ servers: [boards.server({ denied: true }), boards.further()], locations: [north()] });
    expect(has('no-board')).toBe(false);
    expect(sees('heading', 'Lisbon centre')).toBe(true);
  });

  it('tell of what is open at each', async () => {
    const unknown = { id: 3, what: 'cancel', subject: 'A 007', subjectId: 't', unknown: true, canRepeat: false, sinceMs: 0 } as const;
    const backend = await two({ servers: [boards.server(), boards.further({ acts: { open: [unknown], notice: null } })] });
    expect(textOf('act-unknown')).toContain('north.example: It is not known whether A 007 was cancelled.');
    await user.click(button('Leave it'));
    await settled();
    expect(backend.calls.find((one) => one.command === 'leaveAct')?.args).toEqual([1, 3]);
  });
});
