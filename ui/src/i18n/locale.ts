/** Which languages there are, which one a person gets, and which way it runs. */

import type { FluentResource } from '@fluent/bundle';
import { boardLoaders, loaders, supportLoaders } from 'virtual:locales';

/** The language of whoever wants none that is there. */
export const FALLBACK = 'en';

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'ur']);

/** The languages that have a folder under `locales/`. */
export function availableLocales(): string[] {
  return Object.keys(loaders);
}

/** The first of the `wanted` languages (BCP 47 tags, best first) that is there; its region may differ. */
export function pickLocale(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    const found =
      available.find((one) => one.toLowerCase() === lower) ??
      available.find((one) => one.toLowerCase() === lower.split('-')[0]);
    if (found) return found;
  }
  return FALLBACK;
}

/** The way the language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The tag for number formats: Latin digits in every language, as on the ticket in the visitor's hand (V10). */
export function withLatinDigits(locale: string): string {
  return new Intl.Locale(locale, { numberingSystem: 'latn' }).toString();
}

/** Sentences with a file of their own: the board's, which only its window needs, and those of diagnostics, which few open. */
const FURTHER = { board: boardLoaders, support: supportLoaders };

/** One of these. */
export type FurtherWords = keyof typeof FURTHER;

/** Those that are needed too. */
const wanted = new Set<FurtherWords>();

/** From now on these sentences are loaded with each language; tells whether that is new. */
export function addWords(words: FurtherWords): boolean {
  const isNew = !wanted.has(words);
  wanted.add(words);
  return isNew;
}

/** They could not be loaded: the next wish tries again. */
export function dropWords(words: FurtherWords): void {
  wanted.delete(words);
}

/** The messages of one language, read at build time, as a bundle takes them. */
export async function loadMessages(locale: string): Promise<FluentResource> {
  const parts = await Promise.all([loaders[locale]?.(), ...[...wanted].map((words) => FURTHER[words][locale]?.())]);
  const messages = parts.flatMap((part) => part?.messages ?? []);
  return { body: messages.map(([id, value]) => ({ id, value, attributes: {} })) };
}
