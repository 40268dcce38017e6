/** What the tests of the hall's pages share: a server's words, and a socket that says them. */
import { vi } from 'vitest';

/** A socket of a server that a test is. */
export class FakeSocket {
  static readonly all: FakeSocket[] = [];
  readyState = 1;
  readonly sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }

  /** As a page opens it. */
  static open = (): WebSocket => new FakeSocket() as unknown as WebSocket;

  /** The newest one. */
  static get last(): FakeSocket {
    const last = FakeSocket.all[FakeSocket.all.length - 1];
    if (!last) throw new Error('no socket was opened');
    return last;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server says something. */
  says(message: unknown): void {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  /** The server has taken the key and tells the state. */
  hello(state: object): void {
    this.onopen?.();
    this.says({ type: 'hello', ...state });
  }

  /** The server goes. */
  gone(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

/** A call as the server writes it. */
export function call(id: number, number = '042', over: object = {}): Record<string, unknown> {
  return { call: id, times: 1, again: false, ticket: { tag: 'A', number }, counter: { tag: '3', name: 'Counter 3' }, ago_ms: 0, ...over };
}

/** A service as the server writes it. */
export function service(id: string, over: object = {}): Record<string, unknown> {
  return { id, tag: id.toUpperCase(), name: `Service ${id}`, open: true, waiting: 12, wait_s: [1500, 900, 2400], opens: null, last_ticket: false, ...over };
}

/** A state as the server writes it. */
export function hall(over: object = {}): Record<string, unknown> {
  return {
    now: '2026-11-28T10:42:07.123+00:00',
    location: { id: 'lisbon', name: 'Lisbon centre', languages: ['en', 'pt-PT', 'ar'], notice: null },
    device: { id: 'screen-1', name: 'Entrance', kind: 'screen', prints: false, printer: null },
    called: [],
    services: [service('a')],
    version: '1',
    phones: null,
    ...over,
  };
}

/** A ticket as the server writes it for its phone. */
export function phone(over: object = {}): Record<string, unknown> {
  return {
    success: true,
    now: '2026-11-28T10:42:00.000+00:00',
    location: { name: 'Lisbon centre', notice: null, languages: ['en'] },
    service: { tag: 'A', name: 'Payments' },
    ticket: { tag: 'A', number: '047' },
    state: 'waiting',
    ahead: 4,
    in_ms: [960_000, 600_000, 1_440_000],
    soon: false,
    counter: null,
    called_ago_ms: null,
    call: null,
    times: null,
    may_let_ahead: true,
    may_leave: true,
    ...over,
  };
}

/** Lets so much time go by, and what hangs on it be done. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}
