// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const LOCALES = join(import.meta.dirname, '../src/locales');
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
  it.each(readdirSync(LOCALES))('is small in %s: the page and that language, which is loaded alone', (locale) => {
    const texts = readdirSync(join(LOCALES, locale)).map((name) => ({
      name: name.replace('.ftl', ''),
      bytes: readFileSync(join(LOCALES, locale, name)),
    }));
    const page = built().filter(({ name }) => !texts.some((text) => name.includes(`/${text.name}-`)));
    const total = [...page, ...texts].reduce((sum, file) => sum + gzipSync(file.bytes).length, 0);
    expect(total).toBeLessThan(80_000);
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
