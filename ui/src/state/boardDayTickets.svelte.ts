/** The tickets of a day, as they are searched, a page at a time. */
import type { DayTicket, DayTickets, ErrorView } from '../generated/bindings';
import type { Outcome } from '../link/backend';

/** So long nothing is typed before it is searched for, in milliseconds. */
export const TYPED_MS = 250;

type Read = (number: string, state: string, after: string | null) => Promise<Outcome<DayTickets> | undefined>;

/** What was found. */
export class DayList {
  /** The number that is sought; empty for all. */
  number = $state('');
  /** The state by the API's number; empty for all. */
  state = $state('');
  /** What was found; null before the first answer. */
  tickets = $state.raw<DayTicket[] | null>(null);
  /** Where it goes on. */
  next = $state.raw<string | null>(null);
  /** Why the last reading failed. */
  error = $state.raw<ErrorView | null>(null);
  /** Whether something is on its way. */
  busy = $state(false);

  readonly #read: Read;
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(read: Read) {
    this.#read = read;
  }

  /** Something was typed: searched for once no more comes. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.search(), TYPED_MS);
  }

  /** Searches anew. */
  async search(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#page(null);
  }

  /** Reads the page that follows. */
  async more(): Promise<void> {
    if (this.next !== null && !this.busy) await this.#page(this.next);
  }

  /** Searches no more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
  }

  async #page(after: string | null): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.busy = true;
    const answer = await this.#read(this.number.trim(), this.state, after);
    // Something else was sought meanwhile.
    if (round !== this.#round) return;
    this.busy = false;
    if (answer?.status === 'error') this.error = answer.error;
    if (answer?.status !== 'ok') return;
    this.error = null;
    const before = after === null ? [] : (this.tickets ?? []);
    const known = new Set(before.map((one) => one.ticket.id));
    this.tickets = [...before, ...answer.data.tickets.filter((one) => !known.has(one.ticket.id) && known.add(one.ticket.id))];
    this.next = answer.data.next;
  }
}
