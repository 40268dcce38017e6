import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { addCommand, deviceKey, pathParts, settingsOf, type Browser } from '../src/hall/shared/address';
import { daysBetween, WallClock, wallMoment } from '../src/hall/shared/clock';
import { aboutMinutes, readCall, readHall, readIssued, readPhoneTicket, readPrinter, MAX_CALLS, MAX_SERVICES } from '../src/hall/shared/contract';
import { request } from '../src/hall/shared/http';
import { Link, type LinkState } from '../src/hall/shared/link';
import { LANGUAGES, loadWords, OWN_NAMES, spokenOf } from '../src/hall/shared/words';
import { call, FakeSocket, hall, pass, phone, service } from './hall';

describe('the clock of the location', () => {
  it('shows what hangs on the wall there, whatever zone and clock the tablet has', () => {
    const clock = new WallClock();
    expect(clock.wallAt(0)).toBeNull();
    clock.set('2026-11-28T10:42:07.500-11:00', 1_000);
    expect(new Date(clock.wallAt(61_000) ?? 0).toISOString()).toBe('2026-11-28T10:43:07.500Z');
    clock.set('soon', 2_000);
    expect(new Date(clock.wallAt(61_000) ?? 0).toISOString()).toBe('2026-11-28T10:43:07.500Z');
  });

  it('takes no moment for one that is none', () => {
    for (const wrong of [null, 5, '', '2026-11-28', '10:42', {}]) expect(wallMoment(wrong)).toBeNull();
  });

  it('counts midnights, not days', () => {
    const at = (text: string): number => wallMoment(text) ?? 0;
    expect(daysBetween(at('2026-11-28T23:59'), at('2026-11-29T00:01'))).toBe(1);
    expect(daysBetween(at('2026-11-28T00:01'), at('2026-11-28T23:59'))).toBe(0);
  });
});

describe('what the server sends', () => {
  it('is bounded, and read with what is missing', () => {
    const many = readHall(hall({ called: Array.from({ length: 50 }, (_, n) => call(n)), services: Array.from({ length: 500 }, (_, n) => service(`s${n}`)) }), 0);
    expect(many.called).toHaveLength(MAX_CALLS);
    expect(many.services).toHaveLength(MAX_SERVICES);
    const long = readHall(hall({ location: { name: 'x'.repeat(10_000), languages: Array.from({ length: 99 }, () => 'en') } }), 0);
    expect(long.location.name.length).toBeLessThanOrEqual(400);
    expect(long.location.languages.length).toBeLessThanOrEqual(6);
    for (const wrong of [null, 5, 'x', [], {}]) expect(readHall(wrong, 0).called).toEqual([]);
  });

  it('is no call without a number and no ticket without a state', () => {
    expect(readCall({ call: 1, ticket: {} }, 0)).toBeNull();
    expect(readCall(call(7, '042', { ago_ms: 500 }), 2_000)).toMatchObject({ id: 7, at: 1_500, times: 1 });
    expect(readPhoneTicket(phone({ state: 'lost' }), 0)).toBeNull();
    expect(readPhoneTicket(phone({ in_ms: [60_000] }), 0)?.within).toEqual([60_000, 60_000, 60_000]);
    expect(readIssued({ success: true, ticket: { tag: 'A', number: '1' } })).toBeNull();
  });

  it('is an error where the printer says an unknown word', () => {
    expect(readPrinter('on fire')).toBe('error');
    expect(readPrinter(null)).toBeNull();
  });

  it('is said by fives where nobody knows it better', () => {
    expect([20, 61, 599, 700, 1_500].map(aboutMinutes)).toEqual([1, 1, 10, 10, 25]);
  });
});

describe('the address', () => {
  const at = (hash: string, kept: Storage | null = localStorage): Browser & { replaced: string[] } => {
    const replaced: string[] = [];
    return { location: { pathname: '/hall/lisbon', hash }, history: { replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => void replaced.push(String(url)) }, storage: kept, replaced };
  };

  it('gives its key away once: kept in the browser, and no longer to be read', () => {
    const first = at('#key=cpd_abc-_1&theme=dark');
    expect(deviceKey(first)).toBe('cpd_abc-_1');
    expect(first.replaced).toEqual(['/hall/lisbon#theme=dark']);
    expect(deviceKey(at('#theme=dark'))).toBe('cpd_abc-_1');
    expect(deviceKey({ ...at(''), location: { pathname: '/kiosk/lisbon/k1', hash: '' } })).toBeNull();
    expect(deviceKey(at('#key=<script>'))).toBe('cpd_abc-_1');
  });

  it('keeps its key where the browser keeps nothing', () => {
    const none = at('#key=cpd_abc', null);
    expect(deviceKey(none)).toBe('cpd_abc');
    expect(none.replaced).toEqual([]);
  });

  it('sets how the page is', () => {
    expect(settingsOf('#theme=dark&voice=off&volume=40&print=browser')).toEqual({ theme: 'dark', voice: false, volume: 0.4, browserPrints: true });
    expect(settingsOf('#theme=pink&volume=900')).toEqual({ theme: 'auto', voice: true, volume: 1, browserPrints: false });
    expect(pathParts('/kiosk/lis%C3%A9e/k%')).toEqual(['lisée', 'k%']);
    expect(addCommand('screen', 'lisbon', 's1')).toContain('--kind screen');
  });
});

