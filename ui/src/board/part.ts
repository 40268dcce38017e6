/** The board with its style, as its window reads it. */
import { readBoardStyle } from './style';

await readBoardStyle();

export { default } from './Board.svelte';
