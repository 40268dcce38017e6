/** The page's lock against a double press: a key that bounces never calls two visitors. */

import type { ConnectionLock } from './connectionLock';
import type { Role } from './actions';

/** How long calls and End stay locked after a new number is drawn, in milliseconds. */
export const SETTLE_MS = 1_000;

/** Why calls and End are locked for a while. */
export type TemporaryLock = 'outcome' | 'settling' | 'unknown' | 'break';
/**
 * Why a button is locked: for a while, because of the line, because a ticket is open, because a number is noted
 * already, because the computer is locked or a question stands open, because the server does not offer it, or because a
 * role is known to be missing.
 */
export type LockReason =
  | TemporaryLock
  | ConnectionLock
  | 'open'
  | 'openBreak'
  | 'noted'
  | 'away'
  | 'asked'
  | 'notOffered'
  | `role-${Role}`;

/** Runs `then` once what was changed has been drawn; a hidden page draws nothing and does not wait. */
function afterDrawing(then: () => void): void {
  if (document.visibilityState === 'hidden') then();
  else requestAnimationFrame(() => requestAnimationFrame(then));
}

/** An action on its way for longer than this is seen on the buttons, in milliseconds. */
const LASTS_MS = 300;

/** Counts the actions on their way and holds the second after a new number. */
export class ActionLock {
  /** Whether an action has been on its way for so long that it is to be seen. */
  #lasts = $state(false);
  /** Actions of this page whose outcome is not known yet. */
  #underway = $state(0);
  /** Whether the second after a new number still runs. */
  #settling = $state(false);
  #round = 0;

  /** Why a press is to be ignored, as far as this page knows; null when it is not. */
  reason = $derived<TemporaryLock | null>(
    this.#underway > 0 ? 'outcome' : this.#settling ? 'settling' : null,
  );

  /** Runs an action and holds the lock until its outcome is known. */
  async hold<T>(action: () => Promise<T>): Promise<T> {
    this.#underway += 1;
    const timer = setTimeout(() => (this.#lasts = true), LASTS_MS);
    try {
      return await action();
    } finally {
      clearTimeout(timer);
      this.#underway -= 1;
      if (this.#underway === 0) this.#lasts = false;
    }
  }

  /** Whether a lock will be over before anybody has looked for its reason: nothing is drawn for it. */
  passes(lock: LockReason): boolean {
    return lock === 'settling' || (lock === 'outcome' && !this.#lasts);
  }

  /** A new number, or the counter after a break, is about to be drawn: holds for a second from then on. */
  settle(): void {
    this.#settling = true;
    this.#round += 1;
    const round = this.#round;
    afterDrawing(() => {
      setTimeout(() => {
        if (round === this.#round) this.#settling = false;
      }, SETTLE_MS);
    });
  }
}
