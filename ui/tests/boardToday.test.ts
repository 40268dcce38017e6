/** The day: its sums, its hours, every ticket of it with its story; and the report of days. */
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';

import * as boards from '../dev/boardSamples';
import type { FakeBackend } from '../dev/fake';
import { useLocale } from '../src/i18n/text';
import type { TicketStoryView } from '../src/generated/bindings';
import { pastDay } from '../src/tickets/appointmentTime';
import { TYPED_MS } from '../src/state/boardDayTickets.svelte';
import { atBoard, button, dialog, field, front, has, sees, settled, tab, textOf, the } from './page';

const user = userEvent.setup();

afterEach(async () => {
  vi.useRealTimers();
  await useLocale('en');
});

async function atToday(over: boards.BoardOver = {}, before: (backend: FakeBackend) => void = () => undefined): Promise<FakeBackend> {
  const backend = await atBoard(over);
  before(backend);
  tab('Today').click();
  await settled();
  return backend;
}

async function part(title: string): Promise<void> {
  tab(title).click();
  await settled();
}

/** The cells of a table, row by row. */
function cells(id: string): string[][] {
  return [...the(id).querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => textOf(cell as HTMLElement)));
}

describe('the day so far', () => {
  it('is added up over the services, with the one formula beneath', async () => {
    await atToday();
    const total = (name: string): string => textOf(the(`total-${name}`).querySelector('dd') as HTMLElement);
    // Three services with the same sums; the closed one has none.
    expect(total('issued')).toBe('180');
    expect(total('called')).toBe('144');
    expect(total('ended')).toBe('132');
    expect(total('noShows')).toBe('9');
    expect(total('left')).toBe('3');
    expect(total('removed')).toBe('0');
    expect(total('transferred')).toBe('6');
    // 3 × 36 of 3 × (48 + 1).
    expect(total('within')).toBe('73%');
    expect(textOf('today-totals')).toContain('of all tickets that were called or gave up, the share first called within the target');
  });

  it('is told by service and by counter, without averages that nobody keeps', async () => {
    await atToday();
    expect(cells('today-services')[0]).toEqual(['A Payments', '60', '48', '44', '3', '1', '73%', '6 min']);
    expect(cells('today-services').at(-1)?.slice(-2)).toEqual(['–', '–']);
    expect(cells('today-counters').length).toBe(boards.counters().length);
    const bare = boards.counters().map((one) => ({ ...one, averageServiceS: null }));
    const kept = bare.map((one, index) => (index === 0 ? { ...one, averageServiceS: 125 } : one));
    expect(has('today-counters')).toBe(true);
    document.body.replaceChildren();
    delete document.documentElement.dataset['ready'];
    await atToday({ locations: [boards.location({ counters: bare })] });
    expect(cells('today-counters')[0]).toHaveLength(2);
    document.body.replaceChildren();
    delete document.documentElement.dataset['ready'];
    await atToday({ locations: [boards.location({ counters: kept })] });
    expect(cells('today-counters')[0]?.at(-1)).toBe('2 min');
    expect(cells('today-counters')[1]?.at(-1)).toBe('–');
  });

  it('is compared by hour with the same weekday of four weeks', async () => {
    const backend = await atToday();
    const asked = backend.calls.filter((call) => call.command === 'report').map((call) => call.args);
    expect(asked).toEqual(['2026-11-27', '2026-11-20', '2026-11-13', '2026-11-06', '2026-10-30'].map((day) => [day, day, [{ server: 0, locationId: 'location-1' }]]));
    // Two services, 10 + 8 and 11 + 8 in the hour of eight.
    expect(cells('hour-table')[0]).toEqual(['8:00 AM', '37', '37', '33', '77%', '6 min']);
    expect(the('hour-bars').getAttribute('aria-hidden')).toBe('true');
    // Until 10:00, the hours of eight and nine: 37 + 39.
    expect(textOf('today-compared')).toBe('Until 10:00 AM: 76 issued, usually 76 (Friday).');
  });

  it('is compared with nothing where nothing is known of such a day', async () => {
    await atToday({}, (backend) =>
      backend.answerWith('report', (from) => ({ status: 'ok', data: from === '2026-11-27' ? boards.reportRows(from, 'location-1') : [] })),
    );
    expect(has('today-compared')).toBe(false);
    expect(cells('hour-table')[0]).toEqual(['8:00 AM', '37', '33', '77%', '6 min']);
  });

  it('says why its hours cannot be read', async () => {
    await atToday({}, (backend) => backend.failWith('report', { code: 'timedOut', afterS: 10 }));
    expect(textOf('today-hours-error')).toContain('no response within 10 s');
  });

  it('says that a plain server does not tell it where nothing was seen yet', async () => {
    const services = boards.plainLocation().services.map((one) => ({ ...one, seen: null }));
    await atToday({ session: boards.session({ can: boards.PLAIN }), locations: [{ ...boards.plainLocation(), services }] });
    expect(textOf('today-untold')).toBe('This server does not tell what was counted today.');
  });

  it('shows what was seen of a plain server, beside the usual, and has neither tickets nor a report there', async () => {
    await atToday({ session: boards.session({ can: boards.PLAIN }), locations: [boards.plainLocation()] });
    const [first, second] = boards.plainLocation().services;
    expect(textOf(`seen-${first?.id ?? ''}`)).toBe('Payments41367 min3033 came, wait 6 min');
    expect(textOf(`seen-${second?.id ?? ''}`)).toBe('Information20–not known–not known–not known');
    expect(textOf('seen-day')).toContain('Counted here from the waiting lists');
    // All services together; the second was seen at nine alone, and nobody knows what is usual there.
    expect(cells('hour-table')).toEqual([
      ['8:00 AM', '14', '12', '12', '92%', '5 min'],
      ['9:00 AM', '28', '21', '20', '75%', '9 min'],
      ['10:00 AM', '5', '19', '4', '100%', '6 min'],
      ['11:00 AM', '0', '17', '0', '–', '–'],
    ]);
    expect([...the('hour-bars').querySelectorAll<HTMLElement>('.value')].map((one) => textOf(one))).toEqual(['14', '28', '5', '0']);
    expect(has('today-totals')).toBe(false);
    expect(sees('tab', 'Tickets')).toBe(false);
    expect(sees('tab', 'Report')).toBe(false);
  });
});

