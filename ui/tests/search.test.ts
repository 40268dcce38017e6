/** Whatever searches finds a text however it is typed. */
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { placeMeant, placesOf, placesWith } from '../src/state/destinations';
import { isSameNumber, normalizeForSearch } from '../src/state/search';
import { found, meant } from '../src/state/waiting';
import { atCounter, button, field, region, rows, sees, settled, textOf } from './page';

const user = userEvent.setup();

describe('one form of every text', () => {
  it.each([
    ['B-013', 'b013'],
    [' B 013 ', 'b013'],
    ['٠٤٢', '042'],
    ['۰۴۲', '042'],
    ['०४२', '042'],
    ['０４２', '042'],
    ['𝟎𝟒𝟐', '042'],
    ['Łukasz', 'lukasz'],
    ['Strauß', 'strauss'],
    ['STRAUẞ', 'strauss'],
    ['cœur', 'coeur'],
    ['Ærø', 'aero'],
    ['Đorđe', 'dorde'],
    ['Þór', 'thor'],
    ['José', 'jose'],
    ['Jose\u0301', 'jose'],
    ['İSTANBUL', 'istanbul'],
    ['ISPARTA', 'isparta'],
    ['ısparta', 'isparta'],
    ['Nguyễn', 'nguyen'],
    ['Ωμέγας', 'ωμεγασ'],
    ['ΩΜΈΓΑΣ', 'ωμεγασ'],
    ['فاطمة', 'فاطمه'],
    ['أحمد', 'احمد'],
    ['عـــلى', 'علي'],
    ['O’Neill', 'oneill'],
    ['\u2066A\u2069 \u200B1', 'a1'],
    ['😀 - ', ''],
  ])('%s is %s', (text, normalized) => {
    expect(normalizeForSearch(text)).toBe(normalized);
  });

  it.each([
    ['b13', 'B 013', true],
    ['B-013', 'B 013', true],
    ['٠١٣', '13', true],
    ['B 130', 'B 13', false],
    ['A 100', 'A 10', false],
    ['A 0', 'A 00', true],
  ])('%s and %s are one number: %s', (one, other, same) => {
    expect(isSameNumber(one, other)).toBe(same);
  });
});

const NAMES = [
  samples.row('B 013', 5, { visitor: 'Łukasz Strauß' }),
  samples.row('B 130', 4, { visitor: 'Sacré-Cœur' }),
  samples.row('A 042', 3, { customField: 'INV-20931' }),
];

describe('the list', () => {
  it.each([
    ['b13', ['B 013', 'B 130']],
    ['B-013', ['B 013']],
    ['013', ['B 013']],
    ['٠٤٢', ['A 042']],
    ['lukasz', ['B 013']],
    ['strauss', ['B 013']],
    ['coeur', ['B 130']],
    ['inv 20931', ['A 042']],
    ['zzz', []],
  ])('finds by %s', (sought, labels) => {
    expect(found(NAMES, sought, null).map((row) => row.ticket.label)).toEqual(labels);
  });

  it('means the only one, or the one of exactly that number, and nobody where nothing is typed', () => {
    const which = (sought: string): string | undefined => meant(found(NAMES, sought, null), sought)?.ticket.label;
    expect(which('lukasz')).toBe('B 013');
    expect(which('b13')).toBe('B 013');
    expect(which('b')).toBeUndefined();
    expect(which('zzz')).toBeUndefined();
    expect(meant(NAMES.slice(0, 1), '')).toBeNull();
    expect(meant(NAMES.slice(0, 1), '-')).toBeNull();
  });
});

describe('where to', () => {
  const places = placesOf(samples.lists().allServices, samples.session());

  it('means an exact tag among others that begin alike or hold it', () => {
    const services = [
      ...places.service,
      { kind: 'service' as const, id: 'service-br', name: 'Brochures', tag: 'BR', load: null, here: false },
    ];
    const which = (sought: string): string | undefined => placeMeant(placesWith(services, sought), sought)?.id;
    expect(placesWith(services, 'b').length).toBeGreaterThan(1);
    expect(which('b')).toBe('service-b');
    expect(which('br')).toBe('service-br');
    expect(which('registrations')).toBe('service-b');
    expect(which('')).toBeUndefined();
    expect(placeMeant(placesWith(places.desk, '٢'), '٢')?.id).toBe('desk-2');
  });
});

describe('Enter in the search field', () => {
  it('calls the only one found, clears the field and takes the focus to the card', async () => {
    const backend = await atCounter();
    await user.type(field('Find a number or name'), 'ines{Enter}');
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-045', 'waiting', 'ask'] });
    expect((field('Find a number or name') as HTMLInputElement).value).toBe('');
    expect(rows()).toHaveLength(7);
    expect(document.activeElement).toBe(region('Now serving · Payments'));
  });

  it('asks first where a ticket is open', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.type(field('Find a number or name'), 'b-017{Enter}');
    await settled();
    expect(sees('dialog', 'A 042 is still open')).toBe(true);
    expect(backend.count('callTicket')).toBe(0);
    await user.click(button('End A 042 and call B 017'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-B-017', 'waiting', 'end'] });
    expect((field('Find a number or name') as HTMLInputElement).value).toBe('');
  });

  it('among several goes to the list and calls nobody', async () => {
    const backend = await atCounter();
    await user.type(field('Find a number or name'), 'a0{Enter}');
    await settled();
    expect(backend.count('callTicket')).toBe(0);
    expect(document.activeElement?.getAttribute('data-ticket-id')).toBe('ticket-A-043');
  });

  it('does nothing while an input method puts a word together', async () => {
    const backend = await atCounter();
    await user.type(field('Find a number or name'), 'ines');
    field('Find a number or name').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('says why where it may not call', async () => {
    const backend = await atCounter({ session: samples.session({ roles: ['acl_qmpad_access'] }) });
    await user.type(field('Find a number or name'), 'ines{Enter}');
    await settled();
    expect(backend.count('callTicket')).toBe(0);
    expect(textOf('hint')).toContain('qm_qmpad_select_services');
    expect((field('Find a number or name') as HTMLInputElement).value).toBe('ines');
  });
});

describe('a call by key while something is sought', () => {
  it('clears the field: no list looks empty because of it', async () => {
    await atCounter();
    await user.type(field('Find a number or name'), 'zzz');
    await user.keyboard('{F9}');
    await settled();
    expect((field('Find a number or name') as HTMLInputElement).value).toBe('');
    expect(rows()).toHaveLength(7);
  });
});
