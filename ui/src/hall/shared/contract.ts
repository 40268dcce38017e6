/**
 * What the server sends to the hall's pages (docs/api.md, the hall). Everything is read field by field, and is bounded:
 * a page that runs for months must not grow with what comes in, nor stop for a field that is missing.
 */

/** A ticket as visitors know it. */
export interface Ticket {
  readonly tag: string;
  readonly number: string;
}

/** A counter or a service: its short sign and its name. */
export interface Place {
  readonly tag: string;
  readonly name: string;
}

/** A call. */
export interface Call {
  /** Its number on the server: the same for a call and its recalls; it grows with each new call. */
  readonly id: number;
  /** Which announcement of it: 1 for the call, 2 for the first recall. */
  readonly times: number;
  readonly ticket: Ticket;
  readonly counter: Place;
  /** When it was announced, as an instant of `performance.now()`. */
  readonly at: number;
}

/** A service that tickets are issued for. */
export interface Service extends Place {
  readonly id: string;
  readonly open: boolean;
  readonly waiting: number;
  /** How long a newcomer waits, in seconds: the median. */
  readonly wait: number | null;
  /** When it opens, as the server wrote it. */
  readonly opens: string | null;
  /** Whether a supervisor stopped issuing for now. */
  readonly stopped: boolean;
}

/** What is wrong with a printer; `ready` is nothing. */
export type Printer = 'ready' | 'paper_out' | 'cover_open' | 'away' | 'jammed' | 'error' | 'silent' | 'busy';

/** The branch and this device. */
export interface Hall {
  readonly location: { readonly id: string; readonly name: string; readonly languages: readonly string[]; readonly notice: string | null };
  readonly device: { readonly name: string; readonly prints: boolean; readonly printer: Printer | null };
  readonly called: readonly Call[];
  readonly services: readonly Service[];
  readonly version: string | null;
  /** The address under which visitors' phones reach the server, where it tells. */
  readonly phones: string | null;
}

/** What became of a ticket. */
export type TicketState = 'held' | 'waiting' | 'called' | 'paused' | 'ended' | 'cancelled' | 'left' | 'over';

/** A ticket as its visitor's phone shows it. */
export interface PhoneTicket {
  readonly location: Hall['location'];
  readonly service: Place;
  readonly ticket: Ticket;
  readonly state: TicketState;
  readonly ahead: number | null;
  /** When it will be called, in milliseconds from when it was received: median, low, high. */
  readonly within: readonly [number, number, number] | null;
  readonly soon: boolean;
  readonly counter: Place | null;
  /** When it was called, as an instant of `performance.now()`. */
  readonly calledAt: number | null;
  /** Which announcement calls it, while it is called: each is sounded once. */
  readonly announcement: string | null;
  readonly mayLetAhead: boolean;
  readonly mayLeave: boolean;
}

/** What a kiosk gets for a press. */
export interface Issued {
  readonly ticket: Ticket;
  readonly service: string;
  readonly ahead: number | null;
  /** In seconds: the median. */
  readonly wait: number | null;
  readonly code: string;
  readonly path: string;
  /** Whether it counts only when its slip is out. */
  readonly slip: boolean;
}

