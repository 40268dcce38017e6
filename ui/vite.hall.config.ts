/** The hall's three pages, which the server serves: entries, files and the oldest browsers of their own (docs/hall.md). */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

import { defineConfig, type Plugin } from 'vite';

import { locales } from './locales.ts';

/** The folder of the pages themselves. */
const PAGES = join(import.meta.dirname, 'hall');

/** Writes each file a second time, packed as well as can be: the server sends that to browsers that take it. */
function packed(): Plugin {
  return {
    name: 'packed',
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        const file = join(dir, name);
        // Sound is packed already.
        if (statSync(file).isDirectory() || file.endsWith('.mp3')) continue;
        const whole = readFileSync(file);
        const small = gzipSync(whole, { level: constants.Z_BEST_COMPRESSION });
        if (small.length < whole.length) writeFileSync(`${file}.gz`, small);
      }
    },
  };
}

export default defineConfig({
  root: PAGES,
  plugins: [locales(), packed()],
  // Addresses are bytes: the larger one has encodings for other texts as well.
  resolve: { alias: { 'lean-qr': 'lean-qr/nano' } },
  clearScreen: false,
  build: {
    outDir: join(import.meta.dirname, 'dist-hall'),
    emptyOutDir: true,
    assetsDir: 'hall-files',
    // Televisions, tablets and telephones run browsers of 2020.
    target: ['chrome80', 'safari14'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['hall', 'kiosk', 'phone'].map((page) => join(PAGES, `${page}.html`)),
    },
  },
});
