/** A new ticket, from the first word of its form to the print dialog. */
import type { Backend, Outcome } from '../link/backend';
import type { DeskPart, ErrorView, NewTicket, Notice } from '../generated/bindings';
import type { Desk } from './desk.svelte';

/** A ticket that was issued, with all that the server told about it. */
export type Issued = Extract<Notice, { kind: 'created' }>;

/** What the desk does for this part of it. */
interface Ways {
  /** Sends an action; undefined where the app itself did not answer, which was then told. */
  act: (send: () => Promise<Outcome<DeskPart>>) => Promise<Outcome<DeskPart> | undefined>;
  /** Sends what is no action of the queue. */
  ask: <T>(send: () => Promise<T>) => Promise<T | undefined>;
  /** Takes the desk that an action leads to. */
  take: (part: DeskPart) => void;
}

/** Writes a ticket, issues it, and shows what is printed. */
export class Issuing {
  /** The ticket being written; it survives a refusal and a closed window. */
  draft = $state<NewTicket>(emptyTicket());
  /** The ticket whose texts may be printed. */
  issued = $state.raw<Issued | null>(null);

  readonly #desk: Desk;
  readonly #backend: Backend;
  readonly #ways: Ways;

  constructor(desk: Desk, backend: Backend, ways: Ways) {
    this.#desk = desk;
    this.#backend = backend;
    this.#ways = ways;
  }

  /**
   * Issues the ticket of the draft, and with `call` calls it at once. Gives the error; none when the ticket is out, or
   * when its outcome is for the counter to tell.
   */
  async send(call: boolean): Promise<ErrorView | null> {
    const answer = await this.#ways.act(() => this.#backend.createTicket({ ...this.draft, call }));
    if (!answer) return null;
    if (answer.status === 'error') return answer.error;
    this.#ways.take(answer.data);
    const what = answer.data.desk.notice?.what;
    if (what?.kind === 'failed' && what.action === 'createTicket') return what.fault;
    if (what?.kind === 'created' || what?.kind === 'createdNotCalled' || (call && this.#desk.mirror.open)) {
      this.draft = emptyTicket();
    }
    if (what?.kind === 'created' && what.strings) this.show(what);
    return null;
  }

  /** Shows what the server told about an issued ticket, to be printed. */
  show(issued: Issued): void {
    this.issued = issued;
    this.#desk.panel = 'issued';
  }

  /** Closes that window. */
  close(): void {
    this.issued = null;
    this.#desk.panel = null;
  }

  /** Opens the system's print dialog; the error where there is none. */
  async print(): Promise<ErrorView | null> {
    const answer = await this.#ways.ask(() => this.#backend.printPage());
    return answer?.status === 'error' ? answer.error : null;
  }

  /** Somebody else sits down: nothing of this person's tickets stays. */
  forget(): void {
    this.issued = null;
    this.draft = emptyTicket();
  }
}

function emptyTicket(): NewTicket {
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
