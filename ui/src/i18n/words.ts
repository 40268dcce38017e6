/** Numbers, spans of time and names of languages in the page's language. */
import { withLatinDigits } from './locale';
import { say, currentLocale, type Say } from './text';

/** Whole minutes of a span of seconds; negative spans count as none (V4). */
export function wholeMinutes(seconds: number): number {
  return Math.max(0, Math.floor(seconds / 60));
}

/** "04:12", or "1:04:12" from one hour on. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** How long ago, coarse enough to be calm: tens of seconds, then minutes. */
export function ago(seconds: number): Say {
  if (seconds < 10) return say('ago-now');
  if (seconds < 60) return say('ago-seconds', { n: Math.floor(seconds / 10) * 10 });
  return say('ago-minutes', { n: wholeMinutes(seconds) });
}

/** The time of day of an instant, in the system's own zone and in the habit of its region, such as "10:42". */
export function timeOfDay(at: Date): string {
  return new Intl.DateTimeFormat(regional(), { timeStyle: 'short' }).format(at);
}

/** The page's language with the region of this system, where that one speaks it; Latin digits. */
export function regional(): string {
  const own = currentLocale();
  return withLatinDigits(navigator.languages.find((tag) => tag.split('-')[0] === own.split('-')[0]) ?? own);
}

/** A count with the language's own grouping. */
export function count(n: number): string {
  return new Intl.NumberFormat(withLatinDigits(currentLocale())).format(n);
}

/** The name of a language that a server writes as "pt_PT"; what the server wrote where it is no such code. */
export function languageName(lang: string): string {
  const code = lang.replace('_', '-').split('-')[0] ?? '';
  try {
    return new Intl.DisplayNames([currentLocale()], { type: 'language' }).of(code) ?? lang;
  } catch {
    return lang;
  }
}

/** A wall time such as "2026-11-23T10:30" in words: "Monday, 23 November 2026 at 10:30". No zone is applied to it. */
export function momentInWords(wallTime: string): string {
  const at = new Date(`${wallTime}:00Z`);
  const style = { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(regional(), style).format(at);
}

/** The day of an instant in the system's own zone, such as "2026-11-23". */
export function localDay(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A day such as "2026-11-23" in words: "yesterday", or "23 November 2026". */
export function dayInWords(day: string): string {
  const dayMs = 86_400_000;
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  if (Date.parse(`${localDay(new Date())}T00:00:00Z`) - at === dayMs) {
    return new Intl.RelativeTimeFormat(regional(), { numeric: 'auto' }).format(-1, 'day');
  }
  return new Intl.DateTimeFormat(regional(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}
