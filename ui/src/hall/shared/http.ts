/** Requests to the server that serves this page. */
import { fields } from './contract';

/** What came of a request. */
export interface Reply {
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** After how many milliseconds the server wants to be asked again, where it says so. */
  readonly retryAfter: number | null;
}

/** What a request carries. */
export interface Ask {
  readonly method?: 'GET' | 'POST';
  /** The device key. */
  readonly key?: string | null;
  /** One per act: sent again, the act is still done once. */
  readonly idempotencyKey?: string;
  /** An object is sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>> | Blob;
}

/** A request that takes longer has no answer. A printer that is slow answers within it. */
const PATIENCE = 10_000;
const NO_ANSWER: Reply = { status: 0, body: {}, retryAfter: null };

/** Asks the server; never throws. */
export async function request(path: string, { method = 'GET', key, idempotencyKey, body }: Ask = {}, patience = PATIENCE): Promise<Reply> {
  const headers: Record<string, string> = {};
  if (key) headers['Authorization'] = `Bearer ${key}`;
  if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), patience);
  try {
    const sent = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
    const response = await fetch(path, { method, headers, cache: 'no-store', signal: given.signal, ...(sent === undefined ? {} : { body: sent }) });
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const answer: unknown = await response.json().catch(() => null);
    return { status: response.status, body: fields(answer), retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null };
  } catch {
    return NO_ANSWER;
  } finally {
    clearTimeout(timer);
  }
}

/** A key for one act: 128 random bits. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
