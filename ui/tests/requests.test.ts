/** What a supervisor asks of this counter: shown quietly in the strip and in the bar, and answered there. */
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import type { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { PhaseView, RequestView } from '../src/generated/bindings';
import { atBar, atCounter, button, byRole, has, press, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

const OPEN: RequestView = { id: 'request-1', kind: 'open', service: null };
const BREAK: PhaseView = { phase: 'break', sinceMs: 60_000 };

function asked(requests: RequestView[], phase: PhaseView = { phase: 'free' }): ReturnType<typeof samples.desk> {
  return samples.desk(phase, { requests });
}

async function ask(backend: FakeBackend, requests: RequestView[], phase?: PhaseView): Promise<void> {
  backend.emit({ part: 'desk', value: asked(requests, phase) });
  await settled();
}

describe('a request at the counter', () => {
  it.each([
    [OPEN, 'A supervisor asks you to open this counter.'],
    [{ ...OPEN, service: 'Payments' }, 'A supervisor asks you to open this counter for Payments.'],
    [{ ...OPEN, kind: 'serve', service: 'Payments' }, 'A supervisor asks you to serve Payments as well.'],
    [{ ...OPEN, kind: 'close' }, 'A supervisor asks you to close this counter.'],
  ] as [RequestView, string][])('is told politely and shown, and moves the focus nowhere: %o', async (request, words) => {
    const backend = await atCounter();
    const before = document.activeElement;
    expect(has('request')).toBe(false);
    expect(textOf('request-told')).toBe('');
    await ask(backend, [request]);
    expect(textOf('request-told')).toBe(words);
    expect(the('request-told').getAttribute('role')).toBe('status');
    expect(textOf('request')).toContain(words);
    expect(the('request').closest('[role=status], [role=alert]')).toBeNull();
    expect(sees('dialog')).toBe(false);
    expect(document.activeElement).toBe(before);
  });

  it.each([
    ['Accept', true, 'You accepted the supervisor’s request.'],
    ['Decline', false, 'You declined the supervisor’s request.'],
  ] as const)('is answered with %s, and goes', async (words, accept, notice) => {
    const backend = await atCounter({ desk: asked([OPEN]) });
    await user.click(button(words));
    await settled();
    expect(backend.calls).toEqual([{ command: 'answerRequest', args: ['request-1', accept] }]);
    expect(has('request')).toBe(false);
    expect(textOf('notice')).toContain(notice);
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('is answered with the keyboard alone', async () => {
    const backend = await atCounter({ desk: asked([OPEN]) });
    button('Decline').focus();
    await user.keyboard('{Enter}');
    expect(backend.calls).toEqual([{ command: 'answerRequest', args: ['request-1', false] }]);
  });

  it('is answered on a break too', async () => {
    const backend = await atCounter({ desk: asked([OPEN], BREAK) });
    await user.click(button('Accept'));
    expect(backend.calls).toEqual([{ command: 'answerRequest', args: ['request-1', true] }]);
  });

  it('cannot be answered where the server no longer offers it, and says so', async () => {
    const backend = await atCounter({ desk: asked([OPEN]), session: samples.session({ features: ['push'] }) });
    expect(button('Accept').getAttribute('aria-disabled')).toBe('true');
    await user.click(button('Accept'));
    expect(backend.calls).toEqual([]);
    expect(textOf('hint')).toContain('this server does not offer it');
  });

  it('gives way to the next one, whose buttons are others', async () => {
    const backend = await atCounter({ desk: asked([OPEN, { id: 'request-2', kind: 'close', service: null }]) });
    const first = button('Accept');
    expect(textOf('request')).toContain('open this counter');
    await user.click(first);
    await settled();
    expect(textOf('request')).toContain('close this counter');
    expect(button('Accept')).not.toBe(first);
    expect(backend.calls).toHaveLength(1);
  });

  it('leaves the keyboard at the counter where it ends elsewhere', async () => {
    const backend = await atCounter({ desk: asked([OPEN]) });
    button('Accept').focus();
    await ask(backend, []);
    expect(has('request')).toBe(false);
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('cannot be answered while the server is not responding, and says why', async () => {
    const backend = await atCounter({ desk: asked([OPEN]), connection: samples.lost() });
    await user.click(button('Accept'));
    expect(backend.calls).toEqual([]);
    expect(textOf('hint')).toContain('Locked while the server is not responding');
  });

  it('leaves the keys of the counter alone', async () => {
    const backend = await atCounter({ desk: asked([OPEN]) });
    press('F9');
    await settled();
    expect(backend.calls).toEqual([{ command: 'callNext', args: [] }]);
  });

  it('has no fault that axe knows', async () => {
    await atCounter({ desk: asked([OPEN]) });
    const { violations } = await axe.run(the('request'), { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });
});

describe('a request in the bar', () => {
  it('is told in its line and answered there', async () => {
    const backend = await atBar({ desk: asked([OPEN]) });
    expect(textOf('bar-request')).toBe('A supervisor asks you to open this counter.');
    // In a narrow bar its end is cut off.
    expect(the('bar-request').title).toBe('A supervisor asks you to open this counter.');
    expect(byRole('group', 'Request from a supervisor')).toBe(the('request'));
    await user.click(button('Accept'));
    await settled();
    expect(backend.calls).toEqual([{ command: 'answerRequest', args: ['request-1', true] }]);
    expect(has('request')).toBe(false);
  });

  it('stands beside whoever is served', async () => {
    const backend = await atBar({ desk: { ...samples.serving(), requests: [OPEN] } });
    await user.click(button('Decline'));
    expect(backend.calls).toEqual([{ command: 'answerRequest', args: ['request-1', false] }]);
    expect(textOf('bar-number')).toBe('A 042');
  });
});
