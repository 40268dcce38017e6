/** A new ticket, from the first word of its form to the print dialog. */
import type { Backend } from '../link/backend';
import type { ErrorView, NewTicket, Notice } from '../generated/bindings';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';

/** A ticket that was issued, with all that the server told about it. */
export type Issued = Extract<Notice, { kind: 'created' }>;

/** Writes a ticket, issues it, and shows what is printed. */
export class Issuing {
  /** The ticket being written; it survives a refusal and a closed window. */
  draft = $state<NewTicket>(emptyTicket());
  /** The ticket whose texts may be printed. */
  issued = $state.raw<Issued | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /**
   * Issues the ticket of the draft, and with `call` calls it at once; otherwise `print` prints it, where a printer is chosen.
   * Gives the error; none when the ticket is out, or when its outcome is for the counter to tell.
   */
  async send(call: boolean, print?: (issued: Issued, lang: string) => Promise<unknown>): Promise<ErrorView | null> {
    const answer = await this.calls.alone(() => this.backend.createTicket({ ...this.draft, call }));
    if (!answer) return null;
    if (answer.status === 'error') return answer.error;
    this.calls.take(answer.data);
    const what = answer.data.desk.notice?.what;
    if (what?.kind === 'failed' && what.action === 'createTicket') return what.error;
    const lang = this.draft.lang;
    if (what?.kind === 'created' || what?.kind === 'createdNotCalled' || (call && this.desk.mirror.open)) {
      this.draft = emptyTicket();
    }
    // A ticket is printed once: on the receipt printer, or as the texts that the server told.
    if (what?.kind === 'created' && !call && print && this.desk.slips.chosen !== '') void print(what, lang);
    else if (what?.kind === 'created' && what.strings) this.show(what);
    return null;
  }

  /** Shows what the server told about an issued ticket, to be printed. */
  show(issued: Issued): void {
    this.issued = issued;
    this.desk.overlays.panel = 'issued';
  }

  /** Closes that window. */
  close(): void {
    this.issued = null;
    this.desk.overlays.panel = null;
  }

  /** Opens the system's print dialog; the error where there is none. */
  async print(): Promise<ErrorView | null> {
    const answer = await this.calls.send(() => this.backend.printPage('counter'));
    return answer?.status === 'error' ? answer.error : null;
  }

  /** Somebody else sits down: nothing of this person's tickets stays. */
  forget(): void {
    this.issued = null;
    this.draft = emptyTicket();
  }
}

/** A ticket of which nothing is written yet. */
export function emptyTicket(): NewTicket {
  return {
    serviceId: '',
    visitor: '',
    customField: '',
    priority: false,
    lang: '',
    appointment: false,
    scheduledTo: '',
    deskId: '',
    userId: '',
    deviceId: '',
    fromVirtual: false,
    call: false,
  };
}
