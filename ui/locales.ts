/**
 * Reads the Fluent files at build time: the page gets one module per language with its messages as data, and neither
 * the parser, nor the comments, nor the long ids (docs/decisions/0009).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FluentResource, type Message } from '@fluent/bundle';
import type { Plugin } from 'vite';

const FOLDER = join(import.meta.dirname, 'src/locales');
const ALL = 'virtual:locales';
const ONE = 'virtual:locale-';
const BOARD = 'virtual:board-words-';
const SUPPORT = 'virtual:support-words-';
const HALL = 'virtual:hall-words';
const HALL_ONE = 'virtual:hall-words-';

/** A part of the sentences that is loaded by itself: the board's window, diagnostics and the hall's pages have files of their own. */
type Part = 'board' | 'support' | 'hall' | 'others';

/** The languages that have a folder. */
export function languages(): string[] {
  return readdirSync(FOLDER).sort();
}

/** Whose sentences a file holds: those of a part begin with its name. */
function partOf(name: string): Part {
  return (['board', 'support', 'hall'] as const).find((part) => name.startsWith(part)) ?? 'others';
}

/** The files of a language, or those of one part. */
function files(tag: string, part?: Part): string[] {
  return readdirSync(join(FOLDER, tag))
    .filter((name) => part === undefined || partOf(name) === part)
    .map((name) => join(FOLDER, tag, name));
}

/** Id and value of each message; ours have no attributes. */
export function messages(tag: string, part?: Part): [string, Message['value']][] {
  const entries = files(tag, part).flatMap((file) => new FluentResource(readFileSync(file, 'utf8')).body);
  return entries.map((entry) => [entry.id, entry.value]);
}

/** The variables in a pattern; a variable that chooses between plural forms is a number. */
function variables(pattern: Message['value'], found: Map<string, string>): void {
  for (const part of Array.isArray(pattern) ? pattern : []) {
    if (typeof part === 'string') continue;
    if (part.type === 'var' && !found.has(part.name)) found.set(part.name, 'Value');
    if (part.type !== 'select') continue;
    if (part.selector.type === 'var') found.set(part.selector.name, 'number');
    for (const { value } of part.variants) variables(value, found);
  }
}

/** Types of the messages and of what each is filled with, as TypeScript: from all languages, of which any may choose by a number. */
export function messageTypes(): string {
  const all = new Map<string, Map<string, string>>(messages('en').map(([id]) => [id, new Map()]));
  for (const tag of languages()) {
    for (const [id, value] of messages(tag)) variables(value, all.get(id) ?? new Map());
  }
  const lines = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, found]) => {
    const args = [...found].sort().map(([name, type]) => `${name}: ${type}`);
    return `  '${id}': ${args.length > 0 ? `{ ${args.join('; ')} }` : 'Nothing'};\n`;
  });
  return `// Generated from ui/src/locales by \`npm run messages\`; do not edit.

type Nothing = Record<never, never>;
type Value = string | number;

/** Every message, and what it is filled with. */
export interface Messages {
${lines.join('')}}
`;
}

/** Where the code names a message: `t('id'`, `say('id'`, `msg('id'`, and the id of a `<Text>`. A test knows no other places. */
export const USES = [/(\b(?:t|say|msg)\(\s*')([a-z][a-z0-9-]*)(?=')/gu, /(<Text\s[^>]*?\bid=")([a-z][a-z0-9-]*)(?=")/gu];

/** A short name for each message, the same in every language. */
function shortNames(): Map<string, string> {
  const ids = messages('en').map(([id]) => id);
  return new Map(ids.sort().map((id, index) => [id, index.toString(36)]));
}

/** Serves `virtual:locales` and `virtual:hall-words` (loaders for each language) and the languages behind them, each part by itself. */
export function locales(): Plugin {
  // While developing and in tests the ids stay as they are written.
  let short = new Map<string, string>();
  return {
    name: 'locales',
    // Before Svelte turns its files into code.
    enforce: 'pre',
    configResolved(config) {
      if (config.command === 'build') short = shortNames();
    },
    transform(code, file) {
      if (short.size === 0 || file.includes('node_modules') || !/\.(?:tsx?|svelte)$/u.test(file)) return undefined;
      const written = (_: string, before: string, id: string) => before + (short.get(id) ?? id);
      return { code: USES.reduce((text, use) => text.replace(use, written), code), map: null };
    },
    resolveId: (id) => (id === ALL || [ONE, BOARD, SUPPORT, HALL].some((start) => id.startsWith(start)) ? `\0${id}` : undefined),
    load(id) {
      const loaders = (prefix: string): string => languages().map((tag) => `'${tag}': () => import('${prefix}${tag}')`).join(', ');
      if (id === `\0${ALL}`) return `export const loaders = { ${loaders(ONE)} }; export const boardLoaders = { ${loaders(BOARD)} }; export const supportLoaders = { ${loaders(SUPPORT)} };`;
      if (id === `\0${HALL}`) return `export const loaders = { ${loaders(HALL_ONE)} };`;
      const prefix = [ONE, BOARD, SUPPORT, HALL_ONE].find((one) => id.startsWith(`\0${one}`));
      if (prefix === undefined) return undefined;
      const tag = id.slice(prefix.length + 1);
      const part = ({ [BOARD]: 'board', [SUPPORT]: 'support', [HALL_ONE]: 'hall' } as const)[prefix] ?? 'others';
      for (const file of files(tag, part)) this.addWatchFile(file);
      // Data in a text is read faster than data in code.
      const entries = messages(tag, part).map(([id, value]) => [short.get(id) ?? id, value]);
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(entries))});`;
    },
  };
}
