import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Language } from '../src/generated/bindings';
import { msg, t, useLocale } from '../src/i18n/text';
import { button, callOf, choice, entry, field, open, sees, settled, tab } from './page';

afterEach(() => useLocale('en'));

async function counter(language: Language, desk = samples.serving()): Promise<void> {
  const backend = new FakeBackend(samples.snapshot({ desk }));
  backend.stored = samples.settings({ language });
  await open(backend);
}

async function faults(): Promise<string[]> {
  const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`);
}

describe.each(['en', 'pt', 'es', 'fr', 'de', 'ar'] as const)('in %s axe finds nothing', (language) => {
  it('at the counter and on its tabs', async () => {
    await counter(language);
    expect(document.documentElement.lang).toBe(language);
    expect(document.documentElement.dir).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await faults()).toEqual([]);
    tab(t('list-paused')).click();
    await settled();
    expect(await faults()).toEqual([]);
  });

  it.each([msg('act-transfer'), msg('header-new-ticket'), msg('header-services')])('in the window of %s', async (words) => {
    await counter(language);
    button(new RegExp(`^${t(words)}`, 'u')).click();
    await settled();
    expect(document.querySelector('dialog')).not.toBeNull();
    expect(await faults()).toEqual([]);
  });

  it.each([msg('menu-settings'), msg('menu-keys')])('in the window of %s', async (words) => {
    await counter(language);
    button(t('menu')).click();
    await settled();
    entry(t(words)).click();
    await settled();
    expect(await faults()).toEqual([]);
  });

  it('in the window of another counter', async () => {
    await counter(language, samples.free());
    button('Counter 3').click();
    await settled();
    expect(sees('dialog', t('counter-title'))).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it('in the window of the issued ticket', async () => {
    await counter(language, samples.free());
    button(t('header-new-ticket')).click();
    await settled();
    choice('A Payments').click();
    const device = field(t('ticket-device')) as HTMLSelectElement;
    device.value = 'device-1';
    device.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    button(t('ticket-send')).click();
    await settled();
    expect(sees('dialog', /A 099/u)).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it('in the question what becomes of the open ticket', async () => {
    await counter(language);
    callOf('A 044').click();
    await settled();
    expect(sees('button', t('ask-open-pause', { open: 'A 042', label: 'A 044' }))).toBe(true);
    expect(await faults()).toEqual([]);
  });
});
