/** The undo offer of the notice bar, and what else stands in it. */
import type { DeskView, Notice, UndoOfferView } from '../generated/bindings';
import { noticeWords, type NoticeWords } from '../i18n/notices';
import type { Desk } from './desk.svelte';
import type { Issued } from './issuing.svelte';

/** The undo offer of a desk, only while the notice it belongs to is the one shown. */
export function undoOfferOf(desk: DeskView): UndoOfferView | null {
  const way = desk.undoOffer;
  return way !== null && way.noticeId === desk.notice?.id ? way : null;
}

/** What the strip at the bottom has to tell. */
export interface Telling {
  /** Differs for each, so that the same words twice are announced twice. */
  key: string;
  /** The sentences. */
  words: NoticeWords;
  /** The undo offer, while there is one. */
  undoOffer: UndoOfferView | null;
  /** The label of a ticket of an earlier day: is it still being served (M2)? */
  anotherDay: string | null;
  /** The label of a ticket that was left alone: is it still being served? */
  returned: string | null;
  /** The label of a ticket that the person may take off this screen. */
  forget: string | null;
  /** Whether looking again may help. */
  lookAgain: boolean;
  /** A ticket whose texts may be printed. */
  issued: Issued | null;
  /** Takes it away. */
  dismiss: () => void;
}

/** What there is to tell now; null when there is nothing. */
export function tellingOf(desk: Desk): Telling | null {
  const nothing = { undoOffer: null, anotherDay: null, returned: null, forget: null, lookAgain: false, issued: null };
  const error = desk.overlays.error;
  if (error) {
    const words = { says: [error.say], wrong: true };
    return { ...nothing, key: `here-${error.id}`, words, dismiss: () => desk.overlays.dismissError() };
  }
  const notice = desk.mirror.desk.notice;
  // This one is asked in a window of its own.
  if (!notice || notice.what.kind === 'openTicketFirst' || notice.id === desk.passed) return null;
  const what = notice.what;
  return {
    key: `app-${notice.id}`,
    words: noticeWords(what, calledAt(desk)),
    undoOffer: desk.undoOffer,
    anotherDay: what.kind === 'anotherDay' ? what.label : null,
    returned: what.kind === 'returned' ? what.label : null,
    forget: forgettable(what, desk),
    lookAgain: what.kind === 'answerGone' || what.kind === 'notKnown',
    issued: what.kind === 'created' && what.strings ? what : null,
    dismiss: () => void desk.dismissNotice(notice.id),
  };
}

/** When the open ticket was called, by this computer's clock. */
function calledAt(desk: Desk): Date | null {
  const open = desk.mirror.open;
  return open && desk.mirror.whenOf('desk', open.servingMs);
}

function forgettable(what: Notice, desk: Desk): string | null {
  const stale = what.kind === 'answerGone' || what.kind === 'restored' || what.kind === 'anotherDay';
  return stale && desk.mirror.open !== null ? what.label : null;
}
