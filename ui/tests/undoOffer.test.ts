import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Notice, UndoOfferView } from '../src/generated/bindings';
import { useLocale } from '../src/i18n/text';
import { atCounter, button, dialog, entry, field, has, press, region, sees, settled, textOf } from './page';

const user = userEvent.setup();

afterEach(async () => {
  vi.useRealTimers();
  await useLocale('en');
});

function toldFree(what: Notice, source: UndoOfferView['source'], noticeId = 1): ReturnType<typeof samples.desk> {
  const label = 'label' in what && what.label ? what.label : '?';
  return samples.desk(
    { phase: 'free' },
    { notice: { id: 1, what }, undoOffer: { noticeId, ticketId: 'ticket-A-031', label, source, leftMs: null } },
  );
}

const PAUSED: Notice = { kind: 'paused', label: 'A 031', ticketId: 'ticket-A-031' };

describe('the way back', () => {
  it.each([
    ['Pause', 'paused', 'Call A 042 again'],
    ['No-show', 'cancelled', 'Call A 042 again'],
  ] as const)('is offered after %s in its own words, by button and by key', async (pressed, source, words) => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(button(pressed));
    expect(button(words).getAttribute('aria-keyshortcuts')).toBe('Control+Z');
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-042', source, 'ask'] });
    expect(textOf('open-number')).toBe('A 042');
    expect(sees('button', /^Call A \d+ (?:again|back)$/u)).toBe(false);
  });

  it('calls back what was sent on, and leaves the keyboard at the counter', async () => {
    const transferred: Notice = { kind: 'transferred', label: 'A 044', to: 'Registrations', ticketId: 'ticket-A-044' };
    const desk = toldFree(transferred, 'waiting');
    const way = { noticeId: 1, ticketId: 'ticket-A-044', label: 'A 044', source: 'waiting', leftMs: null } as const;
    const backend = await atCounter({ desk: { ...desk, undoOffer: way } });
    expect(sees('button', 'Call A 044 back')).toBe(true);
    button('Call A 044 back').focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-044', 'waiting', 'ask'] });
    expect(textOf('open-number')).toBe('A 044');
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('goes when the app takes it away, the words stay, and its key does nothing', async () => {
    const backend = await atCounter({ desk: toldFree(PAUSED, 'paused') });
    expect(sees('button', 'Call A 031 again')).toBe(true);
    backend.emit({ part: 'desk', value: { ...backend.state.desk, undoOffer: null } });
    await settled();
    expect(sees('button', /^Call A \d+ (?:again|back)$/u)).toBe(false);
    expect(textOf('notice')).toBe('A 031 was paused.');
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('is not offered beside words that it does not belong to', async () => {
    const backend = await atCounter({ desk: toldFree(PAUSED, 'paused', 7) });
    expect(sees('button', /^Call A \d+ (?:again|back)$/u)).toBe(false);
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('is not offered while the notice bar tells of an error of this page', async () => {
    const backend = await atCounter({ desk: toldFree(PAUSED, 'paused') });
    backend.failWith('callTicket', { code: 'busy' });
    await user.click(button('Call A 031 again'));
    expect(textOf('notice')).toContain('One moment');
    expect(sees('button', /^Call A \d+ (?:again|back)$/u)).toBe(false);
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(1);
    await user.click(button('Dismiss'));
    expect(sees('button', 'Call A 031 again')).toBe(true);
  });

  it('is locked with the reason where a role is missing', async () => {
    const backend = await atCounter({
      desk: toldFree(PAUSED, 'waiting'),
      session: samples.session({ roles: ['acl_qmpad_access', 'qm_qmpad_issues_services'] }),
    });
    expect(button('Call A 031 back').getAttribute('aria-disabled')).toBe('true');
    const why = document.getElementById(button('Call A 031 back').getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toContain('qm_qmpad_select_services');
    await user.click(button('Call A 031 back'));
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('is offered as long as the settings say', async () => {
    const backend = await atCounter();
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    expect((field('Show “Call again” for') as HTMLSelectElement).value).toBe('short');
    await user.selectOptions(field('Show “Call again” for'), 'untilNext');
    await user.click(button('Save'));
    await settled();
    expect(backend.stored).toEqual(samples.settings({ ribbon: 'untilNext' }));
  });
});

describe('End & call next just after the call', () => {
  it('asks, says what follows for both numbers, and staying changes nothing', async () => {
    const backend = await atCounter({ desk: samples.serving({ servingMs: 2_000 }) });
    press('F9');
    await settled();
    expect(sees('dialog', 'End A 042 already?')).toBe(true);
    expect(textOf(dialog('End A 042 already?'))).toContain('ends A 042 and calls the next visitor, probably A 043');
    expect(document.activeElement).toBe(button('Keep serving A 042'));
    press('F9');
    await user.click(button('Keep serving A 042'));
    expect(backend.count('callNext')).toBe(0);
    await user.click(button('End & call next'));
    expect(sees('button', 'End A 042 and call next')).toBe(true);
    await user.click(button('End A 042 and call next'));
    expect(backend.count('callNext')).toBe(1);
    expect(textOf('open-number')).toBe('A 043');
  });

  it('does not promise a number where none is known', async () => {
    await atCounter({ desk: samples.serving({ servingMs: 2_000 }), lists: samples.lists([]) });
    await user.click(button('End & call next'));
    expect(textOf(dialog('End A 042 already?'))).toContain('ends A 042 and calls the next visitor.');
  });

  it.each([{ servingMs: 6_000 }, { servingMs: 2_000, restored: true }])('does not ask for %o', async (open) => {
    const backend = await atCounter({ desk: samples.serving(open) });
    press('F9');
    await settled();
    expect(sees('dialog')).toBe(false);
    expect(backend.count('callNext')).toBe(1);
  });
});

describe('a ticket of an earlier day', () => {
  async function asked(servingMs: number, calledOn: string): Promise<FakeBackend> {
    return atCounter({
      desk: {
        ...samples.serving({ restored: true, servingMs }),
        notice: { id: 4, what: { kind: 'anotherDay', label: 'A 042', calledOn } },
      },
    });
  }

  beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 24, 9, 0, 30), toFake: ['Date'] }));

  it('is asked about with day and time, and stays when it is still being served', async () => {
    const backend = await asked(16 * 3_600_000, '2026-11-23');
    expect(textOf('notice')).toMatch(/^A 042 has been open since yesterday, (?:17:00|5:00 PM)\. Is it still being served\?$/u);
    expect(sees('button', 'Dismiss')).toBe(false);
    await user.click(button('Still serving'));
    expect(backend.calls).toEqual([{ command: 'dismissNotice', args: [4] }]);
    expect(textOf('open-number')).toBe('A 042');
  });

  it('names the day, and no time that does not belong to it', async () => {
    await asked(3_600_000, '2026-11-20');
    expect(textOf('notice')).toMatch(/^A 042 has been open since (?:20 November|November 20,) 2026\. Is/u);
  });

  it('is ended at once where the person says so', async () => {
    const backend = await asked(16 * 3_600_000, '2026-11-23');
    await user.click(button('End A 042'));
    expect(backend.count('endCall')).toBe(1);
    expect(region('Free').dataset['phase']).toBe('free');
  });

  it('is forgotten only after a word', async () => {
    const backend = await asked(16 * 3_600_000, '2026-11-23');
    expect(sees('button', 'Remove A 042')).toBe(true);
    await user.click(button('Remove A 042'));
    expect(backend.count('dropOpenTicket')).toBe(0);
    await user.click(button('Remove A 042'));
    expect(backend.count('dropOpenTicket')).toBe(1);
    expect(region('Free').dataset['phase']).toBe('free');
  });
});

describe('what was found or could not be settled', () => {
  it.each([
    [{ kind: 'foundOpen', label: 'A 042' }, 'not called from here'],
    [{ kind: 'journalDamaged', damage: 'cut', kept: 'journal.jsonl.damaged' }, 'kept as journal.jsonl.damaged'],
    [{ kind: 'journalDamaged', damage: 'unreadable', kept: null }, 'No copy of the damaged file'],
    [{ kind: 'notCarriedOut', action: 'end' }, 'Nothing was ended. Your session had ended'],
    [{ kind: 'notKnown', action: 'callTicket', label: 'A 044' }, 'not known whether A 044 was called. The server can’t tell'],
  ] as const)('is told in the notice bar: %o', async (what, words) => {
    const backend = await atCounter();
    backend.emitNotice(what);
    await settled();
    expect(textOf('notice')).toContain(words);
    expect(sees('button', /^Call A \d+ (?:again|back)$/u)).toBe(false);
  });

  it('says which number was probably called, and who alone can end it', async () => {
    const backend = await atCounter({ desk: samples.unknown({ probably: 'A 043', onlyPerson: true }) });
    expect(textOf('probably')).toBe(
      'A 043 was probably called here. Callpad can’t end it: only the vendor’s own counter page can.',
    );
    expect(textOf('unknown')).toContain('then decide');
    expect(sees('button', 'I have dealt with it: continue')).toBe(true);
    await user.click(button('I have dealt with it: continue'));
    expect(backend.count('giveUpUnknown')).toBe(1);
  });

  it('checks only where the server can be asked', async () => {
    const backend = await atCounter({ desk: samples.unknown({ looking: true }) });
    expect(textOf('unknown')).toContain('Checking what the server did…');
    expect(has('probably')).toBe(false);
    backend.emit({ part: 'desk', value: samples.unknown({ looking: true, onlyPerson: true }) });
    await settled();
    expect(textOf('unknown')).not.toContain('Checking');
  });
});
