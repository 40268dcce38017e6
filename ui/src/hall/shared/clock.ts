/**
 * The location's time. A tablet's own clock may be wrong by hours and in another zone, so the server sends its wall clock
 * with every state, and the page counts on from it with `performance.now()`.
 *
 * A *wall moment* is what hangs on the wall as milliseconds, as if the zone were UTC: it is formatted in UTC and compared
 * with other wall moments only.
 */

const DAY_MS = 86_400_000;
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?/u;

/** The wall moment of a timestamp such as `2026-11-28T10:42:07.123+00:00`; null where it is none. */
export function wallMoment(text: unknown): number | null {
  const hit = typeof text === 'string' ? MOMENT.exec(text) : null;
  if (!hit) return null;
  const [, year, month, day, hour, minute, second = '0', part = '0'] = hit;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), Number(`0.${part}`) * 1000);
  return Number.isFinite(at) ? at : null;
}

/** A clock that was set by a server. */
export class WallClock {
  #wall: number | null = null;
  #set = 0;

  /** Sets it by a server's `now`; what is no timestamp changes nothing. `at` is `performance.now()` when it came. */
  set(now: unknown, at: number): void {
    const wall = wallMoment(now);
    if (wall === null) return;
    this.#wall = wall;
    this.#set = at;
  }

  /** The wall moment at an instant of `performance.now()`; null before it was set. */
  wallAt(instant: number): number | null {
    return this.#wall === null ? null : this.#wall + (instant - this.#set);
  }
}

/** How many midnights lie between two wall moments. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / DAY_MS) - Math.floor(from / DAY_MS);
}
