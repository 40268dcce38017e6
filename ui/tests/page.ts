/** The whole page over the fake, as a person meets it. */
import { render, screen, waitFor, within, type ByRoleOptions } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect } from 'vitest';

import App from '../src/app/App.svelte';
import { FakeBackend } from '../dev/fake';
import * as boardSamples from '../dev/boardSamples';
import * as samples from '../dev/samples';
import { lazyBar, lazyBoard, lazyParts } from '../src/app/lazyParts';
import type { Boot, PageKind, Snapshot } from '../src/generated/bindings';
import { t } from '../src/i18n/text';

/** Draws the page and waits for its first state, with all that an idle page has read by then. */
export async function open(backend: FakeBackend, page: PageKind = 'counter'): Promise<FakeBackend> {
  await Promise.all([lazyBar, lazyBoard, ...Object.values(lazyParts)].map((part) => part.load()));
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

/** Draws the board in this state. */
export function atBoard(over: boardSamples.BoardOver = {}, boot: Partial<Boot> = {}): Promise<FakeBackend> {
  return open(new FakeBackend(samples.snapshot(), samples.boot(boot), boardSamples.board(over)), 'board');
}

/** What a person can use now: the uppermost dialog, or the whole page while none is open. */
export function front(): HTMLElement {
  return [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? document.body;
}

/** A name as it is read: without the marks that keep the directions of writing apart. */
function asRead(name: string): string {
  return name.replace(/[\u2066-\u2069]/gu, '').trim();
}

/** What `getByRole` is to look for: drawn or not, since nothing is laid out here. */
function named(name: string | RegExp | undefined): ByRoleOptions {
  if (name === undefined) return { hidden: true };
  const matches = (read: string): boolean => (typeof name === 'string' ? asRead(read) === asRead(name) : name.test(asRead(read)));
  // For the message where there is none.
  matches.toString = () => String(name);
  return { hidden: true, name: matches };
}

const styles = new Map<string, CSSStyleDeclaration>();

/**
 * Lets names be computed. No sheet is loaded here, so that a style hangs on the tag alone: asked once for each tag, where
 * happy-dom would work it out for every element anew, which takes most of the time of a test.
 */
function computing<T>(ask: () => T): T {
  const real = window.getComputedStyle;
  window.getComputedStyle = (element) => {
    let style = styles.get(element.tagName);
    if (!style) {
      style = document.createElement('i').style;
      style.display = real.call(window, element).display;
      styles.set(element.tagName, style);
    }
    return style;
  };
  try {
    return ask();
  } finally {
    window.getComputedStyle = real;
  }
}

/** Where something of this role is looked for: a dialog and a part of the page are in the page, all else in what is in front. */
function placeOf(role: string): HTMLElement {
  return role === 'dialog' || role === 'region' ? document.body : front();
}

/** The one element of this role and name, in the uppermost dialog if one is open. */
export function byRole(role: string, name?: string | RegExp, where = placeOf(role)): HTMLElement {
  return computing(() => within(where).getByRole(role, named(name)));
}

/** Whether there is an element of this role and name. */
export function sees(role: string, name?: string | RegExp, where = placeOf(role)): boolean {
  return computing(() => within(where).queryAllByRole(role, named(name)).length > 0);
}

/** The button with these words. */
export function button(name: string | RegExp, where?: HTMLElement): HTMLElement {
  return byRole('button', name, where);
}

/** The field with this label, whether it may be left empty or not: for text, a number, or a choice from a list. */
export function field(label: string, where = front()): HTMLElement {
  const matches = (read: string): boolean => asRead(read.replace(t('optional'), '')) === label;
  return within(where).getByLabelText(matches, { selector: 'input, textarea, select' });
}

/** The box to tick with these words. */
export function box(name: string | RegExp): HTMLElement {
  return byRole('checkbox', name);
}

/** The one of several to choose whose words begin so: its number of visitors and the like stand behind. */
export function choice(words: string): HTMLElement {
  return byRole('radio', new RegExp(`^${words}`, 'u'));
}

/** The tab with this title, whatever number stands beside it. */
export function tab(title: string): HTMLElement {
  return byRole('tab', new RegExp(`^${title}(?: [\\d,–]+)?$`, 'u'));
}

/** The entry of the menu that is open. */
export function entry(name: string): HTMLElement {
  return byRole('menuitem', name);
}

/** The dialog with this title. */
export function dialog(title: string | RegExp): HTMLElement {
  return byRole('dialog', title);
}

/** The part of the page with this title, in front or behind a dialog. */
export function region(title: string | RegExp): HTMLElement {
  return byRole('region', title);
}

/** The one element with this test id: for what has no role and no name. */
export function the(id: string): HTMLElement {
  return screen.getByTestId(id);
}

/** Whether there is an element with this test id. */
export function has(id: string): boolean {
  return screen.queryByTestId(id) !== null;
}

/** The text of an element, or of the one with this test id, blanks joined. */
export function textOf(what: string | HTMLElement): string {
  const element = typeof what === 'string' ? the(what) : what;
  return (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** Every row of the list that is drawn. */
export function rows(): HTMLElement[] {
  return screen.queryAllByRole('row', { hidden: true });
}

/** The row of a ticket. */
export function rowOf(label: string): HTMLElement {
  const found = rows().find((row) => row.querySelector('[role=gridcell]')?.textContent === label);
  if (!found) throw new Error(`no row ${label}`);
  return found;
}

/** The first button of a row: Call, or what stands in its place. */
export function callOf(label: string): HTMLElement {
  const [call] = computing(() => within(rowOf(label)).getAllByRole('button', named(undefined)));
  if (!call) throw new Error(`no button in row ${label}`);
  return call;
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
