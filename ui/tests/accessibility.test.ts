import { render } from '@testing-library/svelte';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import App from '../src/app/App.svelte';
import type { FakeBackend } from '../dev/fake';
import { SCENES } from '../dev/scenes';
import { button, entry, open, press, settled } from './page';

function scene(name: string): FakeBackend {
  const make = SCENES[name];
  if (!make) throw new Error(`no scene ${name}`);
  return make();
}

/** Colour needs a real layout: the window tests look at it. */
async function faults(): Promise<string[]> {
  const found = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map((error) => `${error.id}: ${error.nodes.map((node) => node.html).join('\n')}`);
}

describe('axe finds nothing', () => {
  it.each(Object.keys(SCENES).filter((name) => name !== 'resuming'))('on %s', async (name) => {
    await open(scene(name));
    expect(await faults()).toEqual([]);
  });

  it.each(['New ticket', /^Services you serve/u])('in the window of %s', async (name) => {
    await open(scene('serving'));
    button(name).click();
    await settled();
    expect(document.querySelector('dialog')).not.toBeNull();
    expect(await faults()).toEqual([]);
  });

  it.each(['pausedByMe', 'unknown'])('in the window before signing out and closing, on %s', async (name) => {
    const backend = await open(scene(name));
    backend.emit({ part: 'closeAsked', value: 1 });
    await settled();
    expect(document.querySelector('dialog')).not.toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('among the keys, in the settings and in the menu', async () => {
    await open(scene('restored'));
    press('F1');
    await settled();
    expect(await faults()).toEqual([]);
    button('Close').click();
    button('Menu', document.body).click();
    await settled();
    expect(await faults()).toEqual([]);
    entry('Settings').click();
    await settled();
    expect(await faults()).toEqual([]);
  });
});

describe('the page', () => {
  it('shows nothing wrong while the last session is Restoring your last session', async () => {
    render(App, { backend: scene('resuming') });
    await settled();
    expect(document.querySelectorAll('main h1')).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it.each(['signin', 'free', 'serving', 'unknown'])(
    'has its landmark and one heading of the first rank on %s',
    async (name) => {
      await open(scene(name));
      expect(document.querySelectorAll('main')).toHaveLength(1);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
    },
  );

  it('runs the other way without a change', async () => {
    document.documentElement.dir = 'rtl';
    await open(scene('serving'));
    expect(await faults()).toEqual([]);
    document.documentElement.dir = 'ltr';
  });
});
