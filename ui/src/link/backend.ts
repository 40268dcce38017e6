/**
 * The one seam between the page and what lies behind it. `tauri.ts` is the real thing, `dev/fake.ts` the one of the
 * tests and of `npm run dev`; nothing else of the page knows which of the two it talks to.
 */
import type { BoardChange, BoardSnapshot, Change, commands, ErrorView, PageKind, Snapshot } from '../generated/bindings';

/** What a command gives: its data, or the code of what went wrong (the sentence is the page's). */
export type Outcome<T> = { status: 'ok'; data: T } | { status: 'error'; error: ErrorView };

/** Everything the page can ask for: the app's commands. A rejected promise means that the app itself did not answer. */
export type Backend = Omit<typeof commands, 'subscribe' | 'subscribeBoard'> & {
  /** The whole state now; `onChange` gets every later change until the next `subscribe`. */
  subscribe: (page: PageKind, onChange: (change: Change) => void) => Promise<Snapshot>;
  /** The whole board now; `onChange` gets every later change until the next `subscribeBoard`. */
  subscribeBoard: (onChange: (change: BoardChange) => void) => Promise<BoardSnapshot>;
};
