/** How a person writes the moment of an appointment, in each language. */
import { describe, expect, it } from 'vitest';

import { typedAs, appointmentTime } from '../src/tickets/appointmentTime';

/** A Wednesday. */
const NOW = new Date(2026, 10, 25, 9, 0);

function at(date: string, time: string, locale: string): string {
  const when = appointmentTime(date, time, locale, NOW);
  return 'at' in when ? when.at : when.problem;
}

describe('a date', () => {
  it.each([
    ['en-GB', '28/11'],
    ['en-US', '11/28'],
    ['en-US', '28/11'],
    ['en-US', '28.11.'],
    ['en-US', 'Nov 28'],
    ['en', '2026-11-28'],
    ['en-GB', 'Sat 28 November 2026'],
    ['en-GB', '28'],
    ['de', '28.11.'],
    ['de', '28. 11. 26'],
    ['de', '28. November'],
    ['de', 'Sa, 28. Nov. 2026'],
    ['de', '28.'],
    ['fr', '28/11/2026'],
    ['fr', 'le 28 nov.'],
    ['es', '28 de noviembre de 2026'],
    ['es', '28-11'],
    ['pt-PT', '28/11/26'],
    ['pt-PT', '28 de novembro'],
    ['ar', '٢٨/١١'],
    ['ar', '28 نوفمبر'],
  ])('in %s may be %s', (locale, date) => {
    expect(at(date, '14:30', locale)).toBe('2026-11-28T14:30');
  });

  it.each([
    ['en', 'tomorrow'],
    ['de', 'Morgen'],
    ['fr', 'demain'],
    ['es', 'mañana'],
    ['pt', 'amanhã'],
    ['ar', 'غدًا'],
  ])('in %s may be %s', (locale, date) => {
    expect(at(date, '9:05', locale)).toBe('2026-11-26T09:05');
  });

  it('without a year is the next such day; without a month it is of this one or the next', () => {
    expect(at('24.11.', '8:00', 'de')).toBe('2027-11-24T08:00');
    expect(at('25.11.', '8:00', 'de')).toBe('2026-11-25T08:00');
    expect(at('3', '8:00', 'de')).toBe('2026-12-03T08:00');
    expect(at('Jan 7', '8:00', 'en-US')).toBe('2027-01-07T08:00');
  });

  it.each([
    ['2026-02-30', 'noSuchDay'],
    ['31.11.', 'noSuchDay'],
    ['29.2.2027', 'noSuchDay'],
    ['13/13', 'noSuchDay'],
    ['', 'date'],
    ['soon', 'date'],
    ['28 Foo', 'date'],
    ['1 2 3 4', 'date'],
    ['28/11/123456', 'date'],
    ['Ju 3', 'date'],
  ])('that is %s is refused as %s', (date, problem) => {
    expect(at(date, '10:00', 'en-GB')).toBe(problem);
  });
});

describe('a time', () => {
  it.each([
    ['en-US', '2:30 PM'],
    ['en-US', '2:30pm'],
    ['en-GB', '2.30 p.m.'],
    ['en-US', '14:30'],
    ['de', '14.30 Uhr'],
    ['fr', '14h30'],
    ['fr', '14 h 30'],
    ['es', '2:30 p. m.'],
    ['pt', '1430'],
    ['ar', '٢:٣٠ م'],
  ])('in %s may be %s', (locale, time) => {
    expect(at('2026-11-28', time, locale)).toBe('2026-11-28T14:30');
  });

  it('at noon and midnight is that of the clock', () => {
    expect(at('2026-11-28', '12 am', 'en')).toBe('2026-11-28T00:00');
    expect(at('2026-11-28', '12 pm', 'en')).toBe('2026-11-28T12:00');
    expect(at('2026-11-28', '9', 'en')).toBe('2026-11-28T09:00');
  });

  it.each(['', '24:00', '10:60', '13 pm', '0 am', 'noon', '10:3', '14 min', 'am 3 pm'])('%s is none', (time) => {
    expect(at('2026-11-28', time, 'en')).toBe('time');
  });
});

describe('what the fields begin with', () => {
  it.each(['en-US', 'en-GB', 'de', 'fr', 'es', 'pt-PT', 'pt-BR', 'ar-u-nu-latn', 'ar-EG'])('can be read in %s', (locale) => {
    for (const [hour, minute] of [[0, 5], [9, 30], [12, 0], [23, 59]] as const) {
      const { date, time } = typedAs(new Date(2026, 2, 4, hour, minute), locale);
      const two = (n: number): string => String(n).padStart(2, '0');
      expect(at(date, time, locale), `${date} ${time}`).toBe(`2026-03-04T${two(hour)}:${two(minute)}`);
    }
  });
});
