/** Small rules over the lists, without a page. */
import type { ActionView, ListsView, TicketSource, TicketView, WaitingRow } from '../generated/bindings';

/** The operation that calls a ticket of each list (M14). */
export const CALLS: Record<TicketSource, ActionView> = {
  waiting: 'callTicket',
  paused: 'callPaused',
  cancelled: 'callCancelled',
};

/** Whether the ticket is meant for somebody else. */
export function isElsewhere(ticket: TicketView): boolean {
  return ticket.boundTo?.kind === 'otherDesk' || ticket.boundTo?.kind === 'otherUser';
}

/** How many wait for this counter: those meant for somebody else are in the list, but not among them. */
export function waitingHere(lists: ListsView): number {
  return lists.waiting.filter((row) => !isElsewhere(row.ticket)).length;
}

/** The rows of one list, all in the form of the waiting list's. */
export function rowsOf(lists: ListsView, source: TicketSource): WaitingRow[] {
  if (source === 'waiting') return lists.waiting;
  return lists[source].rows.map((row) => ({ ...row, targetWaitS: null, next: null }));
}

/** Milliseconds since one list was read; null before the first reading. */
export function ageOf(lists: ListsView, source: TicketSource): number | null {
  return source === 'waiting' ? lists.ageMs : lists[source].ageMs;
}

/** A text in the form that is searched: no case, no accents, no blanks. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\s]/gu, '').toLowerCase();
}

/** The rows whose number, name or custom field holds `sought`, of one service or (null) of all. */
export function found(rows: readonly WaitingRow[], sought: string, serviceId: string | null): WaitingRow[] {
  const needle = folded(sought);
  return rows.filter(({ ticket }) => {
    if (serviceId !== null && ticket.service.id !== serviceId) return false;
    return [ticket.label, ticket.visitor, ticket.customField].some(
      (text) => text !== null && folded(text).includes(needle),
    );
  });
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
