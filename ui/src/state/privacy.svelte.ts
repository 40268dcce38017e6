/** Who must not read the visitors' names: whoever looks over a shoulder, and whoever stands before a locked computer. */
import type { Desk } from './desk.svelte';
import type { Preferences } from './preferences.svelte';

/** The key that shows hidden names while it is held. */
export const REVEAL_KEY = 'Alt';

/** What is hidden now. What is hidden is not in the page at all. */
export class Privacy {
  /** Whether the key is held. */
  #held = $state(false);

  readonly #desk: Desk;
  readonly #preferences: Preferences;

  constructor(desk: Desk, preferences: Preferences) {
    this.#desk = desk;
    this.#preferences = preferences;
  }

  /** Whether everything personal is hidden: names, notes and custom fields. */
  get away(): boolean {
    return this.#desk.mirror.system.locked;
  }

  /** Whether names are hidden. */
  get masked(): boolean {
    return this.away || (this.#preferences.settings.maskNames && !this.#held);
  }

  /** Listens for the key until the given function is called. */
  listen(): () => void {
    const down = (event: KeyboardEvent): void => {
      // AltGr writes.
      if (event.key !== REVEAL_KEY || event.ctrlKey || event.getModifierState('AltGraph')) return;
      if (!this.#preferences.settings.maskNames) return;
      // Alone it would go to the window's menu.
      event.preventDefault();
      this.#held = true;
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === REVEAL_KEY) this.#held = false;
    };
    const hide = (): void => {
      this.#held = false;
    };
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('keyup', up, { capture: true });
    window.addEventListener('blur', hide);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keyup', up, { capture: true });
      window.removeEventListener('blur', hide);
      document.removeEventListener('visibilitychange', hide);
    };
  }
}
