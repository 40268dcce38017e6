/** The board behind its page, in a few lines: what every command of a supervisor does where a test says nothing else. */
import type { ActKind, ActNotice, BoardAct, BoardChange, BoardPart, BoardSnapshot, LocationBoard, OpenAct, QueueRow } from '../src/generated/bindings';
import type { Outcome } from '../src/link/backend';
import * as samples from './boardSamples';
import type { Behaviour, BoardCommand } from './fakeDesk';
import { SERVICES } from './samples';

/** So long the way back is offered, in milliseconds. */
const WAY_BACK_MS = 20_000;
const DONE: Outcome<null> = { status: 'ok', data: null };

/** The board. */
export class FakeBoard {
  /** The channel to the page. */
  listener: ((change: BoardChange) => void) | undefined;
  /** Who waits, by the id of the service. */
  queues: Record<string, QueueRow[]> = Object.fromEntries(Object.values(SERVICES).map((one) => [one.id, samples.queue(one, 6)]));

  /** What each command does. */
  readonly usual: Pick<Behaviour, BoardCommand> = {
    checkHall: (locationId) => {
      const devices = this.#state.locations.find((one) => one.id === locationId)?.devices ?? [];
      const asked = devices.map(({ id, name, kind, here }) => samples.checked({ id, name, kind, state: here ? 'waiting' : 'away', showed: null, sounded: null, spoke: null }));
      return { status: 'ok', data: { check: 'check-1', devices: asked } };
    },
    hallCheck: () => {
      const devices = this.#state.locations.flatMap((one) => one.devices);
      const told = devices.map(({ id, name, kind, here }) => samples.checked({ id, name, kind, state: here ? 'done' : 'away', printed: kind === 'kiosk' ? true : null }));
      return { status: 'ok', data: told };
    },
    doAct: (act) => this.#do(act),
    repeatAct: (id) => {
      const open = this.#state.acts.open.find((one) => one.id === id);
      if (!open) return notNow();
      this.#acts(this.#state.acts.open.filter((one) => one !== open), this.#notice(open.what, open.subject, null));
      return DONE;
    },
    leaveAct: (id) => {
      this.#acts(this.#state.acts.open.filter((one) => one.id !== id), this.#state.acts.notice);
      return DONE;
    },
    dismissActNotice: (id) => {
      if (this.#state.acts.notice?.id === id) this.#acts(this.#state.acts.open, null);
      return DONE;
    },
    serviceQueue: (_, serviceId) => ok({ rows: this.queues[serviceId] ?? [], unreadable: 0 }),
    dayTickets: (_, number, state, after) => {
      const sought = number.replaceAll(' ', '').toLowerCase();
      const all = samples.dayTickets().filter((one) => one.ticket.label.replaceAll(' ', '').toLowerCase().includes(sought) && (state === '' || String(one.state) === state));
      const from = Number(after ?? 0);
      const next = from + 20;
      return ok({ tickets: all.slice(from, next), next: next < all.length ? String(next) : null });
    },
    ticketStory: (ticketId) => {
      const ticket = samples.dayTickets().find((one) => one.ticket.id === ticketId) ?? samples.dayTickets()[0];
      return ticket ? ok({ ticket, entries: samples.story() }) : notNow();
    },
    whatIf: (_, __, by) => ok(samples.whatIf(by)),
    report: (from, to, locationIds) => {
      const days = from === to ? [from] : [from, to];
      const ids = locationIds.length > 0 ? locationIds : this.#state.locations.map((one) => one.id);
      return ok(days.flatMap((day) => ids.flatMap((id) => samples.reportRows(day, id))));
    },
    saveReport: (from, to) => ok(`/home/ana/Downloads/callpad-${from}-${to}.csv`),
  };

  #state: BoardSnapshot;
  #count = 0;

  constructor(state: BoardSnapshot) {
    this.#state = state;
  }

  /** The board as it is now. */
  get state(): BoardSnapshot {
    return this.#state;
  }

  /** Changes parts of the board and tells the page, as the channel does. */
  emit(...parts: BoardPart[]): void {
    const revision = this.#state.revision + 1;
    const next: BoardSnapshot = { ...this.#state, revision };
    for (const part of parts) {
      if (part.part === 'locations') {
        const others = next.locations.map((one) => part.value.find((changed) => changed.id === one.id) ?? one);
        const added = part.value.filter((one) => !others.includes(one));
        next.locations = [...others, ...added];
      } else if (part.part === 'order') {
        next.locations = part.value.map((id) => next.locations.find((one) => one.id === id)).filter((one) => one !== undefined);
      } else Object.assign(next, { [part.part]: part.value ?? null });
    }
    this.#state = next;
    this.listener?.({ revision, parts });
  }

  /** Changes one location. */
  change(over: Partial<LocationBoard>, id = this.#state.locations[0]?.id): void {
    const location = this.#state.locations.find((one) => one.id === id);
    if (location) this.emit({ part: 'locations', value: [{ ...location, ...over }] });
  }

  /** Leaves an act of unknown outcome. */
  leaveUnknown(act: BoardAct, over: Partial<OpenAct> = {}): void {
    const { what, subject, subjectId } = about(act);
    this.#count += 1;
    const open: OpenAct = { id: this.#count, what, subject, subjectId, unknown: true, canRepeat: true, sinceMs: 0, ...over };
    this.#acts([...this.#state.acts.open, open], this.#state.acts.notice);
  }

  #do(act: BoardAct): Outcome<null> {
    const { what, subject } = about(act);
    this.#change(act);
    this.#acts(this.#state.acts.open, this.#notice(what, subject, wayBack(act)));
    return DONE;
  }

  /** What it does to the board and the lists. */
  #change(act: BoardAct): void {
    const [location] = this.#state.locations;
    if (act.act === 'service' && location) {
      this.change({ services: location.services.map((one) => (one.id === act.serviceId ? { ...one, open: act.open } : one)) });
    } else if (act.act === 'ask' && location) {
      const service = Object.values(SERVICES).find((one) => one.id === act.serviceId) ?? null;
      const request = { kind: act.kind, service, answer: 'asked', leftMs: 600_000 } as const;
      this.change({ counters: location.counters.map((one) => (one.deskId === act.deskId ? { ...one, request } : one)) });
    } else if (act.act === 'cancel' || act.act === 'sendOn') {
      this.#rows((row) => (row.ticket.id === act.ticketId ? [] : [row]));
    } else if (act.act === 'priority') {
      this.#rows((row) => [row.ticket.id === act.ticketId ? { ...row, ticket: { ...row.ticket, priority: act.on }, price: null } : row]);
    } else if (act.act === 'note') {
      this.#rows((row) => [row.ticket.id === act.ticketId ? { ...row, ticket: { ...row.ticket, note: act.note || null } } : row]);
    }
  }

  #rows(change: (row: QueueRow) => QueueRow[]): void {
    this.queues = Object.fromEntries(Object.entries(this.queues).map(([id, rows]) => [id, rows.flatMap(change)]));
  }

