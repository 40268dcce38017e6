/** What every component of the counter can reach. */
import { createContext } from 'svelte';

import type { Boot } from '../generated/bindings';
import type { Desk } from './desk.svelte';
import type { Preferences } from './preferences.svelte';

/** The page's common ground. */
export interface Page {
  /** The counter. */
  desk: Desk;
  /** What the page learned at its start. */
  boot: Boot;
  /** The settings in force. */
  preferences: Preferences;
}

/** Reads and sets the page's common ground. */
export const [getPage, setPage] = createContext<Page>();
