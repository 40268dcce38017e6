/** Something that is read again when it may have changed, but neither twice at once nor all the time. */
export class Paced {
  readonly #read: () => Promise<void>;
  readonly #everyMs: number;
  #began = -Infinity;
  #underway = false;
  #wanted = false;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    read: () => Promise<void>,
    /** So long at least from the beginning of one reading to the next, in milliseconds. */
    everyMs: number,
  ) {
    this.#read = read;
    this.#everyMs = everyMs;
  }

  /** Whether nobody wants it any more: what comes then is for nobody. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Reads it: now, or as soon as the last reading is over and long enough ago. */
  refresh(): void {
    this.#wanted = true;
    if (this.#underway || this.#stopped || this.#timer !== undefined) return;
    const wait = this.#began + this.#everyMs - performance.now();
    if (wait <= 0) {
      void this.#begin();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#begin();
    }, wait);
  }

  /** Reads no more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #begin(): Promise<void> {
    this.#underway = true;
    this.#wanted = false;
    this.#began = performance.now();
    await this.#read();
    this.#underway = false;
    if (this.#wanted) this.refresh();
  }
}
