import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { SCENES } from '../dev/scenes';
import type { Notice } from '../src/generated/bindings';
import { useLocale } from '../src/i18n/text';
import { atBar, atCounter, button, byRole, entry, has, open, press, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(async () => {
  vi.useRealTimers();
  await useLocale('en');
});

function told(what: Notice): ReturnType<typeof samples.desk> {
  return { ...samples.serving(), notice: { id: 1, what } };
}

describe('the bar', () => {
  it('is the whole page, asks for its own state, and is one landmark with one heading', async () => {
    const backend = await atBar();
    expect(backend.page).toBe('bar');
    expect(sees('region')).toBe(false);
    expect(has('connection')).toBe(false);
    expect(document.querySelectorAll('main')).toHaveLength(1);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelector('[data-tauri-drag-region]')).not.toBeNull();
  });

  it('is opened from the menu of the counter', async () => {
    const backend = await atCounter();
    expect(backend.page).toBe('counter');
    await user.click(button('Menu'));
    await user.click(entry('Small bar'));
    expect(backend.calls).toEqual([{ command: 'showBar', args: [] }]);
  });

  it('gives way to the counter window', async () => {
    const backend = await atBar();
    await user.click(button('Show the counter window'));
    expect(backend.calls).toEqual([{ command: 'hideBar', args: [] }]);
  });

  it('never opens what is wanted of the counter window, nor asks about closing it', async () => {
    const backend = await atBar({ desk: samples.serving() });
    backend.emit({ part: 'closeAsked', value: 1 }, { part: 'navigation', value: { times: 1, what: 'settings' } });
    await settled();
    expect(document.querySelector('dialog')).toBeNull();
    expect(backend.calls).toEqual([]);
  });
});

describe('the bar while nobody is served', () => {
  it('tells how many wait and who is probably next, and calls', async () => {
    const backend = await atBar();
    expect(textOf('bar-state')).toBe('Free');
    expect(textOf('bar-waiting')).toBe('7 waiting');
    expect(textOf('bar-next')).toBe('probably next A 043, 21 min');
    expect(has('bar-number')).toBe(false);
    expect(sees('button', 'Recall')).toBe(false);
    await user.click(button('Call next'));
    expect(backend.calls).toEqual([{ command: 'callNext', args: [] }]);
    expect(textOf('bar-number')).toBe('A 043');
  });

  it('is sure where the server told who is next, and silent where nobody waits', async () => {
    const backend = await atBar({ lists: samples.lists(samples.morning(), { nextIsSure: true }) });
    expect(textOf('bar-next')).toBe('next A 043, 21 min');
    backend.emit({ part: 'lists', value: samples.lists([]) });
    await settled();
    expect(textOf('bar-waiting')).toBe('nobody waiting');
    expect(has('bar-next')).toBe(false);
  });

  it('says in its second line why a press did nothing', async () => {
    const backend = await atBar();
    press('F4');
    await settled();
    expect(backend.calls).toEqual([]);
    expect(textOf('hint')).toBe('No ticket is open.');
    expect(has('bar-next')).toBe(false);
  });

  it('offers a break, and the way back to work on the same key, which calls nobody', async () => {
    const backend = await atBar();
    await user.click(button('Break'));
    expect(textOf('bar-state')).toBe('On a break');
    expect(sees('button', 'Back to work')).toBe(true);
    press('F9');
    await settled();
    expect(backend.calls.map((call) => call.command)).toEqual(['takeBreak', 'endBreak']);
  });
});

