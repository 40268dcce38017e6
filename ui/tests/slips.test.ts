import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { slipText } from '../src/tickets/slip';
import { atCounter, has, settled, textOf, the } from './page';

const user = userEvent.setup();
const PNG = 'iVBORw0KGgo=';
const issued = { kind: 'created', label: 'A 099', ahead: 4, averageWaitS: 1_500, ticketId: 't', serviceName: 'Payments', strings: null } as const;

beforeEach(() => {
  // Nothing in the tests draws: what is drawn is tried in slip.test.ts and in the real window.
  const context = { measureText: () => ({ width: 1 }), fillText: () => undefined, fillRect: () => undefined };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as unknown as CanvasRenderingContext2D & GPUCanvasContext);
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue(`data:image/png;base64,${PNG}`);
});

async function withPrinter(chosen: string | null): ReturnType<typeof atCounter> {
  const backend = await atCounter();
  backend.receiptPrinters = { printers: [{ id: 'kiosk-1', name: 'Lobby' }], chosen };
  await user.click(the('new-ticket'));
  await settled();
  return backend;
}

async function issue(): Promise<void> {
  await user.click(document.querySelector<HTMLElement>('[data-testid="ticket-service"]') ?? document.body);
  await user.click(the('dialog-confirm'));
  await settled();
}

describe('a ticket on the receipt printer', () => {
  it('is offered where there is one, and the choice is remembered', async () => {
    const backend = await withPrinter(null);
    await user.selectOptions(the('ticket-printer'), 'Lobby');
    expect(backend.calls.filter((call) => call.command === 'chooseSlipPrinter')).toEqual([{ command: 'chooseSlipPrinter', args: ['kiosk-1'] }]);
    await user.selectOptions(the('ticket-printer'), 'No printer');
    expect(backend.calls.at(-1)).toEqual({ command: 'chooseSlipPrinter', args: [null] });
    await issue();
    expect(backend.count('printSlip')).toBe(0);
  });

  it('is not spoken of where there is none', async () => {
    await atCounter();
    await user.click(the('new-ticket'));
    await settled();
    expect(has('ticket-printer')).toBe(false);
  });

  it('is printed when it is issued, and not when it is called at once', async () => {
    const backend = await withPrinter('kiosk-1');
    await issue();
    expect(backend.calls.filter((call) => call.command === 'printSlip')).toEqual([{ command: 'printSlip', args: ['kiosk-1', PNG] }]);
    expect(has('slip-not-out')).toBe(false);
    expect(textOf('hint')).toContain('is printed');
    await user.click(the('new-ticket'));
    await settled();
    await user.click(document.querySelector<HTMLElement>('[data-testid="ticket-service"]') ?? document.body);
    await user.click(the('ticket-issue-call'));
    await settled();
    expect(backend.count('printSlip')).toBe(1);
  });

  it.each([
    ['paperOut', 'The printer has no paper.'],
    ['coverOpen', 'The printer’s cover is open.'],
    ['jammed', 'The printer is jammed.'],
    ['away', 'The printer cannot be reached.'],
    ['silent', 'The printer does not respond.'],
    ['busy', 'The printer is busy.'],
    ['error', 'The printer reports an error.'],
  ] as const)('that does not come out (%s) is told, and printed again', async (state, words) => {
    const backend = await withPrinter('kiosk-1');
    backend.answerWith('printSlip', () => ({ status: 'ok', data: state }));
    await issue();
    expect(textOf('slip-why')).toBe(words);
    expect(textOf('slip-number')).toMatch(/099/u);
    await user.click(the('slip-again'));
    await settled();
    expect(has('slip-not-out')).toBe(true);
    backend.answerWith('printSlip', () => ({ status: 'ok', data: 'ready' }));
    await user.click(the('slip-again'));
    await settled();
    expect(has('slip-not-out')).toBe(false);
    expect(backend.count('createTicket'), 'one ticket, however often it is printed').toBe(1);
  });

  it('has its sentences in the visitor’s language', async () => {
    const now = new Date(2026, 10, 28, 10, 42);
    const english = await slipText(issued, 'Lisbon centre', '', now);
    expect(english).toMatchObject({ lang: 'en', dir: 'ltr', number: 'A 099', service: 'Payments', lines: ['before you: 4', 'your turn in about 25 min'] });
    expect(english.when).toContain('2026');
    expect(english.lines.join('')).not.toMatch(/[\u2066-\u2069]/u);
    const arabic = await slipText(issued, null, 'ar_SA', now);
    expect(arabic).toMatchObject({ lang: 'ar', dir: 'rtl', location: null });
    expect(arabic.lines.join(' ')).toMatch(/[\u0600-\u06ff]/u);
    expect(arabic.lines.join(' ')).toMatch(/4.*25/u);
    expect((await slipText({ ...issued, ahead: null, averageWaitS: null }, null, 'tlh', now)).lines).toEqual([]);
  });
});

