import { describe, expect, it, vi } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { FOUND, selfTest } from '../dev/supportSamples';
import { availableLocales } from '../src/i18n/locale';
import { plain, t, useLocale } from '../src/i18n/text';
import type { DiagnosisLine, Status } from '../src/generated/bindings';
import { asText, CHECKS, lineWords, summary } from '../src/support/words';
import { atBar, atBoard, atCounter, button, dialog, entry, field, has, open, press, sees, settled, textOf, the } from './page';

const ALL = Object.values(FOUND).flat();

function told(...wrong: DiagnosisLine[]): (backend: FakeBackend) => void {
  return (backend) => backend.answerWith('runSelfTest', () => ({ status: 'ok', data: selfTest(...wrong) }));
}

describe('the words of the self-test', () => {
  it.each(availableLocales())('say each finding in %s, filled and without a hole', async (locale) => {
    await useLocale(locale);
    for (const line of ALL) {
      for (const words of lineWords(line)) {
        const text = plain(words);
        expect(text.length, line.finding.kind).toBeGreaterThan(5);
        expect(text, line.finding.kind).not.toMatch(/undefined|null|NaN|\{/u);
      }
    }
    await useLocale('en');
  });

  it('differ from line to line, so that each names its cause', () => {
    // Two that are sound say the same of two files.
    const texts = ALL.filter((line) => line.status === 'red' || line.status === 'yellow').map((line) => lineWords(line).map(plain).join(' '));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('have a red line for each check that can keep one from working, and a green one for each', () => {
    const of = (status: Status): Set<string> => new Set(ALL.filter((line) => line.status === status).map((line) => line.check));
    const all = new Set(Object.keys(CHECKS));
    expect(of('green')).toEqual(all);
    const wrong = new Set([...of('red'), ...of('yellow')]);
    expect(wrong).toEqual(all);
  });

  it('sum up by the worst', () => {
    expect(plain(summary(selfTest()))).toBe('Everything is as it should be.');
    expect(plain(summary(selfTest(...FOUND.diskLow)))).toContain('1 line should be looked at');
    expect(plain(summary(selfTest(...FOUND.diskLow, ...FOUND.failed, ...FOUND.keyringLocked)))).toContain('2 lines are wrong');
  });

  it('are a text for somebody else, one line each, without marks that are not seen', () => {
    const text = asText('1.2.3', selfTest(...FOUND.failed));
    expect(text.split('\n')).toHaveLength(1 + Object.keys(CHECKS).length + 1);
    expect(text).toContain('[Wrong] Server: Nothing responds at queue.example.org:443.');
    expect(text).not.toMatch(/[\u2066-\u2069]/u);
  });
});

describe('diagnostics', () => {
  async function opened(prepare: (backend: FakeBackend) => void = () => undefined): Promise<FakeBackend> {
    const backend = new FakeBackend(samples.snapshot());
    prepare(backend);
    await open(backend);
    press('d', { ctrlKey: true });
    await settled();
    return backend;
  }

  it('opens by its key, shows each line and whether it is good', async () => {
    const backend = await opened(told(...FOUND.keyringLocked));
    expect(sees('dialog', 'Diagnostics')).toBe(true);
    expect(backend.count('runSelfTest')).toBe(1);
    expect(the('test-keyring').dataset['status']).toBe('red');
    expect(textOf('test-keyring')).toContain('Unlock it');
    expect(textOf('test-server')).toContain('Good');
    expect(textOf('test-summary')).toContain('1 line is wrong');
  });

  it.each(ALL.map((line) => [`${line.finding.kind} ${line.status}`, line] as const))('draws %s', async (_, line) => {
    await opened(told(line));
    const shown = the(`test-${line.check}`);
    expect(shown.dataset['status']).toBe(line.status);
    for (const words of lineWords(line)) expect(textOf(shown).replace(/[\u2066-\u2069]/gu, '')).toContain(plain(words).replace(/[\u2066-\u2069]/gu, ''));
  });

  it('looks again, once at a time, and keeps what it found meanwhile', async () => {
    const backend = await opened(told(...FOUND.keyringLocked));
    told()(backend);
    const release = backend.hold('runSelfTest');
    button('Run again').click();
    button('Run again').click();
    await settled();
    expect(textOf('test-summary')).toBe('Looking…');
    expect(the('test-keyring').dataset['status']).toBe('red');
    release();
    await settled();
    expect(backend.count('runSelfTest')).toBe(2);
    expect(the('test-keyring').dataset['status']).toBe('green');
  });

  it('says why it could not look', async () => {
    await opened((backend) => backend.failWith('runSelfTest', { code: 'managed' }));
    expect(textOf(dialog('Diagnostics'))).toContain('Your organisation has set this');
    expect(has('test-copy')).toBe(false);
  });

  it('is copied as text; where the web view keeps the clipboard, it is selected', async () => {
    await opened();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    button('Copy as text').click();
    await settled();
    expect(write.mock.calls[0]?.[0]).toContain('[Good] Server:');
    expect(textOf('test-summary')).toBe('The text was copied.');
    write.mockRejectedValue(new Error('no'));
    button('Copy as text').click();
    await settled();
    expect(textOf('test-summary')).toContain('Ctrl+C');
  });

  it('closes by Esc and gives the focus back', async () => {
    await opened();
    press('Escape');
    await settled();
    expect(sees('dialog')).toBe(false);
  });

  it('is reached from the menu, the settings, the strip of a lost connection and the board', async () => {
    await atCounter();
    button('Menu').click();
    await settled();
    entry('Diagnostics').click();
    await settled();
    expect(sees('dialog', 'Diagnostics')).toBe(true);
    press('Escape');
    await settled();
    button('Menu').click();
    await settled();
    entry('Settings').click();
    await settled();
    button('Diagnostics').click();
    await settled();
    expect(has('diagnosis') && has('settings')).toBe(true);
  });

  it('is reached from the strip of a lost connection', async () => {
    await atCounter({ connection: { state: 'lost', sinceMs: 5_000, error: { code: 'broken' } } });
    button('Diagnostics').click();
    await settled();
    expect(has('diagnosis')).toBe(true);
  });

  it('is reached from the board, by its menu and its key', async () => {
    const backend = await atBoard();
    press('d', { ctrlKey: true });
    await settled();
    expect(has('diagnosis')).toBe(true);
    press('Escape');
    await settled();
    button('Menu').click();
    await settled();
    entry('Diagnostics').click();
    await settled();
    expect(backend.count('runSelfTest')).toBe(2);
  });

  it('needs the counter window where there is the bar alone', async () => {
    const backend = await atBar();
    press('d', { ctrlKey: true });
    await settled();
    expect(backend.count('openCounter')).toBe(1);
    expect(has('diagnosis')).toBe(false);
  });

  it('looks at the address being typed where nobody is signed in', async () => {
    const backend = await open(new FakeBackend());
    const server = field(t('signin-server')) as HTMLInputElement;
    server.value = 'https://queue.example.org';
    server.dispatchEvent(new Event('input', { bubbles: true }));
    press('d', { ctrlKey: true });
    await settled();
    expect(backend.calls.find((call) => call.command === 'runSelfTest')?.args).toEqual(['https://queue.example.org']);
    press('Escape');
    await settled();
    button('Diagnostics').click();
    await settled();
    expect(backend.count('runSelfTest')).toBe(2);
  });
});
