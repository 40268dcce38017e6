import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Notice, WayBackView } from '../src/generated/bindings';
import { useLocale } from '../src/i18n/text';
import { atCounter, has, press, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(async () => {
  vi.useRealTimers();
  await useLocale('en');
});

function toldFree(what: Notice, source: WayBackView['source'], noticeId = 1): ReturnType<typeof samples.desk> {
  const label = 'label' in what && what.label ? what.label : '?';
  return samples.desk(
    { phase: 'free' },
    { notice: { id: 1, what }, wayBack: { noticeId, ticketId: 'ticket-A-031', label, source, leftMs: null } },
  );
}

const PAUSED: Notice = { kind: 'paused', label: 'A 031', ticketId: 'ticket-A-031' };

describe('the way back', () => {
  it.each([
    ['pause', 'paused', 'Call A 042 again'],
    ['cancel', 'cancelled', 'Call A 042 again'],
  ] as const)('is offered after %s in its own words, by button and by key', async (button, source, words) => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(the(button));
    expect(textOf('way-back')).toContain(words);
    expect(the('way-back').getAttribute('aria-keyshortcuts')).toBe('Control+Z');
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-042', source, 'ask'] });
    expect(textOf('open-number')).toBe('A 042');
    expect(has('way-back')).toBe(false);
  });

  it('calls back what was sent on, and leaves the keyboard at the counter', async () => {
    const transferred: Notice = { kind: 'transferred', label: 'A 044', to: 'Registrations', ticketId: 'ticket-A-044' };
    const desk = toldFree(transferred, 'waiting');
    const way = { noticeId: 1, ticketId: 'ticket-A-044', label: 'A 044', source: 'waiting', leftMs: null } as const;
    const backend = await atCounter({ desk: { ...desk, wayBack: way } });
    expect(textOf('way-back')).toContain('Call A 044 back');
    the('way-back').focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-044', 'waiting', 'ask'] });
    expect(textOf('open-number')).toBe('A 044');
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('goes when the app takes it away, the words stay, and its key does nothing', async () => {
    const backend = await atCounter({ desk: toldFree(PAUSED, 'paused') });
    expect(has('way-back')).toBe(true);
    backend.emit({ part: 'desk', value: { ...backend.state.desk, wayBack: null } });
    await settled();
    expect(has('way-back')).toBe(false);
    expect(textOf('notice')).toBe('A 031 was paused.');
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('is not offered beside words that it does not belong to', async () => {
    const backend = await atCounter({ desk: toldFree(PAUSED, 'paused', 7) });
    expect(has('way-back')).toBe(false);
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('is not offered while the ribbon tells of a fault of this page', async () => {
    const backend = await atCounter({ desk: toldFree(PAUSED, 'paused') });
    backend.failWith('callTicket', { code: 'busy' });
    await user.click(the('way-back'));
    expect(textOf('notice')).toContain('One moment');
    expect(has('way-back')).toBe(false);
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(1);
    await user.click(the('notice-dismiss'));
    expect(has('way-back')).toBe(true);
  });

  it('is locked with the reason where a role is missing', async () => {
    const backend = await atCounter({
      desk: toldFree(PAUSED, 'waiting'),
      session: samples.session({ roles: ['acl_qmpad_access', 'qm_qmpad_issues_services'] }),
    });
    expect(the('way-back').getAttribute('aria-disabled')).toBe('true');
    const why = document.getElementById(the('way-back').getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toContain('qm_qmpad_select_services');
    await user.click(the('way-back'));
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.count('callTicket')).toBe(0);
  });

  it('is offered as long as the settings say', async () => {
    const backend = await atCounter();
    await user.click(the('menu'));
    await user.click(the('menu-settings'));
    await settled();
    expect((the('settings-ribbon') as HTMLSelectElement).value).toBe('short');
    await user.selectOptions(the('settings-ribbon'), 'untilNext');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.stored).toEqual(samples.settings({ ribbon: 'untilNext' }));
  });
});

describe('End & call next just after the call', () => {
  it('asks, says what follows for both numbers, and staying changes nothing', async () => {
    const backend = await atCounter({ desk: samples.serving({ servingMs: 2_000 }) });
    press('F9');
    await settled();
    expect(textOf('question')).toContain('End A 042 already?');
    expect(textOf('question')).toContain('ends A 042 and calls the next visitor, probably A 043');
    expect(document.activeElement).toBe(the('dialog-cancel'));
    press('F9');
    await user.click(the('dialog-cancel'));
    expect(backend.count('callNext')).toBe(0);
    await user.click(the('call-next'));
    expect(textOf('dialog-confirm')).toBe('End A 042 and call next');
    await user.click(the('dialog-confirm'));
    expect(backend.count('callNext')).toBe(1);
    expect(textOf('open-number')).toBe('A 043');
  });

  it('does not promise a number where none is known', async () => {
    await atCounter({ desk: samples.serving({ servingMs: 2_000 }), lists: samples.lists([]) });
    await user.click(the('call-next'));
    expect(textOf('question')).toContain('ends A 042 and calls the next visitor.');
  });

  it.each([{ servingMs: 6_000 }, { servingMs: 2_000, restored: true }])('does not ask for %o', async (open) => {
    const backend = await atCounter({ desk: samples.serving(open) });
    press('F9');
    await settled();
    expect(has('question')).toBe(false);
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
    expect(has('notice-dismiss')).toBe(false);
    await user.click(the('still-serving'));
    expect(backend.calls).toEqual([{ command: 'dismissNotice', args: [4] }]);
    expect(textOf('open-number')).toBe('A 042');
  });

  it('names the day, and no time that does not belong to it', async () => {
    await asked(3_600_000, '2026-11-20');
    expect(textOf('notice')).toMatch(/^A 042 has been open since (?:20 November|November 20,) 2026\. Is/u);
  });

  it('is ended at once where the person says so', async () => {
    const backend = await asked(16 * 3_600_000, '2026-11-23');
    await user.click(the('notice-end'));
    expect(backend.count('endCall')).toBe(1);
    expect(the('desk').dataset['phase']).toBe('free');
  });

  it('is forgotten only after a word', async () => {
    const backend = await asked(16 * 3_600_000, '2026-11-23');
    expect(textOf('notice-forget')).toBe('Remove A 042');
    await user.click(the('notice-forget'));
    expect(backend.count('dropOpenTicket')).toBe(0);
    await user.click(the('dialog-confirm'));
    expect(backend.count('dropOpenTicket')).toBe(1);
    expect(the('desk').dataset['phase']).toBe('free');
  });
});

describe('what was found or could not be settled', () => {
  it.each([
    [{ kind: 'foundOpen', label: 'A 042' }, 'not called from here'],
    [{ kind: 'journalDamaged', damage: 'cut', kept: 'journal.jsonl.damaged' }, 'kept as journal.jsonl.damaged'],
    [{ kind: 'journalDamaged', damage: 'unreadable', kept: null }, 'No copy of the damaged file'],
    [{ kind: 'notCarriedOut', action: 'end' }, 'Nothing was ended. Your session had ended'],
    [{ kind: 'notKnown', action: 'callTicket', label: 'A 044' }, 'not known whether A 044 was called. The server can’t tell'],
  ] as const)('is told in the ribbon: %o', async (what, words) => {
    const backend = await atCounter();
    backend.emitNotice(what);
    await settled();
    expect(textOf('notice')).toContain(words);
    expect(has('way-back')).toBe(false);
  });

  it('says which number was probably called, and who alone can end it', async () => {
    const backend = await atCounter({ desk: samples.unknown({ probably: 'A 043', onlyPerson: true }) });
    expect(textOf('probably')).toBe(
      'A 043 was probably called here. Callpad can’t end it: only the vendor’s own counter page can.',
    );
    expect(textOf('unknown')).toContain('then decide');
    expect(textOf('give-up')).toBe('I have dealt with it: continue');
    await user.click(the('give-up'));
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
