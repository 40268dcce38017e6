import { beforeEach, describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { Mirror } from '../src/state/mirror.svelte';

let mirror: Mirror;

beforeEach(() => {
  mirror = new Mirror();
  mirror.snapshot(samples.snapshot({ revision: 5, deskRevision: 5 }));
});

describe('the order of revisions', () => {
  it('drops a desk older than the one drawn', () => {
    mirror.deskPart({ deskRevision: 8, desk: samples.serving() });
    mirror.change({ revision: 20, deskRevision: 7, parts: [{ part: 'desk', value: samples.free() }] });
    expect(mirror.open?.ticket.label).toBe('A 042');
  });

  it('keeps what an older change tells of another part', () => {
    mirror.deskPart({ deskRevision: 8, desk: samples.serving() });
    mirror.change({
      revision: 6,
      deskRevision: 7,
      parts: [
        { part: 'desk', value: samples.free() },
        { part: 'lists', value: samples.lists([samples.row('A 099', 1)]) },
      ],
    });
    expect(mirror.open?.ticket.label).toBe('A 042');
    expect(mirror.lists.waiting.map((row) => row.ticket.label)).toEqual(['A 099']);
  });

  it('does not let a late snapshot undo changes that overtook it', () => {
    const late = new Mirror();
    late.change({ revision: 3, deskRevision: 3, parts: [{ part: 'desk', value: samples.serving() }] });
    late.snapshot(samples.snapshot({ revision: 2, deskRevision: 2 }));
    expect(late.open?.ticket.label).toBe('A 042');
    expect(late.session?.deskName).toBe('Counter 3');
    expect(late.whole).toBe(true);
  });

  // The desk did not change meanwhile, so its revision says nothing of what changed around it.
  it('does not let a late answer undo what changed around the desk', () => {
    mirror.change({
      revision: 6,
      deskRevision: 5,
      parts: [
        { part: 'system', value: samples.system({ barOpen: true }) },
        { part: 'navigation', value: { times: 1, what: 'settings' } },
        { part: 'closeAsked', value: 1 },
        { part: 'session', value: null },
      ],
    });
    mirror.snapshot(samples.snapshot({ revision: 5, deskRevision: 5 }));
    expect(mirror.system.barOpen).toBe(true);
    expect(mirror.navigation.times).toBe(1);
    expect(mirror.closeAsked).toBe(1);
    expect(mirror.session).toBeNull();
  });

  it('does not let a late change undo what an answer told', () => {
    const told = samples.system({ barOpen: true });
    mirror.snapshot(samples.snapshot({ revision: 7, deskRevision: 5, system: told, closeAsked: 2 }));
    mirror.change({
      revision: 6,
      deskRevision: 5,
      parts: [
        { part: 'system', value: samples.system() },
        { part: 'closeAsked', value: 1 },
      ],
    });
    expect(mirror.system.barOpen).toBe(true);
    expect(mirror.closeAsked).toBe(2);
  });

  it('takes a newer part', () => {
    mirror.change({ revision: 6, deskRevision: 5, parts: [{ part: 'session', value: null }] });
    expect(mirror.session).toBeNull();
  });
});

describe('what a server tells twice', () => {
  it('counts once, so that the list can be drawn by id', () => {
    const twice = samples.row('A 050', 3);
    const lists = samples.lists([twice, { ...twice }]);
    const [first] = lists.services;
    mirror.change({
      revision: 6,
      deskRevision: 5,
      parts: [{ part: 'lists', value: { ...lists, services: first ? [first, first] : [] } }],
    });
    expect(mirror.lists.waiting).toHaveLength(1);
    expect(mirror.lists.services).toHaveLength(1);
  });
});
