/**
 * The page's time. Spans come from the app; here they are only counted on, by `performance.now()`, so that neither a
 * change of the system's clock nor a time zone can bend them. Whoever reads it in a template or an effect is drawn again
 * as it goes on; a hidden page schedules nothing, nor does one on which nobody reads it.
 */
import { createSubscriber } from 'svelte/reactivity';

const MINUTE_MS = 60_000;

/**
 * Calls `tick` each time another `everyMs` have gone by since `from` (both in milliseconds of `performance.now()`), while
 * the page is visible, and when it becomes visible again. Gives what stops it.
 */
function ticking(from: number, everyMs: number, tick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') return;
    const into = (((performance.now() - from) % everyMs) + everyMs) % everyMs;
    timer = setTimeout(beat, everyMs - into);
  };
  const beat = (): void => {
    if (document.visibilityState !== 'hidden') tick();
    wait();
  };
  document.addEventListener('visibilitychange', beat);
  wait();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', beat);
  };
}

/** The seconds since an instant of `performance.now()`, read anew as each `everyMs` of them is full. */
export class Elapsed {
  readonly #from: () => number;
  readonly #everyMs: number;
  readonly #subscribe = $derived.by(() => {
    const from = this.#from();
    return createSubscriber((update) => ticking(from, this.#everyMs, update));
  });

  constructor(from: () => number, everyMs = 1_000) {
    this.#from = from;
    this.#everyMs = everyMs;
  }

  /** How many; fewer than none before the instant. */
  get seconds(): number {
    this.#subscribe();
    return (performance.now() - this.#from()) / 1_000;
  }
}

/** The minute that the waits are drawn with: all of them tick together, by one timer. */
class Minutes {
  /** `performance.now()` at the last tick. */
  #now = performance.now();
  readonly #tick = createSubscriber((update) => {
    const tick = (): void => {
      this.#now = performance.now();
    };
    tick();
    return ticking(this.#now, MINUTE_MS, () => {
      tick();
      update();
    });
  });

  /** Seconds of a span that was `seconds` long at `at` (milliseconds of `performance.now()`). */
  since(seconds: number, at: number): number {
    this.#tick();
    return seconds + Math.max(0, this.#now - at) / 1000;
  }
}

/** The one clock of all waits. */
export const minutes = new Minutes();
