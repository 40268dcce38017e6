/** What happened to a ticket, in words. */
import type { StoryEntryView, TicketStoryView } from '../generated/bindings';
import { msg, say, type MessageId, type Say } from './text';

/** The states of a ticket (V8). */
export const TICKET_STATES = [1, 2, 3, 4, 5] as const;

const STATES: Record<(typeof TICKET_STATES)[number], MessageId> = {
  1: msg('state-waiting'),
  2: msg('state-called'),
  3: msg('state-ended'),
  4: msg('state-paused'),
  5: msg('state-cancelled'),
};

/** A state in words; null where it is not told, or none that is known. */
export function ticketStateWords(state: number | null): Say | null {
  const known = TICKET_STATES.find((one) => one === state);
  return known === undefined ? null : say(STATES[known]);
}

/** What happened, without time and place. A no-show is closed at a counter; without one a supervisor cancelled. */
export function entryWords({ what, desk, to }: StoryEntryView): Say {
  switch (what) {
    case 'created':
      return say('story-created');
    case 'called':
      return say('story-called');
    case 'recalled':
      return say('story-recalled');
    case 'ended':
      return say('story-ended');
    case 'paused':
      return say('story-paused');
    case 'cancelled':
      return desk === null ? say('story-cancelled') : say('story-no-show');
    case 'transferred':
      return to === null ? say('story-sent-on') : say('story-sent-to', { to });
    case 'changed':
      return say('story-changed');
    default:
      // A word of a newer server.
      return say('story-other', { what });
  }
}

/** Whether a supervisor's own cancel, or sending on, can be taken back: nothing happened at a counter since. */
export function canBeRestored({ ticket, entries }: TicketStoryView): boolean {
  const last = entries.findLast(({ what }) => what !== 'changed');
  if (!last || last.desk !== null) return false;
  return (last.what === 'cancelled' && ticket.state === 5) || (last.what === 'transferred' && ticket.state === 1);
}
