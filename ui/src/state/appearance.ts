/** How the page looks as a whole: light or dark, and the size of its text. */
import type { SettingsView, Theme } from '../generated/bindings';

/** The steps of the text size, in percent of the usual one; the bounds are those that the app keeps. */
export const TEXT_SIZES = [80, 90, 100, 110, 125, 150, 175, 200] as const;
/** The root's font size at 100 %, in percent of the system's (styles/base.css). */
const USUAL = 93.75;

const DARK = '(prefers-color-scheme: dark)';

function isDark(theme: Theme): boolean {
  return theme === 'system' ? window.matchMedia(DARK).matches : theme === 'dark';
}

/** Draws the page in a theme: the palette hangs on `data-theme` (styles/tokens.css). */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = isDark(theme) ? 'dark' : 'light';
}

/**
 * Chooses the fonts by the system. On Linux the web view searches all installed fonts for each name that none of them
 * bears, `system-ui` among them, and again for each size and weight: half the time of the first layout. There the generic
 * families stand alone, which the system's own setting leads to a font of its own.
 */
export function chooseFonts(platform: string): void {
  if (platform.startsWith('Linux')) document.documentElement.dataset['fonts'] = 'generic';
}

/** Draws the page as the settings say. */
export function applyLook({ theme, textSize }: Pick<SettingsView, 'theme' | 'textSize'>): void {
  applyTheme(theme);
  document.documentElement.style.fontSize = textSize === 100 ? '' : `${(USUAL * textSize) / 100}%`;
}

/** Follows the system from light to dark and back, until the given function is called. */
export function followSystem(theme: () => Theme): () => void {
  const dark = window.matchMedia(DARK);
  const change = (): void => applyTheme(theme());
  dark.addEventListener('change', change);
  return () => dark.removeEventListener('change', change);
}

/** The next step above or below a size; the usual size for 0. */
export function nextSize(size: number, step: -1 | 0 | 1): number {
  if (step === 0) return 100;
  const steps: readonly number[] = TEXT_SIZES;
  const next = step > 0 ? steps.find((one) => one > size) : steps.findLast((one) => one < size);
  return next ?? size;
}
