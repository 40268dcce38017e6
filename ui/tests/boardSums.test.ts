/** The sums of a report, each against numbers worked out by hand. */
import { describe, expect, it } from 'vitest';

import { SERVICES } from '../dev/samples';
import type { ReportRowView } from '../src/generated/bindings';
import { averageService, averageWait, byHour, daysFrom, heatOf, median, sameWeekdays, shareWithin, sumOf, sumOfToday, usualIn, weekdayOf } from '../src/state/boardSums';

function row(over: Partial<ReportRowView> = {}): ReportRowView {
  return {
    day: '2026-11-27',
    hour: 9,
    server: 0,
    locationId: 'l',
    location: 'Lisbon',
    serviceId: SERVICES.payments.id,
    tag: 'A',
    service: 'Payments',
    issued: 10,
    appointments: 2,
    called: 8,
    withinTarget: 6,
    waitS: 2_400,
    ended: 5,
    noShows: 1,
    paused: 1,
    transferred: 1,
    serviceS: 1_600,
    left: 2,
    removed: 1,
    ...over,
  };
}

describe('the share within the target', () => {
  it('is of all that were called or gave up, of services with a target alone', () => {
    expect(shareWithin(sumOf([row()]))).toBe(0.6);
    // 6 + 3 of (8 + 2) + (5 + 0); what has no target counts neither here nor there.
    const rows = [row(), row({ withinTarget: 3, called: 5, left: 0 }), row({ withinTarget: null, called: 100, left: 100 })];
    expect(shareWithin(sumOf(rows))).toBe(9 / 15);
    // A supervisor's removal is nobody who gave up.
    expect(shareWithin(sumOf([row({ removed: 50 })]))).toBe(0.6);
  });

  it('is nothing where nobody was called and nobody gave up', () => {
    expect(shareWithin(sumOf([]))).toBeNull();
    expect(shareWithin(sumOf([row({ called: 0, left: 0, withinTarget: 0 })]))).toBeNull();
    expect(shareWithin(sumOf([row({ called: 0, left: 1, withinTarget: 0 })]))).toBe(0);
  });

  it('is the same of what was counted today', () => {
    const today = { issued: 9, called: 8, ended: 7, noShows: 1, left: 2, removed: 3, transferred: 0, withinTarget: 6 };
    expect(shareWithin(sumOfToday([today, { ...today, withinTarget: null }]))).toBe(0.6);
    expect(sumOfToday([today, today])).toMatchObject({ issued: 18, called: 16, ended: 14, noShows: 2, left: 4, removed: 6 });
  });
});

it('means are of what they are sums of: first calls, and all answers that have ended', () => {
  expect(averageWait(sumOf([row()]))).toBe(300);
  expect(averageService(sumOf([row()]))).toBe(200);
  expect(averageWait(sumOf([row({ called: 0 })]))).toBeNull();
  expect(averageService(sumOf([row({ ended: 0, noShows: 0, paused: 0, transferred: 0 })]))).toBeNull();
});

describe('hours', () => {
  it('are all from the first to the last, also one in which nothing happened', () => {
    const hours = byHour([row({ hour: 11 }), row({ hour: 9 }), row({ hour: 9, serviceId: 'b' })]);
    expect(hours.map(({ hour, sums }) => [hour, sums.issued])).toEqual([[9, 20], [10, 0], [11, 10]]);
    expect(byHour([])).toEqual([]);
  });

  it('are usual as in the middle of the days of which anything is known', () => {
    const day = (issued: number): ReportRowView[] => [row({ issued })];
    expect(usualIn(9, [day(4), day(30), day(6)])).toBe(6);
    expect(usualIn(9, [day(4), day(6)])).toBe(5);
    // A day without that hour had none in it; a day without anything was no day.
    expect(usualIn(10, [day(4), day(6)])).toBe(0);
    expect(usualIn(9, [day(4), []])).toBe(4);
    expect(usualIn(9, [[]])).toBeNull();
  });
});

it.each([[[], null], [[7], 7], [[9, 1], 5], [[3, 1, 2], 2], [[4, 1, 3, 2], 2.5]])('the median of %j is %j', (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

describe('days', () => {
  it('go over the ends of months, years and clock changes', () => {
    expect(daysFrom('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysFrom('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysFrom('2026-10-24', 2)).toBe('2026-10-26');
    expect(sameWeekdays('2026-11-27')).toEqual(['2026-11-20', '2026-11-13', '2026-11-06', '2026-10-30']);
    expect(new Set(sameWeekdays('2026-11-27').map(weekdayOf))).toEqual(new Set([5]));
  });
});

describe('the weekdays by the hour', () => {
  it('are means of the days of which anything was counted, the week from where it begins', () => {
    const rows = [
      row({ day: '2026-11-20', hour: 9, issued: 4 }),
      row({ day: '2026-11-27', hour: 9, issued: 8 }),
      row({ day: '2026-11-27', hour: 10, issued: 3 }),
      row({ day: '2026-11-29', hour: 10, issued: 7 }),
    ];
    const heat = heatOf(rows, 1);
    expect(heat.hours).toEqual([9, 10]);
    expect(heat.weekdays).toEqual([
      { weekday: 5, days: 2, cells: [6, 1.5] },
      { weekday: 0, days: 1, cells: [0, 7] },
    ]);
    expect(heat.most).toBe(7);
    expect(heatOf(rows, 0).weekdays.map((one) => one.weekday)).toEqual([0, 5]);
    expect(heatOf([], 1)).toEqual({ hours: [], weekdays: [], most: 0 });
  });
});
