/** What a supervisor did, in words. */
import type { ActKind, PriorityPrice } from '../generated/bindings';
import { msg, say, type MessageId, type Say } from './text';
import { wholeMinutes } from './words';

const DONE: Record<ActKind, MessageId<'subject'>> = {
  givePriority: msg('act-done-give-priority'),
  takePriority: msg('act-done-take-priority'),
  sendOn: msg('act-done-send-on'),
  note: msg('act-done-note'),
  cancel: msg('act-done-cancel'),
  restore: msg('act-done-restore'),
  issue: msg('act-done-issue'),
  stopService: msg('act-done-close'),
  openService: msg('act-done-open'),
  ask: msg('act-done-ask'),
};

const REFUSED: Record<ActKind, MessageId<'subject'>> = {
  givePriority: msg('act-failed-give-priority'),
  takePriority: msg('act-failed-take-priority'),
  sendOn: msg('act-failed-send-on'),
  note: msg('act-failed-note'),
  cancel: msg('act-failed-cancel'),
  restore: msg('act-failed-restore'),
  issue: msg('act-failed-issue'),
  stopService: msg('act-failed-close'),
  openService: msg('act-failed-open'),
  ask: msg('act-failed-ask'),
};

const UNKNOWN: Record<ActKind, MessageId<'subject'>> = {
  givePriority: msg('act-unknown-give-priority'),
  takePriority: msg('act-unknown-take-priority'),
  sendOn: msg('act-unknown-send-on'),
  note: msg('act-unknown-note'),
  cancel: msg('act-unknown-cancel'),
  restore: msg('act-unknown-restore'),
  issue: msg('act-unknown-issue'),
  stopService: msg('act-unknown-close'),
  openService: msg('act-unknown-open'),
  ask: msg('act-unknown-ask'),
};

/** That it was done. */
export function doneWords(what: ActKind, subject: string): Say {
  return say(DONE[what], { subject });
}

/** That it was not done; where the record of acts itself is concerned, that. */
export function refusedWords(what: ActKind | null, subject: string): Say {
  return what === null ? say('act-not-recorded') : say(REFUSED[what], { subject });
}

/** That nobody knows whether it was done. */
export function unknownWords(what: ActKind, subject: string): Say {
  return say(UNKNOWN[what], { subject });
}

/** What priority for a ticket costs the others; it is told before it is given. */
export function priceWords(price: PriorityPrice | null): Say {
  if (price === null) return say('queue-price-unknown');
  if (price.overtaken === 0) return say('queue-price-none');
  const n = price.overtaken;
  const minutes = wholeMinutes(price.longerS + 30);
  return minutes === 0 ? say('queue-price-under', { n }) : say('queue-price', { n, minutes });
}
