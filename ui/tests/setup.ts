import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll } from 'vitest';

import { addWords } from '../src/i18n/locale';
import { useLocale } from '../src/i18n/text';

beforeAll(async () => {
  if (typeof document === 'undefined') return;
  // As in index.html.
  document.title = 'Callpad';
  // Here Ctrl and Alt together count as AltGr; no key of a test is AltGr unless the test says so.
  KeyboardEvent.prototype.getModifierState = () => false;
  addWords('board');
  addWords('support');
  await useLocale('en');
});

afterEach(() => {
  if (typeof document === 'undefined') return;
  cleanup();
  localStorage.clear();
  delete document.documentElement.dataset['ready'];
});
