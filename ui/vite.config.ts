import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { boardStyle } from './boardStyle.ts';
import { locales } from './locales.ts';

export default defineConfig({
  plugins: [svelte(), svelteTesting(), locales(), boardStyle()],
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    // The icon's one source lies beside this folder.
    fs: { allow: ['..'] },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4'],
    // The content security policy allows files of ours and nothing else: no data URLs, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // What most windows share comes in one file: each file that the first screen needs costs a turn of the app's main loop.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(?!lean-qr)|src\/(i18n|keys|state|generated)\/(?!shortcut\.|destinations\.|signin\.|board)|ui\/(lazyPart|keepFocus|Lazy|Region|Icon|Dialog|Message|Tabs|Menu|ActionButton|Announcer|LockReasons|MaskedText|Stopwatch|VirtualRows)\.|app\/lazyParts\.|counter\/UndoTimeLeft\.svelte|tickets\/(TicketNumber|TicketTexts)\.svelte/ },
            { name: 'form', test: /ui\/(Field|FieldError|TextField|Option|PolicyProblems)\.svelte|tickets\/ServiceChoice\.svelte/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    // A machine that builds beside the tests is slow; what hangs is found all the same.
    testTimeout: 60_000,
  },
});
