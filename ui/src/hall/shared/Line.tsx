/** @jsxImportSource preact */
/** Sentences on the hall's pages. */
import type { VNode } from 'preact';

import type { Say } from '../../i18n/sentence';
import type { Words } from './words';

/** One sentence, with the direction of its language; what came from a server stands in a `<bdi>` and is never markup. */
export function Line({ words, say }: { words: Words; say: Say }): VNode {
  return (
    <span lang={words.tag} dir={words.dir}>
      {words.pieces(say).map((part) => (part.foreign ? <bdi>{part.text}</bdi> : part.text))}
    </span>
  );
}

/** The same sentence in several languages, one beside the other. */
export function Lines({ all, say }: { all: readonly Words[]; say: Say }): VNode {
  return (
    <>
      {all.map((words, index) => [index > 0 ? ' · ' : '', <Line key={words.tag} words={words} say={say} />])}
    </>
  );
}
