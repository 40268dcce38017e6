import { statSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Announcer } from '../src/hall/screen/announcer';
import { added, advanced, beside, NO_CALLS, pruned, told, withdrawn } from '../src/hall/screen/calls';
import { clipsOf, Recorded } from '../src/hall/screen/recorded';
import { recordedCall, spokenCall, spokenTicket } from '../src/hall/screen/speech';
import { readCall, readHall, type Call } from '../src/hall/shared/contract';
import { Voice, type Engine, type Spoken, type Utterance } from '../src/hall/shared/voice';
import { LANGUAGES, loadWords } from '../src/hall/shared/words';
import { call, hall, pass } from './hall';

function made(id: number, number = `0${id}`, over: object = {}, at = 0): Call {
  const read = readCall(call(id, number, over), at);
  if (!read) throw new Error('no call');
  return read;
}

const numbers = (calls: readonly Call[]): string[] => calls.map((one) => one.ticket.number);

describe('the calls', () => {
  it('at the same moment come one after the other, and stand beside meanwhile', () => {
    const both = advanced(added(added(NO_CALLS, made(1)), made(2)));
    expect(both.current?.id).toBe(1);
    expect(numbers(beside(both))).toEqual(['02']);
    const second = advanced(both);
    expect(second.current?.id).toBe(2);
    expect(numbers(beside(second))).toEqual(['01']);
  });

  it('are announced once each, a recall again', () => {
    const once = advanced(added(NO_CALLS, made(1)));
    expect(added(once, made(1))).toBe(once);
    const again = added(once, made(1, '01', { times: 2 }));
    expect(again.waiting).toHaveLength(1);
    expect(beside(advanced(again))).toEqual([]);
  });

  it('show the last four beside the current one, each ticket once', () => {
    let calls = NO_CALLS;
    for (let id = 1; id <= 9; id += 1) calls = advanced(added(calls, made(id)));
    calls = advanced(added(calls, made(10, '07')));
    expect(numbers(beside(calls))).toEqual(['09', '08', '06', '05']);
  });

  it('are never old ones as new: what was called before the page came is only shown', () => {
    const calls = told(NO_CALLS, [made(5, '05', { ago_ms: 31_000 }), made(4, '04', { ago_ms: 90_000 })], 0);
    expect(calls.waiting).toEqual([]);
    expect(calls.current?.id).toBe(5);
    expect(numbers(beside(calls))).toEqual(['04']);
  });

  it('that were missed for a moment are announced after it, the others not again', () => {
    const before = advanced(added(NO_CALLS, made(1)));
    const calls = told(before, [made(3, '03', { ago_ms: 1_000 }), made(2, '02', { ago_ms: 5_000 }), made(1, '01', { ago_ms: 9_000 })], 0);
    expect(numbers(calls.waiting)).toEqual(['02', '03']);
    expect(told(calls, [made(3), made(2), made(1)], 0).waiting).toHaveLength(2);
  });

  it('that were taken back are gone, also when that was missed', () => {
    let calls = advanced(added(added(NO_CALLS, made(1)), made(2)));
    expect(withdrawn(calls, 1).current).toBeNull();
    expect(withdrawn(calls, 2).waiting).toEqual([]);
    calls = told(calls, [made(2)], 0);
    expect(calls.current).toBeNull();
  });

  it('of an hour ago are forgotten', () => {
    const calls = advanced(added(advanced(added(NO_CALLS, made(1))), made(2, '02', {}, 3_000_000)));
    expect(pruned(calls, 3_599_000)).toBe(calls);
    expect(beside(pruned(calls, 3_700_000))).toEqual([]);
    expect(pruned(calls, 9_000_000).current).toBeNull();
  });

  it('stay bounded, whatever comes', () => {
    let calls = NO_CALLS;
    for (let id = 0; id < 10_000; id += 1) calls = added(calls, made(id, String(id)));
    expect(calls.waiting.length).toBeLessThanOrEqual(12);
    expect(calls.past.length).toBeLessThanOrEqual(5);
    expect(calls.known.length).toBeLessThanOrEqual(64);
  });
});