/** The current call and the last four beside it. */
export const MAX_CALLS = 5;
/** More buttons than a kiosk could show. */
export const MAX_SERVICES = 60;
/** Languages that are spoken one after the other. */
const MAX_LANGUAGES = 6;
/** No name or notice of a branch is longer; what is cut has a sign. */
const MAX_TEXT = 400;
const MAX_SIGN = 24;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; of anything else none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** A text of at most so many characters. */
export function text(value: unknown, most = MAX_TEXT): string {
  const whole = typeof value === 'string' ? value : '';
  return whole.length <= most ? whole : `${whole.slice(0, most - 1)}…`;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? text(value) : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function count(value: unknown): number | null {
  const n = number(value);
  return n === null ? null : Math.max(0, Math.round(n));
}

function list(value: unknown, most: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

function ticket(value: unknown): Ticket {
  const from = fields(value);
  return { tag: text(from['tag'], MAX_SIGN), number: text(from['number'], MAX_SIGN) };
}

function place(value: unknown): Place {
  const from = fields(value);
  const tag = text(from['tag'], MAX_SIGN);
  return { tag, name: text(from['name']) || tag };
}

/** A call; null where it names no ticket. `received` is `performance.now()` when it came. */
export function readCall(value: unknown, received: number): Call | null {
  const from = fields(value);
  const id = number(from['call']);
  const called = ticket(from['ticket']);
  if (id === null || called.number === '') return null;
  return { id, ticket: called, counter: place(from['counter']), times: count(from['times']) ?? 1, at: received - (count(from['ago_ms']) ?? 0) };
}

/** The services of a list; those without an id are left out. */
export function readServices(value: unknown): Service[] {
  return list(value, MAX_SERVICES).flatMap((one) => {
    const from = fields(one);
    const id = text(from['id'], 128);
    if (id === '') return [];
    return [
      {
        ...place(one),
        id,
        open: from['open'] === true,
        waiting: count(from['waiting']) ?? 0,
        wait: count(list(from['wait_s'], 3)[0]),
        opens: textOrNull(from['opens']),
        stopped: from['last_ticket'] === true,
      },
    ];
  });
}

/** Name, languages and notice of a location. */
export function readLocation(value: unknown): Hall['location'] {
  const from = fields(value);
  return {
    id: text(from['id'], 128),
    name: text(from['name']),
    languages: list(from['languages'], MAX_LANGUAGES).map((one) => text(one, 35)).filter((one) => one !== ''),
    notice: textOrNull(from['notice']),
  };
}

const PRINTERS: readonly string[] = ['ready', 'paper_out', 'cover_open', 'away', 'jammed', 'error', 'silent', 'busy'];

/** A printer's state; what is not known of it is an error. */
export function readPrinter(value: unknown): Printer | null {
  if (typeof value !== 'string') return null;
  return (PRINTERS.includes(value) ? value : 'error') as Printer;
}

/** What this device is. */
function readDevice(value: unknown): Hall['device'] {
  const from = fields(value);
  return { name: text(from['name']), prints: from['prints'] === true, printer: readPrinter(from['printer']) };
}

/** What a screen or a kiosk is told first. */
export function readHall(value: unknown, received: number): Hall {
  const from = fields(value);
  return {
    location: readLocation(from['location']),
    device: readDevice(from['device']),
    called: list(from['called'], MAX_CALLS).flatMap((one) => readCall(one, received) ?? []),
    services: readServices(from['services']),
    version: textOrNull(from['version']),
    phones: textOrNull(from['phones']),
  };
}

const STATES: readonly string[] = ['held', 'waiting', 'called', 'paused', 'ended', 'cancelled', 'left', 'over'];

/** A ticket for its phone; null where it is none. */
export function readPhoneTicket(value: unknown, received: number): PhoneTicket | null {
  const from = fields(value);
  const state = text(from['state'], MAX_SIGN);
  const own = ticket(from['ticket']);
  if (!STATES.includes(state) || own.number === '') return null;
  const [median, low, high] = list(from['in_ms'], 3).map(count);
  const location = readLocation(from['location']);
  const ago = count(from['called_ago_ms']);
  return {
    location,
    service: place(from['service']),
    ticket: own,
    state: state as TicketState,
    ahead: count(from['ahead']),
    within: median == null ? null : [median, low ?? median, high ?? median],
    soon: from['soon'] === true,
    counter: from['counter'] == null ? null : place(from['counter']),
    calledAt: ago === null ? null : received - ago,
    announcement: state === 'called' ? `${number(from['call']) ?? ''} ${number(from['times']) ?? ''}` : null,
    mayLetAhead: from['may_let_ahead'] === true,
    mayLeave: from['may_leave'] === true,
  };
}

/** The ticket that was issued for a press; null where the answer names none. */
export function readIssued(value: unknown): Issued | null {
  const from = fields(value);
  const own = ticket(from['ticket']);
  const code = text(from['code'], 64);
  if (from['success'] !== true || own.number === '' || code === '') return null;
  return {
    ticket: own,
    service: place(from['service']).name,
    ahead: count(from['ahead']),
    wait: count(list(from['wait_s'], 3)[0]),
    code,
    path: text(from['path'], 256) || `/t/${code}`,
    slip: from['slip'] === 'wanted',
  };
}

/** A ticket's number as it is written everywhere. */
export function written({ tag, number: own }: Ticket): string {
  return tag === '' ? own : `${tag} ${own}`;
}

/** Minutes that are said of a wait: by fives above ten, for nobody knows it better. */
export function aboutMinutes(seconds: number): number {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes > 10 ? Math.round(minutes / 5) * 5 : minutes;
}
