/**
 * What can be done at the counter, each once: its key, its button, in the rows of which lists it stands, the command that does
 * it, and every sentence about it. What an action asks for (roles, a feature of our server, the guard after a press) stands in
 * the desk's table alone and comes with the bindings. A new action is written here and in the texts of each language; what is
 * missing does not compile. Rows draw what stands here for them; a button for the open ticket also has its place in the card
 * or the bar.
 */
import type { Action, Busy, DeskPart, OpenFirst, Source, TicketId, TicketView } from '../generated/bindings';
import { msg, type MessageId } from '../i18n/text';
import { character, command, key, place, type Chord } from '../keys/chords';
import { ACTION_RULES } from '../link/actionRules';
import type { Backend, Outcome } from '../link/backend';
import type { Desk } from './desk.svelte';

/** A role of the API that an action asks for, by its id. */
export type Role = (typeof ACTION_RULES)[Action]['roles'][number];

/** All of them. */
export const ROLES: readonly Role[] = [...new Set(Object.values(ACTION_RULES).flatMap((rules): readonly Role[] => rules.roles))];

/** What a key can do, as the settings name it on disk and in policies: such a name stays (`wayBack` is the undo offer's). */
export type KeyName =
  | 'callNext'
  | 'recall'
  | 'pause'
  | 'transfer'
  | 'noShow'
  | 'end'
  | 'wayBack'
  | 'newTicket'
  | 'search'
  | 'keys'
  | 'diagnosis';

/** Something with keys, and the ones it has until a person chooses others. */
export interface Keyed {
  /** What the settings call it. */
  name: KeyName;
  /** What it does, for the list of keys. */
  title: MessageId;
  /** Its keys; all of them work everywhere. */
  chords: readonly Chord[];
  /** Does it. */
  press: (desk: Desk) => void;
}

/** A sentence with the number of the ticket, and one for when there is none. */
export interface AboutTicket {
  /** With it. */
  named: MessageId<'label'>;
  /** Without. */
  plain: MessageId;
}

/** An action in the rows of lists. */
export interface RowSpec {
  /** In the rows of which lists. */
  lists: readonly Source[];
  /** Its button; the number of the ticket is read with it. */
  button: MessageId;
  /** The key, by its name in the DOM, that does it to the row that has the focus. */
  key?: string;
  /** For which tickets of these lists it makes sense; for all where that is left out. */
  suits?: (ticket: TicketView) => boolean;
  /** It opens the ticket: another that is open is asked about first, and without an answer the number is called by hand. */
  calls?: true;
  /** The command that does it. */
  send: (app: Backend, ticketId: TicketId, openFirst: OpenFirst) => Promise<Outcome<DeskPart>>;
}

/** An action of the queue. */
export interface ActionSpec {
  /** Its keys. */
  key?: Keyed;
  /** Its button, where that is always the same one. */
  button?: MessageId;
  /** The command that does it to the open ticket, where nothing else must be known. */
  send?: (app: Backend) => Promise<Outcome<DeskPart>>;
  /** The button that does it to the open ticket before the person leaves. */
  leave?: MessageId<'label'>;
  /** The rows in which it stands. */
  row?: RowSpec;
  /** It was refused, or could not be sent. */
  failed: AboutTicket;
  /** Nobody knew; it happened. */
  settledDone: AboutTicket;
  /** Nobody knew; it did not happen. */
  settledNotDone: AboutTicket;
  /** Nobody knows, and the person went on. */
  notKnown: AboutTicket;
  /** Nobody knows yet: when the line broke. */
  broke: MessageId;
  /** What the person can do about that. */
  then: MessageId;
  /** The button with which the person decides that it did not happen. */
  goOn: MessageId;
  /** It waits for the person to sign in again. */
  held: MessageId;
}

function about(named: MessageId<'label'>, plain: MessageId): AboutTicket {
  return { named, plain };
}

const CALL = {
  failed: about(msg('failed-call-named'), msg('failed-call')),
  settledDone: about(msg('settled-call-named'), msg('settled-call')),
  settledNotDone: about(msg('settled-not-call-named'), msg('settled-not-call')),
  notKnown: about(msg('not-known-call-named'), msg('not-known-call')),
  broke: msg('unknown-calling'),
  then: msg('unknown-then-call'),
  goOn: msg('unknown-go-on-call'),
  held: msg('again-held-call'),
} satisfies Partial<ActionSpec>;

