import { describe, expect, it } from 'vitest';

import * as boards from '../dev/boardSamples';
import { atBoard, settled, textOf } from './page';

describe('the board', () => {
  it('stands at the worst location and stays there, whatever becomes worse', async () => {
    const backend = await atBoard({ locations: [boards.location(), boards.porto()] });
    expect(textOf(document.querySelector('h1') as HTMLElement)).toContain('Lisbon centre');
    backend.board.emit({ part: 'order', value: ['location-2', 'location-1'] });
    await settled();
    expect(textOf(document.querySelector('h1') as HTMLElement)).toContain('Lisbon centre');
  });
});
