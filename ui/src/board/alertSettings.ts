/** The settings of alerts for supervisors, between what the app keeps and what is typed. */

/** Quiet hours as they are typed: "22:00", or empty. */
export interface QuietHours {
  /** When they begin. */
  from: string;
  /** When they end. */
  to: string;
}

/** The borders of a service as they are typed, in minutes; empty for none. */
export interface Border {
  /** Beyond it the service is over its target for alerts. */
  on: string;
  /** At it that is over. */
  off: string;
}

/** As many minutes as the app takes. */
const MOST_MINUTES = 65_535;

/** "22:00 06:30" as typed. */
export function quietHoursOf(kept: string): QuietHours {
  const [from = '', to = ''] = kept.split(' ');
  return { from, to };
}

/** As it is kept; null where only one of the two is there. */
export function quietHoursText({ from, to }: QuietHours): string | null {
  if (from === '' && to === '') return '';
  return from === '' || to === '' ? null : `${from} ${to}`;
}

/** By services "15 12" as typed. */
export function bordersOf(kept: Readonly<Record<string, string>>): Record<string, Border> {
  return Object.fromEntries(
    Object.entries(kept).map(([id, text]) => {
      const [on = '', off = ''] = text.split(' ');
      return [id, { on, off }];
    }),
  );
}

/** As it is kept; null where one is no pair of whole numbers, or ends above its beginning. */
export function bordersText(typed: Readonly<Record<string, Border>>): Record<string, string> | null {
  const kept: Record<string, string> = {};
  for (const [id, { on, off }] of Object.entries(typed)) {
    const [first, second] = [on.trim(), off.trim()];
    if (first === '' && second === '') continue;
    if (!/^\d{1,5}$/u.test(first) || !/^\d{1,5}$/u.test(second)) return null;
    if (Number(second) > Number(first) || Number(first) > MOST_MINUTES) return null;
    kept[id] = `${Number(first)} ${Number(second)}`;
  }
  return kept;
}
