/** Date and time of an appointment, as they are typed: "2026-11-23" and "10:30", in whatever digits. */

/** Why what was typed is no moment. */
export type WhenProblem = 'date' | 'noSuchDay' | 'time';

/** Digits of Arabic and Persian keyboards as those of the ticket. */
function latin(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** The moment in the form of the API's border, "2026-11-23T10:30", or what is wrong with it. */
export function whenOf(date: string, time: string): { at: string } | { problem: WhenProblem } {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(latin(date.trim()));
  if (!day) return { problem: 'date' };
  const [year, month, dayOfMonth] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const probe = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (probe.getUTCMonth() !== month - 1 || probe.getUTCDate() !== dayOfMonth) return { problem: 'noSuchDay' };
  const clock = /^(\d{1,2})[:.](\d{2})$/u.exec(latin(time.trim()));
  if (!clock || Number(clock[1]) > 23 || Number(clock[2]) > 59) return { problem: 'time' };
  const two = (n: number): string => String(n).padStart(2, '0');
  return { at: `${day[1] ?? ''}-${two(month)}-${two(dayOfMonth)}T${two(Number(clock[1]))}:${clock[2] ?? ''}` };
}

/** Today's date as it is typed. */
export function today(now: Date = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
