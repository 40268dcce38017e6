import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';

import { FakeBackend } from '../src/backend/fake';
import * as samples from '../src/backend/samples';
import type { LanguageView } from '../src/generated/bindings';
import { useLocale } from '../src/i18n/text';
import { open, settled, the } from './page';

afterEach(() => useLocale('en'));

async function counter(language: LanguageView): Promise<void> {
  const backend = new FakeBackend(samples.snapshot({ desk: samples.serving() }));
  backend.stored = samples.settings({ language });
  await open(backend);
}

async function faults(): Promise<string[]> {
  const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join('\n')}`);
}

describe.each(['en', 'pt', 'ar'] as const)('in %s axe finds nothing', (language) => {
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
});
