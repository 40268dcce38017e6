import { render } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { directionOf, pickLocale, withLatinDigits } from '../src/i18n/locale';
import { pieces, plain, say, t, useLocale } from '../src/i18n/text';
import Text from '../src/i18n/Text.svelte';
import { ago, languageName, stopwatch, wholeMinutes } from '../src/i18n/words';

afterEach(() => useLocale('en'));

describe('foreign text', () => {
  it('stands in a bdi and is never markup', () => {
    const { container } = render(Text, { say: say('notice-ended', { label: '<b>A 042</b>' }) });
    expect(container.querySelector('bdi')?.textContent).toBe('<b>A 042</b>');
    expect(container.querySelector('b')).toBeNull();
    expect(container.textContent).toBe('<b>A 042</b> was ended.');
  });

  it('cannot forge the place of another', () => {
    const text = '\uE0000\uE001 { $label }';
    expect(pieces(say('notice-ended', { label: text }))[0]).toEqual({ text, foreign: true });
  });

  it('is isolated in plain texts and cannot turn what stands around it', () => {
    expect(t('notice-ended', { label: 'A\u202E 042\u2069' })).toBe('\u2068A 042\u2069 was ended.');
  });

  it('leaves numbers as they are, grouped, in Latin digits', () => {
    expect(t('line-polling', { n: 5 })).toBe('Every 5 s');
    expect(new Intl.NumberFormat(withLatinDigits('ar')).format(42)).toBe('42');
  });
});

describe('languages', () => {
  it('picks the first that is there, by language where the region is not', () => {
    expect(pickLocale(['fr-CA', 'pt-BR', 'en'], ['ar', 'en', 'pt'])).toBe('pt');
    expect(pickLocale(['xx'], ['ar', 'en'])).toBe('en');
  });

  it('knows which run from the right', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('pt')).toBe('ltr');
  });

  it('turns the document with the language', async () => {
    await useLocale('ar');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('ar');
    expect(t('row-call')).toBe('نداء');
  });

  it('names the language a visitor chose, or shows what the server wrote', () => {
    expect(languageName('pt_PT')).toBe('Portuguese');
    expect(languageName('17')).toBe('17');
  });
});

describe('spans of time', () => {
  it('are whole minutes, never below none', () => {
    expect(wholeMinutes(59.9)).toBe(0);
    expect(wholeMinutes(60)).toBe(1);
    expect(wholeMinutes(-5)).toBe(0);
  });

  it('run as a stopwatch', () => {
    expect(stopwatch(0)).toBe('00:00');
    expect(stopwatch(252.9)).toBe('04:12');
    expect(stopwatch(3_725)).toBe('1:02:05');
  });

  it('are told calmly', () => {
    expect(plain(ago(4))).toBe('just now');
    expect(plain(ago(47))).toBe('40 s ago');
    expect(plain(ago(125))).toBe('2 min ago');
  });
});
