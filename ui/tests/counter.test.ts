import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import * as samples from '../dev/samples';
import { atCounter, button, byRole, callOf, has, press, region, rows, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(() => vi.useRealTimers());

describe('free', () => {
  it('tells how many wait, who is probably next, and why', async () => {
    await atCounter();
    expect(textOf('free-count')).toBe('7');
    expect(textOf('waiting-count')).toBe('8');
    expect(textOf(region('Free'))).toContain('Probably next A 043 Payments · waiting 21 min');
    expect(textOf(region('Free'))).toContain('Because this ticket is for you');
    expect(sees('button', 'Recall')).toBe(false);
  });

  it('says so when nobody waits, and what will happen', async () => {
    await atCounter({ lists: samples.lists([]) });
    expect(textOf(region('Free'))).toContain('Nobody is waiting');
    expect(textOf(region('Free'))).toContain('every 5 s');
  });

  it('does not claim an empty queue before the first reading', async () => {
    await atCounter({ lists: samples.noLists() });
    expect(textOf(region('Free'))).toContain('Loading the list…');
    expect(textOf(region('Free'))).not.toContain('Nobody');
  });

  it('calls next by its button and by its key', async () => {
    const backend = await atCounter();
    await user.click(button('Call next'));
    expect(backend.count('callNext')).toBe(1);
    expect(textOf('open-number')).toBe('A 043');
  });
});

describe('serving', () => {
  it('shows all there is to know', async () => {
    await atCounter({ desk: samples.serving({ waitedS: 1_300 }) });
    expect(textOf('open-number')).toBe('A 042');
    expect(textOf('visitor')).toBe('Beatriz Nunes');
    // The clock goes on while the page is drawn.
    expect(textOf(byRole('timer', 'Service time'))).toMatch(/04:(?:1[2-9]|[2-5]\d)/u);
    expect(textOf('note')).toBe('Note Brought the signed form, needs the receipt stamped.');
    expect(textOf('facts')).toContain('Priority');
    expect(textOf('facts')).toContain('Appointment 10:30');
    expect(textOf('facts')).toContain('waited 21 min, target 15 min');
    expect(textOf('facts')).toContain('Portuguese');
    expect(textOf('recalls')).toContain('Recalled once, 40 s ago');
  });

  it('keeps the buttons’ names free of their keys', async () => {
    await atCounter({ desk: samples.serving() });
    for (const [name, keys] of [
      ['End & call next', 'F9'],
      ['Recall', 'F4'],
      ['Pause', 'F6'],
      ['Transfer…', 'F7'],
      ['No-show', 'F2'],
      ['End', 'F8'],
      ['New ticket', 'Control+N'],
    ] as const) {
      expect(button(name).getAttribute('aria-keyshortcuts')).toBe(keys);
      expect(button(name).querySelector('kbd')?.getAttribute('aria-hidden')).toBe('true');
      expect(button(name).querySelector('span')?.textContent?.trim()).toBe(name);
    }
  });

  it('shows the second set of keys on a Mac', async () => {
    await atCounter({ desk: samples.serving() }, { platform: 'macos' });
    expect(button('End & call next').querySelector('kbd')?.textContent).toBe('⌘1');
    expect(button('End').getAttribute('aria-keyshortcuts')).toBe('Meta+9');
  });

  it('does every action by key', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    press('F4');
    await settled();
    expect(textOf('notice')).toContain('A 042 was recalled.');
    press('F8');
    await settled();
    expect(backend.count('endCall')).toBe(1);
    expect(region('Free').dataset['phase']).toBe('free');
    press('F9');
    await settled();
    expect(textOf('open-number')).toBe('A 043');
  });

  it('hands the focus to the card when the pressed button goes: Enter once more calls nobody', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    button('End').focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(region('Free'));
    await user.keyboard('{Enter}');
    expect(backend.count('callNext')).toBe(0);
    await user.tab();
    expect(document.activeElement).toBe(button('Call next'));
  });

  it('announces the called number at once, but not what was open before', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    expect(textOf('called')).toBe('');
    backend.emitPhase({ phase: 'serving', open: samples.openTicket({ ticket: samples.ticket('B 077') }), busy: null });
    await settled();
    expect(the('called').getAttribute('role')).toBe('alert');
    expect(textOf('called')).toBe('Now serving B 077, Registrations.');
  });

  it('tells what is on its way', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    backend.emitPhase({ phase: 'serving', open: samples.openTicket(), busy: 'recalling' });
    await settled();
    expect(textOf(region('Now serving · Payments'))).toContain('Recalling…');
    expect(button('End').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('ending', () => {
  it('asks within five seconds of the call, and staying is the way with the focus', async () => {
    const backend = await atCounter({ desk: samples.serving({ servingMs: 2_000 }) });
    await user.click(button('End'));
    expect(sees('dialog', 'End A 042 already?')).toBe(true);
    expect(document.activeElement).toBe(button('Keep serving A 042'));
    await user.click(button('Keep serving A 042'));
    expect(backend.count('endCall')).toBe(0);
    await user.click(button('End'));
    await user.click(button('End A 042'));
    expect(backend.count('endCall')).toBe(1);
  });

  it('does not ask later', async () => {
    const backend = await atCounter({ desk: samples.serving({ servingMs: 6_000 }) });
    await user.click(button('End'));
    expect(sees('dialog')).toBe(false);
    expect(backend.count('endCall')).toBe(1);
  });
});

describe('calling a row', () => {
  it('calls at once when nobody is served', async () => {
    const backend = await atCounter();
    await user.click(callOf('A 044'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-044', 'waiting', 'ask'] });
    expect(textOf('open-number')).toBe('A 044');
  });

  it('names the ticket to those who only hear the button', async () => {
    await atCounter();
    const named = (callOf('A 044').getAttribute('aria-labelledby') ?? '').split(' ');
    expect(named.map((id) => document.getElementById(id)?.textContent).join(' ')).toBe('Call A 044');
  });

  it('asks first while a ticket is open, and ends it only on yes', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await user.click(callOf('A 045'));
    expect(sees('dialog', 'A 042 is still open')).toBe(true);
    expect(sees('button', 'End A 042 and call A 045')).toBe(true);
    expect(sees('button', 'Keep serving A 042')).toBe(true);
    await user.keyboard('{Escape}');
    await settled();
    expect(sees('dialog')).toBe(false);
    expect(backend.count('callTicket')).toBe(0);
    await user.click(callOf('A 045'));
    await user.click(button('End A 042 and call A 045'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-045', 'waiting', 'end'] });
  });

  it('asks the same when the app finds another ticket open', async () => {
    const backend = await atCounter();
    backend.emitNotice({ kind: 'openTicketFirst', open: 'A 042', ticketId: 'ticket-A-044', source: 'waiting', label: 'A 044' });
    await settled();
    expect(has('notice')).toBe(false);
    await user.click(button('Keep serving A 042'));
    expect(backend.count('dismissNotice')).toBe(1);
    backend.emitNotice({ kind: 'openTicketFirst', open: 'A 042', ticketId: 'ticket-A-044', source: 'waiting', label: 'A 044' });
    await settled();
    await user.click(button('End A 042 and call A 044'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-044', 'waiting', 'end'] });
  });

  it('warns before calling somebody who is meant for another counter', async () => {
    const backend = await atCounter();
    await user.click(callOf('A 046'));
    expect(sees('dialog', 'A 046 is for Counter 1')).toBe(true);
    await user.click(button('Call A 046 here'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-046', 'waiting', 'ask'] });
  });
});

describe('the guard against a double press', () => {
  it('ignores calls and End until the outcome is known', async () => {
    const backend = await atCounter();
    const letGo = backend.hold('callNext');
    await user.click(button('Call next'));
    press('F9');
    await user.click(button('Call next'));
    await user.click(callOf('A 044'));
    expect(backend.count('callNext')).toBe(1);
    expect(backend.count('callTicket')).toBe(0);
    const next = button('Call next');
    expect(next.getAttribute('aria-disabled')).toBe('true');
    expect(next.hasAttribute('disabled')).toBe(false);
    const why = document.getElementById(next.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toContain('outcome of your last action');
    letGo();
    await settled();
    expect(textOf('open-number')).toBe('A 043');
    expect(button('End & call next')).toBe(next);
  });

  it('ignores them for one second more after the new number is drawn', async () => {
    vi.useFakeTimers();
    const backend = await atCounter();
    press('F9');
    await settled();
    expect(textOf('open-number')).toBe('A 043');
    expect(button('End').getAttribute('aria-describedby')).toBe('lock-settling');
    await vi.advanceTimersByTimeAsync(990);
    press('F9');
    press('F8');
    await settled();
    expect(backend.count('callNext')).toBe(1);
    expect(sees('dialog')).toBe(false);
    // Two frames until the number is drawn, then the second.
    await vi.advanceTimersByTimeAsync(60);
    expect(button('End & call next').getAttribute('aria-disabled')).toBeNull();
    press('F9');
    await settled();
    // Free again, but so soon after the call it is asked for.
    expect(sees('dialog', 'End A 043 already?')).toBe(true);
    expect(backend.count('callNext')).toBe(1);
  });

  it('ignores them for that second after a call that found nobody, too', async () => {
    vi.useFakeTimers();
    const backend = await atCounter({ lists: samples.lists([]) });
    press('F9');
    await settled();
    expect(textOf('notice')).toContain('Nobody');
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(1);
    await vi.advanceTimersByTimeAsync(1_050);
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(2);
  });

  it('lets Recall through in that second, but not before the outcome', async () => {
    vi.useFakeTimers();
    const backend = await atCounter();
    press('F9');
    await settled();
    expect(button('Recall').getAttribute('aria-disabled')).toBeNull();
    const letGo = backend.hold('recall');
    press('F4');
    press('F4');
    await settled();
    expect(backend.count('recall')).toBe(1);
    letGo();
    await settled();
  });

  it('holds while the app says that a call is on its way, whoever pressed', async () => {
    const backend = await atCounter({ desk: samples.desk({ phase: 'calling', label: 'A 044' }) });
    expect(textOf(region('Calling'))).toContain('Calling A 044…');
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(0);
  });

  it('does not lock what was open at the start', async () => {
    await atCounter({ desk: samples.serving() });
    expect(button('End & call next').getAttribute('aria-disabled')).toBeNull();
  });
});

describe('an unknown outcome', () => {
  it('says what broke and what can be done, and calls nobody', async () => {
    const backend = await atCounter({ desk: samples.unknown() });
    expect(textOf('unknown')).toContain('The connection was lost while calling.');
    press('F9');
    await user.click(callOf('A 044'));
    expect(backend.count('callNext') + backend.count('callTicket')).toBe(0);
    await user.click(button('Check again'));
    expect(backend.count('lookAgain')).toBe(1);
    expect(sees('button', 'It was not called: continue')).toBe(true);
    await user.click(button('It was not called: continue'));
    expect(backend.count('giveUpUnknown')).toBe(1);
    expect(region('Free').dataset['phase']).toBe('free');
  });

  it.each([
    ['callTicket', 'while calling', 'It was not called: continue'],
    ['recall', 'while recalling', 'It was not recalled: continue'],
    ['end', 'while ending', 'It was not ended: continue'],
    ['callPaused', 'while calling', 'It was not called: continue'],
    ['callCancelled', 'while calling', 'It was not called: continue'],
    ['pause', 'while pausing', 'It was not paused: continue'],
    ['cancel', 'while marking as no-show', 'It was not marked as no-show: continue'],
    ['transfer', 'while transferring', 'It was not transferred: continue'],
    ['createTicket', 'while issuing a ticket', 'It was not issued: continue'],
  ] as const)('has words for %s', async (action, broke, goOn) => {
    const open = samples.openTicket();
    await atCounter({ desk: samples.unknown({ action, label: 'A 044', open }) });
    expect(textOf('unknown')).toContain(broke);
    expect(sees('button', goOn)).toBe(true);
    expect(textOf('open-number')).toBe('A 044');
    expect(textOf(region('Outcome unknown'))).toContain('A 042 was open before.');
  });

  it('waits while the app is looking', async () => {
    const backend = await atCounter({ desk: samples.unknown({ looking: true }) });
    expect(textOf('unknown')).toContain('Checking what the server did…');
    await user.click(button('Check again'));
    await user.click(button('It was not called: continue'));
    expect(backend.calls).toEqual([]);
  });
});

describe('not responding', () => {
  it('keeps the list, tells its age and what to do, and looks again when asked', async () => {
    const backend = await atCounter({
      connection: samples.lost(),
      lists: samples.lists(samples.morning(), { ageMs: 192_000 }),
    });
    expect(the('connection').dataset['state']).toBe('lost');
    expect(textOf('connection')).toContain('No response since');
    expect(textOf('list-age')).toContain('3 min old');
    expect(rows()).toHaveLength(8);
    expect(textOf('line-error')).toContain('no response within 10 s.');
    await user.click(button('Try now'));
    expect(backend.count('lookAgain')).toBe(1);
  });

  it('says how often it looks otherwise', async () => {
    await atCounter();
    expect(textOf('connection')).toBe('Every 5 s');
    expect(has('list-age')).toBe(false);
  });
});

describe('the notice bar', () => {
  it('tells a notice politely, the same one twice, and goes when dismissed', async () => {
    const backend = await atCounter();
    backend.emitNotice({ kind: 'nobodyWaiting', ended: 'A 042' });
    await settled();
    expect(the('notice').getAttribute('role')).toBe('status');
    expect(textOf('notice')).toBe('A 042 was ended. Nobody is waiting.');
    const first = the('notice').querySelector('p');
    backend.emitNotice({ kind: 'nobodyWaiting', ended: 'A 042' });
    await settled();
    expect(the('notice').querySelector('p')).not.toBe(first);
    await user.click(button('Dismiss'));
    expect(has('notice')).toBe(false);
  });

  it('tells an error of an action until the next one', async () => {
    const backend = await atCounter();
    backend.failWith('callNext', { code: 'notNow' });
    await user.click(button('Call next'));
    expect(textOf('notice')).toBe('That is not possible right now. Nothing was sent.');
    await user.click(button('Dismiss'));
    expect(has('notice')).toBe(false);
  });

  it('says so when the app itself does not answer', async () => {
    const backend = await atCounter();
    backend.answerWith('callNext', () => {
      throw new Error('gone');
    });
    await user.click(button('Call next'));
    expect(textOf('notice')).toContain('Callpad itself is not responding.');
    expect(button('Call next').getAttribute('aria-disabled')).toBeNull();
  });

  it('lets the person take a ticket off that the server no longer knows, after a question', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    backend.emitNotice({ kind: 'answerGone', label: 'A 042' });
    await settled();
    await user.click(button('Remove A 042'));
    expect(sees('dialog', 'Remove A 042 from this screen?')).toBe(true);
    await user.click(button('Remove A 042'));
    expect(backend.count('dropOpenTicket')).toBe(1);
    expect(region('Free').dataset['phase']).toBe('free');
  });

  it('shows what was wrong with a file at the start', async () => {
    await atCounter({}, { storageError: { code: 'storage', file: 'settings.json', problem: 'malformed', detail: 'bad JSON' } });
    expect(textOf('notice')).toContain('settings.json');
  });
});

describe('what a server sends', () => {
  it('is shown as text in every place', async () => {
    const name = '<script>alert(1)</script>';
    const turned = '\u202Egnp.exe <img src=x onerror=alert(1)>';
    await atCounter({
      session: samples.session({ userName: name, deskName: turned, location: name }),
      desk: samples.serving({ ticket: samples.ticket('<i>A</i>', { visitor: name, note: turned, customField: turned }) }),
      lists: samples.lists([samples.row('A 043', 5, { visitor: turned, boundTo: { kind: 'otherUser', name } })]),
    });
    expect(document.querySelector('script, i, #app img[src="x"], [onerror]')).toBeNull();
    for (const [id, text] of [['visitor', name], ['note', turned], ['open-number', '<i>A</i>']] as const) {
      const inside = [...the(id).querySelectorAll('bdi')].map((bdi) => bdi.textContent);
      expect(inside).toContain(text);
    }
    expect([...document.querySelectorAll('bdi')].filter((bdi) => bdi.textContent === name).length).toBeGreaterThan(2);
  });
});

describe('time', () => {
  it('ticks the served ticket in seconds and the waits in minutes', async () => {
    vi.useFakeTimers();
    await atCounter({ desk: samples.serving() });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(textOf(byRole('timer', 'Service time'))).toContain('04:15');
    expect(rows()[2]?.textContent).toContain('11 min');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(textOf(byRole('timer', 'Service time'))).toContain('05:15');
    expect(rows()[2]?.textContent).toContain('12 min');
  });

  it('has one timer a minute while nothing is open', async () => {
    vi.useFakeTimers();
    await atCounter();
    await vi.advanceTimersByTimeAsync(100);
    expect(vi.getTimerCount()).toBe(1);
    const before = performance.now();
    await vi.advanceTimersToNextTimerAsync();
    expect(performance.now() - before).toBeGreaterThan(59_000);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('has none while the page is hidden, and is right when it shows again', async () => {
    vi.useFakeTimers();
    await atCounter({ desk: samples.serving() });
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(vi.getTimerCount()).toBe(0);
    hidden.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(textOf(byRole('timer', 'Service time'))).toContain('06:12');
    expect(rows()[2]?.textContent).toContain('13 min');
  });
});
