/** The board behind its page, in a few lines: what every command of a supervisor does where a test says nothing else. */
import type { ActKind, ActNotice, ActsView, BoardAct, BoardChange, BoardPart, BoardServer, BoardSnapshot, LocationBoard, OpenAct, PlaceOnBoard, QueueRow } from '../src/generated/bindings';
import type { Outcome } from '../src/link/backend';
import * as samples from './boardSamples';
import type { Behaviour, BoardCommand } from './fakeDesk';
import { SERVICES } from './samples';

/** So long the way back is offered, in milliseconds. */
const WAY_BACK_MS = 20_000;
/** A part of the board as the app knows it. */
export type KnownPart = Exclude<BoardPart, { part: 'locations' | 'shown' }> | { part: 'locations'; value: LocationBoard[] };
const DONE: Outcome<null> = { status: 'ok', data: null };

/** The board. */
export class FakeBoard {
  /** The channel to the page. */
  listener: ((change: BoardChange) => void) | undefined;
  /** Who waits, by the id of the service. */
  queues: Record<string, QueueRow[]> = Object.fromEntries(Object.values(SERVICES).map((one) => [one.id, samples.queue(one, 6)]));

  /** What each command does. */
  readonly usual: Pick<Behaviour, BoardCommand> = {
    checkHall: (server, locationId) => {
      const devices = this.#state.locations.find((one) => one.server === server && one.id === locationId)?.devices ?? [];
      const asked = devices.map(({ id, name, kind, here }) => samples.checked({ id, name, kind, state: here ? 'waiting' : 'away', showed: null, sounded: null, spoke: null }));
      return { status: 'ok', data: { check: 'check-1', devices: asked } };
    },
    hallCheck: () => {
      const devices = this.#state.locations.flatMap((one) => one.devices);
      const told = devices.map(({ id, name, kind, here }) => samples.checked({ id, name, kind, state: here ? 'done' : 'away', printed: kind === 'kiosk' ? true : null }));
      return { status: 'ok', data: told };
    },
    showLocation: (server, locationId) => {
      this.#chosen = { server, locationId };
      return { revision: this.#state.revision, parts: [{ part: 'shown', value: this.#shown() }] };
    },
    addServer: ({ server, userId }) => {
      const last = Math.max(...this.#state.servers.map((one) => one.id));
      const name = server.replace(/^https?:\/\//u, '');
      const session = samples.session({ server, builtIn: false, userId, userName: userId, deskName: null });
      const added: BoardServer = { id: last + 1, server, name, userId, session, connection: { state: 'live' }, denied: false, acts: { open: [], notice: null } };
      const addresses = this.#state.offered.addresses.filter((one) => one !== server);
      this.emit({ part: 'servers', value: [...this.#state.servers, added] }, { part: 'offered', value: { ...this.#state.offered, addresses } });
      return DONE;
    },
    signInAt: (server) => {
      this.emit({ part: 'connection', value: { server, connection: { state: 'live' } } });
      return DONE;
    },
    removeServer: (server) => {
      const locations = this.#state.locations.filter((one) => one.server !== server);
      const places = locations.map((one) => ({ server: one.server, locationId: one.id }));
      this.emit({ part: 'servers', value: this.#state.servers.filter((one) => one.id !== server) }, { part: 'order', value: { places, more: 0 } });
      return DONE;
    },
    doAct: (server, act) => this.#do(server, act),
    repeatAct: (server, id) => {
      const acts = this.#actsOf(server);
      const open = acts.open.find((one) => one.id === id);
      if (!open) return notNow();
      this.#acts(server, { open: acts.open.filter((one) => one !== open), notice: this.#notice(open.what, open.subject, null) });
      return DONE;
    },
    leaveAct: (server, id) => {
      const acts = this.#actsOf(server);
      this.#acts(server, { ...acts, open: acts.open.filter((one) => one.id !== id) });
      return DONE;
    },
    dismissActNotice: (server, id) => {
      const acts = this.#actsOf(server);
      if (acts.notice?.id === id) this.#acts(server, { ...acts, notice: null });
      return DONE;
    },
    serviceQueue: (_, __, serviceId) => ok({ rows: this.queues[serviceId] ?? [], unreadable: 0 }),
    dayTickets: (_, __, number, state, after) => {
      const sought = number.replaceAll(' ', '').toLowerCase();
      const all = samples.dayTickets().filter((one) => one.ticket.label.replaceAll(' ', '').toLowerCase().includes(sought) && (state === '' || String(one.state) === state));
      const from = Number(after ?? 0);
      const next = from + 20;
      return ok({ tickets: all.slice(from, next), next: next < all.length ? String(next) : null });
    },
    ticketStory: (_, ticketId) => {
      const ticket = samples.dayTickets().find((one) => one.ticket.id === ticketId) ?? samples.dayTickets()[0];
      return ticket ? ok({ ticket, entries: samples.story() }) : notNow();
    },
    whatIf: (_, __, ___, by) => ok(samples.whatIf(by)),
    report: (from, to, places) => {
      const days = from === to ? [from] : [from, to];
      return ok(days.flatMap((day) => places.flatMap(({ server, locationId }) => samples.reportRows(day, locationId).map((row) => ({ ...row, server })))));
    },
    saveReport: (from, to) => ok(`/home/ana/Downloads/callpad-${from}-${to}.csv`),
  };

  #state: samples.KnownBoard;
  /** The location in view. */
  #chosen: PlaceOnBoard | null = null;
  #count = 0;

  constructor(state: samples.KnownBoard) {
    this.#state = state;
  }

  /** The board as it is now. */
  get state(): samples.KnownBoard {
    return this.#state;
  }

  /** The board as the page is given it. */
  snapshot(): BoardSnapshot {
    return { ...this.#state, locations: this.#state.locations.map(samples.summary), shown: this.#shown() };
  }

  /** The location that was chosen, or else the first, which then stays. */
  #shown(): LocationBoard | null {
    const { locations } = this.#state;
    const shown = locations.find((one) => one.server === this.#chosen?.server && one.id === this.#chosen.locationId) ?? locations[0] ?? null;
    this.#chosen = shown && { server: shown.server, locationId: shown.id };
    return shown;
  }

  /** Changes parts of the board and tells the page, as the channel does. */
  emit(...parts: KnownPart[]): void {
    const revision = this.#state.revision + 1;
    const next: samples.KnownBoard = { ...this.#state, revision };
    const before = this.#shown();
    for (const part of parts) {
      if (part.part === 'locations') {
        const others = next.locations.map((one) => part.value.find((changed) => changed.id === one.id && changed.server === one.server) ?? one);
        const added = part.value.filter((one) => !others.includes(one));
        next.locations = [...others, ...added];
      } else if (part.part === 'order') {
        const places = part.value.places.map(({ server, locationId }) => next.locations.find((one) => one.server === server && one.id === locationId));
        next.locations = places.filter((one) => one !== undefined);
        next.moreLocations = part.value.more;
      } else if (part.part === 'session' || part.part === 'connection' || part.part === 'denied' || part.part === 'acts') {
        const { server, ...changed } = part.value;
        next.servers = next.servers.map((one) => (one.id === server ? { ...one, ...changed } : one));
      } else Object.assign(next, { [part.part]: part.value });
    }
    this.#state = next;
    const shown = this.#shown();
    const told = parts.map((part): BoardPart => (part.part === 'locations' ? { part: 'locations', value: part.value.map(samples.summary) } : part));
    this.listener?.({ revision, parts: shown === before ? told : [...told, { part: 'shown', value: shown }] });
  }

  /** Changes one location. */
  change(over: Partial<LocationBoard>, id = this.#state.locations[0]?.id): void {
    const location = this.#state.locations.find((one) => one.id === id);
    if (location) this.emit({ part: 'locations', value: [{ ...location, ...over }] });
  }

  /** Leaves an act of unknown outcome. */
  leaveUnknown(act: BoardAct, over: Partial<OpenAct> = {}, server = 0): void {
    const { what, subject, subjectId } = about(act);
    this.#count += 1;
    const open: OpenAct = { id: this.#count, what, subject, subjectId, unknown: true, canRepeat: true, sinceMs: 0, ...over };
    const acts = this.#actsOf(server);
    this.#acts(server, { ...acts, open: [...acts.open, open] });
  }

  #do(server: number, act: BoardAct): Outcome<null> {
    const { what, subject } = about(act);
    this.#change(act);
    this.#acts(server, { ...this.#actsOf(server), notice: this.#notice(what, subject, wayBack(act)) });
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

  #actsOf(server: number): ActsView {
    return this.#state.servers.find((one) => one.id === server)?.acts ?? { open: [], notice: null };
  }

  #acts(server: number, acts: ActsView): void {
    this.emit({ part: 'acts', value: { server, acts } });
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
