/** A ticket that a supervisor writes: kept while its window is closed, and after a refusal. */
import type { ActNotice, NewTicket } from '../generated/bindings';
import { emptyTicket } from './issuing.svelte';

/** The ticket being written. */
export class Issuance {
  /** What is in the form. */
  draft = $state<NewTicket>(emptyTicket());
  /** Whether it was sent. */
  sent = false;

  constructor(
    /** The service whose list it is written beside. */
    private readonly serviceId: string,
  ) {
    this.draft.serviceId = serviceId;
  }

  /** The form opens: empty again, unless the last one was refused, as `notice` tells, or never sent. */
  begin(notice: ActNotice | null): void {
    const refused = notice?.what === 'issue' && notice.error !== null;
    if (this.sent && !refused) this.draft = { ...emptyTicket(), serviceId: this.serviceId };
    this.sent = false;
  }
}