describe('the bar while somebody is served', () => {
  it('shows the number, the time and the usual buttons', async () => {
    const backend = await atBar({ desk: samples.serving() });
    expect(textOf('bar-number')).toBe('A 042');
    expect(textOf(byRole('timer', 'Service time'))).toBe('04:12');
    expect(sees('button', 'End & call next')).toBe(true);
    await user.click(button('Recall'));
    await user.click(button('Transfer…'));
    expect(backend.calls).toEqual([
      { command: 'recall', args: [] },
      { command: 'openCounter', args: ['transfer'] },
    ]);
    await user.click(button('Pause'));
    expect(backend.count('pauseCall')).toBe(1);
  });

  it('has no name of the visitor, note or custom field anywhere', async () => {
    const ticket = samples.ticket('A 042', { visitor: 'Beatriz Nunes', note: 'Signed form', customField: 'INV-1' });
    await atBar({ desk: samples.serving({ ticket }) });
    expect(document.documentElement.innerHTML).toContain('A 042');
    for (const secret of ['Beatriz', 'Signed form', 'INV-1', 'Rui Teixeira']) {
      expect(document.documentElement.innerHTML).not.toContain(secret);
    }
  });

  it('swaps the row for the other actions and back, and the keyboard stays in it', async () => {
    const backend = await atBar({ desk: samples.serving() });
    button('More').focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(sees('button', 'Recall')).toBe(false);
    expect(document.activeElement).toBe(button('End'));
    expect(button('Break').getAttribute('aria-disabled')).toBe('true');
    await user.click(button('Back'));
    await settled();
    expect(document.activeElement).toBe(button('More'));
    await user.click(button('More'));
    await user.click(button('No-show'));
    expect(backend.count('cancelCall')).toBe(1);
  });

  it('keeps the other row while the same ticket is open, and begins anew with another', async () => {
    const backend = await atBar({ desk: samples.serving() });
    await user.click(button('More'));
    backend.emitPhase({ phase: 'serving', open: samples.openTicket({ recalls: 2 }), busy: null });
    await settled();
    expect(sees('button', 'End')).toBe(true);
    backend.emitPhase({ phase: 'serving', open: samples.openTicket({ ticket: samples.ticket('B 077') }), busy: null });
    await settled();
    expect(sees('button', 'End')).toBe(false);
    expect(sees('button', 'Recall')).toBe(true);
  });

  it('works by the same keys as the counter', async () => {
    const backend = await atBar({ desk: samples.serving() });
    press('F4');
    await settled();
    press('F7');
    await settled();
    press('2', { code: 'Digit2', ctrlKey: true });
    await settled();
    press('F2');
    await settled();
    press('z', { code: 'KeyZ', ctrlKey: true });
    await settled();
    expect(backend.calls.map((call) => call.command)).toEqual(['recall', 'openCounter', 'recall', 'cancelCall', 'callTicket']);
  });

  it('asks in its own line before ending what was called only just now, with staying as the way with the focus', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const backend = await atBar({ desk: samples.serving({ servingMs: 1_000 }) });
    await user.click(button('End & call next'));
    await settled();
    expect(textOf(byRole('alertdialog', 'End A 042 already?'))).toContain('End A 042 already?');
    expect(document.activeElement).toBe(button('Keep serving A 042'));
    expect(button('End & call next').getAttribute('aria-disabled')).toBe('true');
    press('F9');
    await settled();
    expect(backend.calls).toEqual([]);
    press('Escape');
    await settled();
    expect(sees('alertdialog')).toBe(false);
    await user.click(button('End & call next'));
    await user.click(button('End A 042 and call next'));
    expect(backend.calls).toEqual([{ command: 'callNext', args: [] }]);
  });

  it('takes the keyboard from no other program for a question', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const backend = await atBar({ desk: samples.serving() });
    const before = document.activeElement;
    const what = { kind: 'openTicketFirst', open: 'A 042', ticketId: 'x', source: 'waiting', label: 'A 044' } as const;
    backend.emitNotice(what);
    await settled();
    expect(sees('alertdialog', 'A 042 is still open')).toBe(true);
    expect(document.activeElement).toBe(before);
  });

  it('hands the focus to the primary action when the pressed button goes', async () => {
    await atBar({ desk: samples.serving() });
    await user.click(button('Pause'));
    await settled();
    expect(document.activeElement).toBe(button('Call next'));
  });
});

