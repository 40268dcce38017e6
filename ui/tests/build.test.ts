// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { BOARD_STYLE } from '../boardStyle';
import { languages, messages } from '../locales';

const outDir = mkdtempSync(join(tmpdir(), 'callpad-page-'));

let chunks: Rolldown.OutputChunk[] = [];

/** The names of the files that come with a file before anything is asked for. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) closure(next, seen);
  return seen;
}

function entry(): Rolldown.OutputChunk {
  const found = chunks.find((chunk) => chunk.isEntry);
  if (!found) throw new Error('no entry');
  return found;
}

/** The files of some screens, with all that they bring along. */
function bringing(screens: readonly string[]): Set<string> {
  const files = new Set<string>();
  closure(entry().fileName, files);
  for (const screen of screens) {
    const chunk = chunks.find((one) => Object.keys(one.modules).some((file) => file.endsWith(`/${screen}.svelte`)));
    if (!chunk) throw new Error(`no ${screen}`);
    closure(chunk.fileName, files);
  }
  return files;
}

/** What only the board's window loads: its style, its sentences, and the files that it alone is made of. */
function isBoards(name: string): boolean {
  const others = bringing(['Counter', 'SignIn', 'Bar', 'Settings', 'Keys', 'SignInAgain']);
  return name === BOARD_STYLE || name.includes('board-words-') || (bringing(['Board']).has(name) && !others.has(name));
}

/** What the page loads in a language: all of it but the board, or only what some screens need. */
function loaded(locale: string, screens: readonly string[] | 'all'): { name: string; bytes: Buffer }[] {
  const scripts = screens === 'all' ? null : bringing(screens);
  const board = screens.includes('Board');
  return built().filter(({ name }) => {
    if (name.includes('locale-')) return name.includes(`locale-${locale}-`);
    if (name.includes('board-words-')) return board && name.includes(`board-words-${locale}-`);
    if (name.includes('support-words-')) return scripts === null && name.includes(`support-words-${locale}-`);
    if (name === BOARD_STYLE) return board;
    if (scripts === null) return !isBoards(name);
    return !name.endsWith('.js') || scripts.has(name);
  });
}

function weight(files: { bytes: Buffer }[]): number {
  return files.reduce((sum, file) => sum + gzipSync(file.bytes).length, 0);
}

function built(): { name: string; bytes: Buffer }[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(outDir, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(outDir, name)) }));
}

beforeAll(async () => {
  // As `npm run build` does; the test runner's own value would give a development build.
  vi.stubEnv('NODE_ENV', 'production');
  const output = await build({
    root: join(import.meta.dirname, '..'),
    mode: 'production',
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true },
  });
  vi.unstubAllEnvs();
  const all = (Array.isArray(output) ? output : [output]).flatMap((one) => ('output' in one ? one.output : []));
  chunks = all.filter((one) => one.type === 'chunk');
}, 60_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe('the built page', () => {
  it.each(languages())('is small in %s: each window with all that it loads to be used, and the whole of it', (locale) => {
    // What is opened every morning is the counter; the others bring a part of their own along.
    for (const [screen, most] of [['Counter', 87_300], ['SignIn', 94_000], ['Bar', 92_000]] as const) {
      const files = loaded(locale, [screen]);
      expect(files.filter(({ name }) => name.includes('locale-'))).toHaveLength(1);
      expect(weight(files), screen).toBeLessThan(most);
    }
    expect(weight(loaded(locale, 'all'))).toBeLessThan(135_000);
  });

  it.each(languages())('is small in %s for the board, which has a part, a sheet and sentences of its own', (locale) => {
    const files = loaded(locale, ['Board']);
    expect(files.filter(({ name }) => name.includes('board-words-'))).toHaveLength(1);
    expect(files.filter(({ name }) => name === BOARD_STYLE)).toHaveLength(1);
    expect(weight(files)).toBeLessThan(164_000);
    const counter = loaded(locale, ['Counter']).map(({ name }) => name);
    expect(counter.filter(isBoards)).toEqual([]);
  });

  it('leaves nothing of the board in the sheet of all windows', () => {
    const sheets = built().filter(({ name }) => name.endsWith('.css'));
    expect(sheets).toHaveLength(2);
    const [own, common] = [true, false].map((one) => sheets.find(({ name }) => (name === BOARD_STYLE) === one)?.bytes.toString('utf8') ?? '');
    const classes = new Set([...(own ?? '').matchAll(/\.(svelte-[a-z0-9]+)/gu)].map((hit) => hit[1] ?? ''));
    expect(classes.size).toBeGreaterThan(5);
    expect([...classes].filter((name) => common?.includes(name))).toEqual([]);
  });

  it('has every window that is not on the first screen in a file of its own', () => {
    const first = closure(entry().fileName);
    const inFirst = chunks.filter((chunk) => first.has(chunk.fileName)).flatMap((chunk) => Object.keys(chunk.modules));
    const own = ['Board', 'Settings', 'Diagnosis', 'Keys', 'NewTicket', 'TransferTicket', 'CounterChange', 'LeavingDialog', 'SignInAgain', 'OfflineCallList', 'SignIn'];
    const all = chunks.flatMap((chunk) => Object.keys(chunk.modules));
    for (const name of own) {
      expect(all.some((file) => file.endsWith(`/${name}.svelte`)), name).toBe(true);
      expect(inFirst.some((file) => file.endsWith(`/${name}.svelte`)), name).toBe(false);
    }
    expect(inFirst.some((file) => file.endsWith('/Counter.svelte'))).toBe(true);
  });

  it('asks for its messages by short names that every language has', () => {
    const files = built().filter(({ name }) => name.includes('locale-'));
    expect(files.length).toBe(languages().length);
    const named = ({ bytes }: { bytes: Buffer }): (string | undefined)[] => {
      const json = /JSON\.parse\(([`'"])(.*)\1\)/su.exec(bytes.toString('utf8'))?.[2] ?? '';
      return [...json.matchAll(/\[\\*"([0-9a-z]+)\\*",/gu)].map((hit) => hit[1]);
    };
    const ids = languages().map((tag) => built().filter(({ name }) => name.includes(`locale-${tag}-`) || name.includes(`board-words-${tag}-`) || name.includes(`support-words-${tag}-`)).flatMap(named));
    const count = (['others', 'board', 'support'] as const).reduce((sum, part) => sum + messages('en', part).length, 0);
    for (const of of ids) expect(new Set(of).size).toBeGreaterThanOrEqual(count);
    const code = built().filter(({ name }) => !name.includes('locale-') && !name.includes('-words-') && name.endsWith('.js'));
    expect(code.length).toBeGreaterThan(1);
    expect(code.some(({ bytes }) => bytes.includes('notice-paused'))).toBe(false);
  });

  it('has no message that names another, which a short name would break', () => {
    for (const tag of languages()) {
      expect(JSON.stringify(messages(tag))).not.toMatch(/"type":"(?:mesg|term)"/u);
    }
  });

  it('has nothing that the content security policy would have to allow', () => {
    const page = readFileSync(join(outDir, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/u);
    for (const file of built()) {
      const text = file.bytes.toString('utf8');
      expect(text, file.name).not.toMatch(/url\(["']?data:/u);
      expect(text, file.name).not.toMatch(/<[a-z]+[^>`]*\sstyle="/u);
    }
  });

  it('holds neither the fake nor its people', () => {
    for (const file of built()) {
      expect(file.bytes.includes('Beatriz') || file.bytes.includes('FakeBackend'), file.name).toBe(false);
    }
  });
});
