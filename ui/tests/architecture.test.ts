// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

function sources(...endings: string[]): { path: string; text: string }[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(SRC, path), text: readFileSync(path, 'utf8') }));
}

function offenders(pattern: RegExp, files: { path: string; text: string }[], allowed: string[] = []): string[] {
  return files.filter((file) => pattern.test(file.text) && !allowed.includes(file.path)).map((file) => file.path);
}

describe('the house', () => {
  it('has one seam: only link/tauri.ts and the generated file know Tauri', () => {
    const code = sources('.ts', '.svelte');
    const known = code.filter((file) => file.text.includes('@tauri-apps')).map((file) => file.path);
    expect(known.sort()).toEqual(['generated/bindings.ts', 'link/tauri.ts']);
  });

  it('takes nothing but types from the generated file anywhere else', () => {
    const taken = /import (?!type )[^;]*from '[^']*generated\/bindings'/u;
    expect(offenders(taken, sources('.ts', '.svelte'), ['link/tauri.ts'])).toEqual([]);
  });

  it('reaches the fake only from the development entry', () => {
    const known = /from '[^']*\/(?:fake|scenes|samples)'|import\('[^']*\/(?:fake|scenes)'\)/u;
    const allowed = ['app/main.ts'];
    expect(offenders(known, sources('.ts', '.svelte'), allowed)).toEqual([]);
  });

  it('has rooms that know those below them only; what is read later is named in one table', () => {
    const floors = [['generated'], ['link', 'i18n', 'keys', 'state'], ['ui'], ['tickets'], ['signin', 'settings'], ['counter', 'bar'], ['app']];
    const floorOf = (path: string): number => floors.findIndex((rooms) => rooms.includes(path.split('/')[0] ?? ''));
    const upwards = sources('.ts', '.svelte').flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*(?:import|export)\b[^;(]*? from '\.\.\/([^']+)'/gmu)]
        .map((hit) => hit[1] ?? '')
        .filter((other) => floorOf(other) > floorOf(path) && other !== 'app/lazyParts')
        .map((other) => `${path} knows ${other}`),
    );
    expect(upwards).toEqual([]);
  });
});

describe('what a server sends', () => {
  it('is never markup', () => {
    const markup = /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/u;
    expect(offenders(markup, sources('.ts', '.svelte'))).toEqual([]);
  });

  it('meets no style or script that the content security policy would have to allow', () => {
    expect(offenders(/<[a-z][^>]*\sstyle=|\beval\(|new Function/u, sources('.svelte', '.ts'))).toEqual([]);
  });
});

describe('styles', () => {
  it('name start and end, never left and right, so that the page can run the other way', () => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|min-width|max-width|min-height|max-height|float)\s*:|text-align:\s*(?:left|right)/mu;
    const styled = sources('.css', '.svelte').map(({ path, text }) => ({
      path,
      text: path.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/u.exec(text)?.[1] ?? ''),
    }));
    expect(offenders(physical, styled)).toEqual([]);
  });
});
