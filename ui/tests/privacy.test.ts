import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Snapshot } from '../src/generated/bindings';
import { box, button, byRole, entry, field, has, open, press, rowOf, rows, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

const TICKET = samples.ticket('A 042', { visitor: 'Beatriz Nunes', note: 'Signed form', customField: 'INV-20930' });

async function counter(maskNames: boolean, over: Partial<Snapshot> = {}): Promise<FakeBackend> {
  const row = samples.row('A 049', 5, { visitor: 'Marta Reis', note: 'Second visit', customField: 'INV-777' });
  const backend = new FakeBackend(
    samples.snapshot({
      desk: samples.serving({ ticket: TICKET }),
      lists: samples.lists([row, ...samples.morning()]),
      ...over,
    }),
  );
  backend.stored = samples.settings({ maskNames });
  return open(backend);
}

/** Everything that is in the page: texts, attributes and what stands in fields. */
function page(): string {
  const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value);
  return [document.documentElement.outerHTML, ...typed].join('\n');
}

function letGo(key: string): void {
  window.dispatchEvent(new KeyboardEvent('keyup', { key }));
}

const NAMES = ['Beatriz Nunes', 'Marta Reis', 'Rui Teixeira', 'سارة الأحمد'];
const OTHERS = ['Signed form', 'INV-20930', 'Second visit', 'INV-777'];

describe('names', () => {
  it('are shown where nobody asked for hiding, and the key does nothing there', async () => {
    await counter(false);
    for (const text of [...NAMES, ...OTHERS]) expect(page()).toContain(text);
    expect(press('Alt')).toBe(true);
    expect(has('hidden')).toBe(false);
  });

  it('are nowhere in the page while they are hidden; dots and words stand for them', async () => {
    await counter(true);
    for (const name of NAMES) expect(page()).not.toContain(name);
    for (const other of OTHERS) expect(page()).toContain(other);
    expect(textOf('visitor')).toBe('•••••name hidden');
    expect(rowOf('A 049').textContent).toContain('name hidden');
    expect(the('visitor').querySelector('[aria-hidden]')?.textContent).toBe('•••••');
  });

  it('are shown while the key is held, and hidden when it is let go', async () => {
    await counter(true);
    expect(press('Alt')).toBe(false);
    await settled();
    for (const name of NAMES) expect(page()).toContain(name);
    letGo('Shift');
    await settled();
    expect(textOf('visitor')).toBe('Beatriz Nunes');
    letGo('Alt');
    await settled();
    for (const name of NAMES) expect(page()).not.toContain(name);
  });

  it.each([
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['the page is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('are hidden again when %s', async (_, happens) => {
    await counter(true);
    press('Alt');
    await settled();
    expect(page()).toContain('Beatriz Nunes');
    happens();
    await settled();
    expect(page()).not.toContain('Beatriz Nunes');
  });

  it('stay hidden for AltGr, which writes', async () => {
    await counter(true);
    press('AltGraph');
    press('Alt', { ctrlKey: true });
    await settled();
    expect(page()).not.toContain('Beatriz Nunes');
  });

  it('are found by the search, and stay hidden in what it finds', async () => {
    await counter(true);
    await user.type(field('Find a number or name'), 'marta');
    expect(rows()).toHaveLength(1);
    expect(page()).not.toContain('Marta Reis');
    expect(rowOf('A 049').textContent).toContain('name hidden');
  });

  it('are hidden at once when the person chooses so', async () => {
    const backend = await counter(false);
    await user.click(button('Menu'));
    await user.click(entry('Settings'));
    await settled();
    await user.click(box('Hide visitors’ names unless Alt is held down'));
    await user.click(button('Save'));
    await settled();
    expect(backend.stored.maskNames).toBe(true);
    for (const name of NAMES) expect(page()).not.toContain(name);
  });

  it('are said among the keys with the key that shows them', async () => {
    await counter(true);
    press('F1');
    await settled();
    expect(textOf('key-reveal')).toContain('Alt');
  });
});

describe('a locked computer', () => {
  const away = { system: samples.system({ locked: true }) };

  it('shows nothing personal, not even while the key is held', async () => {
    await counter(true, away);
    press('Alt');
    await settled();
    for (const text of [...NAMES, ...OTHERS]) expect(page()).not.toContain(text);
    expect(textOf('note')).toContain('Hidden while this computer is locked');
    expect(textOf('open-number')).toBe('A 042');
  });

  it('shows no telephone number', async () => {
    const ticket = samples.ticket('A 042', { customField: '+351 912 345 678' });
    await counter(false, { ...away, desk: samples.serving({ ticket, phone: '+351 912 345 678' }) });
    expect(sees('button', 'Phone +351 912 345 678')).toBe(false);
    expect(page()).not.toContain('912');
  });

  it('lets no action be pressed, by button, key or question, and says why', async () => {
    const backend = await counter(false, { desk: samples.serving({ servingMs: 1_000 }) });
    await user.click(button('End'));
    expect(sees('dialog', 'End A 042 already?')).toBe(true);
    backend.emit({ part: 'system', value: samples.system({ locked: true }) });
    await settled();
    await user.click(button('End A 042'));
    await user.click(button('Keep serving A 042'));
    for (const key of ['F9', 'F4', 'F6', 'F8', 'F2', 'F7']) press(key);
    await user.click(button('End & call next'));
    for (const row of rows()) {
      const call = byRole('button', undefined, row);
      expect(call.getAttribute('aria-disabled')).toBe('true');
      call.click();
    }
    await settled();
    expect(backend.calls).toEqual([]);
    expect(document.getElementById(button('End & call next').getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Locked while this computer is locked.',
    );
    backend.emit({ part: 'system', value: samples.system() });
    await settled();
    press('F4');
    await settled();
    expect(backend.count('recall')).toBe(1);
  });

  it('hides what is typed in an open window, and gives it back', async () => {
    const backend = await counter(false);
    press('F7');
    await settled();
    await user.clear(field('Note for the next colleague'));
    await user.type(field('Note for the next colleague'), 'Only the fee is left.');
    backend.emit({ part: 'system', value: samples.system({ locked: true }) });
    await settled();
    for (const text of ['Only the fee', ...NAMES, ...OTHERS]) expect(page()).not.toContain(text);
    backend.emit({ part: 'system', value: samples.system() });
    await settled();
    expect((field('Note for the next colleague') as HTMLTextAreaElement).value).toBe('Only the fee is left.');
    expect(page()).toContain('INV-20930');
  });
});

describe('axe finds nothing', () => {
  it.each([false, true])('where names are hidden, on a locked computer: %s', async (locked) => {
    await counter(true, { system: samples.system({ locked }) });
    expect(has('visitor')).toBe(true);
    const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((error) => error.id)).toEqual([]);
  });
});
