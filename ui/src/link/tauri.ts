/** The seam's real side: the generated commands. The only file that may import from Tauri. */
import { Channel } from '@tauri-apps/api/core';

import { commands, type BoardChange, type Change } from '../generated/bindings';
import type { Backend } from './backend';

/** The app behind the window. */
export const tauriBackend: Backend = {
  ...commands,
  subscribe: (page, onChange) => {
    const channel = new Channel<Change>();
    channel.onmessage = onChange;
    return commands.subscribe(page, channel);
  },
  subscribeBoard: (onChange) => {
    const channel = new Channel<BoardChange>();
    channel.onmessage = onChange;
    return commands.subscribeBoard(channel);
  },
};
