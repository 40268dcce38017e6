/**
 * Date and time of an appointment, as a person of the page's language writes them: "28.11.", "28/11", "Nov 28", "tomorrow";
 * "14:30", "14h30", "2:30 pm". What was understood is shown back in words, so reading may be generous.
 */

/** Why what was typed is no moment. */
export type AppointmentProblem = 'date' | 'noSuchDay' | 'time';

/** A day of the calendar. */
interface Day {
  year: number;
  month: number;
  day: number;
}

/** How a language writes dates and times. */
interface Habits {
  /** Whether the month comes before the day where both are numbers. */
  monthFirst: boolean;
  /** The months' names, long and short, with their numbers. */
  months: { name: string; month: number }[];
  /** "yesterday" to "the day after tomorrow", with their distance in days. */
  near: Map<string, number>;
  /** What stands for the half of the day: whether it is the second one. */
  halves: Map<string, boolean>;
}

/** A month's name may be cut down to so many letters. */
const SHORTEST_MONTH = 3;
/** The distances in days that languages have words for. */
const NEAR = [-1, 0, 1, 2];
/** Words between the parts of a date ("28 de noviembre", "am 28."): they say nothing. */
const FILLERS = new Set(['de', 'del', 'of', 'the', 'le', 'el', 'o', 'a', 'am', 'den', 'der']);

const read = new Map<string, Habits>();

/** Digits of Arabic and Persian keyboards as those of the ticket. */
function latin(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Without case, accents, marks of direction and dots, so that "Févr." is "fevr". */
function normalized(text: string): string {
  return latin(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .trim();
}

/** A word without the dots that shorten it: "a.m." as "am". */
function bare(word: string): string {
  return word.replace(/[.\s]/gu, '');
}

function habitsOf(locale: string): Habits {
  const known = read.get(locale);
  if (known) return known;
  const order = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' })
    .formatToParts(new Date(2026, 10, 28))
    .map((part) => part.type);
  const months = (['long', 'short'] as const).flatMap((style) => {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style });
    return Array.from({ length: 12 }, (_, index) => {
      const name = format.formatToParts(new Date(2026, index, 1)).find((part) => part.type === 'month')?.value ?? '';
      return { name: bare(normalized(name)), month: index + 1 };
    });
  });
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', hour12: true });
  const half = (hour: number): string =>
    bare(normalized(clock.formatToParts(new Date(2026, 0, 1, hour)).find((part) => part.type === 'dayPeriod')?.value ?? ''));
  const habits = {
    monthFirst: order.indexOf('month') < order.indexOf('day'),
    months: months.filter(({ name }) => /\p{L}/u.test(name)),
    near: new Map(NEAR.map((days) => [normalized(words.format(days, 'day')), days])),
    halves: new Map([
      ['am', false],
      ['pm', true],
      [half(9), false],
      [half(21), true],
    ]),
  };
  habits.halves.delete('');
  read.set(locale, habits);
  return habits;
}

function dayOf(at: Date): Day {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
}

function isBefore(one: Day, other: Day): boolean {
  return one.year * 10_000 + one.month * 100 + one.day < other.year * 10_000 + other.month * 100 + other.day;
}

function exists({ year, month, day }: Day): boolean {
  const probe = new Date(Date.UTC(year, month - 1, day));
  return probe.getUTCMonth() === month - 1 && probe.getUTCDate() === day;
}

/** The number of the month with this name, or with a beginning of it that fits no other. */
function monthNamed(word: string, habits: Habits): number | null {
  const name = bare(word);
  if ([...name].length < SHORTEST_MONTH) return habits.months.find((one) => one.name === name)?.month ?? null;
  const fitting = new Set(habits.months.filter((one) => one.name.startsWith(name)).map((one) => one.month));
  return fitting.size === 1 ? ([...fitting][0] ?? null) : null;
}

/** A day without its year is the next such day from today on. */
function nextSuch(month: number, day: number, now: Day): Day {
  const thisYear = { year: now.year, month, day };
  return isBefore(thisYear, now) ? { ...thisYear, year: now.year + 1 } : thisYear;
}

/** Day and month of two numbers, in the language's order; what cannot be a month is the day. */
function dayAndMonth(first: number, second: number, monthFirst: boolean): { day: number; month: number } {
  const swapped = monthFirst ? first <= 12 : second > 12 && first <= 12;
  return swapped ? { day: second, month: first } : { day: first, month: second };
}

