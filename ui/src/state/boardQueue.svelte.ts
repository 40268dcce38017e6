/** Who waits in a service, as it was read last; read anew when something changed, but not all the time. */
import type { ErrorView, QueueRow, ServiceQueue } from '../generated/bindings';
import type { Outcome } from '../link/backend';
import { Paced } from './boardPaced';
import { holds, normalizeForSearch, numberHolds } from './search';

/** So long at least from the beginning of one reading to the next, in milliseconds. */
export const READ_EVERY_MS = 1_000;

/** The waiting list of one service. */
export class QueueReading {
  /** Who waits; null before the first reading. */
  rows = $state.raw<QueueRow[] | null>(null);
  /** How many tickets could not be read. */
  unreadable = $state(0);
  /** When the list came: `performance.now()`. */
  at = $state.raw(0);
  /** Why the last reading failed; the rows before it stay. */
  error = $state.raw<ErrorView | null>(null);

  readonly #paced: Paced;

  constructor(read: () => Promise<Outcome<ServiceQueue> | undefined>) {
    this.#paced = new Paced(async () => {
      const answer = await read();
      if (!this.#paced.stopped && answer) this.#take(answer);
    }, READ_EVERY_MS);
  }

  /** Reads it again, soon. */
  refresh(): void {
    this.#paced.refresh();
  }

  /** Reads no more. */
  stop(): void {
    this.#paced.stop();
  }

  #take(answer: Outcome<ServiceQueue>): void {
    if (answer.status === 'error') {
      this.error = answer.error;
      return;
    }
    this.at = performance.now();
    this.rows = once(answer.data.rows);
    this.unreadable = answer.data.unreadable;
    this.error = null;
  }
}

/** A ticket that a server tells twice counts once: the page draws by id. */
function once(rows: QueueRow[]): QueueRow[] {
  const seen = new Set<string>();
  return rows.filter(({ ticket }) => !seen.has(ticket.id) && seen.add(ticket.id));
}

/** The rows whose number, or name where names may be read, holds `sought`. */
export function foundIn(rows: readonly QueueRow[], sought: string, names: boolean): QueueRow[] {
  const needle = normalizeForSearch(sought);
  if (needle === '') return [...rows];
  return rows.filter(
    ({ ticket }) => numberHolds(ticket.label, needle) || (names && ticket.visitor !== null && holds(ticket.visitor, needle)),
  );
}
