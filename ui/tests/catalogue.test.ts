// @vitest-environment node
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { USES } from '../locales';

const SRC = join(import.meta.dirname, '../src');
const LOCALES = join(SRC, 'locales');

function idsOf(locale: string): string[] {
  return readdirSync(join(LOCALES, locale)).flatMap((file) => {
    const source = readFileSync(join(LOCALES, locale, file), 'utf8');
    return new FluentResource(source).body.map((message) => message.id);
  });
}

/** Everything that a message is filled with and asks about: `{ $n }`, and what a selector looks at. */
function variablesOf(locale: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const file of readdirSync(join(LOCALES, locale))) {
    const source = readFileSync(join(LOCALES, locale, file), 'utf8');
    for (const message of source.split(/^(?=[a-z][a-z0-9-]* =)/mu)) {
      const id = /^([a-z][a-z0-9-]*) =/u.exec(message)?.[1];
      // A comment of the next message is not part of this one.
      const text = message.replace(/^#.*$/gmu, '');
      if (id) found[id] = [...new Set([...text.matchAll(/\$(\w+)/gu)].map((hit) => hit[1] ?? ''))].sort();
    }
  }
  return found;
}

/** The plural forms that a language's whole numbers take. */
function pluralsOf(locale: string): Set<string> {
  const rules = new Intl.PluralRules(locale);
  return new Set(Array.from({ length: 201 }, (_, n) => rules.select(n)));
}

const OTHERS = readdirSync(LOCALES).filter((locale) => locale !== 'en');

function code(): { path: string; text: string }[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|svelte)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function used(): Set<string> {
  return new Set(code().flatMap(({ text }) => USES.flatMap((use) => [...text.matchAll(use)].map((hit) => hit[2] ?? ''))));
}

describe('the catalogue', () => {
  it('has no sentence that nobody asks for', () => {
    const asked = used();
    expect(idsOf('en').filter((id) => !asked.has(id))).toEqual([]);
  });

  it('has each sentence once', () => {
    const ids = idsOf('en');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(readdirSync(LOCALES))('could be read whole in %s: Fluent skips what it cannot parse', (locale) => {
    for (const file of readdirSync(join(LOCALES, locale))) {
      const source = readFileSync(join(LOCALES, locale, file), 'utf8');
      const written = [...source.matchAll(/^([a-z][a-z0-9-]*) =/gmu)].map((hit) => hit[1]);
      expect(new FluentResource(source).body.map((message) => message.id)).toEqual(written);
    }
  });


  it('is asked by literals only, so that these tests see every use', () => {
    const blind = code().filter(({ text }) => /\b(?:t|say|msg)\(\s*(?:`|'[^']*'\s*\+|[\w.]+\s*\?)/u.test(text));
    expect(blind.map(({ path }) => path)).toEqual([]);
  });
});

describe('every other language', () => {
  it('is one of those in the settings', () => {
    expect(OTHERS.sort()).toEqual(['ar', 'de', 'es', 'fr', 'pt']);
  });

  it.each(OTHERS)('%s has each sentence of English and no other', (locale) => {
    expect(idsOf(locale).sort()).toEqual(idsOf('en').sort());
  });

  it.each(OTHERS)('%s fills each sentence with the same', (locale) => {
    expect(variablesOf(locale)).toEqual(variablesOf('en'));
  });

  it.each(['en', ...OTHERS])('%s names only plural forms that it has, and all of them where it names any', (locale) => {
    const forms = pluralsOf(locale);
    for (const file of readdirSync(join(LOCALES, locale))) {
      const source = readFileSync(join(LOCALES, locale, file), 'utf8');
      for (const block of source.matchAll(/\{ \$\w+ ->([\s\S]*?)^\}/gmu)) {
        const names = [...(block[1] ?? '').matchAll(/\[([a-z]+)\]/gu)].map((hit) => hit[1] ?? '');
        if (names.every((name) => name === 'other')) continue;
        const numbers = new Set([...(block[1] ?? '').matchAll(/\[(\d+)\]/gu)].map((hit) => Number(hit[1])));
        // A number named by itself stands for its form where that form is this number alone.
        const own = new Set<string>([...numbers].map((n) => new Intl.PluralRules(locale).select(n)));
        for (const form of forms) expect(names.includes(form) || own.has(form as Intl.LDMLPluralRule), `${locale} ${block[0]} ${form}`).toBe(true);
        for (const name of names) expect(forms.has(name), `${locale} ${block[0]} ${name}`).toBe(true);
      }
    }
  });

  it('counts in Arabic with six forms and Latin digits', () => {
    const bundle = new FluentBundle('ar-u-nu-latn', { useIsolating: false });
    bundle.addResource(new FluentResource(readFileSync(join(LOCALES, 'ar', 'ticket.ftl'), 'utf8')));
    const pattern = bundle.getMessage('limit-left')?.value;
    const texts = [0, 1, 2, 3, 11, 100].map((n) => (pattern ? bundle.formatPattern(pattern, { n }) : ''));
    expect(new Set(texts).size).toBe(6);
    expect(texts[4]).toContain('11');
  });
});
