import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { atCounter, button, entry, sees, settled } from './page';

const user = userEvent.setup();

describe('the pages of the hall', () => {
  it('open in the browser from the menu of the demonstration', async () => {
    const backend = await atCounter({ session: samples.session({ builtIn: true, features: ['hall'] }) });
    for (const [words, page] of [['Open the screen', 'screen'], ['Open the kiosk', 'kiosk']] as const) {
      await user.click(button('Menu'));
      await user.click(entry(words));
      await settled();
      expect(backend.calls.at(-1)).toEqual({ command: 'openHallPage', args: [page] });
    }
  });

  it.each([
    [{ builtIn: false, features: ['hall'] }, 'a server elsewhere'],
    [{ builtIn: true, features: [] }, 'a server without a hall'],
  ])('are not offered of %o: %s', async (over) => {
    await atCounter({ session: samples.session(over) });
    await user.click(button('Menu'));
    expect(sees('menuitem', 'Open the screen')).toBe(false);
  });
});
