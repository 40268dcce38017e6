/** The board's style, which is a file of its own (ui/boardStyle.ts). */

/** Reads it, where the page is built; while developing it comes with the components. */
export function readBoardStyle(): Promise<void> {
  if (!import.meta.env.PROD) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `${import.meta.env.BASE_URL}assets/board.css`;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('no style'));
    };
    document.head.append(link);
  });
}
