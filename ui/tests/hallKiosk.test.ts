import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Kiosk } from '../src/hall/kiosk/Kiosk';
import { keypad } from '../src/hall/kiosk/keypad';
import { KioskState } from '../src/hall/kiosk/kiosk';
import { detailOf, readable, reasonOf } from '../src/hall/kiosk/texts';
import { Unsettled } from '../src/hall/kiosk/unsettled';
import { Visits, type Failure, type View } from '../src/hall/kiosk/visit';
import { wallMoment } from '../src/hall/shared/clock';
import { readServices, type Service } from '../src/hall/shared/contract';
import type { Ask, Reply } from '../src/hall/shared/http';
import { LANGUAGES, loadWords } from '../src/hall/shared/words';
import { FakeSocket, hall, pass, service } from './hall';

const ISSUED = { success: true, ticket: { tag: 'A', number: '047' }, service: { id: 'a', name: 'Payments' }, ahead: 4, wait_s: [960, 600, 1_400], code: 'CODE', path: '/t/CODE', slip: 'none' };
const NOTHING: Reply = { status: 0, body: {}, retryAfter: null };
const ok = (body: object): Reply => ({ status: 200, body: body as Reply['body'], retryAfter: null });

function services(...over: object[]): Service[] {
  return readServices(over.map((one, index) => service('abcdefgh'.charAt(index), one)));
}

const [PAYMENTS] = services({ name: 'Payments' }) as [Service];

/** A server that a test is: its answers by the path's end. */
class FakeServer {
  readonly asked: { path: string; ask: Ask }[] = [];
  answer: (path: string, ask: Ask) => Reply | Promise<Reply> = () => ok(ISSUED);

  readonly request = (path: string, ask: Ask): Promise<Reply> => {
    this.asked.push({ path, ask });
    return Promise.resolve(this.answer(path, ask));
  };

  /** The keys of the presses that came. */
  get keys(): string[] {
    return this.asked.filter(({ path }) => path.endsWith('/tickets')).map(({ ask }) => ask.idempotencyKey ?? '');
  }
}

