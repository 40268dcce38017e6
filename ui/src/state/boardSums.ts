/** What was counted, added up for the tables and pictures of a report. Times are seconds. */
import type { ReportRowView, SeenHourView, TodayView } from '../generated/bindings';

/** Sums over some rows. */
export interface Sums {
  issued: number;
  appointments: number;
  called: number;
  ended: number;
  noShows: number;
  left: number;
  removed: number;
  transferred: number;
  /** First calls within the target, and of how many that is the share: those called and those that gave up, of services with a target. */
  within: number;
  ofWithin: number;
  waitS: number;
  serviceS: number;
  /** How many answers the service times are of. */
  served: number;
}

/** Nothing. */
export function noSums(): Sums {
  return {
    issued: 0,
    appointments: 0,
    called: 0,
    ended: 0,
    noShows: 0,
    left: 0,
    removed: 0,
    transferred: 0,
    within: 0,
    ofWithin: 0,
    waitS: 0,
    serviceS: 0,
    served: 0,
  };
}

/** Adds rows up. */
export function sumOf(rows: readonly ReportRowView[]): Sums {
  const sums = noSums();
  for (const row of rows) {
    sums.issued += row.issued;
    sums.appointments += row.appointments;
    sums.called += row.called;
    sums.ended += row.ended;
    sums.noShows += row.noShows;
    sums.left += row.left;
    sums.removed += row.removed;
    sums.transferred += row.transferred;
    sums.waitS += row.waitS;
    sums.serviceS += row.serviceS;
    // A service time ends with each of these.
    sums.served += row.ended + row.noShows + row.paused + row.transferred;
    if (row.withinTarget !== null) {
      sums.within += row.withinTarget;
      sums.ofWithin += row.called + row.left;
    }
  }
  return sums;
}

/** The same of what was counted today, which has neither appointments nor times. */
export function sumOfToday(todays: readonly TodayView[]): Sums {
  const sums = noSums();
  for (const today of todays) {
    sums.issued += today.issued;
    sums.called += today.called;
    sums.ended += today.ended;
    sums.noShows += today.noShows;
    sums.left += today.left;
    sums.removed += today.removed;
    sums.transferred += today.transferred;
    if (today.withinTarget !== null) {
      sums.within += today.withinTarget;
      sums.ofWithin += today.called + today.left;
    }
  }
  return sums;
}

/** The share of those called or gone that was called within the target; null where nobody was. */
export function shareWithin({ within, ofWithin }: Pick<Sums, 'within' | 'ofWithin'>): number | null {
  return ofWithin === 0 ? null : within / ofWithin;
}

/** The mean wait of first calls; null without one. */
export function averageWait({ waitS, called }: Pick<Sums, 'waitS' | 'called'>): number | null {
  return called === 0 ? null : waitS / called;
}

/** The mean service time of answers; null without one. */
export function averageService({ serviceS, served }: Pick<Sums, 'serviceS' | 'served'>): number | null {
  return served === 0 ? null : serviceS / served;
}

/** The rows in groups, in the order in which each group came first. */
export function groups<Key>(rows: readonly ReportRowView[], keyOf: (row: ReportRowView) => Key): Map<Key, ReportRowView[]> {
  const all = new Map<Key, ReportRowView[]>();
  for (const row of rows) {
    const group = all.get(keyOf(row));
    if (group) group.push(row);
    else all.set(keyOf(row), [row]);
  }
  return all;
}

/** One hour of the day. */
export interface HourSums {
  /** 0 to 23. */
  hour: number;
  /** What was counted in it. */
  sums: Sums;
}

/** Every hour from the first to the last in which anything was counted. */
export function byHour(rows: readonly ReportRowView[]): HourSums[] {
  const all = groups(rows, (row) => row.hour);
  const hours = [...all.keys()];
  if (hours.length === 0) return [];
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => ({
    hour: first + index,
    sums: sumOf(all.get(first + index) ?? []),
  }));
}

/** One hour of the day, and how many usually come in it. */
export interface HourBeside extends HourSums {
  /** Null where nobody knows it. */
  usual: number | null;
}

/** What was seen of some services, hour by hour from the first to the last: who came as issued, who left the lists as called. */
export function seenByHour(services: readonly (readonly SeenHourView[])[]): HourBeside[] {
  const all = services.flat();
  if (all.length === 0) return [];
  const first = Math.min(...all.map((one) => one.hour));
  const last = Math.max(...all.map((one) => one.hour));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const own = all.filter((one) => one.hour === first + index);
    const sums = noSums();
    for (const one of own) {
      sums.issued += one.came;
      sums.called += one.left;
      sums.waitS += one.waitedS;
      sums.within += one.withinTarget;
      sums.ofWithin += one.aimed;
    }
    const usual = own.flatMap(({ usualCame }) => (usualCame === null ? [] : [usualCame]));
    return { hour: first + index, sums, usual: usual.length === 0 ? null : usual.reduce((sum, one) => sum + one, 0) };
  });
}

/** The middle one; the mean of the two middle ones where there is no single one; null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** What is usual in an hour: the median over the days of which anything was counted; null without such a day. */
export function usualIn(hour: number, days: readonly (readonly ReportRowView[])[]): number | null {
  const known = days.filter((rows) => rows.length > 0);
  return median(known.map((rows) => sumOf(rows.filter((row) => row.hour === hour)).issued));
}

/** The weekday of a day: 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** So many days later, or earlier. */
export function daysFrom(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The same weekday of the four weeks before. */
export function sameWeekdays(day: string): string[] {
  return [7, 14, 21, 28].map((days) => daysFrom(day, -days));
}

/** The weekdays by the hour: tickets issued on the mean day of which anything was counted. */
export interface Heat {
  hours: number[];
  /** From `firstDay` on; only those with a day. */
  weekdays: { weekday: number; days: number; cells: number[] }[];
  /** The greatest of all. */
  most: number;
}

/** Of some rows; `firstDay` is the weekday that a week begins with. */
export function heatOf(rows: readonly ReportRowView[], firstDay: number): Heat {
  const hours = byHour(rows).map(({ hour }) => hour);
  const byWeekday = groups(rows, (row) => weekdayOf(row.day));
  const weekdays = Array.from({ length: 7 }, (_, index) => (firstDay + index) % 7).flatMap((weekday) => {
    const own = byWeekday.get(weekday);
    if (!own) return [];
    const days = new Set(own.map((row) => row.day)).size;
    const cells = hours.map((hour) => sumOf(own.filter((row) => row.hour === hour)).issued / days);
    return [{ weekday, days, cells }];
  });
  return { hours, weekdays, most: Math.max(0, ...weekdays.flatMap((one) => one.cells)) };
}
