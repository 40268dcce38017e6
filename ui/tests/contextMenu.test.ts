// The web view's own menu.
import { beforeAll, describe, expect, it } from 'vitest';

import { leaveOutContextMenu } from '../src/ui/contextMenu';

/** Whether the web view would show its menu there. */
function shows(html: string): boolean {
  document.body.innerHTML = html;
  const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
  document.body.firstElementChild?.dispatchEvent(event);
  return !event.defaultPrevented;
}

describe('the menu of the web view', () => {
  beforeAll(() => {
    leaveOutContextMenu(document);
  });

  it.each(['<p>A 001</p>', '<button>Call next</button>', '<a href="#x">x</a>', '<input type="checkbox">', '<img alt="">'])('is not shown on %s', (html) => {
    expect(shows(html)).toBe(false);
  });

  it.each(['<input>', '<input type="search">', '<input type="password">', '<textarea></textarea>'])('is there for cut, copy and paste in %s', (html) => {
    expect(shows(html)).toBe(true);
  });
});
