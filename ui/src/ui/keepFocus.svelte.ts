/** The keyboard stays at the counter, never nowhere, when what has it goes away. */

/**
 * Whenever `change` reads something new: if `has` said before it that the keyboard is in what may go now, and it is nowhere
 * afterwards, it goes to the counter, unless that is `covered`. To be called while a component is made.
 */
export function keepFocus(change: () => unknown, has: () => boolean, covered: () => boolean): void {
  let had = false;
  $effect.pre(() => {
    change();
    had = has();
  });
  $effect(() => {
    change();
    if (had && !covered() && (document.activeElement ?? document.body) === document.body) {
      document.querySelector('main')?.focus({ preventScroll: true });
    }
  });
}
