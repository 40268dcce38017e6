/** A press that does nothing says so: shortly, where the eye is, and for a moment only. */
import { lockWords } from '../i18n/locks';
import { say, type Say } from '../i18n/text';
import type { ActionLock, LockReason } from './actionLock.svelte';

/** How long such a hint stays, in milliseconds: to be read twice. */
export const HINT_MS = 6_000;

/** A hint. */
export interface Hint {
  /** Grows with each, so that the same words twice are announced twice. */
  id: number;
  /** The sentence. */
  say: Say;
}

/** The hint of the moment. */
export class Hints {
  /** What is said now. */
  now = $state.raw<Hint | null>(null);

  readonly #lock: ActionLock;
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lock: ActionLock) {
    this.#lock = lock;
  }

  /** Says why nothing happened. */
  tell(say: Say): void {
    this.#count += 1;
    this.now = { id: this.#count, say };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.now = null), HINT_MS);
  }

  /** Takes it away: something happens again. */
  clear(): void {
    clearTimeout(this.#timer);
    this.now = null;
  }

  /** Says why a press is ignored; whether it is. What is over before anybody has read it is not said: a double press. */
  refuses(lock: LockReason | null): boolean {
    if (lock !== null && !this.#lock.passes(lock)) this.tell(lockWords(lock));
    return lock !== null;
  }

  /** There is no open ticket for the key that was pressed. */
  noTicket(): void {
    this.tell(say('hint-no-ticket'));
  }
}
