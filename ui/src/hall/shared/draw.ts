/** Drawing a page: whole, from what it knows, once for all changes of a moment. */
import { render, type ComponentChild } from 'preact';

/** Gives what is to be called at each change; the page is drawn at the end of the moment, and then `drawn` is called. */
export function drawing(into: Element, page: () => ComponentChild, drawn: () => void = () => undefined): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    // A microtask and no frame: a hidden page knows what it shows when it is seen again.
    void Promise.resolve().then(() => {
      due = false;
      render(page(), into);
      drawn();
    });
  };
}
