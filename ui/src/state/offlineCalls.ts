/** Numbers that are called by hand while the server gives no answer. */
import type { Source } from '../generated/bindings';
import type { Backend } from '../link/backend';
import type { LockReason } from './actionLock.svelte';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';
import { isSameNumber } from './search';

/** The list of them. */
export class OfflineCalls {
  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /** Whether the rows of a list are called by hand now: there is no answer, and people wait all the same. */
  byHand(source: Source): boolean {
    return source === 'waiting' && this.desk.lineLock === 'noAnswer' && this.desk.mirror.desk.phase.phase !== 'break';
  }

  /** Whether a number stands on the list. */
  noted(label: string): boolean {
    return this.desk.mirror.lists.offlineCalls.some((row) => isSameNumber(row.label, label));
  }

  /** Notes a number that was called by hand, once. */
  async note(label: string, ticketId: string | null): Promise<void> {
    if (!this.noted(label)) await this.calls.act(() => this.backend.addOfflineCall(ticketId, label));
  }

  /** Takes a number off the list. */
  remove(id: number): Promise<void> {
    return this.calls.act(() => this.backend.removeOfflineCall(id));
  }

  /** Asks whether a number is to be called and ended: the hall hears it. */
  askToClose(id: number, label: string): void {
    if (!this.closeLock) this.desk.overlays.question = { ask: 'closeOfflineCall', id, label };
  }

  /** Why no number can be called and ended now; null when one can. */
  get closeLock(): LockReason | null {
    return this.desk.lockOf('callTicket') ?? (this.desk.mirror.open ? 'open' : null);
  }
}