/** Calls a ticket of a list, which has its own operation for that (M14). */
function callFrom(source: Source): RowSpec {
  return {
    lists: [source],
    button: msg('row-call'),
    key: 'Enter',
    calls: true,
    send: (app, ticketId, openFirst) => app.callTicket(ticketId, source, openFirst),
  };
}

/** Every action that changes something at the server. */
export const ACTIONS = {
  callNext: {
    key: {
      name: 'callNext',
      title: msg('keys-call-next'),
      chords: [key('F9'), place('1')],
      press: (desk) => void desk.callNext(),
    },
    ...CALL,
  },
  callTicket: { row: callFrom('waiting'), ...CALL },
  callPaused: { row: callFrom('paused'), ...CALL },
  callCancelled: { row: callFrom('cancelled'), ...CALL },
  recall: {
    key: {
      name: 'recall',
      title: msg('keys-recall'),
      chords: [key('F4'), place('2')],
      press: (desk) => void desk.serve('recall'),
    },
    button: msg('act-recall'),
    send: (app) => app.recall(),
    failed: about(msg('failed-recall-named'), msg('failed-recall')),
    settledDone: about(msg('settled-recall-named'), msg('settled-recall')),
    settledNotDone: about(msg('settled-not-recall-named'), msg('settled-not-recall')),
    notKnown: about(msg('not-known-recall-named'), msg('not-known-recall')),
    broke: msg('unknown-recalling'),
    then: msg('unknown-then-recall'),
    goOn: msg('unknown-go-on-recall'),
    held: msg('again-held-recall'),
  },
  end: {
    key: {
      name: 'end',
      title: msg('keys-end'),
      chords: [key('F8'), place('9')],
      press: (desk) => void desk.end(),
    },
    button: msg('act-end'),
    send: (app) => app.endCall(),
    leave: msg('leave-end'),
    failed: about(msg('failed-end-named'), msg('failed-end')),
    settledDone: about(msg('settled-end-named'), msg('settled-end')),
    settledNotDone: about(msg('settled-not-end-named'), msg('settled-not-end')),
    notKnown: about(msg('not-known-end-named'), msg('not-known-end')),
    broke: msg('unknown-ending'),
    then: msg('unknown-then-end'),
    goOn: msg('unknown-go-on-end'),
    held: msg('again-held-end'),
  },
  pause: {
    key: {
      name: 'pause',
      title: msg('keys-pause'),
      chords: [key('F6'), place('3')],
      press: (desk) => void desk.serve('pause'),
    },
    button: msg('act-pause'),
    send: (app) => app.pauseCall(),
    leave: msg('leave-pause'),
    failed: about(msg('failed-pause-named'), msg('failed-pause')),
    settledDone: about(msg('settled-pause-named'), msg('settled-pause')),
    settledNotDone: about(msg('settled-not-pause-named'), msg('settled-not-pause')),
    notKnown: about(msg('not-known-pause-named'), msg('not-known-pause')),
    broke: msg('unknown-pausing'),
    then: msg('unknown-then-pause'),
    goOn: msg('unknown-go-on-pause'),
    held: msg('again-held-pause'),
  },
  cancel: {
    key: {
      name: 'noShow',
      title: msg('keys-no-show'),
      chords: [key('F2'), place('5')],
      press: (desk) => void desk.serve('cancel'),
    },
    button: msg('act-no-show'),
    send: (app) => app.cancelCall(),
    leave: msg('leave-no-show'),
    failed: about(msg('failed-cancel-named'), msg('failed-cancel')),
    settledDone: about(msg('settled-cancel-named'), msg('settled-cancel')),
    settledNotDone: about(msg('settled-not-cancel-named'), msg('settled-not-cancel')),
    notKnown: about(msg('not-known-cancel-named'), msg('not-known-cancel')),
    broke: msg('unknown-cancelling'),
    then: msg('unknown-then-cancel'),
    goOn: msg('unknown-go-on-cancel'),
    held: msg('again-held-cancel'),
  },
  transfer: {
    key: {
      name: 'transfer',
      title: msg('keys-transfer'),
      chords: [key('F7'), place('4')],
      press: (desk) => desk.askWhereTo(),
    },
    button: msg('act-transfer'),
    failed: about(msg('failed-transfer-named'), msg('failed-transfer')),
    settledDone: about(msg('settled-transfer-named'), msg('settled-transfer')),
    settledNotDone: about(msg('settled-not-transfer-named'), msg('settled-not-transfer')),
    notKnown: about(msg('not-known-transfer-named'), msg('not-known-transfer')),
    broke: msg('unknown-transferring'),
    then: msg('unknown-then-transfer'),
    goOn: msg('unknown-go-on-transfer'),
    held: msg('again-held-transfer'),
  },
  createTicket: {
    key: {
      name: 'newTicket',
      title: msg('keys-new-ticket'),
      chords: [command('n')],
      press: (desk) => desk.askForTicket(),
    },
    failed: about(msg('failed-create'), msg('failed-create')),
    settledDone: about(msg('settled-create-named'), msg('settled-create')),
    settledNotDone: about(msg('settled-not-create'), msg('settled-not-create')),
    notKnown: about(msg('not-known-create-named'), msg('not-known-create')),
    broke: msg('unknown-creating'),
    then: msg('unknown-then-create'),
    goOn: msg('unknown-go-on-create'),
    held: msg('again-held-create'),
  },
  answerRequest: {
    failed: about(msg('failed-answer'), msg('failed-answer')),
    settledDone: about(msg('settled-answer'), msg('settled-answer')),
    settledNotDone: about(msg('settled-not-answer'), msg('settled-not-answer')),
    notKnown: about(msg('not-known-answer'), msg('not-known-answer')),
    broke: msg('unknown-answering'),
    then: msg('unknown-then-answer'),
    goOn: msg('unknown-go-on-answer'),
    held: msg('again-held-answer'),
  },
} satisfies Record<Action, ActionSpec>;