describe('a visit', () => {
  let server: FakeServer;
  let unsettled: Unsettled;
  let visits: Visits;
  let views: View[];

  beforeEach(async () => {
    vi.useFakeTimers();
    await pass(10_000);
    server = new FakeServer();
    unsettled = new Unsettled(localStorage, server.request, 'cpd_k');
    views = [];
    visits = new Visits({
      deviceKey: 'cpd_k',
      request: server.request,
      unsettled,
      slip: () => Promise.resolve(new Blob(['png'], { type: 'image/png' })),
      browserPrint: () => false,
      changed: (view) => views.push(view),
    });
  });
  afterEach(() => void vi.useRealTimers());

  const failure = (): Failure | null => (visits.view.kind === 'failed' ? visits.view.why : null);

  it('gives one ticket for one press, and for ten presses in a second', async () => {
    for (let n = 0; n < 10; n += 1) {
      visits.press(PAYMENTS, 'en');
      visits.leave();
      await pass(100);
    }
    expect(server.keys).toHaveLength(1);
    expect(visits.view).toMatchObject({ kind: 'ticket', issued: { code: 'CODE' } });
    expect(unsettled.count).toBe(0);
  });

  it('asks again with the same key until there is an answer', async () => {
    const replies = [NOTHING, { status: 503, body: {}, retryAfter: null }, { status: 429, body: { errno: 7 }, retryAfter: 3_000 }, ok(ISSUED)];
    server.answer = () => replies.shift() ?? NOTHING;
    visits.press(PAYMENTS, 'pt');
    await pass(10_000);
    expect(server.keys).toHaveLength(4);
    expect(new Set(server.keys).size).toBe(1);
    expect(server.asked[0]?.ask.body).toEqual({ service_id: 'a', lang: 'pt' });
    expect(visits.view.kind).toBe('ticket');
    expect(views.map(({ kind }) => kind)).toEqual(['issuing', 'issuing', 'ticket']);
  });

  it('of the next visitor has another key', async () => {
    visits.press(PAYMENTS, 'en');
    await pass(2_000);
    visits.leave();
    await pass(2_000);
    visits.press(PAYMENTS, 'en');
    await pass(100);
    expect(new Set(server.keys).size).toBe(2);
  });

  it('without an answer ends with plain words, and a ticket that was issued all the same is given back', async () => {
    server.answer = () => NOTHING;
    visits.press(PAYMENTS, 'en');
    await pass(25_000);
    expect(failure()).toBe('server_away');
    expect(unsettled.count).toBe(1);
    // Also after the kiosk was switched off.
    const later = new Unsettled(localStorage, server.request, 'cpd_k');
    await later.settle(null);
    expect(later.count).toBe(1);
    server.answer = (path) => ok(path.endsWith('/tickets') ? ISSUED : { success: true });
    await later.settle(null);
    expect(later.count).toBe(0);
    expect(new Set(server.keys).size).toBe(1);
    expect(server.asked[server.asked.length - 1]).toMatchObject({ path: '/callpad/v1/hall/tickets/CODE', ask: { body: { leave: true } } });
  });

  it('that is under way is not settled behind its visitor', async () => {
    server.answer = () => NOTHING;
    visits.press(PAYMENTS, 'en');
    await pass(100);
    const before = server.asked.length;
    await unsettled.settle(visits.underWay);
    expect(server.asked.length).toBe(before);
  });

  it('says that a service closed while the finger was on it', async () => {
    server.answer = () => ok({ success: false, errno: 7 });
    visits.press(PAYMENTS, 'en');
    await pass(100);
    expect(failure()).toBe('closed');
    expect(unsettled.count).toBe(0);
  });

  it.each(['paper_out', 'cover_open', 'away', 'jammed', 'error', 'silent', 'busy'] as const)('says of the printer: %s', async (printer) => {
    server.answer = (path) => ok(path.endsWith('/slip') ? { success: false, errno: 7, printer } : { ...ISSUED, slip: 'wanted' });
    visits.press(PAYMENTS, 'en');
    await pass(100);
    expect(failure()).toBe(printer);
    expect(views.map(({ kind }) => kind)).toEqual(['issuing', 'printing', 'failed']);
  });

  it('shows the ticket when its slip is out', async () => {
    server.answer = (path) => ok(path.endsWith('/slip') ? { success: true } : { ...ISSUED, slip: 'wanted' });
    visits.press(PAYMENTS, 'en');
    await pass(100);
    expect(visits.view).toMatchObject({ kind: 'ticket', printed: true });
    expect(server.asked[1]?.ask.body).toBeInstanceOf(Blob);
  });

  it.each([
    ['was printed', ok({ state: 'waiting' }), 'ticket'],
    ['was taken back', { status: 404, body: {}, retryAfter: null }, 'failed'],
  ])('asks what became of a slip whose answer was lost, and never prints it twice: it %s', async (_what, became, kind) => {
    server.answer = (path) => (path.endsWith('/slip') ? NOTHING : path.endsWith('/CODE') ? became : ok({ ...ISSUED, slip: 'wanted' }));
    visits.press(PAYMENTS, 'en');
    await pass(3_000);
    expect(visits.view.kind).toBe(kind);
    if (visits.view.kind === 'ticket') expect(visits.view.printed).toBeNull();
    expect(server.asked.filter(({ path }) => path.endsWith('/slip'))).toHaveLength(1);
  });

  it('shows the ticket where the printer was cut off from us behind the slip, and does not claim that it is out', async () => {
    server.answer = (path) => ok(path.endsWith('/slip') ? { success: true, out: null, printer: 'silent' } : { ...ISSUED, slip: 'wanted' });
    visits.press(PAYMENTS, 'en');
    await pass(100);
    expect(visits.view).toMatchObject({ kind: 'ticket', printed: null });
  });

  it('does not claim what nobody knows', async () => {
    server.answer = (path) => (path.endsWith('/tickets') ? ok({ ...ISSUED, slip: 'wanted' }) : NOTHING);
    visits.press(PAYMENTS, 'en');
    await pass(40_000);
    expect(failure()).toBe('print_unknown');
  });
});

