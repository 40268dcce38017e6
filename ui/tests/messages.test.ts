// @vitest-environment node
import { expect, it } from 'vitest';

import { messageTypes } from '../locales';

it('the types of the messages are those of the Fluent files', async () => {
  await expect(messageTypes()).toMatchFileSnapshot('../src/generated/messages.ts');
});
