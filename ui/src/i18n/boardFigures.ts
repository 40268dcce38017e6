/** Figures of a day or a report in the page's language. */
import { withLatinDigits } from './locale';
import { currentLocale } from './text';
import { regional } from './words';

/** What stands where there is no number. */
export const NONE = '–';

/** A share from 0 to 1 as whole percent: "81 %". */
export function percent(share: number | null): string {
  if (share === null) return NONE;
  return new Intl.NumberFormat(withLatinDigits(currentLocale()), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A number with a place after the decimal sign where it has one. */
export function number(n: number): string {
  return new Intl.NumberFormat(withLatinDigits(currentLocale()), { maximumFractionDigits: 1 }).format(n);
}

/** An hour of the day under a bar, where it is narrow: "9", "9 AM". */
export function hourMark(hour: number): string {
  return new Intl.DateTimeFormat(regional(), { hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 1, hour)));
}

/** The short name of a weekday, 0 for Sunday. */
export function weekdayName(weekday: number, style: 'short' | 'long' = 'short'): string {
  // The fourth of January 2026 is a Sunday.
  return new Intl.DateTimeFormat(withLatinDigits(currentLocale()), { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 4 + weekday)));
}

/** A day such as "2026-11-28" written out: "Saturday, 28 November 2026". */
export function dayName(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(regional(), { dateStyle: 'full', timeZone: 'UTC' }).format(at);
}

/** Two days and what lies between; one alone where they are the same. */
export function daysName(from: string, to: string): string {
  if (from === to) return dayName(from);
  const [a, b] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  return new Intl.DateTimeFormat(regional(), { dateStyle: 'long', timeZone: 'UTC' }).formatRange(a, b);
}

/** The weekday that a week begins with here: 0 is Sunday. */
export function firstWeekday(): number {
  const locale = new Intl.Locale(regional()) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  // Where the web view does not know, Monday, as the standard for dates has it.
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}

/** What stands between the values of a CSV file here: a semicolon where a comma is the decimal sign. */
export function csvSeparator(): string {
  const decimal = new Intl.NumberFormat(regional()).formatToParts(1.5).find((part) => part.type === 'decimal')?.value;
  return decimal === ',' ? ';' : ',';
}
