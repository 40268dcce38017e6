/** What happened, in words. Exhaustive like the faults. */
import type { ActionView, JournalDamage, Notice } from '../generated/bindings';
import { faultWords } from './faults';
import { msg, type MessageId, type Say } from './text';
import { dayInWords, localDay, timeOfDay, wholeMinutes } from './words';

/** A notice as the ribbon draws it. */
export interface NoticeWords {
  /** The sentences, in order. */
  says: Say[];
  /** Whether something went wrong and is to be told with the sign of it. */
  wrong: boolean;
}

interface ActionWords {
  /** The sentence that names the ticket. */
  named: MessageId;
  /** The sentence without a ticket. */
  plain: MessageId;
}

const FAILED: Record<ActionView, ActionWords> = {
  callNext: { named: msg('failed-call-named'), plain: msg('failed-call') },
  callTicket: { named: msg('failed-call-named'), plain: msg('failed-call') },
  callPaused: { named: msg('failed-call-named'), plain: msg('failed-call') },
  callCancelled: { named: msg('failed-call-named'), plain: msg('failed-call') },
  recall: { named: msg('failed-recall-named'), plain: msg('failed-recall') },
  end: { named: msg('failed-end-named'), plain: msg('failed-end') },
  pause: { named: msg('failed-pause-named'), plain: msg('failed-pause') },
  cancel: { named: msg('failed-cancel-named'), plain: msg('failed-cancel') },
  transfer: { named: msg('failed-transfer-named'), plain: msg('failed-transfer') },
  createTicket: { named: msg('failed-create'), plain: msg('failed-create') },
};

const SETTLED_DONE: Record<ActionView, ActionWords> = {
  callNext: { named: msg('settled-call-named'), plain: msg('settled-call') },
  callTicket: { named: msg('settled-call-named'), plain: msg('settled-call') },
  callPaused: { named: msg('settled-call-named'), plain: msg('settled-call') },
  callCancelled: { named: msg('settled-call-named'), plain: msg('settled-call') },
  recall: { named: msg('settled-recall-named'), plain: msg('settled-recall') },
  end: { named: msg('settled-end-named'), plain: msg('settled-end') },
  pause: { named: msg('settled-pause-named'), plain: msg('settled-pause') },
  cancel: { named: msg('settled-cancel-named'), plain: msg('settled-cancel') },
  transfer: { named: msg('settled-transfer-named'), plain: msg('settled-transfer') },
  createTicket: { named: msg('settled-create-named'), plain: msg('settled-create') },
};

const SETTLED_NOT_DONE: Record<ActionView, ActionWords> = {
  callNext: { named: msg('settled-not-call-named'), plain: msg('settled-not-call') },
  callTicket: { named: msg('settled-not-call-named'), plain: msg('settled-not-call') },
  callPaused: { named: msg('settled-not-call-named'), plain: msg('settled-not-call') },
  callCancelled: { named: msg('settled-not-call-named'), plain: msg('settled-not-call') },
  recall: { named: msg('settled-not-recall-named'), plain: msg('settled-not-recall') },
  end: { named: msg('settled-not-end-named'), plain: msg('settled-not-end') },
  pause: { named: msg('settled-not-pause-named'), plain: msg('settled-not-pause') },
  cancel: { named: msg('settled-not-cancel-named'), plain: msg('settled-not-cancel') },
  transfer: { named: msg('settled-not-transfer-named'), plain: msg('settled-not-transfer') },
  createTicket: { named: msg('settled-not-create'), plain: msg('settled-not-create') },
};

const NOT_KNOWN: Record<ActionView, ActionWords> = {
  callNext: { named: msg('not-known-call-named'), plain: msg('not-known-call') },
  callTicket: { named: msg('not-known-call-named'), plain: msg('not-known-call') },
  callPaused: { named: msg('not-known-call-named'), plain: msg('not-known-call') },
  callCancelled: { named: msg('not-known-call-named'), plain: msg('not-known-call') },
  recall: { named: msg('not-known-recall-named'), plain: msg('not-known-recall') },
  end: { named: msg('not-known-end-named'), plain: msg('not-known-end') },
  pause: { named: msg('not-known-pause-named'), plain: msg('not-known-pause') },
  cancel: { named: msg('not-known-cancel-named'), plain: msg('not-known-cancel') },
  transfer: { named: msg('not-known-transfer-named'), plain: msg('not-known-transfer') },
  createTicket: { named: msg('not-known-create-named'), plain: msg('not-known-create') },
};

const JOURNAL: Record<JournalDamage, MessageId> = {
  cut: msg('journal-cut'),
  garbled: msg('journal-garbled'),
  newer: msg('journal-newer'),
  unreadable: msg('journal-unreadable'),
};

/** After what was to be followed by a call that did not come. */
function nobodyCalled(notice: { nobodyCalled: boolean }): Say[] {
  return notice.nobodyCalled ? [{ id: msg('failed-call') }] : [];
}

