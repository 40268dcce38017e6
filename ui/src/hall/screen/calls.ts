/**
 * The calls of a screen: which one is announced, which wait for that, and which were before. Calls at the same moment come
 * one after the other; none is announced twice, and none that is old.
 */
import { MAX_CALLS, written, type Call } from '../shared/contract';

/** What was called longer ago than this, before the page was connected, is shown without a sound. */
const STILL_NEW = 30_000;
/** Whoever was called longer ago than this does not come any more. */
const FORGOTTEN = 3_600_000;
/** A branch that calls more at once is not served by its screen any more; the oldest of them are only shown. */
const MAX_WAITING = 12;
/** As many calls are remembered as announced: more than a state can tell at once. */
const MAX_KNOWN = 64;

/** The calls now; each change makes a new one. */
export interface Calls {
  /** In large letters. */
  readonly current: Call | null;
  /** To be announced, the oldest first. */
  readonly waiting: readonly Call[];
  /** Announced before, the newest first. */
  readonly past: readonly Call[];
  /** Which ones were taken up. */
  readonly known: readonly string[];
}

/** None yet. */
export const NO_CALLS: Calls = { current: null, waiting: [], past: [], known: [] };

/** Names an announcement. */
function nameOf(call: Call): string {
  return `${call.id} ${call.times} ${written(call.ticket)}`;
}

function others(calls: readonly Call[], than: Call): Call[] {
  return calls.filter((one) => written(one.ticket) !== written(than.ticket));
}

/** A call came. One that was taken up already changes nothing. */
export function added(calls: Calls, call: Call): Calls {
  if (calls.known.includes(nameOf(call))) return calls;
  const waiting = [...others(calls.waiting, call), call];
  const shownOnly = waiting.splice(0, Math.max(0, waiting.length - MAX_WAITING)).reverse();
  return {
    ...calls,
    waiting,
    past: [...shownOnly, ...calls.past].slice(0, MAX_CALLS),
    known: [...calls.known, nameOf(call)].slice(-MAX_KNOWN),
  };
}

/**
 * The state came, with the last calls (the newest first): what is missing here and still new is announced, the rest is
 * shown. What the server does not name any more was withdrawn while nobody listened.
 */
export function told(calls: Calls, called: readonly Call[], now: number): Calls {
  const named = new Set(called.map(nameOf));
  const kept = (one: Call): boolean => named.has(nameOf(one));
  let next: Calls = {
    ...calls,
    current: calls.current && kept(calls.current) ? calls.current : null,
    waiting: calls.waiting.filter(kept),
    past: calls.past.filter(kept),
  };
  const missed: Call[] = [];
  for (const call of [...called].reverse()) {
    if (next.known.includes(nameOf(call))) continue;
    if (now - call.at <= STILL_NEW) next = added(next, call);
    else missed.unshift(call);
  }
  next = {
    ...next,
    past: [...missed, ...next.past].sort((one, other) => other.at - one.at).slice(0, MAX_CALLS),
    known: [...next.known, ...missed.map(nameOf)].slice(-MAX_KNOWN),
  };
  const [last] = next.past;
  if (next.current || next.waiting.length > 0 || !last) return next;
  return { ...next, current: last, past: next.past.slice(1) };
}

/** The next call is announced; the one before goes to the others. */
export function advanced(calls: Calls): Calls {
  const [current, ...waiting] = calls.waiting;
  if (!current) return calls;
  const before = calls.current ? [calls.current, ...calls.past] : calls.past;
  return { ...calls, current, waiting, past: others(before, current).slice(0, MAX_CALLS) };
}

/** A call was taken back: it is nowhere any more. */
export function withdrawn(calls: Calls, id: number): Calls {
  const not = (one: Call): boolean => one.id !== id;
  return {
    ...calls,
    current: calls.current && not(calls.current) ? calls.current : null,
    waiting: calls.waiting.filter(not),
    past: calls.past.filter(not),
  };
}

/** Without those of long ago. */
export function pruned(calls: Calls, now: number): Calls {
  const young = (one: Call): boolean => now - one.at < FORGOTTEN;
  if ([calls.current, ...calls.past].every((one) => one === null || young(one))) return calls;
  return { ...calls, current: calls.current && young(calls.current) ? calls.current : null, past: calls.past.filter(young) };
}

/** What stands beside the large one: those that wait to be announced, for they were called, and the last ones. */
export function beside(calls: Calls): Call[] {
  return [...[...calls.waiting].reverse(), ...calls.past].slice(0, MAX_CALLS - 1);
}
