/** The ticket that has waited longest in a service. The board tells how long, not which: the waiting list is asked when it must be another one. */
import type { ServiceQueue } from '../generated/bindings';
import type { Outcome } from '../link/backend';

/** As far apart the waits of the same ticket may be told, in milliseconds: they come in whole seconds, and on their way time passes. */
const SAME_MS = 3_000;

/** Its number, as far as it is known. */
export class LongestWaiter {
  /** Its number; null while it is not known. */
  label = $state.raw<string | null>(null);

  readonly #read: (locationId: string, serviceId: string) => Promise<Outcome<ServiceQueue> | undefined>;
  #of = '';
  #dueAt = Infinity;
  #asked = 0;

  constructor(read: (locationId: string, serviceId: string) => Promise<Outcome<ServiceQueue> | undefined>) {
    this.#read = read;
  }

  /** Looks whether it is still the same: the one that is due since `dueAt`, on the page's clock. */
  look(locationId: string, serviceId: string, dueAt: number): void {
    const of = `${locationId} ${serviceId}`;
    if (of === this.#of && Math.abs(dueAt - this.#dueAt) <= SAME_MS) return;
    [this.#of, this.#dueAt] = [of, dueAt];
    this.label = null;
    void this.#ask(locationId, serviceId);
  }

  async #ask(locationId: string, serviceId: string): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const answer = await this.#read(locationId, serviceId);
    if (mine !== this.#asked || answer?.status !== 'ok') return;
    const rows = answer.data.rows.filter((row) => row.waitedS !== null);
    const longest = rows.reduce<(typeof rows)[number] | null>((most, row) => (most !== null && (most.waitedS ?? 0) >= (row.waitedS ?? 0) ? most : row), null);
    this.label = longest?.ticket.label ?? null;
  }
}