describe('a number is said as one', () => {
  it.each([
    ['A', '042', 'A, 42'],
    ['AB', '007', 'A B, 7'],
    ['', '100', '100'],
    ['b', '000', 'B, 0'],
    ['A', '1234567', 'A, 1 2 3 4 5 6 7'],
    ['', 'K12', 'K, 12'],
    ['A', '-<b>9</b>', 'A, B, 9, B'],
  ])('%s %s is "%s"', (tag, number, spoken) => {
    expect(spokenTicket({ tag, number })).toBe(spoken);
  });

  const SAID: Record<string, string> = {
    en: 'Ticket A, 42: counter 3.',
    de: 'Ticket A, 42: Schalter 3.',
    es: 'Turno A, 42: mostrador 3.',
    fr: 'Ticket A, 42\u202f: guichet 3.',
    pt: 'Senha A, 42: balcão 3.',
    ar: 'التذكرة A, 42: شباك 3.',
  };

  it.each(LANGUAGES)('with its counter in %s, and nothing in it that no voice can read', async (tag) => {
    const words = await loadWords(tag);
    const said = spokenCall(words, made(1, '042'));
    expect(said).toMatchObject({ lang: tag, text: SAID[tag] });
    expect(said.text).not.toMatch(/[\u2066-\u2069]/u);
    // A counter without a number is called as the branch calls it.
    expect(spokenCall(words, made(1, '042', { counter: { tag: 'X', name: 'Sala azul' } })).text).toContain('Sala azul');
  });
});

/** Speech that does what a test wants: the real ones fall silent, lose texts and refuse. */
class FakeSpeech {
  readonly spoken: string[] = [];
  cancelled = 0;
  voices: { lang: string; localService: boolean; name: string }[] = ['en-US', 'pt-PT', 'ar-SA'].map((lang) => ({ lang, localService: true, name: lang }));
  /** What becomes of a text. */
  fate: 'speaks' | 'dead' | 'forbidden' | 'endless' | 'once dead' = 'speaks';

  readonly engine: Engine = {
    synth: {
      speak: (utterance) => this.#speak(utterance),
      cancel: () => {
        this.cancelled += 1;
      },
      resume: () => undefined,
      getVoices: () => this.voices as unknown as SpeechSynthesisVoice[],
    },
    make: (text) => ({ text }) as SpeechSynthesisUtterance,
  };

  #speak(utterance: SpeechSynthesisUtterance): void {
    this.spoken.push(`${utterance.lang} ${utterance.text}`);
    const { fate } = this;
    if (fate === 'dead') return;
    if (fate === 'once dead') {
      this.fate = 'speaks';
      return;
    }
    if (fate === 'forbidden') {
      setTimeout(() => utterance.onerror?.call(utterance, { error: 'not-allowed' } as SpeechSynthesisErrorEvent));
      return;
    }
    setTimeout(() => {
      utterance.onstart?.call(utterance, {} as SpeechSynthesisEvent);
      if (fate === 'speaks') setTimeout(() => utterance.onend?.call(utterance, {} as SpeechSynthesisEvent), 2_000);
    }, 50);
  }
}

const TEXTS: Utterance[] = [
  { text: 'one', lang: 'en' },
  { text: 'um', lang: 'pt' },
  { text: 'eins', lang: 'de' },
];

describe('the voice', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function result(speech: FakeSpeech, wait: number): Promise<Spoken | 'waits'> {
    let how: Spoken | 'waits' = 'waits';
    void new Voice(speech.engine).speak(TEXTS).then((spoken) => (how = spoken));
    await pass(wait);
    return how;
  }

  it('speaks the languages one after the other, and leaves out those without a voice', async () => {
    const speech = new FakeSpeech();
    void new Voice(speech.engine).speak(TEXTS);
    await pass(100);
    expect(speech.spoken).toEqual(['en-US one']);
    await pass(2_100);
    expect(speech.spoken).toEqual(['en-US one', 'pt-PT um']);
    await pass(5_000);
    expect(speech.spoken).toHaveLength(2);
  });

  it('gives up an engine that has died, after it was woken once, and does not wait for ever', async () => {
    const speech = new FakeSpeech();
    speech.fate = 'dead';
    expect(await result(speech, 20_000)).toBe('no_voice');
    expect(speech.spoken).toEqual(['en-US one', 'en-US one', 'pt-PT um', 'pt-PT um']);
  });

  it('speaks again what a sleeping engine has swallowed', async () => {
    const speech = new FakeSpeech();
    speech.fate = 'once dead';
    expect(await result(speech, 12_000)).toBe('spoke');
    expect(speech.spoken).toEqual(['en-US one', 'en-US one', 'pt-PT um']);
  });

  it('ends a text that never ends', async () => {
    const speech = new FakeSpeech();
    speech.fate = 'endless';
    expect(await result(speech, 14_000)).toBe('waits');
    expect(await result(speech, 40_000)).toBe('spoke');
  });

  it('says that it is not allowed before a touch', async () => {
    const speech = new FakeSpeech();
    speech.fate = 'forbidden';
    expect(await result(speech, 1_000)).toBe('blocked');
  });

  it('is none in a browser without speech', async () => {
    expect(await new Voice(null).speak(TEXTS)).toBe('no_voice');
  });

  it('never speaks in the moment after a cancel, where it would be lost', async () => {
    const speech = new FakeSpeech();
    const voice = new Voice(speech.engine);
    void voice.speak(TEXTS);
    await pass(100);
    voice.stop();
    void voice.speak([{ text: 'two', lang: 'en' }]);
    await pass(200);
    expect(speech.cancelled).toBe(1);
    expect(speech.spoken).toEqual(['en-US one']);
    await pass(200);
    expect(speech.spoken).toEqual(['en-US one', 'en-US two']);
  });

  it('leaves the choice to an engine that tells no voices', async () => {
    const speech = new FakeSpeech();
    speech.voices = [];
    expect(await result(speech, 10_000)).toBe('spoke');
    expect(speech.spoken[0]).toBe('en one');
  });
});

