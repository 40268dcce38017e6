/** The board's keys: views, search, help, back. */
import { commandHeld, isTyping, latinLetter } from '../keys/dispatch';
import { BOARD_TABS, type Board } from '../state/board.svelte';

/** Handles one `keydown`. */
export function dispatchBoard(event: KeyboardEvent, board: Board, singleKeys: boolean): void {
  // A window over the board closes by its own Escape, and nothing behind it with it.
  const covered = board.covered || document.querySelector('dialog[open]') !== null;
  if (event.isComposing || event.defaultPrevented || covered) return;
  const digit = /^Digit([1-3])$/u.exec(event.code)?.[1];
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  let act: (() => void) | undefined;
  if (digit !== undefined && commandHeld(event)) {
    const tab = BOARD_TABS[Number(digit) - 1];
    if (tab !== undefined && !board.wall) act = () => board.show(tab);
  } else if (event.key === 'F1' && plain) {
    act = () => (board.desk.overlays.panel = 'keys');
  } else if (commandHeld(event) && latinLetter(event) === 'd') {
    act = () => (board.desk.overlays.panel = 'diagnosis');
  } else if (event.key === 'Escape' && plain) {
    if (board.wall) act = () => void board.fillScreen(false);
    else if (board.serviceId !== null) act = () => (board.serviceId = null);
  } else if (singleKeys && plain && !isTyping(event)) {
    if (event.key === '?') act = () => (board.desk.overlays.panel = 'keys');
    if (event.key === '/') act = () => board.toSearch();
  }
  if (!act) return;
  event.preventDefault();
  if (!event.repeat) act();
}