function about(words: ActionWords, label: string | null): Say {
  return label === null ? { id: words.plain } : { id: words.named, args: { label } };
}

/** Since when a ticket of an earlier day is open; the time only where it belongs to the day that the app names. */
function openSince(label: string, calledOn: string, called: Date | null): Say {
  const day = dayInWords(calledOn);
  return called && localDay(called) === calledOn
    ? { id: msg('notice-day-since-at'), args: { label, day, time: timeOfDay(called) } }
    : { id: msg('notice-day-since'), args: { label, day } };
}

/** The sentences of a notice; `called` is when the open ticket was called, where one is open. */
export function noticeWords(notice: Notice, called: Date | null = null): NoticeWords {
  switch (notice.kind) {
    case 'nobodyWaiting':
      return notice.ended === null
        ? { says: [{ id: msg('notice-nobody') }], wrong: false }
        : { says: [{ id: msg('notice-nobody-ended'), args: { label: notice.ended } }], wrong: false };
    case 'takenByColleague':
      return { says: [{ id: msg('notice-taken'), args: { label: notice.label } }], wrong: false };
    case 'failed':
      return {
        says: [about(FAILED[notice.action], notice.label), ...nobodyCalled(notice), faultWords(notice.fault)],
        wrong: true,
      };
    case 'answerGone':
      return { says: [{ id: msg('notice-answer-gone'), args: { label: notice.label } }], wrong: true };
    case 'ended':
      return { says: [{ id: msg('notice-ended'), args: { label: notice.label } }], wrong: false };
    case 'paused':
      return { says: [{ id: msg('notice-paused'), args: { label: notice.label } }], wrong: false };
    case 'cancelled':
      return { says: [{ id: msg('notice-cancelled'), args: { label: notice.label } }], wrong: false };
    case 'transferred':
      return { says: [{ id: msg('notice-transferred'), args: { label: notice.label, to: notice.to } }], wrong: false };
    case 'recalled':
      return { says: [{ id: msg('notice-recalled'), args: { label: notice.label } }], wrong: false };
    case 'settledDone':
      return {
        says: [about(SETTLED_DONE[notice.action], notice.label), ...nobodyCalled(notice)],
        wrong: notice.nobodyCalled,
      };
    case 'settledNotDone':
      return { says: [about(SETTLED_NOT_DONE[notice.action], notice.label), ...nobodyCalled(notice)], wrong: true };
    case 'created': {
      const says: Say[] = [{ id: msg('notice-created'), args: { label: notice.label } }];
      if (notice.ahead !== null) says.push({ id: msg('notice-created-ahead'), args: { n: notice.ahead } });
      if (notice.averageWaitS !== null) {
        says.push({ id: msg('notice-created-wait'), args: { n: wholeMinutes(notice.averageWaitS) } });
      }
      return { says, wrong: false };
    }
    case 'createdNotCalled':
      return {
        says: [
          { id: msg('notice-created-not-called'), args: { label: notice.label, service: notice.serviceName } },
          faultWords(notice.fault),
        ],
        wrong: true,
      };
    case 'restored':
      return { says: [{ id: msg('notice-restored'), args: { label: notice.label } }], wrong: false };
    case 'notKept':
      return { says: [{ id: msg('notice-not-kept') }, faultWords(notice.fault)], wrong: true };
    case 'anotherDay':
      return { says: [openSince(notice.label, notice.calledOn, called)], wrong: false };
    case 'returned':
      return { says: [{ id: msg('notice-returned'), args: { label: notice.label } }], wrong: false };
    case 'foundOpen':
      return { says: [{ id: msg('notice-found-open'), args: { label: notice.label } }], wrong: false };
    case 'journalDamaged': {
      const copy: Say =
        notice.kept === null ? { id: msg('journal-not-kept') } : { id: msg('journal-kept'), args: { file: notice.kept } };
      return { says: [{ id: JOURNAL[notice.damage] }, copy], wrong: true };
    }
    case 'notCarriedOut':
      return { says: [{ id: FAILED[notice.action].plain }, { id: msg('notice-too-old') }], wrong: true };
    case 'notKnown':
      return { says: [about(NOT_KNOWN[notice.action], notice.label), { id: thenFor(notice.action) }], wrong: true };
    case 'openTicketFirst':
      return {
        says: [{ id: msg('notice-open-first'), args: { open: notice.open, label: notice.label } }],
        wrong: false,
      };
    default:
      return unknownNotice(notice);
  }
}

/** What the person may do about what nobody knows: no list tells of an announcement. */
function thenFor(action: ActionView): MessageId {
  return action === 'recall' ? msg('unknown-then-recall') : msg('notice-look-in-lists');
}

function unknownNotice(_: never): NoticeWords {
  return { says: [{ id: msg('fault-app') }], wrong: true };
}
