/** Listens on an element until the given function is called. */
export function listening<K extends keyof HTMLElementEventMap>(element: HTMLElement, type: K, hear: (event: HTMLElementEventMap[K]) => void): () => void {
  element.addEventListener(type, hear);
  return () => element.removeEventListener(type, hear);
}

/** For `{@attach}` on a row: for whoever points, all of it is its button. */
export function wholeRow(row: HTMLElement): () => void {
  return listening(row, 'click', (event) => {
    const button = row.querySelector('button');
    if (button && event.target instanceof Node && !button.contains(event.target)) button.click();
  });
}