describe('the words of the kiosk', () => {
  const wall = wallMoment('2026-11-28T10:42');

  it('say when a closed service opens', async () => {
    const words = await loadWords('en');
    const said = (over: object): string => words.spoken(detailOf(services(over)[0] as Service, words, wall));
    expect(said({})).toBe('12 waiting · about 25 min');
    expect(said({ waiting: 0 })).toBe('Nobody waiting');
    expect(said({ open: false })).toBe('Closed');
    expect(said({ open: false, opens: '2026-11-28T13:00:00+00:00' })).toBe('Closed. Opens today at 13:00');
    expect(said({ open: false, opens: '2026-11-29T09:00:00+00:00' })).toBe('Closed. Opens tomorrow at 09:00');
    expect(said({ open: false, opens: '2026-11-30T09:00:00+00:00' })).toBe('Closed. Opens Monday at 09:00');
    expect(said({ open: false, opens: '2026-12-24T09:00:00+00:00' })).toBe('Closed. Opens December 24 at 09:00');
    expect(said({ open: false, last_ticket: true })).toBe('No tickets at the moment');
  });

  it.each(LANGUAGES)('are there for all that can go wrong, and are read aloud, in %s', async (tag) => {
    const words = await loadWords(tag);
    const all: Failure[] = ['closed', 'server_away', 'busy', 'refused', 'print_unknown', 'paper_out', 'cover_open', 'away', 'jammed', 'error', 'silent'];
    const said = all.map((why) => words.spoken(reasonOf(why, 'Payments')));
    expect(new Set(said).size).toBe(all.length - 1);
    expect(readable({ kind: 'start' }, services({}, { open: false }), words, wall)).toHaveLength(3);
    const issued = { ticket: { tag: 'A', number: '047' }, service: 'Payments', ahead: 4, wait: 960, code: 'C', path: '/t/C', slip: false };
    expect(readable({ kind: 'ticket', issued, printed: false }, [], words, wall)[0]).toContain('A, 47');
  });
});