function dateOf(text: string, locale: string, now: Date): Day | AppointmentProblem {
  const today = dayOf(now);
  const habits = habitsOf(locale);
  const words = normalized(text);
  const near = habits.near.get(words);
  if (near !== undefined) return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + near));
  // Of a date with dots the day is the first, in whatever language.
  const monthFirst = habits.monthFirst && !/\d\./u.test(words);
  const parts = words.match(/\d+|\p{L}[\p{L}.]*/gu) ?? [];
  const numbers = parts.filter((part) => /\d/u.test(part)).map(Number);
  const named = parts.filter((part) => !/\d/u.test(part) && !FILLERS.has(bare(part)));
  const [first, second, third] = numbers;
  if (first === undefined || numbers.length > 3) return 'date';
  const full = (year: number): number => (year < 100 ? 2000 + year : year);

  if (named.length > 0) {
    // A weekday beside the month ("Sat 28 Nov") is not looked at.
    const months = named.map((word) => monthNamed(word, habits)).filter((month) => month !== null);
    const [month] = months;
    if (month === undefined || months.length > 1 || third !== undefined) return 'date';
    const yearFirst = first > 31;
    const day = yearFirst ? second : first;
    const year = yearFirst ? first : second;
    if (day === undefined) return 'date';
    return year === undefined ? nextSuch(month, day, today) : { year: full(year), month, day };
  }
  if (second === undefined) {
    // The day alone is of this month, or of the next where it has gone by.
    const later = new Date(now.getFullYear(), now.getMonth() + (first < today.day ? 1 : 0), 1);
    return first > 31 ? 'date' : { ...dayOf(later), day: first };
  }
  if (first > 31) return third === undefined ? 'date' : { year: first, month: second, day: third };
  const { day, month } = dayAndMonth(first, second, monthFirst);
  return third === undefined ? nextSuch(month, day, today) : { year: full(third), month, day };
}

/** Hours and minutes; null where they are none. */
function timeOf(text: string, locale: string): { hour: number; minute: number } | null {
  const words = normalized(text);
  const parts = /^(\D*?)(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?(?:\s*(\D+))?$/u.exec(words);
  if (!parts) return null;
  const [, before = '', hours, minutes, joined, after = ''] = parts;
  const hour = Number(hours);
  const minute = Number(minutes ?? joined ?? 0);
  if (minute > 59 || (before !== '' && after !== '')) return null;
  const word = bare(before + after);
  const second = habitsOf(locale).halves.get(word);
  // "14h", "14 Uhr", "14 min" would be as much a time: only what stands for hours is taken.
  if (second === undefined) return ['', 'h', 'uhr', 'hs', 'hrs'].includes(word) && hour <= 23 ? { hour, minute } : null;
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (second ? 12 : 0), minute };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The moment in the form of the API's border, "2026-11-23T10:30", or what is wrong with it. */
export function appointmentTime(
  date: string,
  time: string,
  locale: string,
  now: Date = new Date(),
): { at: string } | { problem: AppointmentProblem } {
  const day = dateOf(date, locale, now);
  if (typeof day === 'string') return { problem: day };
  if (day.year > 9999) return { problem: 'date' };
  if (!exists(day)) return { problem: 'noSuchDay' };
  const clock = timeOf(time, locale);
  if (!clock) return { problem: 'time' };
  return { at: `${day.year}-${two(day.month)}-${two(day.day)}T${two(clock.hour)}:${two(clock.minute)}` };
}

/** A day and a time as they are typed in a language, to begin with or to be an example; each can be read by `appointmentTime`. */
export function typedAs(at: Date, locale: string): { date: string; time: string } {
  const write = (style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, style).format(at).replace(/\p{Cf}/gu, '').replace(/\s/gu, ' ');
  return {
    date: write({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    time: write({ hour: 'numeric', minute: '2-digit' }),
  };
}

/** The same day of the month before. */
function monthBefore({ year, month, day }: Day): Day {
  return month === 1 ? { year: year - 1, month: 12, day } : { year, month: month - 1, day };
}

/** A day that has been, such as "2026-11-28"; without its year the last such day up to `now`. Null where it is none. */
export function pastDay(text: string, locale: string, now: Date): string | null {
  const day = dateOf(text, locale, now);
  if (typeof day === 'string') return null;
  const written = latin(text);
  const numbers = written.match(/\d+/gu)?.length ?? 0;
  const hasYear = numbers > (/\p{L}/u.test(written.replace(/[\p{Cf}]/gu, '')) ? 1 : 2);
  // Without its year it was read as the next such day.
  const later = numbers > 0 && !hasYear && isBefore(dayOf(now), day);
  const meant = !later ? day : numbers === 1 && !/\p{L}/u.test(written) ? monthBefore(day) : { ...day, year: day.year - 1 };
  return meant.year > 9999 || !exists(meant) ? null : `${String(meant.year).padStart(4, '0')}-${two(meant.month)}-${two(meant.day)}`;
}
