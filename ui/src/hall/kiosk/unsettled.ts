/**
 * Visits whose request got no answer. The server may have issued a ticket that nobody holds, so the kiosk asks on with the
 * same key, and gives a ticket back that it gets after all: also after it was switched off in between.
 */
import { fields, readIssued, text } from '../shared/contract';
import type { Ask, Reply } from '../shared/http';

/** A press: its key makes it one ticket, however often it is sent. */
export interface Press {
  readonly key: string;
  readonly service: string;
  readonly lang: string;
}

/** Where they are kept. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

/** Asks the server. */
export type Request = (path: string, ask: Ask, patience?: number) => Promise<Reply>;

const NAME = 'callpad-kiosk-unsettled';
/** More presses than that do not fall into one outage; the server forgets keys as well. */
const MOST = 50;

/** Where tickets are asked for. */
export const TICKETS = '/callpad/v1/hall/tickets';

/** Sends a press. */
export function send(request: Request, deviceKey: string | null, { key, service, lang }: Press): Promise<Reply> {
  return request(TICKETS, { method: 'POST', key: deviceKey, idempotencyKey: key, body: { service_id: service, lang } });
}

/** Whether the server decided: everything else may be sent again. */
export function isAnswer({ status }: Reply): boolean {
  return status !== 0 && status !== 429 && status < 500;
}

/** The presses without an answer. */
export class Unsettled {
  readonly #kept: Kept;
  readonly #request: Request;
  readonly #deviceKey: string | null;
  #presses: readonly Press[];
  #busy = false;

  constructor(kept: Kept, request: Request, deviceKey: string | null) {
    this.#kept = kept;
    this.#request = request;
    this.#deviceKey = deviceKey;
    this.#presses = this.#read();
  }

  /** How many there are. */
  get count(): number {
    return this.#presses.length;
  }

  /** Notes a press before it is sent. */
  add(press: Press): void {
    this.#write([...this.#presses, press].slice(-MOST));
  }

  /** The press was answered, and its visitor knows. */
  remove(key: string): void {
    this.#write(this.#presses.filter((press) => press.key !== key));
  }

  /** Asks for all but the one that is under way; what was issued is given back. */
  async settle(underWay: string | null): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (const press of this.#presses) {
        if (press.key === underWay) continue;
        const reply = await send(this.#request, this.#deviceKey, press);
        if (!isAnswer(reply)) return;
        const issued = readIssued(reply.body);
        if (issued) {
          const left = await this.#request(`${TICKETS}/${issued.code}`, { method: 'POST', idempotencyKey: `${press.key}-leave`, body: { leave: true } });
          if (!isAnswer(left)) return;
        }
        this.remove(press.key);
      }
    } finally {
      this.#busy = false;
    }
  }

  #read(): Press[] {
    try {
      const all: unknown = JSON.parse(this.#kept?.getItem(NAME) ?? '[]');
      return (Array.isArray(all) ? all : []).slice(-MOST).flatMap((one) => {
        const { key, service, lang } = fields(one);
        return typeof key === 'string' && typeof service === 'string' ? [{ key, service, lang: text(lang, 35) }] : [];
      });
    } catch {
      return [];
    }
  }

  #write(presses: readonly Press[]): void {
    this.#presses = presses;
    try {
      if (presses.length === 0) this.#kept?.removeItem(NAME);
      else this.#kept?.setItem(NAME, JSON.stringify(presses));
    } catch {
      // Full or forbidden: it is known until the page is left.
    }
  }
}
