/**
 * A visit at the kiosk: from the press on a service to the ticket in the hand, or to the words why there is none. One press
 * is one ticket, and nothing is issued that nobody holds.
 */
import { readIssued, readPrinter, type Issued, type Printer, type Service } from '../shared/contract';
import { newKey } from '../shared/http';
import { isAnswer, send, TICKETS, type Press, type Request, type Unsettled } from './unsettled';

/** Why there is no ticket; of `print_unknown` there may be one. */
export type Failure = 'closed' | 'server_away' | 'busy' | 'refused' | 'print_unknown' | Exclude<Printer, 'ready'>;

/** What a visitor has before them. */
export type View =
  | { readonly kind: 'start' }
  /** `long`: the first try got no answer. */
  | { readonly kind: 'issuing'; readonly service: Service; readonly long: boolean }
  | { readonly kind: 'printing'; readonly issued: Issued }
  /** `printed` is null where nobody knows whether the slip is out: the ticket counts all the same. */
  | { readonly kind: 'ticket'; readonly issued: Issued; readonly printed: boolean | null }
  | { readonly kind: 'failed'; readonly service: Service; readonly why: Failure };

/** What a visit needs. */
export interface VisitMeans {
  readonly deviceKey: string | null;
  readonly request: Request;
  readonly unsettled: Unsettled;
  /** Draws the slip for the server's printer. */
  slip: (issued: Issued) => Promise<Blob>;
  /** Lets the browser print it; gives whether it is set to. */
  browserPrint: (issued: Issued) => boolean;
  /** Something else is shown. */
  changed: (view: View) => void;
}

/** After this long without an answer a visitor is told that there is no ticket. */
const GIVE_UP = 20_000;
/** Before the next try; the last one from then on. */
const WAITS = [500, 1_000, 2_000, 4_000];
/** A printer and its queue take up to 23 s. */
const SLIP_PATIENCE = 30_000;
/** How often, and how long, it is asked what became of a slip whose answer was lost. */
const SLIP_ASK = 2_000;
const SLIP_TRIES = 15;
/** An impatient finger presses on for a moment: what appears below it is not meant. */
const ARMS = 1_200;

function after(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time));
}

/** One visit after the other. */
export class Visits {
  view: View = { kind: 'start' };
  readonly #means: VisitMeans;
  #since = Number.NEGATIVE_INFINITY;
  #press: Press | null = null;

  constructor(means: VisitMeans) {
    this.#means = means;
  }

  /** The key of the press that is under way. */
  get underWay(): string | null {
    return this.#press?.key ?? null;
  }

  /** Whether what is shown has been there long enough to be pressed on purpose. */
  get armed(): boolean {
    return performance.now() - this.#since >= ARMS;
  }

  /** A service was pressed. */
  press(service: Service, lang: string): void {
    if (this.view.kind !== 'start' || !this.armed) return;
    void this.#visit(service, { key: newKey(), service: service.id, lang });
  }

  /** Back to the start; a visit that waits for the server is not left. */
  leave(): void {
    if ((this.view.kind !== 'ticket' && this.view.kind !== 'failed') || !this.armed) return;
    this.#show({ kind: 'start' });
  }

  /** The time is over. */
  expire(): void {
    if (this.view.kind === 'ticket' || this.view.kind === 'failed') this.#show({ kind: 'start' });
  }

  async #visit(service: Service, press: Press): Promise<void> {
    const { unsettled, browserPrint } = this.#means;
    this.#press = press;
    unsettled.add(press);
    this.#show({ kind: 'issuing', service, long: false });
    const issued = await this.#issue(service, press);
    this.#press = null;
    if (typeof issued === 'string') {
      this.#show({ kind: 'failed', service, why: issued });
      return;
    }
    unsettled.remove(press.key);
    if (!issued.slip) {
      this.#show({ kind: 'ticket', issued, printed: browserPrint(issued) });
      return;
    }
    this.#show({ kind: 'printing', issued });
    const printed = await this.#print(issued);
    this.#show(typeof printed === 'string' ? { kind: 'failed', service, why: printed } : { kind: 'ticket', issued, printed });
  }

  /** Asks until there is an answer, or for as long as a visitor waits. */
  async #issue(service: Service, press: Press): Promise<Issued | Failure> {
    const { deviceKey, request, unsettled } = this.#means;
    const until = performance.now() + GIVE_UP;
    for (let tries = 0; ; tries += 1) {
      const reply = await send(request, deviceKey, press);
      const issued = readIssued(reply.body);
      if (isAnswer(reply)) {
        if (issued) return issued;
        unsettled.remove(press.key);
        return reply.body['errno'] === 7 && reply.status !== 401 ? 'closed' : 'refused';
      }
      const wait = Math.max(WAITS[Math.min(tries, WAITS.length - 1)] ?? 0, reply.retryAfter ?? 0);
      if (performance.now() + wait > until) {
        // It stays among the unsettled: the server may have issued a ticket all the same.
        return reply.status === 429 ? 'busy' : 'server_away';
      }
      if (this.view.kind === 'issuing' && !this.view.long) this.#show({ kind: 'issuing', service, long: true });
      await after(wait);
    }
  }

  /** Has the slip printed; gives whether it is out, null where the ticket counts and nobody knows, or why there is none. */
  async #print(issued: Issued): Promise<true | null | Failure> {
    const { deviceKey, request, slip } = this.#means;
    const path = `${TICKETS}/${issued.code}`;
    let picture: Blob;
    try {
      picture = await slip(issued);
    } catch {
      // Not drawn, not sent: the server takes the ticket back.
      return 'error';
    }
    const reply = await request(`${path}/slip`, { method: 'POST', key: deviceKey, body: picture }, SLIP_PATIENCE);
    if (reply.status !== 0 && reply.status < 500) {
      if (reply.body['success'] === true) return reply.body['out'] === null ? null : true;
      const printer = readPrinter(reply.body['printer']) ?? 'error';
      return printer === 'ready' ? 'error' : printer;
    }
    // Sent again it might print again: only what became of it is asked.
    for (let tries = 0; tries < SLIP_TRIES; tries += 1) {
      await after(SLIP_ASK);
      const now = await request(path, {});
      if (now.status === 404) return 'refused';
      // It counts; also where the server was killed just when it was cut.
      if (now.status === 200 && now.body['state'] !== 'held') return null;
    }
    return 'print_unknown';
  }

  #show(view: View): void {
    this.view = view;
    this.#since = performance.now();
    this.#means.changed(view);
  }
}
