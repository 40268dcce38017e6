import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Language } from '../src/generated/bindings';
import { useLocale } from '../src/i18n/text';
import { callOf, has, open, settled, the } from './page';

afterEach(() => useLocale('en'));

async function counter(language: Language, desk = samples.serving()): Promise<void> {
  const backend = new FakeBackend(samples.snapshot({ desk }));
  backend.stored = samples.settings({ language });
  await open(backend);
}

async function faults(): Promise<string[]> {
  const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join('\n')}`);
}

describe.each(['en', 'pt', 'es', 'fr', 'de', 'ar'] as const)('in %s axe finds nothing', (language) => {
  it('at the counter and on its tabs', async () => {
    await counter(language);
    expect(document.documentElement.lang).toBe(language);
    expect(document.documentElement.dir).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await faults()).toEqual([]);
    the('tab-paused').click();
    await settled();
    expect(await faults()).toEqual([]);
  });

  it.each(['transfer', 'new-ticket', 'services'])('in the window of %s', async (button) => {
    await counter(language);
    the(button).click();
    await settled();
    expect(document.querySelector('dialog')).not.toBeNull();
    expect(await faults()).toEqual([]);
  });

  it.each(['menu-settings', 'menu-keys'])('in the window of %s', async (item) => {
    await counter(language);
    the('menu').click();
    await settled();
    the(item).click();
    await settled();
    expect(await faults()).toEqual([]);
  });

  it('in the window of another counter', async () => {
    await counter(language, samples.free());
    the('counter-name').click();
    await settled();
    expect(has('counter-dialog')).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it('in the window of the issued ticket', async () => {
    await counter(language, samples.free());
    the('new-ticket').click();
    await settled();
    document.querySelector<HTMLInputElement>('dialog [data-service-id=service-a]')?.click();
    const device = the('ticket-device') as HTMLSelectElement;
    device.value = 'device-1';
    device.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    the('dialog-confirm').click();
    await settled();
    expect(has('issued')).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it('in the question what becomes of the open ticket', async () => {
    await counter(language);
    callOf('A 044').click();
    await settled();
    expect(has('dialog-pause')).toBe(true);
    expect(await faults()).toEqual([]);
  });
});
