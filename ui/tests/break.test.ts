import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import * as samples from '../dev/samples';
import { FakeBackend } from '../dev/fake';
import { atBar, atCounter, button, callOf, dialog, has, open, press, region, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

afterEach(() => vi.useRealTimers());

function reasonOf(name: string): string {
  return document.getElementById(button(name).getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

describe('a break', () => {
  it('is taken and ended by its button, and says that it is local only', async () => {
    const backend = await atCounter();
    expect(sees('button', 'Break')).toBe(true);
    await user.click(button('Break'));
    expect(backend.count('takeBreak')).toBe(1);
    expect(region('On a break').dataset['phase']).toBe('break');
    expect(button('Break').getAttribute('aria-pressed')).toBe('true');
    expect(textOf('break-since')).toContain('Since ');
    expect(textOf('break-local')).toBe('Your break isn’t sent to the server. Nobody is called, and there are no alerts.');
    await user.click(button('Break'));
    expect(backend.count('endBreak')).toBe(1);
    expect(region('Free').dataset['phase']).toBe('free');
  });

  it('is known to supervisors where the server was told', async () => {
    await atCounter({ desk: samples.desk({ phase: 'break', sinceMs: 0 }, { presenceTold: true }) });
    expect(textOf('break-told')).toBe('Supervisors see that you are on a break. Nobody is called, and there are no alerts.');
    expect(has('break-local')).toBe(false);
  });

  it.each([['counter', atCounter], ['bar', atBar]] as const)('has a reason with one more press in the %s, which the same press takes back', async (_, at) => {
    const backend = await at({ desk: samples.desk({ phase: 'break', sinceMs: 0 }, { presenceTold: true }) });
    expect([...the('break-reasons').querySelectorAll('button')].map((one) => textOf(one))).toEqual(['Lunch', 'Short break', 'Errand']);
    await user.click(button('Lunch'));
    await settled();
    expect(button('Lunch').getAttribute('aria-pressed')).toBe('true');
    await user.click(button('Errand'));
    await settled();
    expect(button('Lunch').getAttribute('aria-pressed')).toBe('false');
    await user.click(button('Errand'));
    await settled();
    expect(backend.calls.map((call) => call.args)).toEqual([['Lunch'], ['Errand'], [null]]);
    expect(button('Errand').getAttribute('aria-pressed')).toBe('false');
  });

  it.each([['counter', atCounter], ['bar', atBar]] as const)('asks for no reason in the %s where nobody would be told', async (_, at) => {
    await at({ desk: samples.desk({ phase: 'break', sinceMs: 0 }) });
    expect(has('break-reasons')).toBe(false);
  });

  /** On a break that supervisors are told of, where the organisation has these reasons. */
  async function withReasons(breakReasons: string[], page: 'counter' | 'bar'): Promise<FakeBackend> {
    const backend = new FakeBackend(samples.snapshot({ desk: samples.desk({ phase: 'break', sinceMs: 0 }, { presenceTold: true }) }));
    backend.stored = samples.settings({ breakReasons });
    return open(backend, page);
  }

  it.each(['counter', 'bar'] as const)('has the reasons of the organisation in the %s, each once', async (page) => {
    const backend = await withReasons(['Training', 'Prière', 'Training'], page);
    expect([...the('break-reasons').querySelectorAll('button')].map((one) => textOf(one))).toEqual(['Training', 'Prière']);
    await user.click(button('Prière'));
    await settled();
    expect(backend.calls.map((call) => call.args)).toEqual([['Prière']]);
    expect(button('Prière').getAttribute('aria-pressed')).toBe('true');
  });

  it.each(['counter', 'bar'] as const)('asks for no reason in the %s where the organisation has none', async (page) => {
    await withReasons([], page);
    expect(has('break-reasons')).toBe(false);
    expect(document.body.textContent).not.toContain('Reason');
  });

  it('tells since when', async () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 24, 10, 50, 30), toFake: ['Date'] });
    await atCounter({ desk: samples.desk({ phase: 'break', sinceMs: 8 * 60_000 }) });
    expect(textOf('break-since')).toMatch(/^Since 10:42(?: AM)?, for 8 min$/u);
  });

  it('is over by F9, which calls nobody, however often it is pressed', async () => {
    vi.useFakeTimers();
    const backend = await atCounter({ desk: samples.desk({ phase: 'break', sinceMs: 0 }) });
    expect(button('Back to work').getAttribute('aria-keyshortcuts')).toBe('F9');
    press('F9');
    press('F9');
    await settled();
    expect(region('Free').dataset['phase']).toBe('free');
    press('F9');
    await settled();
    expect(backend.calls.map((call) => call.command)).toEqual(['endBreak']);
    await vi.advanceTimersByTimeAsync(1_100);
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(1);
  });

  it('locks every call and new tickets with the reason; the keys are still shown', async () => {
    const backend = await atCounter({ desk: samples.desk({ phase: 'break', sinceMs: 0 }) });
    await user.click(callOf('A 044'));
    await user.click(button('New ticket'));
    press('n', { ctrlKey: true });
    for (const key of ['F4', 'F6', 'F7', 'F8', 'F2']) press(key);
    await settled();
    expect(backend.calls).toEqual([]);
    expect(sees('dialog')).toBe(false);
    expect(callOf('A 044').getAttribute('aria-describedby')).toContain('lock-break');
    expect(reasonOf('New ticket')).toContain('during your break');
    press('F1');
    await settled();
    expect(sees('dialog', 'Keys')).toBe(true);
    dialog('Keys').dispatchEvent(new Event('cancel', { cancelable: true }));
    await settled();
    expect(sees('dialog')).toBe(false);
    expect(region('On a break').dataset['phase']).toBe('break');
  });

  it('waits until the open ticket is dealt with', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    expect(button('Break').getAttribute('aria-disabled')).toBe('true');
    expect(reasonOf('Break')).toContain('End or pause it first');
    await user.click(button('Break'));
    expect(backend.count('takeBreak')).toBe(0);
  });

  it('hands the focus to the card, where Enter presses nothing; the next Tab comes to the way back, and then to Call next', async () => {
    const backend = await atCounter();
    button('Call next').focus();
    backend.emitPhase({ phase: 'break', sinceMs: 0 });
    await settled();
    expect(document.activeElement).toBe(region('On a break'));
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.count('endBreak')).toBe(0);
    await user.tab();
    expect(document.activeElement).toBe(button('Back to work'));
    await user.keyboard('{Enter}');
    await settled();
    expect(backend.count('endBreak')).toBe(1);
    expect(document.activeElement).toBe(region('Free'));
    await user.tab();
    expect(document.activeElement).toBe(button('Call next'));
  });
});
