/** What every page of the hall does with its browser. */
import type { Settings } from './address';

/** Light or dark, as set or as the system is. Without `matchMedia` events (Safari 14 has them) the start decides. */
export function applyTheme(theme: Settings['theme']): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  apply();
  if (theme === 'auto') dark.addEventListener('change', apply);
}

/** Tells when the page is seen again: after sleep, out of the back/forward cache, or when the network is back. */
export function onReturn(back: () => void): () => void {
  const shown = (): void => {
    if (document.visibilityState === 'visible') back();
  };
  const restored = (event: PageTransitionEvent): void => {
    if (event.persisted) back();
  };
  document.addEventListener('visibilitychange', shown);
  window.addEventListener('pageshow', restored);
  window.addEventListener('online', back);
  return () => {
    document.removeEventListener('visibilitychange', shown);
    window.removeEventListener('pageshow', restored);
    window.removeEventListener('online', back);
  };
}

/** Keeps the display on, where the browser can (over HTTPS, and on some only after a touch). */
export function stayAwake(): void {
  const lock = (): void => {
    if (document.visibilityState !== 'visible') return;
    // Refused without HTTPS, with an empty battery, or before a touch: then the display does as the system says.
    (navigator as Partial<Navigator>).wakeLock?.request('screen').catch(() => undefined);
  };
  lock();
  document.addEventListener('visibilitychange', lock);
  window.addEventListener('pointerdown', lock, { once: true });
}

/** Says that the script runs: the words for browsers that cannot run it go. */
export function takeOver(): HTMLElement {
  const app = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));
  app.textContent = '';
  return app;
}
