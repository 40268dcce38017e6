/**
 * A keypad beside the screen (EN 301 549, 5.1): digits go to a service, arrows from one thing to the next, Enter presses it. A
 * digit alone issues nothing: whoever cannot see hears first what it is.
 */
import type { KioskState } from './kiosk';

/** The keys beside digits, arrows and Enter. */
const READ = '0';
const LANGUAGE = '*';
const CONTRAST = '#';

/** Listens to the keypad; gives what ends it. */
export function keypad(state: KioskState): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!act(state, event.key)) return;
    event.preventDefault();
  };
  const focused = (event: FocusEvent): void => {
    const at = event.target;
    if (at instanceof HTMLButtonElement) state.read([at.textContent ?? '']);
  };
  document.addEventListener('keydown', pressed);
  document.addEventListener('focusin', focused);
  return () => {
    document.removeEventListener('keydown', pressed);
    document.removeEventListener('focusin', focused);
  };
}

function act(state: KioskState, key: string): boolean {
  const all = [...document.querySelectorAll('button')];
  const at = all.findIndex((one) => one === document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  if (step !== undefined) {
    // Before the first press of an arrow nothing has the focus: the first or the last takes it.
    const to = at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % Math.max(1, all.length);
    all[to]?.focus();
    state.touch();
    return true;
  }
  if (/^[1-9]$/u.test(key)) {
    document.querySelectorAll<HTMLElement>('.service')[Number(key) - 1]?.focus();
    state.touch();
    return true;
  }
  if (key === READ) state.toggle('read');
  else if (key === CONTRAST) state.toggle('contrast');
  else if (key === LANGUAGE) {
    const { languages, words } = state;
    const next = languages[(languages.indexOf(words?.tag ?? '') + 1) % languages.length];
    if (next !== undefined) state.choose(next);
  } else if (key === 'Escape' || key === 'Backspace') state.startOver();
  else return false;
  return true;
}
