/** What every component of the page can reach. */
import { createContext } from 'svelte';

import type { Boot } from '../generated/bindings';
import type { Board } from './board.svelte';
import type { Desk } from './desk.svelte';
import type { PageErrors } from './pageErrors.svelte';
import type { Preferences } from './preferences.svelte';
import { Privacy } from './privacy.svelte';

/** The page's common ground. */
export interface Page {
  /** The counter. */
  desk: Desk;
  /** What the page learned at its start. */
  boot: Boot;
  /** The settings in force. */
  preferences: Preferences;
  /** What is hidden. */
  privacy: Privacy;
}

/** Reads and sets who is told of errors of the page. */
export const [getErrors, setErrors] = createContext<PageErrors>();

/** Reads and sets the page's common ground. */
export const [getPage, setPage] = createContext<Page>();

/** Reads and sets the board, which only its window has. */
export const [getBoard, setBoard] = createContext<Board>();

/** Makes the common ground of a page. */
export function pageOf(desk: Desk, boot: Boot, preferences: Preferences): Page {
  return { desk, boot, preferences, privacy: new Privacy(desk, preferences) };
}
