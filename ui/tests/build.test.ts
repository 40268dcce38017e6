// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { languages, messages } from '../locales';

const outDir = mkdtempSync(join(tmpdir(), 'callpad-page-'));

function built(): { name: string; bytes: Buffer }[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(outDir, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(outDir, name)) }));
}

beforeAll(async () => {
  // As `npm run build` does; the test runner's own value would give a development build.
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    root: join(import.meta.dirname, '..'),
    mode: 'production',
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true },
  });
  vi.unstubAllEnvs();
}, 60_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe('the built page', () => {
  it.each(languages())('is small in %s: the page and that language, which is loaded alone', (locale) => {
    const others = languages().filter((other) => other !== locale);
    const loaded = built().filter(({ name }) => !others.some((other) => name.includes(`locale-${other}-`)));
    expect(loaded.filter(({ name }) => name.includes('locale-')).length).toBe(1);
    const total = loaded.reduce((sum, file) => sum + gzipSync(file.bytes).length, 0);
    expect(total).toBeLessThan(80_000);
  });

  it('asks for its messages by short names that every language has', () => {
    const files = built().filter(({ name }) => name.includes('locale-'));
    expect(files.length).toBe(languages().length);
    const ids = files.map(({ bytes }) => {
      const json = /JSON\.parse\(([`'"])(.*)\1\)/su.exec(bytes.toString('utf8'))?.[2] ?? '';
      return [...json.matchAll(/\[\\*"([0-9a-z]+)\\*",/gu)].map((hit) => hit[1]);
    });
    const count = messages('en').length;
    for (const of of ids) expect(new Set(of).size).toBeGreaterThanOrEqual(count);
    const code = built().filter(({ name }) => name.includes('index-') && name.endsWith('.js'));
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
