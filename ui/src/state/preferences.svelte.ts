/** What a person sets for this page alone; kept by the web view, below the data folder. */

const SINGLE_KEYS = 'callpad.single-keys';

/** Choices of this page. */
export class Preferences {
  #singleKeys = $state(read(SINGLE_KEYS) !== 'off');

  /**
   * Whether keys that write a character (`/` and `?`) are shortcuts too. Who speaks to the computer or has a tremor
   * must be able to switch them off (WCAG 2.1.4).
   */
  get singleKeys(): boolean {
    return this.#singleKeys;
  }

  set singleKeys(on: boolean) {
    this.#singleKeys = on;
    try {
      localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off');
    } catch {
      // Without storage the choice holds until the window closes.
    }
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
