/**
 * The web view's own menu offers what no counter needs: reload, save, print, look inside. It is left out, except where text
 * is typed, for cut, copy and paste by mouse.
 */
export function leaveOutContextMenu(of: Document): void {
  of.addEventListener('contextmenu', (event) => {
    if (!isTypedInto(event.target)) event.preventDefault();
  });
}

/** Kinds of inputs without text of their own. */
const NO_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !NO_TEXT.has(target.type);
}
