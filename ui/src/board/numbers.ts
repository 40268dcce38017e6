/** What the board works out of what it is told: sums, shares, times of day. One definition each. */
import type { CounterBoard, CounterStateView, LocationBoard, Overtaking, ServiceBoard } from '../generated/bindings';
import { regional } from '../i18n/words';
import { shareWithin } from '../state/boardSums';

const DAY_S = 86_400;

/** How far ahead a forecast looks, in minutes. */
export const AHEAD: readonly number[] = [10, 20, 30, 40, 50, 60];

/** A time of day of a location, from seconds since its midnight, in the habit of this system's region. */
export function localTime(seconds: number): string {
  const at = new Date((((Math.floor(seconds) % DAY_S) + DAY_S) % DAY_S) * 1000);
  return new Intl.DateTimeFormat(regional(), { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}

/** "17:05" in the habit of this system's region; what is no such time as it is. */
export function wallTime(time: string): string {
  const minutes = minutesOf(time);
  return minutes === null ? time : localTime(minutes * 60);
}

function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/u.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Minutes from one time of day to another; one in the small hours counts as after midnight. Null where one is no time. */
export function minutesBetween(from: string, to: string): number | null {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin === null || end === null) return null;
  const between = end - begin;
  return between < -12 * 60 ? between + 24 * 60 : between;
}

/** Minutes by which the last visitor leaves after closing; null where either is not known. */
export function minutesLate(location: Pick<LocationBoard, 'closes' | 'lastLeaves'>): number | null {
  return location.closes === null || location.lastLeaves === null ? null : minutesBetween(location.closes, location.lastLeaves[0]);
}

/** Minutes until a time of day of a location, from when its numbers were read; 0 and less: it has come. Null for what is no time. */
export function minutesUntil(location: LocationBoard, time: string): number | null {
  const at = minutesOf(time);
  if (at === null) return null;
  const until = at - Math.floor(location.localS / 60);
  return until < -12 * 60 ? until + 24 * 60 : until;
}

/** What was counted today in some services. */
export interface DaySums {
  /** Tickets issued. */
  issued: number;
  /** No-shows. */
  noShows: number;
  /** Visitors who said that they leave. */
  left: number;
  /** Tickets that a supervisor removed. */
  removed: number;
  /** Of all tickets that were called or left, the share first called within the target, 0 to 1; null without any, or without targets. */
  within: number | null;
}

/** Adds up what was counted today. A service without a target has no part in the share. */
export function daySums(services: readonly ServiceBoard[]): DaySums {
  const sum = (of: (service: ServiceBoard) => number, which = services): number => which.reduce((all, one) => all + of(one), 0);
  const aimed = services.filter((one) => one.today.withinTarget !== null);
  return {
    issued: sum((one) => one.today.issued),
    noShows: sum((one) => one.today.noShows),
    left: sum((one) => one.today.left),
    removed: sum((one) => one.today.removed),
    within: shareWithin({ within: sum((one) => one.today.withinTarget ?? 0, aimed), ofWithin: sum((one) => one.today.called + one.today.left, aimed) }),
  };
}

/** How many counters do what. */
export function counterSums(counters: readonly CounterBoard[]): Record<CounterStateView, number> {
  const sums: Record<CounterStateView, number> = { serving: 0, free: 0, break: 0, nobody: 0 };
  for (const counter of counters) sums[counter.state] += 1;
  return sums;
}

/** How many visitors were overtaken: one that was overtaken twice counts once. */
export function overtakenVisitors(overtaken: readonly Overtaking[]): number {
  return new Set(overtaken.map((one) => one.ticketId)).size;
}
