import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import * as boards from '../dev/boardSamples';
import { SERVICES } from '../dev/samples';
import type { BoardAct, LocationBoard } from '../src/generated/bindings';
import { atBoard, has, settled, textOf, the } from './page';

const user = userEvent.setup();

/** Seconds since midnight. */
const at = (hours: number, minutes: number): number => hours * 3600 + minutes * 60;

type Backend = Awaited<ReturnType<typeof atBoard>>;

async function closing(over: Partial<LocationBoard>): Promise<Backend> {
  const backend = await atBoard({ locations: [boards.location(over)] });
  await settled();
  return backend;
}

function done(backend: Backend): BoardAct[] {
  return backend.calls.filter((call) => call.command === 'doAct').map((call) => call.args[1] as BoardAct);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  return () => vi.useRealTimers();
});

describe('closing', () => {
  it('says until when tickets may be issued, and from when one more counter would do', async () => {
    await closing({});
    expect(textOf('closing-ways')).toMatch(/^To close on time, stop issuing at 4:41\sPM\. Or open one more counter for Payments from 3:30\sPM\.$/u);
    expect(has('closing-stop')).toBe(false);
  });

  it('says nothing of a counter that would not be enough, or of which nothing is known', async () => {
    const backend = await closing({});
    backend.answerWith('whatIf', () => ({ status: 'ok', data: { ...boards.whatIf(1), changedLastLeaves: ['17:01', '16:50', '17:10'] } }));
    await vi.advanceTimersByTimeAsync(61_000);
    await settled();
    expect(textOf('closing-ways')).toMatch(/^To close on time, stop issuing at 4:41\sPM\.$/u);
    expect(has('closing-ask')).toBe(false);
  });

  it('asks a counter that has nobody', async () => {
    await closing({ localS: at(15, 40) });
    expect(textOf('closing-ways')).toContain('Or open one more counter for Payments now.');
    await user.click(the('closing-ask'));
    expect(textOf('ask-preview')).toContain('Payments');
    expect((document.getElementById('ask-desk') as HTMLSelectElement).value).toBe('desk-4');
  });

  it('stops issuing in all open services with one press, and resumes what it stopped', async () => {
    const backend = await closing({ localS: at(16, 10) });
    await user.click(the('closing-stop'));
    await settled();
    const stopped = ['service-a', 'service-c', 'service-b'];
    expect(done(backend)).toEqual(stopped.map((serviceId) => expect.objectContaining({ act: 'service', serviceId, open: false }) as BoardAct));
    backend.board.change({ closing: null });
    await settled();
    expect(textOf('closing-stopped')).toContain('Everybody who waits is still served');
    await user.click(the('closing-resume'));
    await settled();
    expect(done(backend).slice(3)).toEqual(stopped.map((serviceId) => expect.objectContaining({ serviceId, open: true }) as BoardAct));
    expect(has('closing-stopped')).toBe(false);
  });

  it('ends with the first error, and leaves what it did not reach', async () => {
    const backend = await closing({ localS: at(16, 45), closing: { lastTicket: null, service: SERVICES.payments, openFrom: '16:45' } });
    expect(textOf('closing-ways')).toContain('Whoever takes a ticket now leaves after closing.');
    backend.failWith('doAct', { code: 'noAnswer' });
    await user.click(the('closing-stop'));
    await settled();
    expect(done(backend)).toHaveLength(1);
    expect(has('closing-stopped')).toBe(false);
    expect(has('closing-stop')).toBe(true);
  });

  it('is looked at only, where the server takes no acts', async () => {
    await atBoard({ session: boards.session({ can: { ...boards.ALL, tickets: false, requests: false } }), locations: [boards.location({ localS: at(16, 40) })] });
    await settled();
    expect(textOf('closing-ways')).toContain('stop issuing at');
    for (const id of ['closing-stop', 'closing-ask']) expect(has(id), id).toBe(false);
  });
});

describe('the advice', () => {
  it('names the ticket that has waited longest, and asks again only when it is another one', async () => {
    const backend = await closing({});
    const asked = (): number => backend.count('serviceQueue');
    expect(textOf('advice')).toContain('A 043 has waited 21 min, 6 over the target.');
    const [payments, ...others] = boards.services();
    if (!payments) throw new Error('no service');
    await vi.advanceTimersByTimeAsync(30_000);
    backend.board.change({ ageMs: 0, services: [{ ...payments, longestWaitS: (payments.longestWaitS ?? 0) + 31 }, ...others] });
    await settled();
    expect(asked()).toBe(1);
    backend.board.queues['service-a'] = boards.queue(SERVICES.payments, 6).slice(1);
    backend.board.change({ ageMs: 0, services: [{ ...payments, longestWaitS: 19 * 60 }, ...others] });
    await settled();
    expect(asked()).toBe(2);
    expect(textOf('advice')).toContain('A 044 has waited 19 min');
  });

  it('goes without a number where the list does not come', async () => {
    const backend = await atBoard({ locations: [boards.location({ advice: null })] });
    backend.failWith('serviceQueue', { code: 'timedOut', afterS: 10 });
    backend.board.change({ advice: boards.advice() });
    await settled();
    expect(textOf('advice')).toContain('The longest wait is 21 min, 6 over the target.');
  });
});
