/** What can be done with a row of a list: which actions of the table stand in it, and what a press does. */
import type { Action, Source, TicketView } from '../generated/bindings';
import { msg, type MessageId } from '../i18n/text';
import { ACTION_RULES } from '../link/actionRules';
import type { Backend } from '../link/backend';
import type { LockReason } from './actionLock.svelte';
import { ACTIONS, isNotOffered, missingRole, type ActionSpec, type RowSpec } from './actions';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';
import { isElsewhere } from './waiting';

/** One of them, as a button of the row. */
export interface RowAction {
  /** Which. */
  name: Action;
  /** The words of its button. */
  words: MessageId;
  /** The key that does it to the row that has the focus. */
  key: string | null;
  /** Why it ignores a press now; null when it does not. */
  locked: LockReason | null;
  /** Does it; locked, it says why not. */
  press: () => Promise<void>;
}

/** Those of the table that stand in rows. */
const IN_ROWS = (Object.entries(ACTIONS) as [Action, ActionSpec][]).flatMap(([name, { row }]) => (row ? [{ name, row }] : []));

/** The actions of rows. */
export class RowActions {
  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /** What stands in the row of a ticket, in the order of the table. */
  of(ticket: TicketView, source: Source): RowAction[] {
    return IN_ROWS.filter(({ name, row }) => row.lists.includes(source) && this.#offers(name, row, ticket)).map(({ name, row }) => ({
      name,
      key: row.key ?? null,
      ...(row.calls && this.desk.offline.byHand(source) ? this.#byHand(ticket) : this.#usual(name, row, ticket, source)),
    }));
  }

  /** Does what Enter does to the row of a ticket. */
  async enter(ticket: TicketView, source: Source): Promise<void> {
    await this.of(ticket, source).find((action) => action.key === 'Enter')?.press();
  }

  /**
   * What the API has stands there for everybody, locked where a role is missing; an extension of our server only where the
   * server has it and the person is known to have its roles.
   */
  #offers(name: Action, row: RowSpec, ticket: TicketView): boolean {
    if (row.suits && !row.suits(ticket)) return false;
    if (ACTION_RULES[name].feature === null) return true;
    const { roles, features } = this.desk.mirror.session ?? { roles: null, features: [] };
    return !isNotOffered(name, features) && missingRole(name, roles ?? []) === null;
  }

  /** Without an answer the number is noted instead: the person calls it by voice. */
  #byHand({ id, label }: TicketView): Pick<RowAction, 'words' | 'locked' | 'press'> {
    const noted = this.desk.offline.noted(label);
    return {
      words: noted ? msg('row-noted') : msg('row-by-hand'),
      locked: noted ? 'noted' : null,
      press: () => this.desk.offline.note(label, id),
    };
  }

  #usual(name: Action, row: RowSpec, ticket: TicketView, source: Source): Pick<RowAction, 'words' | 'locked' | 'press'> {
    return {
      words: row.button,
      locked: this.desk.lockOf(name),
      press: async () => {
        if (!this.desk.mayBegin(name)) return;
        if (row.calls) await this.#call(ticket, source);
        else await this.calls.act(() => row.send(this.backend, ticket.id, 'ask'));
      },
    };
  }

  /** Calls a ticket, after a question where another is open or it is meant for somebody else. */
  #call(ticket: TicketView, source: Source): Promise<void> {
    const { id, label } = ticket;
    const boundName = isElsewhere(ticket) ? (ticket.boundTo?.name ?? null) : null;
    const open = this.desk.mirror.open;
    if (open) {
      this.desk.overlays.question = { ask: 'openFirst', ticketId: id, source, label, open: open.ticket.label, boundName };
    } else if (boundName !== null) {
      this.desk.overlays.question = { ask: 'callBound', ticketId: id, source, label, boundName };
    } else {
      return this.desk.callTicket(id, source, 'ask');
    }
    return Promise.resolve();
  }
}