describe('the languages', () => {
  it('have a name each, and are found by their first part', () => {
    expect(Object.keys(OWN_NAMES).sort()).toEqual([...LANGUAGES].sort());
    expect(spokenOf(['pt-BR', 'en-GB', 'ja', 'pt'])).toEqual(['pt', 'en']);
    expect(spokenOf(['ja'])).toEqual(['en']);
    expect(spokenOf([])).toEqual(['en']);
  });

  it('write the time with the digits of the ticket', async () => {
    const arabic = await loadWords('ar');
    expect(arabic.time(wallMoment('2026-11-28T09:05') ?? 0)).toContain('09:05');
    expect(arabic.dir).toBe('rtl');
  });
});

describe('a request', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('never throws, and says after how long to come again', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('gone')));
    expect(await request('/x')).toEqual({ status: 0, body: {}, retryAfter: null });
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response('<html>', { status: 429, headers: { 'Retry-After': '3' } })));
    expect(await request('/x')).toEqual({ status: 429, body: {}, retryAfter: 3_000 });
  });
});

describe('the connection', () => {
  let states: LinkState[] = [];
  let heard: string[] = [];
  let link: Link;

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.all.length = 0;
    states = [];
    heard = [];
    link = new Link({
      open: FakeSocket.open,
      greeting: () => ({ key: 'cpd_k' }),
      silence: 4_500,
      onMessage: (type) => heard.push(type),
      onState: (state) => states.push(state),
    });
    link.start();
  });

  afterEach(() => {
    link.stop();
    vi.useRealTimers();
  });

  it('greets with the key first, and lives from the hello on', () => {
    FakeSocket.last.hello(hall());
    expect(FakeSocket.last.sent).toEqual([{ key: 'cpd_k' }]);
    expect(states).toEqual(['live']);
  });

  it('is said to be gone when nothing is heard, though the socket never closes, and comes back by itself', async () => {
    FakeSocket.last.hello(hall());
    await pass(4_000);
    FakeSocket.last.says({ type: 'beat' });
    await pass(4_400);
    expect(states).toEqual(['live']);
    await pass(200);
    expect(states).toEqual(['live', 'lost']);
    await pass(1_000);
    expect(FakeSocket.all).toHaveLength(2);
    FakeSocket.last.hello(hall());
    expect(states).toEqual(['live', 'lost', 'live']);
  });

  it('is not worth a word when it is back within a moment', async () => {
    FakeSocket.last.hello(hall());
    FakeSocket.last.gone();
    await pass(1_000);
    FakeSocket.last.hello(hall());
    await pass(4_000);
    expect(states).toEqual(['live']);
  });

  it('is said to be gone within 5 s of the last beat when the server was killed', async () => {
    FakeSocket.last.hello(hall());
    await pass(2_000);
    FakeSocket.last.gone();
    await pass(2_600);
    expect(states).toEqual(['live', 'lost']);
  });

  it('is tried for ever, ever less often, also when the server was never there', async () => {
    for (const wait of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
      const before = FakeSocket.all.length;
      FakeSocket.last.gone();
      await pass(wait - 1);
      expect(FakeSocket.all).toHaveLength(before);
      await pass(1);
      expect(FakeSocket.all).toHaveLength(before + 1);
    }
    expect(states).toEqual(['lost']);
    FakeSocket.last.hello(hall());
    expect(states).toEqual(['lost', 'live']);
  });

  it('opens one socket at a time over days, and none after it was ended', async () => {
    FakeSocket.last.hello(hall());
    for (let hour = 0; hour < 50; hour += 1) {
      await pass(10_000);
      FakeSocket.last.hello(hall());
    }
    expect(FakeSocket.all.filter(({ readyState }) => readyState === 1)).toHaveLength(1);
    link.stop();
    const before = FakeSocket.all.length;
    await pass(60_000);
    expect(FakeSocket.all).toHaveLength(before);
  });

  it('says when the key is not known, and asks again once a minute', async () => {
    FakeSocket.last.onopen?.();
    FakeSocket.last.says({ type: 'over', why: 'key' });
    FakeSocket.last.gone(4401);
    expect(states).toEqual(['refused']);
    await pass(59_000);
    expect(FakeSocket.all).toHaveLength(1);
    await pass(1_000);
    FakeSocket.last.hello(hall());
    expect(states).toEqual(['refused', 'live']);
  });

  it('waits where there are too many pages', async () => {
    FakeSocket.last.gone(4429);
    await pass(29_000);
    expect(FakeSocket.all).toHaveLength(1);
    await pass(1_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('is opened anew at once when the page is woken', () => {
    FakeSocket.last.hello(hall());
    link.wake();
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.all[0]?.readyState).toBe(3);
    // What the old one still says is not heard.
    FakeSocket.all[0]?.says({ type: 'call' });
    expect(heard).toEqual(['hello']);
  });

  it('reads no garbage and nothing that is too long', () => {
    FakeSocket.last.hello(hall());
    for (const wrong of ['{', '[]', '5', 'null', `{"type":"call","x":"${'y'.repeat(300_000)}"}`]) FakeSocket.last.says(wrong);
    expect(heard.filter((type) => type === 'call')).toEqual([]);
  });

  it('gives a sign of life', async () => {
    FakeSocket.last.hello(hall());
    for (let n = 0; n < 3; n += 1) {
      await pass(4_000);
      FakeSocket.last.says({ type: 'beat' });
    }
    expect(FakeSocket.last.sent).toContainEqual({ type: 'beat' });
  });
});