describe('what the bar tells', () => {
  it('is the way back, while it is offered', async () => {
    const backend = await atBar({ desk: samples.serving() });
    await user.click(button('Pause'));
    expect(textOf('bar-notice')).toBe('A 042 was paused.');
    expect(sees('button', 'Call A 042 again')).toBe(true);
    await user.click(button('Call A 042 again'));
    expect(backend.calls.at(-1)).toEqual({ command: 'callTicket', args: ['ticket-A-042', 'paused', 'ask'] });
  });

  it('is what failed, with the way to the counter window, and goes when dismissed', async () => {
    const backend = await atBar({ desk: samples.serving() });
    backend.failWith('recall', { code: 'timedOut', afterS: 10 });
    await user.click(button('Recall'));
    await settled();
    expect(textOf('bar-notice')).toContain('no response within 10 s');
    await user.click(button('Details'));
    expect(backend.calls.at(-1)).toEqual({ command: 'openCounter', args: ['nothing'] });
    await user.click(button('Dismiss'));
    expect(textOf('bar-notice')).toBe('');
    expect(sees('button', 'Details')).toBe(false);
  });

  it.each(['returned', 'anotherDay'] as const)('asks whether it is still being served (%s)', async (kind) => {
    const what: Notice =
      kind === 'returned' ? { kind, label: 'A 042' } : { kind, label: 'A 042', calledOn: '2026-11-23' };
    const backend = await atBar({ desk: told(what) });
    expect(textOf('bar-notice')).toContain('still being served?');
    expect(sees('button', 'Dismiss')).toBe(false);
    await user.click(button('End'));
    expect(backend.calls).toEqual([{ command: 'endCall', args: [] }]);
  });

  it('goes on serving when told so', async () => {
    const backend = await atBar({ desk: told({ kind: 'returned', label: 'A 042' }) });
    await user.click(button('Still serving'));
    await settled();
    expect(backend.calls).toEqual([{ command: 'dismissNotice', args: [1] }]);
    expect(sees('button', 'Recall')).toBe(true);
  });
});

describe('the bar in trouble', () => {
  it('tells that there is no answer, for how long and how old the list is, and locks the call', async () => {
    const backend = await atBar({ connection: samples.lost() });
    expect(textOf('bar-state')).toBe('No response for 03:10');
    expect(textOf('bar')).toContain('list of');
    expect(button('Call next').getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button('Call next').getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'is not responding',
    );
    await user.click(button('Call next'));
    await user.click(button('Details'));
    expect(backend.calls).toEqual([{ command: 'openCounter', args: ['nothing'] }]);
  });

  it('leads to the counter window for an unknown outcome', async () => {
    const backend = await atBar({ desk: samples.unknown() });
    expect(textOf('bar-state')).toBe('Outcome unknown');
    press('F9');
    await user.click(button('Details'));
    expect(backend.calls).toEqual([{ command: 'openCounter', args: ['nothing'] }]);
  });

  it('leads to the counter window for an ended sign-in, and keeps the number', async () => {
    const backend = await atBar({ desk: samples.serving(), connection: { state: 'tokenEnded' } });
    expect(textOf('bar-state')).toBe('Session ended');
    expect(textOf('bar-number')).toBe('A 042');
    press('F9');
    await user.click(button('Sign in…'));
    expect(backend.calls).toEqual([{ command: 'openCounter', args: ['nothing'] }]);
  });

  it('says that nobody is signed in, and calls nobody', async () => {
    const backend = await open(new FakeBackend(), 'bar');
    expect(textOf('bar-state')).toBe('Not signed in');
    expect(sees('button', /call next|back to work/iu)).toBe(false);
    press('F9');
    await settled();
    expect(backend.calls).toEqual([]);
    expect(sees('button', 'Details')).toBe(true);
  });

  it('tells that a call is on its way', async () => {
    await atBar({ desk: samples.desk({ phase: 'calling', label: 'A 044' }) });
    expect(textOf('bar-state')).toBe('Calling A 044…');
    expect(button('Call next').getAttribute('aria-disabled')).toBe('true');
  });

  it('reads the settings again when it gets the focus: the counter window may have changed them', async () => {
    const backend = await atBar({ desk: samples.serving() });
    backend.stored = samples.settings({ keys: [{ action: 'pause', keys: ['F10'] }] });
    window.dispatchEvent(new Event('focus'));
    await settled();
    press('F10');
    await settled();
    expect(backend.count('pauseCall')).toBe(1);
  });
});

describe('axe finds nothing', () => {
  async function faults(): Promise<string[]> {
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    return found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`);
  }

  it.each(Object.keys(SCENES).filter((name) => name !== 'resuming'))('on the bar of %s', async (name) => {
    await open(SCENES[name]?.() ?? new FakeBackend(), 'bar');
    expect(has('bar')).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it.each(['en', 'pt', 'ar'] as const)('on the bar in %s, with its other row and its question', async (language) => {
    const backend = new FakeBackend(samples.snapshot({ desk: samples.serving({ servingMs: 1_000 }) }));
    backend.stored = samples.settings({ language });
    await open(backend, 'bar');
    expect(document.documentElement.lang).toBe(language);
    expect(await faults()).toEqual([]);
    the('bar-more').click();
    await settled();
    expect(await faults()).toEqual([]);
    the('bar-end').click();
    await settled();
    expect(sees('alertdialog')).toBe(true);
    expect(await faults()).toEqual([]);
  });
});