describe('the tickets of the day', () => {
  async function atTickets(before?: (backend: FakeBackend) => void): Promise<FakeBackend> {
    const backend = await atToday({}, before);
    await part('Tickets');
    return backend;
  }
  const drawn = (): HTMLElement[] => screen.queryAllByTestId('day-ticket');
  const asked = (backend: FakeBackend): unknown[][] => backend.calls.filter((call) => call.command === 'dayTickets').map((call) => call.args);

  it('come a page at a time', async () => {
    const backend = await atTickets();
    expect(drawn()).toHaveLength(20);
    expect(asked(backend)).toEqual([[0, 'location-1', '', '', null]]);
    await user.click(button('Show more'));
    await settled();
    expect(drawn()).toHaveLength(40);
    await user.click(button('Show more'));
    await settled();
    expect(drawn()).toHaveLength(60);
    expect(asked(backend).at(-1)).toEqual([0, 'location-1', '', '', '40']);
    expect(sees('button', 'Show more')).toBe(false);
  });

  it('are found by number once no more is typed, and by state', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const backend = await atTickets();
    const number = field('Number') as HTMLInputElement;
    for (const typed of ['0', '04', '042']) {
      number.value = typed;
      number.dispatchEvent(new Event('input', { bubbles: true }));
      vi.advanceTimersByTime(TYPED_MS - 1);
      await settled();
    }
    expect(asked(backend)).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await settled();
    expect(asked(backend).at(-1)).toEqual([0, 'location-1', '042', '', null]);
    expect(drawn()).toHaveLength(1);
    vi.useRealTimers();
    await user.selectOptions(field('State'), '5');
    await settled();
    expect(asked(backend).at(-1)).toEqual([0, 'location-1', '042', '5', null]);
  });

  it('of an older search are not drawn over those of a newer one', async () => {
    const backend = await atTickets();
    const release = backend.hold('dayTickets');
    await user.selectOptions(field('State'), '5');
    backend.hold('dayTickets')();
    await user.selectOptions(field('State'), '1');
    await settled();
    const newer = drawn().map((row) => textOf(row));
    release();
    await settled();
    expect(drawn().map((row) => textOf(row))).toEqual(newer);
    expect(newer.every((row) => row.includes('Waiting'))).toBe(true);
  });

  it('say that none matches, and why they cannot be read', async () => {
    await atTickets((backend) => backend.answerWith('dayTickets', () => ({ status: 'ok', data: { tickets: [], next: null } })));
    expect(textOf('day-none')).toBe('No ticket of today matches.');
  });

  it('have their story, in words with counter and person', async () => {
    await atTickets();
    const [row] = drawn();
    await user.click(row?.querySelector('button') as HTMLElement);
    await settled();
    expect(dialog(/what happened$/u)).toBe(front());
    const told = [...the('story-entries').children].map((entry) => textOf(entry as HTMLElement));
    expect(told).toEqual([
      '10:02 Issued',
      '10:15 Called Counter 2, Layla H.',
      '10:16 Recalled Counter 2, Layla H.',
      '10:19 Sent to Registrations Counter 2, Layla H.',
      '10:31 Called Counter 1, Rui T.',
      '10:38 Ended Counter 1, Rui T.',
    ]);
    expect(has('story-restore')).toBe(false);
  });

  const story = (what: string, desk: string | null, state: number): TicketStoryView => ({
    ticket: { ...(boards.dayTickets()[0] as TicketStoryView['ticket']), state },
    entries: [
      { at: '10:02', day: null, what: 'created', desk: null, user: null, to: null },
      { at: '10:15', day: '2026-11-27', what, desk, user: null, to: null },
    ],
  });

  it.each([
    ['cancelled', null, 5, true],
    ['cancelled', 'Counter 1', 5, false],
    ['cancelled', null, 1, false],
    ['transferred', null, 1, true],
    ['transferred', 'Counter 1', 1, false],
    ['transferred', null, 2, false],
    ['ended', null, 3, false],
  ])('that was %s at %s and is in state %i can be taken back: %s', async (what, desk, state, can) => {
    const backend = await atTickets((fake) => fake.answerWith('ticketStory', () => ({ status: 'ok', data: story(what, desk, state) })));
    await user.click(drawn()[0]?.querySelector('button') as HTMLElement);
    await settled();
    expect(has('story-restore')).toBe(can);
    if (!can) return;
    await user.click(the('story-restore'));
    await settled();
    expect(backend.calls.find((call) => call.command === 'doAct')?.args).toMatchObject([0, { act: 'restore', label: 'A 060' }]);
    expect(sees('dialog')).toBe(false);
    expect(asked(backend)).toHaveLength(2);
  });
});

