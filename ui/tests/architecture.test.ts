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

describe('the house', () => {
  it('has rooms that know those below them only; what is read later is named in one table', () => {
    const floors = [['generated', 'slip'], ['link', 'i18n', 'keys', 'state'], ['ui'], ['tickets'], ['signin', 'settings', 'support'], ['counter', 'bar', 'board', 'hall'], ['app']];
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
