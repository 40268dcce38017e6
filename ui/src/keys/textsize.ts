/** Ctrl (Cmd on a Mac) with +, - and 0, of the letters and of the number pad: the size of the text. */

/** By what the key writes, in whatever layout; "+" shares its key with "=" on most. */
const WRITTEN: Record<string, -1 | 0 | 1> = { '+': 1, '=': 1, '-': -1, _: -1, '0': 0 };
/** By its place, where the layout writes something else there. */
const PLACES: Record<string, -1 | 0 | 1> = {
  Equal: 1,
  Minus: -1,
  Digit0: 0,
  NumpadAdd: 1,
  NumpadSubtract: -1,
  Numpad0: 0,
};

/** Larger, smaller or as usual; null for every other key. */
export function sizeStep(event: KeyboardEvent): -1 | 0 | 1 | null {
  // Ctrl with Alt is AltGr and writes.
  if (event.ctrlKey === event.metaKey || event.altKey || event.isComposing) return null;
  const written = WRITTEN[event.key];
  if (written !== undefined) return written;
  // A letter or another digit there is a shortcut of its own.
  return /^[\p{L}\d]$/u.test(event.key) && event.code !== 'Digit0' ? null : (PLACES[event.code] ?? null);
}

/** Listens until the given function is called; after the page's own keys, of which one may have been given Ctrl+0. */
export function listenForSize(change: (step: -1 | 0 | 1) => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const step = event.defaultPrevented ? null : sizeStep(event);
    if (step === null) return;
    // The web view would zoom.
    event.preventDefault();
    change(step);
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