describe('recorded words', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const CALL: Call = { id: 1, times: 1, at: 0, ticket: { tag: 'B2', number: '042' }, counter: { tag: '03', name: 'Schalter 3' } };

  it('are the letters and digits of a call, and the counter where it has a number', () => {
    expect(recordedCall(CALL)).toEqual(['ticket', 'B', '2', '4', '2', 'counter', '3']);
    expect(recordedCall({ ...CALL, ticket: { tag: 'Ä', number: '000' }, counter: { tag: 'K', name: 'Kasse' } })).toEqual(['ticket', '0']);
  });

  it.each(['en', 'de', 'es', 'fr', 'pt', 'ar'])('stand one after the other in the file of %s, which is as long as they are together', (lang) => {
    const all = clipsOf(lang, ['ticket', 'counter', ...'0123456789', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']);
    expect(all).toHaveLength(38);
    let end = 0;
    for (const { from, lasts } of all) {
      expect(from).toBeGreaterThan(end);
      expect(lasts).toBeGreaterThan(0.3);
      end = from + lasts;
    }
    // 16 kbit/s: 2,000 bytes a second.
    const seconds = statSync(join(import.meta.dirname, `../src/hall/screen/voices/${lang}.mp3`)).size / 2_000;
    expect(Math.abs(seconds - end)).toBeLessThan(0.5);
  });

  it('are said where a language has no voice, and where its engine has died, which is then not waited for again', async () => {
    const said: string[] = [];
    const recordings = { say: (lang: string, words: readonly string[]) => Promise.resolve(said.push(`${lang} ${words.join(' ')}`) > 0), stop: () => undefined };
    const speech = new FakeSpeech();
    const voice = new Voice(speech.engine, 1, recordings);
    const texts = TEXTS.map((text) => ({ ...text, recorded: ['ticket', '1'] }));
    let how = null as Spoken | null;
    void voice.speak(texts).then((spoken) => (how = spoken));
    await pass(10_000);
    expect([how, said]).toEqual(['spoke', ['de ticket 1']]);
    speech.fate = 'dead';
    void voice.speak(texts);
    await pass(30_000);
    expect(said.slice(1)).toEqual(['en ticket 1', 'pt ticket 1', 'de ticket 1']);
    const asked = speech.spoken.length;
    void voice.speak(texts);
    await pass(1_000);
    expect([said.length, speech.spoken.length]).toEqual([7, asked]);
    // After a while it is tried again.
    speech.fate = 'speaks';
    await pass(600_000);
    void voice.speak(texts);
    await pass(10_000);
    expect(said).toHaveLength(8);
  });

  it('are loaded once, and a file that does not come is no end of anything', async () => {
    const asked: string[] = [];
    const played: number[] = [];
    let away = true;
    const player = {
      decode: () => Promise.resolve({} as AudioBuffer),
      play: (_: AudioBuffer, clips: readonly unknown[]) => Promise.resolve(played.push(clips.length) > 0),
      stop: () => undefined,
    };
    const recorded = new Recorded(player, (address) => {
      asked.push(address);
      return away ? Promise.reject(new Error('away')) : Promise.resolve(new ArrayBuffer(1));
    });
    expect(await recorded.say('en', ['ticket', '1'])).toBe(false);
    away = false;
    expect(await recorded.say('en', ['ticket', '1'])).toBe(true);
    expect(await recorded.say('en', ['2', '?'])).toBe(true);
    expect([asked.length, played]).toEqual([2, [2, 1]]);
    expect(await recorded.say('nl', ['ticket', '1'])).toBe(false);
  });
});

describe('announcing', () => {
  let sounds: number;
  let said: string[];
  let sounding = true;
  let speaking: () => Promise<Spoken>;
  let stopped = 0;
  let announcer: Announcer;

  beforeEach(() => {
    vi.useFakeTimers();
    sounds = 0;
    said = [];
    stopped = 0;
    sounding = true;
    speaking = () => new Promise((done) => setTimeout(() => done('spoke'), 3_000));
    announcer = new Announcer({
      sound: {
        chime: () => {
          sounds += 1;
          return Promise.resolve(sounding);
        },
      },
      voice: {
        speak: (texts) => {
          said.push(texts.map(({ text }) => text).join(' | '));
          return speaking();
        },
        stop: () => {
          stopped += 1;
        },
      },
      texts: (one) => [{ text: one.ticket.number, lang: 'en' }, { text: `${one.ticket.number} pt`, lang: 'pt' }],
      checkTexts: () => [{ text: 'test', lang: 'en' }],
      onVoice: () => undefined,
      changed: () => undefined,
    });
  });
  afterEach(() => void vi.useRealTimers());

  it('shows a call at once, with chime and voice, and the next one after it', async () => {
    announcer.call(made(1));
    announcer.call(made(2));
    expect(announcer.calls.current?.id).toBe(1);
    expect(numbers(beside(announcer.calls))).toEqual(['02']);
    await pass(1);
    expect([sounds, said]).toEqual([1, ['01 | 01 pt']]);
    await pass(4_100);
    expect(announcer.calls.current?.id).toBe(2);
    await pass(5_100);
    expect(announcer.busy).toBe(false);
    expect(sounds).toBe(2);
  });

  it('chimes where there is no voice, and goes on where the voice never ends', async () => {
    speaking = () => new Promise(() => undefined);
    announcer.call(made(1));
    announcer.call(made(2));
    await pass(45_100);
    expect(announcer.calls.current?.id).toBe(2);
    expect(sounds).toBe(2);
  });

  it('shows a call at once that comes when the one before it has had its four seconds', async () => {
    announcer.call(made(1));
    await pass(4_200);
    announcer.call(made(2));
    await pass(0);
    expect(announcer.calls.current?.id).toBe(2);
  });

  it('sounds again for a recall, and not for a state that tells the same', async () => {
    announcer.call(made(1));
    await pass(6_000);
    announcer.hello(readHall(hall({ called: [call(1, '01', { ago_ms: 6_000 })] }), performance.now()), performance.now());
    await pass(1_000);
    expect(sounds).toBe(1);
    announcer.call(made(1, '01', { times: 2 }));
    await pass(1);
    expect(sounds).toBe(2);
  });

  it('is silent for what was called long before', async () => {
    announcer.hello(readHall(hall({ called: [call(9, '09', { ago_ms: 40_000 })] }), performance.now()), performance.now());
    await pass(10_000);
    expect(sounds).toBe(0);
    expect(announcer.calls.current?.id).toBe(9);
  });

  it('breaks off what is taken back, and calls the next', async () => {
    announcer.call(made(1));
    announcer.call(made(2));
    await pass(100);
    announcer.withdrawn(1);
    await pass(1);
    expect(stopped).toBe(1);
    expect(announcer.calls.current?.id).toBe(2);
  });

  it('speaks only the first language when many wait', async () => {
    for (let id = 1; id <= 6; id += 1) announcer.call(made(id));
    await pass(1);
    expect(said).toEqual(['01']);
    await pass(40_000);
    expect(said[said.length - 1]).toBe('06 | 06 pt');
  });

  it('makes a test call when no visitor is called, and tells what became of it', async () => {
    announcer.call(made(1));
    const checked = announcer.check();
    await pass(100);
    expect(announcer.checking).toBe(false);
    await pass(5_000);
    expect(announcer.checking).toBe(true);
    sounding = true;
    await pass(6_000);
    expect(await checked).toEqual({ showed: true, sounded: true, spoke: true, why: null });
    sounding = false;
    speaking = () => Promise.resolve('no_voice');
    const silent = announcer.check();
    await pass(6_000);
    expect(await silent).toEqual({ showed: true, sounded: false, spoke: false, why: 'sound blocked, voice: no_voice' });
  });
});
