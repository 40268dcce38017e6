/** Small rules over the lists, without a page. */
import type { ListsView, Source, TicketView, WaitingRow } from '../generated/bindings';
import { holds, isSameNumber, normalizeForSearch, numberHolds } from './search';

/** Whether the ticket is meant for somebody else. */
export function isElsewhere(ticket: TicketView): boolean {
  return ticket.boundTo?.kind === 'otherDesk' || ticket.boundTo?.kind === 'otherUser';
}

/** How many wait for this counter: those meant for somebody else are in the list, but not among them. */
export function waitingHere(lists: ListsView): number {
  return lists.waiting.filter((row) => !isElsewhere(row.ticket)).length;
}

/** A row of whichever list. */
export interface ListRow extends WaitingRow {
  /** Who set it aside, and how many milliseconds ago, as far as that is known here; null where it is not this person, or waits. */
  aside: { ms: number | null } | null;
}

const listRows = new WeakMap<ListsView, Map<Source, ListRow[]>>();

/** The rows of one list, all in one form; the same ones for the same lists. */
export function rowsOf(lists: ListsView, source: Source): ListRow[] {
  const known = listRows.get(lists) ?? new Map<Source, ListRow[]>();
  listRows.set(lists, known);
  const rows = known.get(source) ?? drawnRows(lists, source);
  known.set(source, rows);
  return rows;
}

function drawnRows(lists: ListsView, source: Source): ListRow[] {
  if (source === 'waiting') return lists.waiting.map((row) => ({ ...row, aside: null }));
  return lists[source].rows.map(({ ticket, waitedS, mine, asideMs }) => ({
    ticket,
    waitedS,
    targetWaitS: null,
    next: null,
    aside: mine ? { ms: asideMs } : null,
  }));
}

/** Milliseconds since one list was read; null before the first reading. */
export function ageOf(lists: ListsView, source: Source): number | null {
  return source === 'waiting' ? lists.ageMs : lists[source].ageMs;
}

/** The rows whose number, name or custom field holds `sought`, of one service or (null) of all. */
export function found<R extends WaitingRow>(rows: readonly R[], sought: string, serviceId: string | null): R[] {
  const needle = normalizeForSearch(sought);
  return rows.filter(({ ticket }) => {
    if (serviceId !== null && ticket.service.id !== serviceId) return false;
    if (needle === '' || numberHolds(ticket.label, needle)) return true;
    return [ticket.visitor, ticket.customField].some((text) => text !== null && holds(text, needle));
  });
}

/** The one row that a press of Enter in the search field means: the only one, else the only one of exactly that number. */
export function meant<R extends WaitingRow>(rows: readonly R[], sought: string): R | null {
  const exact = rows.length === 1 ? rows : rows.filter(({ ticket }) => isSameNumber(ticket.label, sought));
  const [only, second] = exact;
  return normalizeForSearch(sought) !== '' && only && !second ? only : null;
}

/** The most rows that are ever in the page. */
const MOST_ROWS = 60;
const BEYOND = 6;

/** The rows to draw, from `first` up to but without `end`; the focused one comes on top of them. */
export function drawnRange(
  scrolled: number,
  height: number,
  rowHeight: number,
  count: number,
): { first: number; end: number } {
  const visible = Math.ceil(height / rowHeight) + 1;
  const size = Math.min(visible + 2 * BEYOND, MOST_ROWS - 1);
  const first = Math.max(0, Math.min(Math.floor(scrolled / rowHeight) - BEYOND, count - size));
  return { first, end: Math.min(count, first + size) };
}
