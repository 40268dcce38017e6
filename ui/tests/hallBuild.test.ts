// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { languages } from '../locales';

const outDir = mkdtempSync(join(tmpdir(), 'callpad-hall-'));
const PAGES = ['hall', 'kiosk', 'phone'];
/** What a page may weigh with all that it loads, as it is sent. */
const MOST = 30_500;

beforeAll(async () => {
  // As `npm run build` does; the test runner's own value would give a development build.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile: join(import.meta.dirname, '../vite.hall.config.ts'), mode: 'production', logLevel: 'silent', build: { outDir, emptyOutDir: true } });
  vi.unstubAllEnvs();
}, 60_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

function read(name: string): string {
  return readFileSync(join(outDir, name), 'utf8');
}

function files(ending: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
}

/** The files that a page needs before it can be used: what it names, and what those name in turn. */
function loadedBy(page: string): string[] {
  const found = new Set([`${page}.html`]);
  for (const name of found) {
    const text = read(name);
    const named = name.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="\/([^"]+)"/gu)].map((hit) => hit[1] ?? '')
      : [...text.matchAll(/\bfrom\s*[`'"]\.\/([^`'"]+\.js)|\bimport\s*[`'"]\.\/([^`'"]+\.js)/gu)].map((hit) => `hall-files/${hit[1] ?? hit[2] ?? ''}`);
    for (const one of named) found.add(one);
  }
  return [...found];
}

function weight(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + statSync(join(outDir, `${name}.gz`)).size, 0);
}

describe('the built pages of the hall', () => {
  it.each(PAGES.flatMap((page) => languages().map((tag) => [page, tag] as const)))('%s is small in %s, with its words and sounds', (page, tag) => {
    const words = files('.js').filter((name) => name.includes(`hall-words-${tag}-`));
    expect(words).toHaveLength(1);
    const loaded = loadedBy(page);
    expect(loaded.length).toBeGreaterThan(3);
    expect(weight([...loaded, ...words])).toBeLessThan(MOST);
  });

  it('are packed once, for every browser that takes it', () => {
    for (const name of [...files('.js'), ...files('.css'), ...files('.html')]) {
      expect(gunzipSync(readFileSync(join(outDir, `${name}.gz`))).equals(readFileSync(join(outDir, name))), name).toBe(true);
    }
  });

  it('name their files by what is in them, from the root of the server', () => {
    expect(files('.html').sort()).toEqual(PAGES.map((page) => `${page}.html`));
    for (const page of PAGES) {
      // An empty icon: a device shows none, and asks for none then.
      const named = [...read(`${page}.html`).matchAll(/(?:src|href)="(?!data:,")([^"]+)"/gu)].map((hit) => hit[1] ?? '');
      expect(named.length).toBeGreaterThan(2);
      for (const one of named) expect(one).toMatch(/^\/hall-files\/.+-[\w-]{8}\.(?:js|css|svg)$/u);
    }
  });

  it('have nothing that a strict content security policy refuses, and load nothing from elsewhere', () => {
    for (const page of PAGES) expect(read(`${page}.html`)).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|https?:/u);
    for (const name of [...files('.js'), ...files('.css')]) {
      const text = read(name);
      expect(text, name).not.toMatch(/url\(|@import|\beval\(|new Function\(/u);
      // Names of SVG and MathML, which are no addresses.
      expect(text.replace(/https?:\/\/(?:www\.)?w3\.org\/[\w/]*/gu, ''), name).not.toMatch(/https?:\/\/[a-z]/u);
    }
  });

  it('tell browsers that are too old, in every language and without a script', () => {
    for (const page of PAGES) {
      for (const tag of languages()) expect(read(`${page}.html`), tag).toContain(`<p lang="${tag}"`);
    }
  });

  it('use nothing that came after Chrome 80 and Safari 14', () => {
    const later = /\.(?:at|replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|replaceChildren|hasOwn|randomUUID|showModal)\(|structuredClone\(|AbortSignal\.|WeakRef|Promise\.(?:any|withResolvers)|\?\?=|\|\|=|&&=|\bstatic\{|\(\?<[=!]/u;
    for (const name of files('.js')) expect(later.exec(read(name))?.[0], name).toBeUndefined();
    for (const name of files('.css')) {
      const text = read(name);
      expect(/:is\(|:where\(|:has\(|:focus-visible|\binset(?:-(?:block|inline))?:|(?:padding|margin)-(?:inline|block):|border-(?:inline|block):|\baspect-ratio|\b[dsl]v[hwib]\b|@layer|@container|\btranslate:|\brotate:/u.exec(text)?.[0], name).toBeUndefined();
      // Between flex items a gap came with Chrome 84; grids have had it for longer.
      const flex = [...text.matchAll(/\{([^{}]*)\}/gu)].map((hit) => hit[1] ?? '').filter((block) => /display:(?:inline-)?flex/u.test(block) && /\bgap:/u.test(block));
      expect(flex, name).toEqual([]);
    }
  });

  it('are made without the runtime of the app’s page, and without the app', () => {
    for (const name of files('.js')) expect(/__svelte|__TAURI/u.test(read(name)), name).toBe(false);
  });
});