describe('the report', () => {
  async function atReport(over: boards.BoardOver = {}): Promise<FakeBackend> {
    const backend = await atToday(over);
    await part('Report');
    return backend;
  }
  const reports = (backend: FakeBackend): unknown[][] => backend.calls.filter((call) => call.command === 'report').map((call) => call.args);

  it('of today is shown, printed and saved', async () => {
    const backend = await atReport();
    await user.click(button('Show report'));
    await settled();
    expect(reports(backend).at(-1)).toEqual(['2026-11-27', '2026-11-27', [{ server: 0, locationId: 'location-1' }]]);
    const sheet = textOf('report-sheet');
    expect(sheet).toContain('Lisbon centre');
    expect(sheet).toContain('Friday, November 27, 2026');
    // What the printer gets is the same, beside the page that is not printed.
    expect(the('report-paper').parentElement).toBe(document.body);
    expect(textOf('report-paper')).toBe(sheet);
    await user.click(button('Print…'));
    await settled();
    expect(backend.calls.filter((call) => call.command === 'printPage').map((call) => call.args)).toEqual([['board']]);
    await user.click(button('Save as CSV'));
    await settled();
    const [from, to, ids, separator, heads] = backend.calls.find((call) => call.command === 'saveReport')?.args ?? [];
    expect([from, to, ids, separator]).toEqual(['2026-11-27', '2026-11-27', [{ server: 0, locationId: 'location-1' }], ',']);
    expect(heads).toHaveLength(21);
    expect(new Set(heads as string[]).size).toBe(21);
    expect(textOf('report-saved')).toBe('Saved: /home/ana/Downloads/callpad-2026-11-27-2026-11-27.csv');
  });

  it('has the figures of its rows', async () => {
    await atReport();
    await user.click(button('Show report'));
    await settled();
    const sheet = the('report-sheet');
    const table = (id: string): string[][] =>
      [...(sheet.querySelector(`[data-testid="${id}"] tbody`)?.children ?? [])].map((row) => [...row.children].map((cell) => textOf(cell as HTMLElement)));
    const figures = [...(sheet.querySelector('[data-testid="report-figures"]')?.children ?? [])].map((one) => textOf(one as HTMLElement));
    // Two services in four hours: 18 to 21 and 19 to 22 tickets.
    expect(figures[0]).toBe('Issued160');
    expect(figures[1]).toBe('Appointments16');
    expect(figures[2]).toBe('Called144');
    // 144 − 8 × 3 of 144 + 8.
    expect(figures[7]).toBe('Within target79%');
    expect(table('report-services')[0]?.slice(0, 3)).toEqual(['A Payments', '78', '8']);
    expect(table('hour-table')).toHaveLength(4);
    expect(sheet.querySelector('[data-testid="report-heat"]')).toBeNull();
  });

  it('of several days has the weekdays by the hour', async () => {
    const backend = await atReport();
    await user.selectOptions(field('Period'), 'week');
    await user.click(button('Show report'));
    await settled();
    expect(reports(backend).at(-1)).toEqual(['2026-11-21', '2026-11-27', [{ server: 0, locationId: 'location-1' }]]);
    const heat = [...(the('report-sheet').querySelector('[data-testid="report-heat"] tbody')?.children ?? [])];
    // The fake has the first and the last day: a Saturday and a Friday.
    expect(heat.map((row) => [...row.children].map((cell) => textOf(cell as HTMLElement)))).toEqual([
      ['Fri', '37', '39', '41', '43'],
      ['Sat', '37', '39', '41', '43'],
    ]);
  });

  it.each([
    ['11/26/2026', '11/26/2026', null, null, ['2026-11-26', '2026-11-26']],
    ['11/27/2026', '11/26/2026', null, 'The last day is before the first', null],
    ['nothing', '11/26/2026', 'Enter a date', null, null],
    ['11/27/2025', '11/27/2026', null, null, ['2025-11-27', '2026-11-27']],
    ['11/26/2025', '11/27/2026', null, 'At most 366 days at once', null],
  ])('of days that are typed, %s to %s', async (from, to, fromError, toError, asked) => {
    const backend = await atReport();
    await user.selectOptions(field('Period'), 'chosen');
    for (const [label, text] of [['From', from], ['To', to]] as const) {
      await user.clear(field(label));
      await user.type(field(label), text);
    }
    const before = reports(backend).length;
    await user.click(button('Show report'));
    await settled();
    const alerts = textOf('report');
    if (fromError) expect(alerts).toContain(fromError);
    if (toError) expect(alerts).toContain(toError);
    if (asked) expect(reports(backend).at(-1)?.slice(0, 2)).toEqual(asked);
    else expect(reports(backend)).toHaveLength(before);
  });

  it('of several locations names each, and needs one', async () => {
    const backend = await atReport({ locations: [boards.location(), boards.porto()] });
    await user.click(screen.getAllByTestId('report-location')[1] as HTMLElement);
    await user.click(button('Show report'));
    await settled();
    expect(reports(backend).at(-1)?.[2]).toEqual([
      { server: 0, locationId: 'location-1' },
      { server: 0, locationId: 'location-2' },
    ]);
    expect(textOf('report-sheet')).toContain('Lisbon centre, Porto');
    for (const one of screen.getAllByTestId('report-location')) await user.click(one);
    const before = reports(backend).length;
    await user.click(button('Show report'));
    await settled();
    expect(textOf('report')).toContain('Choose a location.');
    expect(reports(backend)).toHaveLength(before);
  });

  it('is separated by semicolons where a comma is the decimal sign, with its heads in the language', async () => {
    const backend = await atReport();
    await useLocale('de');
    await settled();
    await user.click(button('Bericht anzeigen'));
    await settled();
    await user.click(button('Als CSV speichern'));
    await settled();
    const [, , , separator, heads] = backend.calls.find((call) => call.command === 'saveReport')?.args ?? [];
    expect(separator).toBe(';');
    expect((heads as string[]).slice(0, 2)).toEqual(['Tag', 'Stunde']);
  });

  it('says that nothing was counted, and why it cannot be read or saved', async () => {
    const backend = await atReport();
    backend.answerWith('report', () => ({ status: 'ok', data: [] }));
    await user.click(button('Show report'));
    await settled();
    expect(textOf('report-sheet')).toContain('Nothing was counted on these days.');
    backend.failWith('saveReport', { code: 'storage', file: 'report.csv', problem: 'full', detail: 'no room' });
    await user.click(button('Save as CSV'));
    await settled();
    expect(textOf('report')).toContain('There is no room left');
    backend.failWith('report', { code: 'timedOut', afterS: 10 });
    await user.click(button('Show report'));
    await settled();
    expect(textOf('report')).toContain('no response within 10 s');
  });

  it('leaves nothing for the printer behind', async () => {
    await atReport();
    await user.click(button('Show report'));
    await settled();
    await part('Overview');
    expect(has('report-paper')).toBe(false);
  });
});

describe('a day that has been', () => {
  const now = new Date(2026, 10, 28, 12);
  it.each([
    ['28/11/2026', '2026-11-28'],
    ['29/11', '2025-11-29'],
    ['28/11', '2026-11-28'],
    ['1 jan', '2026-01-01'],
    ['1 jan 2027', '2027-01-01'],
    ['29', '2026-10-29'],
    ['27', '2026-11-27'],
    ['yesterday', '2026-11-27'],
    ['31/02/2026', null],
    ['soon', null],
  ])('is read from %s as %s', (text, day) => {
    expect(pastDay(text, 'en-GB', now)).toBe(day);
  });
});

it.each([['Overview'], ['Tickets'], ['Report']])('axe finds nothing in %s', async (title) => {
  await atToday();
  await part(title);
  if (title === 'Report') await user.click(button('Show report'));
  await settled();
  const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`)).toEqual([]);
});
