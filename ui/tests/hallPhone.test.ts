import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Phone } from '../src/hall/phone/Phone';
import { PhoneState } from '../src/hall/phone/phone';
import type { Ask, Reply } from '../src/hall/shared/http';
import { FakeSocket, pass, phone } from './hall';

describe('the phone', () => {
  let state: PhoneState;
  let app: HTMLElement;
  let end: () => void;
  let shakes = 0;
  let asked: { path: string; ask: Ask }[];
  let answer: () => Reply;

  beforeEach(async () => {
    vi.useFakeTimers();
    await pass(5_000);
    FakeSocket.all.length = 0;
    shakes = 0;
    asked = [];
    answer = () => ({ status: 200, body: phone(), retryAfter: null });
    app = document.body.appendChild(document.createElement('div'));
    state = new PhoneState({
      code: 'CODE',
      open: FakeSocket.open,
      request: (path, ask) => {
        asked.push({ path, ask });
        return Promise.resolve(answer());
      },
      storage: localStorage,
      languages: ['en-US'],
      shake: () => (shakes += 1),
      changed: () => render(h(Phone, { state }), app),
    });
    end = state.begin();
    await vi.waitFor(() => expect(state.words).not.toBeNull());
    FakeSocket.last.hello(phone());
    await pass(1);
    // The first reading, which does not wait for the connection.
    expect(asked.splice(0)).toHaveLength(1);
  });
  afterEach(() => {
    end();
    render(null, app);
    app.remove();
    vi.useRealTimers();
  });

  const says = (): string => (app.textContent ?? '').replace(/[\u2066-\u2069]/gu, '');
  const press = (id: string): void => app.querySelector<HTMLElement>(`[data-testid=${id}]`)?.click();

  it('says how many are before, about when, and when to be back', () => {
    expect(FakeSocket.last.sent[0]).toEqual({ code: 'CODE' });
    for (const part of ['Lisbon centre · Payments', 'A 047', '4 people before you', 'about 10:58', 'between 10:52 and 11:06', 'be back at 10:50', 'cannot call you']) expect(says()).toContain(part);
  });

  it('does not send anybody away for a moment, or when nobody knows', async () => {
    for (const over of [{ in_ms: [300_000, 240_000, 400_000] }, { in_ms: null }]) {
      FakeSocket.last.says({ type: 'ticket', ...phone(over) });
      await pass(1);
      expect(says()).toContain('stay nearby');
    }
    FakeSocket.last.says({ type: 'ticket', ...phone({ soon: true, ahead: 2 }) });
    await pass(1);
    expect(says()).toContain('Your turn is soon');
  });

  const CALLED = { state: 'called', counter: { tag: '3', name: 'Counter 3' }, called_ago_ms: 0, call: 7, times: 1, may_leave: false, may_let_ahead: false, in_ms: null };

  it('calls with its whole screen, shakes until it is stopped, and again for a recall', async () => {
    FakeSocket.last.says({ type: 'ticket', ...phone(CALLED) });
    await pass(1);
    expect(says()).toContain('You are calledCounter 3');
    expect(shakes).toBe(1);
    await pass(9_100);
    expect(shakes).toBe(3);
    press('quiet');
    await pass(10_000);
    expect(shakes).toBe(3);
    FakeSocket.last.says({ type: 'ticket', ...phone(CALLED) });
    await pass(10);
    expect(shakes).toBe(3);
    FakeSocket.last.says({ type: 'ticket', ...phone({ ...CALLED, times: 2 }) });
    await pass(10);
    expect(shakes).toBe(4);
    await pass(120_000);
    expect(shakes).toBeLessThan(20);
    expect(state.ringing).toBe(false);
  });

  it('reads afresh when it wakes, and calls at once where it slept through the call', async () => {
    answer = () => ({ status: 200, body: phone({ ...CALLED, called_ago_ms: 300_000 }), retryAfter: null });
    const event = new Event('pageshow') as PageTransitionEvent;
    Object.defineProperty(event, 'persisted', { value: true });
    window.dispatchEvent(event);
    await pass(10);
    expect(asked[0]?.path).toBe('/callpad/v1/hall/tickets/CODE');
    expect(says()).toContain('5 minutes ago');
    expect(shakes).toBe(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('asks before the ticket is given up, sends it once, and says what became of it', async () => {
    press('leave');
    await pass(1);
    expect(says()).toContain('You lose your place');
    press('no');
    await pass(1);
    expect(asked).toEqual([]);
    press('leave');
    await pass(1);
    answer = () => ({ status: 0, body: {}, retryAfter: null });
    press('yes');
    await pass(10);
    expect(says()).toContain('Please try again');
    answer = () => ({ status: 200, body: phone({ state: 'left', may_leave: false, may_let_ahead: false }), retryAfter: null });
    press('yes');
    await pass(10);
    expect(asked.map(({ ask }) => ask.idempotencyKey)).toEqual([asked[0]?.ask.idempotencyKey, asked[0]?.ask.idempotencyKey]);
    expect(asked[1]?.ask.body).toEqual({ leave: true });
    expect(says()).toContain('You gave up your ticket');
  });

  it('lets two go ahead once', async () => {
    press('let-ahead');
    await pass(1);
    answer = () => ({ status: 200, body: phone({ ahead: 6, may_let_ahead: false }), retryAfter: null });
    press('yes');
    await pass(10);
    expect(asked[0]?.ask.body).toEqual({ let_ahead: true });
    expect(says()).toContain('6 people before you');
    expect(app.querySelector('[data-testid=let-ahead]')).toBeNull();
  });

  it('is read now and then where no WebSocket is let through', async () => {
    await pass(30_000);
    answer = () => ({ status: 200, body: phone({ ahead: 1 }), retryAfter: null });
    await pass(20_000);
    expect(says()).toContain('1 person before you');
    expect(says()).not.toContain('No connection');
  });

  it('says what was true when without a connection', async () => {
    answer = () => ({ status: 0, body: {}, retryAfter: null });
    await pass(30_000);
    expect(says()).toContain('No connection. This was true at 10:42.');
    FakeSocket.last.hello(phone({ now: '2026-11-28T10:43:00.000+00:00' }));
    await pass(1);
    expect(says()).not.toContain('No connection');
  });

  it('says that no ticket has this code', async () => {
    FakeSocket.last.says({ type: 'over', why: 'code' });
    FakeSocket.last.gone(4404);
    await pass(1);
    expect(says()).toContain('No ticket was found');
    expect(app.querySelector('[data-testid=leave]')).toBeNull();
  });

  it.each(['paused', 'ended', 'cancelled', 'left', 'over'])('has words for a ticket that is %s', async (name) => {
    FakeSocket.last.says({ type: 'ticket', ...phone({ state: name, in_ms: null, ahead: null, may_leave: false, may_let_ahead: false }) });
    await pass(1);
    expect(app.querySelector('[data-testid=message]')?.textContent?.length).toBeGreaterThan(10);
    expect(app.querySelector('[data-testid=turn]')).toBeNull();
  });

  it('shows markup in a notice as it is written', async () => {
    FakeSocket.last.says({ type: 'ticket', ...phone({ location: { name: 'L', notice: '<b>x</b>' } }) });
    await pass(1);
    expect(app.querySelector('[data-testid=notice]')?.textContent).toBe('<b>x</b>');
  });

  it('keeps the chosen language', async () => {
    state.choose('ar');
    await vi.waitFor(() => expect(state.words?.tag).toBe('ar'));
    expect(localStorage.getItem('callpad-phone-language')).toBe('ar');
    expect(app.querySelector('main')?.textContent).toContain('10:58');
  });
});
