/** An address of a server, tested while it is typed. */
import type { Backend } from '../link/backend';
import type { ErrorView, Probe } from '../generated/bindings';

/** Quiet time after the last key before an address is tested, in milliseconds. */
export const PROBE_AFTER_MS = 400;

/** What is known about the address. */
export type AddressTest =
  | { test: 'none' }
  | { test: 'running' }
  | { test: 'good'; probe: Probe }
  | { test: 'bad'; error: ErrorView };

/** The address and what came of its test. */
export class AddressTyping {
  server = $state('');
  /** What is known about `server`. */
  address = $state.raw<AddressTest>({ test: 'none' });

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(protected readonly backend: Backend) {}

  /** The address changed under the person's fingers: test it when they pause. */
  typed(): void {
    this.stop();
    this.address = { test: this.server.trim() === '' ? 'none' : 'running' };
    if (this.address.test === 'running') {
      this.#timer = setTimeout(() => void this.testAddress(), PROBE_AFTER_MS);
    }
  }

  /** Tests the address as it stands now; an answer to an older one is dropped. */
  async testAddress(): Promise<void> {
    this.stop();
    const asked = this.#asked;
    this.address = { test: 'running' };
    const answer = await this.ask(() => this.backend.probeServer(this.server));
    if (asked !== this.#asked) return;
    if (!answer) this.address = { test: 'none' };
    else if (answer.status === 'ok') this.address = { test: 'good', probe: answer.data };
    else this.address = { test: 'bad', error: answer.error };
  }

  /** Forgets a test that has not come back. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  /** Whether an address is typed; where none is, that is told at it. */
  hasAddress(): boolean {
    if (this.server.trim() !== '') return true;
    this.wrong({ code: 'addressInvalid', problem: 'empty', meant: null });
    return false;
  }

  /** Tells at the address what is wrong with it. */
  wrong(error: ErrorView): void {
    this.stop();
    this.address = { test: 'bad', error };
  }

  /** Asks the app; undefined where it did not answer. */
  protected async ask<T>(send: () => Promise<T>): Promise<T | undefined> {
    try {
      return await send();
    } catch {
      return undefined;
    }
  }
}
