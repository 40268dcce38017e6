/**
 * Keeps the board's style out of the one sheet that every window loads: it lies in a file of its own beside the other
 * assets, which only the board's window reads (src/board/style.ts).
 */
import type { Plugin } from 'vite';

/** Where it lies, below the page. */
export const BOARD_STYLE = 'assets/board.css';
/** The style of a component of the board, as Svelte hands it on. */
const OURS = /\/src\/board\/[^?]+\.svelte\?.*\btype=style\b/u;

/** The plugin; while developing and in tests the style stays where it is written. */
export function boardStyle(): Plugin {
  const sheets = new Map<string, string>();
  return {
    name: 'board-style',
    apply: 'build',
    // Before Vite makes its one sheet.
    enforce: 'pre',
    transform(code, id) {
      if (!OURS.test(id)) return undefined;
      sheets.set(id, code.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/\s+/gu, ' '));
      return { code: '', map: null };
    },
    generateBundle() {
      const source = [...sheets].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sheet]) => sheet.trim()).join('\n');
      this.emitFile({ type: 'asset', fileName: BOARD_STYLE, source });
    },
  };
}
