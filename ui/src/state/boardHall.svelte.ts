/** The check of screens and kiosks: begun here, then asked for until every device has reported, or is given up. */
import type { CheckedDeviceView, ErrorView, HallCheckView } from '../generated/bindings';
import type { Outcome } from '../link/backend';

/** So often it is asked how far the check is, in milliseconds. */
export const ASK_MS = 700;
/** How often at most: the server gives a device up long before. */
export const MOST_ASKED = 120;

/** What it asks of the app. */
export interface HallBackend {
  begin: () => Promise<Outcome<HallCheckView> | undefined>;
  look: (check: string) => Promise<Outcome<CheckedDeviceView[]> | undefined>;
}

/** One check after the other. */
export class HallChecks {
  /** What the devices have reported; null before the first check. */
  devices = $state.raw<readonly CheckedDeviceView[] | null>(null);
  /** Whether a check is under way. */
  running = $state(false);
  /** Why it could not be begun, or not be followed. */
  error = $state.raw<ErrorView | null>(null);

  readonly #backend: HallBackend;
  readonly #wait: (ms: number) => Promise<void>;
  #over = false;

  constructor(backend: HallBackend, wait: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms))) {
    this.#backend = backend;
    this.#wait = wait;
  }

  /** Begins a check and follows it to its end. */
  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.error = null;
    const begun = await this.#backend.begin();
    if (begun?.status === 'ok') {
      this.devices = begun.data.devices;
      await this.#follow(begun.data.check);
    } else this.error = begun?.error ?? null;
    this.running = false;
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#over = true;
  }

  async #follow(check: string): Promise<void> {
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      if (this.#over || this.devices?.every((one) => one.state !== 'waiting')) return;
      await this.#wait(ASK_MS);
      const told = await this.#backend.look(check);
      if (told?.status === 'ok') this.devices = told.data;
      // A lost answer is asked for again; what the server refuses is not.
      else if (told === undefined || told.error.code === 'refused') {
        this.error = told?.error ?? null;
        return;
      }
    }
  }
}