  #notice(what: ActKind, subject: string, back: BoardAct | null): ActNotice {
    this.#count += 1;
    return { id: this.#count, what, subject, error: null, wayBack: back, leftMs: back && WAY_BACK_MS };
  }

  #acts(open: OpenAct[], notice: ActNotice | null): void {
    this.emit({ part: 'acts', value: { open, notice } });
  }
}

/** What an act is, and what it is done to. */
function about(act: BoardAct): { what: ActKind; subject: string; subjectId: string } {
  switch (act.act) {
    case 'priority':
      return { what: act.on ? 'givePriority' : 'takePriority', subject: act.label, subjectId: act.ticketId };
    case 'issue':
      return { what: 'issue', subject: 'A 099', subjectId: act.ticket.serviceId };
    case 'service':
      return { what: act.open ? 'openService' : 'stopService', subject: act.name, subjectId: act.serviceId };
    case 'ask':
      return { what: 'ask', subject: act.name, subjectId: act.deskId };
    case 'sendOn':
    case 'note':
    case 'cancel':
    case 'restore':
      return { what: act.act, subject: act.label, subjectId: act.ticketId };
  }
}

/** What takes an act back, where something does. */
function wayBack(act: BoardAct): BoardAct | null {
  if (act.act === 'cancel' || act.act === 'sendOn') return { act: 'restore', ticketId: act.ticketId, label: act.label };
  if (act.act === 'priority') return { ...act, on: !act.on };
  if (act.act === 'service') return { ...act, open: !act.open };
  return null;
}

function notNow(): Outcome<never> {
  return { status: 'error', error: { code: 'notNow' } };
}

function ok<T>(data: T): Outcome<T> {
  return { status: 'ok', data };
}
