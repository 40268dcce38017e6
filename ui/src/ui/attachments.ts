/** What an element gets with `{@attach}`. */

/** Takes the focus as soon as it is there. */
export function focusNow(element: HTMLElement): void {
  element.focus();
}

/** For what may be too long for its place: it can be reached and scrolled by keyboard exactly while it is too long. */
export function overflowFocus(element: HTMLElement): () => void {
  const look = (): void => {
    if (element.scrollHeight > element.clientHeight + 1) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(element);
  const contents = new MutationObserver(look);
  contents.observe(element, { childList: true, subtree: true, characterData: true });
  look();
  return () => {
    sizes.disconnect();
    contents.disconnect();
  };
}

/** The items of a row or column of which Tab reaches one: arrows go along it, Home and End to its ends, all around. */
export function roving(role: 'tab' | 'menuitem', go: (index: number) => void = () => undefined) {
  return (list: HTMLElement): (() => void) => {
    const onKey = (event: KeyboardEvent): void => {
      const items = [...list.querySelectorAll<HTMLElement>(`[role=${role}]`)];
      const at = items.findIndex((item) => item === document.activeElement);
      // Along the line, whichever way it runs.
      const ahead = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
      const steps: Record<string, number> =
        role === 'tab' ? { ArrowRight: at + ahead, ArrowLeft: at - ahead } : { ArrowDown: at + 1, ArrowUp: at - 1 };
      const to = { ...steps, Home: 0, End: items.length - 1 }[event.key];
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const index = (to + items.length) % items.length;
      go(index);
      items[index]?.focus();
    };
    list.addEventListener('keydown', onKey);
    return () => list.removeEventListener('keydown', onKey);
  };
}

/** Moves what is for the printer alone out of the page, which is not printed, to stand beside it. */
export function atBody(element: HTMLElement): () => void {
  document.body.append(element);
  return () => element.remove();
}
