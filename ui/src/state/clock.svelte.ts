/**
 * The page's time. Spans come from the app; here they are only counted on, by `performance.now()`, so that neither a
 * change of the system's clock nor a time zone can bend them. A hidden page schedules nothing.
 */

const MINUTE_MS = 60_000;

/**
 * Calls `tick` now and then each time another `everyMs` have gone by since `from` (both in milliseconds of
 * `performance.now()`), while the page is visible. Gives what stops it.
 */
export function ticking(from: number, everyMs: number, tick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const beat = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') return;
    tick();
    const into = (((performance.now() - from) % everyMs) + everyMs) % everyMs;
    timer = setTimeout(beat, everyMs - into);
  };
  document.addEventListener('visibilitychange', beat);
  beat();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', beat);
  };
}

/** The minute that the waits are drawn with: all of them tick together, by one timer. */
export class MinuteClock {
  /** `performance.now()` at the last tick. */
  now = $state.raw(performance.now());

  /** Ticks until the given function is called. */
  run(): () => void {
    return ticking(performance.now(), MINUTE_MS, () => {
      this.now = performance.now();
    });
  }

  /** Seconds of a span that was `seconds` long at `at` (milliseconds of `performance.now()`). */
  since(seconds: number, at: number): number {
    return seconds + Math.max(0, this.now - at) / 1000;
  }
}
