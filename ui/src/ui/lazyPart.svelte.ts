/** Parts of the page that the first screen does not need: each is a file of its own, read when the page is idle or when it is wanted. */
import type { Component } from 'svelte';

/** What a file with one component gives. */
interface Loaded<Props extends Record<string, unknown>> {
  default: Component<Props>;
}

/** One such part. */
export class LazyPart<Props extends Record<string, unknown>> {
  /** The component, once it is here. */
  component = $state.raw<Component<Props> | null>(null);
  /** Whether it was wanted and could not be read. */
  failed = $state(false);

  readonly #read: () => Promise<Loaded<Props>>;
  #underway: Promise<boolean> | null = null;

  constructor(read: () => Promise<Loaded<Props>>) {
    this.#read = read;
  }

  /** Reads it, once; tells whether it is here. Where that fails the next wish tries again. */
  load(): Promise<boolean> {
    this.#underway ??= this.#read().then(
      (loaded) => {
        this.component = loaded.default;
        this.failed = false;
        return true;
      },
      () => {
        this.#underway = null;
        return false;
      },
    );
    return this.#underway;
  }

  /** The person waits for it: reads it, and remembers where that failed. */
  async want(): Promise<void> {
    this.failed = false;
    if (!(await this.load())) this.failed = true;
  }
}

/** WebKit has no idle callback: by then the first screen has been drawn for sure. */
const SOON_MS = 200;

function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(then, { timeout: 2_000 });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(then, SOON_MS);
  return () => clearTimeout(timer);
}

/** Reads parts one after another, each when the page has nothing else to do, until the given function is called. */
export function loadAhead(parts: readonly { component: unknown; load: () => Promise<boolean> }[]): () => void {
  const missing = parts.filter((part) => part.component === null);
  let stop = (): void => undefined;
  let stopped = false;
  const next = (at: number): void => {
    const part = missing[at];
    if (!part || stopped) return;
    stop = whenIdle(() => void part.load().then(() => next(at + 1)));
  };
  next(0);
  return () => {
    stopped = true;
    stop();
  };
}