/** Everything that has a key, in the order of the list of keys. */
export const KEYED: readonly Keyed[] = [
  ACTIONS.callNext.key,
  ACTIONS.recall.key,
  ACTIONS.pause.key,
  ACTIONS.transfer.key,
  ACTIONS.cancel.key,
  ACTIONS.end.key,
  { name: 'wayBack', title: msg('keys-undo'), chords: [command('z')], press: (desk) => void desk.callBack() },
  ACTIONS.createTicket.key,
  { name: 'search', title: msg('keys-search'), chords: [character('/')], press: (desk) => desk.search() },
  { name: 'keys', title: msg('keys-keys'), chords: [key('F1'), character('?')], press: (desk) => desk.showPanel('keys') },
  { name: 'diagnosis', title: msg('menu-diagnosis'), chords: [command('d')], press: (desk) => desk.showPanel('diagnosis') },
];

/** Those that are done to the open ticket with a button of their own. */
export type ServingAction = { [Name in Action]: (typeof ACTIONS)[Name] extends { button: string } ? Name : never }[Action];
/** Those that one command does. */
export type DirectAction = { [Name in Action]: (typeof ACTIONS)[Name] extends { send: unknown } ? Name : never }[Action];
/** Those that stand in rows. */
export type RowActionName = { [Name in Action]: (typeof ACTIONS)[Name] extends { row: unknown } ? Name : never }[Action];
/** Those that the open ticket can be dealt with before the person leaves. */
export type LeavingAction = { [Name in Action]: (typeof ACTIONS)[Name] extends { leave: string } ? Name : never }[Action];

/** What is on its way for the open ticket. */
export const BUSY: Record<Busy, MessageId> = {
  recalling: msg('busy-recalling'),
  ending: msg('busy-ending'),
  endingToCallNext: msg('busy-ending'),
  endingToCallTicket: msg('busy-ending'),
  pausing: msg('busy-pausing'),
  pausingToCallTicket: msg('busy-pausing'),
  cancelling: msg('busy-cancelling'),
  transferring: msg('busy-transferring'),
};

/** The operation that calls a ticket of each list (M14). */
export const CALLS: Record<Source, RowActionName> = {
  waiting: 'callTicket',
  paused: 'callPaused',
  cancelled: 'callCancelled',
};

/** The first role that an action needs and this person is known not to have; null where nothing is missing or known. */
export function missingRole(action: Action, roles: readonly string[] | null): Role | null {
  const asked: readonly Role[] = ACTION_RULES[action].roles;
  return roles === null ? null : (asked.find((role) => !roles.includes(role)) ?? null);
}

/** Whether an action is beyond what a server with these features offers. The desk refuses it as well. */
export function isNotOffered(action: Action, features: readonly string[]): boolean {
  const { feature }: { feature: string | null } = ACTION_RULES[action];
  return feature !== null && !features.includes(feature);
}
