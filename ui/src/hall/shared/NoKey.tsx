/** @jsxImportSource preact */
import type { VNode } from 'preact';

import { say } from '../../i18n/sentence';
import { Line } from './Line';
import type { Words } from './words';

/** A page of a device without a key, or with one that the server does not know: says what an administrator does. */
export function NoKey({ all, refused, command }: { all: readonly Words[]; refused: boolean; command: string }): VNode {
  const sentence = refused ? say('hall-key-refused') : say('hall-key-missing');
  const [first, ...others] = all;
  return (
    <main class="no-key" data-testid="no-key">
      {first && (
        <h1 class="say">
          <Line words={first} say={sentence} />
        </h1>
      )}
      {others.map((words) => (
        <p key={words.tag} class="say">
          <Line words={words} say={sentence} />
        </p>
      ))}
      <code dir="ltr">{command}</code>
    </main>
  );
}
