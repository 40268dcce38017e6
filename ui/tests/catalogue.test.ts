// @vitest-environment node
import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const LOCALES = join(SRC, 'locales');

function idsOf(locale: string): string[] {
  return readdirSync(join(LOCALES, locale)).flatMap((file) => {
    const source = readFileSync(join(LOCALES, locale, file), 'utf8');
    return new FluentResource(source).body.map((message) => message.id);
  });
}

function code(): { path: string; text: string }[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** `t('id'`, `msg('id'`, and the id of a `<Text>` or `<T…>`. */
const USES = [/\b(?:t|msg)\(\s*'([a-z][a-z0-9-]*)'/gu, /<Text\s[^>]*?\bid="([a-z][a-z0-9-]*)"/gu];

function used(): Set<string> {
  return new Set(code().flatMap(({ text }) => USES.flatMap((use) => [...text.matchAll(use)].map((hit) => hit[1] ?? ''))));
}

describe('the catalogue', () => {
  it('has every sentence that the code asks for', () => {
    const there = new Set(idsOf('en'));
    expect([...used()].filter((id) => !there.has(id))).toEqual([]);
  });

  it('has no sentence that nobody asks for', () => {
    const asked = used();
    expect(idsOf('en').filter((id) => !asked.has(id))).toEqual([]);
  });

  it('has each sentence once', () => {
    const ids = idsOf('en');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('could be read whole: Fluent skips what it cannot parse', () => {
    for (const file of readdirSync(join(LOCALES, 'en'))) {
      const source = readFileSync(join(LOCALES, 'en', file), 'utf8');
      const written = [...source.matchAll(/^([a-z][a-z0-9-]*) =/gmu)].map((hit) => hit[1]);
      expect(new FluentResource(source).body.map((message) => message.id)).toEqual(written);
    }
  });

  it('is the measure of every other language: no sentence that English does not have', () => {
    const english = new Set(idsOf('en'));
    for (const locale of readdirSync(LOCALES)) {
      expect(idsOf(locale).filter((id) => !english.has(id)), locale).toEqual([]);
    }
  });

  it('is asked by literals only, so that these tests see every use', () => {
    const blind = code().filter(({ text }) => /\b(?:t|msg)\(\s*(?:`|'[^']*'\s*\+|[\w.]+\s*\?)/u.test(text));
    expect(blind.map(({ path }) => path)).toEqual([]);
  });
});
