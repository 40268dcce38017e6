/** The whole page over the fake, as a person meets it. */
import { render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect } from 'vitest';

import App from '../src/app/App.svelte';
import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import { lazyBar, lazyParts } from '../src/app/lazyParts';
import type { Boot, PageKind, Snapshot } from '../src/generated/bindings';

/** Draws the page and waits for its first state, with all that an idle page has read by then. */
export async function open(backend: FakeBackend, page: PageKind = 'counter'): Promise<FakeBackend> {
  await Promise.all([lazyBar, ...Object.values(lazyParts)].map((part) => part.load()));
  render(App, { backend, page });
  await waitFor(() => expect(document.documentElement.dataset['ready']).toBe('true'));
  return backend;
}

/** Draws the counter in this state. */
export function atCounter(over: Partial<Snapshot> = {}, boot: Partial<Boot> = {}): Promise<FakeBackend> {
  return open(new FakeBackend(samples.snapshot(over), samples.boot(boot)));
}

/** Draws the bar in this state. */
export function atBar(over: Partial<Snapshot> = {}, boot: Partial<Boot> = {}): Promise<FakeBackend> {
  return open(new FakeBackend(samples.snapshot(over), samples.boot(boot)), 'bar');
}

/** The one element with this test id. */
export function the(id: string): HTMLElement {
  return screen.getByTestId(id);
}

/** Whether there is an element with this test id. */
export function has(id: string): boolean {
  return screen.queryByTestId(id) !== null;
}

/** The text of the one element with this test id, blanks joined. */
export function textOf(id: string): string {
  return (the(id).textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** Every row of the list that is drawn. */
export function rows(): HTMLElement[] {
  return screen.queryAllByTestId('row');
}

/** The row of a ticket. */
export function rowOf(label: string): HTMLElement {
  const id = `ticket-${label.replace(' ', '-')}`;
  const found = rows().find((row) => row.dataset['ticketId'] === id);
  if (!found) throw new Error(`no row ${label}`);
  return found;
}

/** The Call button of a row. */
export function callOf(label: string): HTMLElement {
  const button = rowOf(label).querySelector<HTMLElement>('[data-testid=row-call]');
  if (!button) throw new Error(`no button in ${label}`);
  return button;
}

/** Lets everything that is due happen: promises, then drawing. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await Promise.resolve();
    await tick();
  }
}

/** Presses a key on the element that has the focus; tells whether the web view still gets it. */
export function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  return target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}