describe('the kiosk', () => {
  let server: FakeServer;
  let state: KioskState;
  let app: HTMLElement;
  let end: () => void;
  let reloads = 0;

  beforeEach(async () => {
    vi.useFakeTimers();
    await pass(10_000);
    FakeSocket.all.length = 0;
    reloads = 0;
    server = new FakeServer();
    app = document.body.appendChild(document.createElement('div'));
    const { history, location } = window;
    state = new KioskState({
      key: 'cpd_k',
      settings: { theme: 'light', voice: true, volume: 1, browserPrints: false },
      browser: { location, history, storage: localStorage },
      origin: { address: 'http://10.0.0.5:8080', host: '10.0.0.5' },
      open: FakeSocket.open,
      request: server.request,
      speech: null,
      changed: () => render(h(Kiosk, { state, location: 'lisbon', device: 'k1' }), app),
      reload: () => (reloads += 1),
      print: () => undefined,
    });
    const keys = keypad(state);
    const begun = state.begin();
    end = () => {
      keys();
      begun();
    };
    await vi.waitFor(() => expect(state.words).not.toBeNull());
    FakeSocket.last.hello(hall({ services: [service('a', { name: 'Payments' }), service('b', { open: false })] }));
    await vi.waitFor(() => expect(app.querySelector('h1')?.textContent).toBe('What brings you here?'));
  });
  afterEach(() => {
    end();
    render(null, app);
    app.remove();
    vi.useRealTimers();
  });

  const find = <T extends HTMLElement>(selector: string): T => {
    const found = app.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const key = (name: string): void => void document.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  /** With the server's beat, which keeps the connection alive. */
  const wait = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 2_000) {
      FakeSocket.last.says({ type: 'beat' });
      await pass(Math.min(2_000, ms - gone));
    }
  };

  it('shows the ticket with a code for the phone, and starts over after 20 s that are counted', async () => {
    find('.service').click();
    await pass(100);
    expect(find('[data-testid=number]').textContent).toBe('A 047');
    expect(find('[data-testid=qr]').dataset['text']).toBe('http://10.0.0.5:8080/t/CODE');
    expect(find('[data-testid=left]').textContent).toContain('20');
    await wait(10_000);
    expect(find('[data-testid=left]').textContent).toMatch(/\b(?:9|1[01])\b/u);
    find('[data-testid=more-time]').click();
    await wait(12_000);
    expect(app.querySelector('[data-testid=number]')).not.toBeNull();
    await wait(50_000);
    expect(app.querySelector('[data-testid=services]')).not.toBeNull();
  });

  it('offers no code that a phone could not follow', () => {
    const issued = { ticket: { tag: 'A', number: '1' }, service: '', ahead: 0, wait: null, code: 'C', path: '/t/C', slip: false };
    FakeSocket.last.hello(hall({ phones: 'https://tickets.example/' }));
    expect(state.phoneAddress(issued)).toBe('https://tickets.example/t/C');
  });

  it('issues nothing for a closed service', async () => {
    const [, closed] = app.querySelectorAll<HTMLElement>('.service');
    expect(closed?.getAttribute('aria-disabled')).toBe('true');
    closed?.click();
    await pass(100);
    expect(server.keys).toEqual([]);
  });

  it('issues nothing without a connection, and says so', async () => {
    await pass(6_000);
    expect(app.querySelector('[data-testid=lost]')).not.toBeNull();
    expect(app.querySelector('.service')).toBeNull();
    FakeSocket.last.hello(hall());
    await pass(10);
    expect(app.querySelector('.service')).not.toBeNull();
  });

  it('is as usual again for the next visitor', async () => {
    find('[data-option=contrast]').click();
    find('[data-option=large]').click();
    find('[data-language=ar]').click();
    await vi.waitFor(() => expect(state.words?.tag).toBe('ar'));
    await wait(42_000);
    expect(find('[data-testid=left]').textContent).not.toBe('');
    await wait(20_000);
    await vi.waitFor(() => expect(state.words?.tag).toBe('en'));
    expect(Object.values(state.options).some(Boolean)).toBe(false);
  });

  it('is used by keypad alone: a digit chooses, Enter presses, nothing is issued by a digit', async () => {
    key('1');
    expect(document.activeElement?.textContent).toContain('Payments');
    await pass(100);
    expect(server.keys).toEqual([]);
    key('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset['service']).toBe('b');
    key('#');
    expect(state.options.contrast).toBe(true);
    key('0');
    expect(state.options.read).toBe(true);
    key('*');
    await vi.waitFor(() => expect(state.words?.tag).toBe('pt'));
    key('Escape');
    await vi.waitFor(() => expect(state.words?.tag).toBe('en'));
  });

  it('stands still while it reads aloud', async () => {
    find('.service').click();
    await pass(100);
    state.reading = true;
    await wait(30_000);
    expect(app.querySelector('[data-testid=number]')).not.toBeNull();
  });

  it('loads a newer page when nobody is there, and not before', async () => {
    FakeSocket.last.hello(hall({ version: '2' }));
    find('[data-option=large]').click();
    await wait(30_000);
    expect(reloads).toBe(0);
    await wait(60_000);
    expect(reloads).toBeGreaterThan(0);
  });

  it('shows a name with markup as it is written', async () => {
    FakeSocket.last.hello(hall({ services: [service('a', { name: '<img src=x onerror=alert(1)>' })] }));
    await pass(10);
    expect(app.querySelector('img')).toBeNull();
    expect(find('.service').textContent).toContain('<img src=x');
  });

  it('says before a press that the printer has no paper', async () => {
    FakeSocket.last.hello(hall({ device: { name: 'k', prints: true, printer: 'paper_out' } }));
    await pass(10);
    expect(find('[data-testid=printer]').textContent).toContain('no paper');
  });
});
