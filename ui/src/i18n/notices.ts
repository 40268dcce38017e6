/** What happened, in words. Exhaustive like the errors. */
import type { Action, DamageKind, Notice } from '../generated/bindings';
import { ACTIONS, type AboutTicket } from '../state/actions';
import { errorWords } from './errors';
import { msg, say, type MessageId, type Say } from './text';
import { dayInWords, localDay, timeOfDay, wholeMinutes } from './words';

/** A notice as the notice bar draws it. */
export interface NoticeWords {
  /** The sentences, in order. */
  says: Say[];
  /** Whether something went wrong and is to be told with the sign of it. */
  wrong: boolean;
}

const JOURNAL: Record<DamageKind, MessageId> = {
  cut: msg('journal-cut'),
  garbled: msg('journal-garbled'),
  newer: msg('journal-newer'),
  unreadable: msg('journal-unreadable'),
};

/** After what was to be followed by a call that did not come. */
function nobodyCalled(notice: { nobodyCalled: boolean }): Say[] {
  return notice.nobodyCalled ? [say('failed-call')] : [];
}

function about(words: AboutTicket, label: string | null): Say {
  return label === null ? say(words.plain) : say(words.named, { label });
}

/** Since when a ticket of an earlier day is open; the time only where it belongs to the day that the app names. */
function openSince(label: string, calledOn: string, called: Date | null): Say {
  const day = dayInWords(calledOn);
  return called && localDay(called) === calledOn
    ? say('notice-day-since-at', { label, day, time: timeOfDay(called) })
    : say('notice-day-since', { label, day });
}

/** The sentences of a notice; `called` is when the open ticket was called, where one is open. */
export function noticeWords(notice: Notice, called: Date | null = null): NoticeWords {
  switch (notice.kind) {
    case 'nobodyWaiting':
      return notice.ended === null
        ? { says: [say('notice-nobody')], wrong: false }
        : { says: [say('notice-nobody-ended', { label: notice.ended })], wrong: false };
    case 'takenByColleague':
      return { says: [say('notice-taken', { label: notice.label })], wrong: false };
    case 'failed':
      return {
        says: [about(ACTIONS[notice.action].failed, notice.label), ...nobodyCalled(notice), errorWords(notice.error)],
        wrong: true,
      };
    case 'answerGone':
      return { says: [say('notice-answer-gone', { label: notice.label })], wrong: true };
    case 'ended':
      return { says: [say('notice-ended', { label: notice.label })], wrong: false };
    case 'paused':
      return { says: [say('notice-paused', { label: notice.label })], wrong: false };
    case 'cancelled':
      return { says: [say('notice-cancelled', { label: notice.label })], wrong: false };
    case 'transferred':
      return { says: [say('notice-transferred', { label: notice.label, to: notice.to })], wrong: false };
    case 'recalled':
      return { says: [say('notice-recalled', { label: notice.label })], wrong: false };
    case 'requestAnswered':
      return { says: [notice.accepted ? say('notice-request-accepted') : say('notice-request-declined')], wrong: false };
    case 'settledDone':
      return {
        says: [about(ACTIONS[notice.action].settledDone, notice.label), ...nobodyCalled(notice)],
        wrong: notice.nobodyCalled,
      };
    case 'settledNotDone':
      return { says: [about(ACTIONS[notice.action].settledNotDone, notice.label), ...nobodyCalled(notice)], wrong: true };
    case 'created': {
      const says: Say[] = [say('notice-created', { label: notice.label })];
      if (notice.ahead !== null) says.push(say('notice-created-ahead', { n: notice.ahead }));
      if (notice.averageWaitS !== null) {
        says.push(say('notice-created-wait', { n: wholeMinutes(notice.averageWaitS) }));
      }
      return { says, wrong: false };
    }
    case 'createdNotCalled':
      return {
        says: [
          say('notice-created-not-called', { label: notice.label, service: notice.serviceName }),
          errorWords(notice.error),
        ],
        wrong: true,
      };
    case 'restored':
      return { says: [say('notice-restored', { label: notice.label })], wrong: false };
    case 'notKept':
      return { says: [say('notice-not-kept'), errorWords(notice.error)], wrong: true };
    case 'anotherDay':
      return { says: [openSince(notice.label, notice.calledOn, called)], wrong: false };
    case 'returned':
      return { says: [say('notice-returned', { label: notice.label })], wrong: false };
    case 'foundOpen':
      return { says: [say('notice-found-open', { label: notice.label })], wrong: false };
    case 'journalDamaged': {
      const copy: Say =
        notice.kept === null ? say('journal-not-kept') : say('journal-kept', { file: notice.kept });
      return { says: [say(JOURNAL[notice.damage]), copy], wrong: true };
    }
    case 'notCarriedOut':
      return { says: [say(ACTIONS[notice.action].failed.plain), say('notice-too-old')], wrong: true };
    case 'notKnown':
      return { says: [about(ACTIONS[notice.action].notKnown, notice.label), say(thenFor(notice.action))], wrong: true };
    case 'openTicketFirst':
      return {
        says: [say('notice-open-first', { open: notice.open, label: notice.label })],
        wrong: false,
      };
    default:
      return unknownNotice(notice);
  }
}

/** What the person may do about what nobody knows: no list tells of an announcement. */
function thenFor(action: Action): MessageId {
  return action === 'recall' ? msg('unknown-then-recall') : msg('notice-look-in-lists');
}

function unknownNotice(_: never): NoticeWords {
  return { says: [say('error-app')], wrong: true };
}
