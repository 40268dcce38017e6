/** From a key event to an action, and what the web view must not see. */
import type { KeyName } from '../state/actions';
import type { Chord } from './chords';
import type { Keymap } from './keymap';

/** Keys of the web view that would reload, print, search or leave the page, or open its tools. */
const KEPT_KEYS = new Set(['F3', 'F5', 'F7', 'F12', 'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserSearch', 'BrowserHome']);
const KEPT_WITH_CTRL = new Set(['f', 'g', 'p', 'r']);

/** What the dispatcher asks the page at each key. */
export interface KeyContext {
  /** The keys in force. */
  keymap: () => Keymap;
  /** Whether keys that write a character are shortcuts too. */
  singleKeys: () => boolean;
  /** Whether something covers the counter: its keys are kept from the web view, but do nothing. */
  covered: () => boolean;
  /** Does the action. */
  run: (action: KeyName) => void;
  /** Says that a key does nothing while something covers the counter. */
  refuse: () => void;
}

/** Whether Ctrl or Cmd is held, and nothing else (Ctrl with Alt is AltGr and writes). */
export function commandHeld(event: KeyboardEvent): boolean {
  return event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
}

/** The letter that a Latin keyboard has at the place of this key; empty for a place without one. */
function letterByPlace(event: KeyboardEvent): string {
  return /^Key([A-Z])$/u.exec(event.code)?.[1]?.toLowerCase() ?? '';
}

/** The Latin letter of a key, by its place where the layout writes something else there; empty for any other key. */
export function latinLetter(event: KeyboardEvent): string {
  const written = event.key.toLowerCase();
  if (/^[a-z]$/u.test(written)) return written;
  // Letters of another script, and what some of them write instead: Arabic two at once, Thai a sign above the letter.
  return /^[^\p{ASCII}]/u.test(event.key) ? letterByPlace(event) : '';
}

function matches(chord: Chord, event: KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  switch (chord.press) {
    case 'key':
      return event.key === chord.key && !modified && !event.shiftKey;
    case 'character':
      // Some layouts need Shift for it.
      return event.key === chord.key && !modified;
    case 'ctrlKey':
      return commandHeld(event) && latinLetter(event) === chord.key;
    case 'ctrlPlace':
      return commandHeld(event) && event.code === chord.code;
  }
}

/** Whether what is typed goes into a field. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]') !== null
  );
}

function keptFromWebView(event: KeyboardEvent): boolean {
  if (KEPT_KEYS.has(event.key)) return true;
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const written = event.key.toLowerCase();
  // The web view goes by the place wherever the layout writes no Latin letter there.
  return KEPT_WITH_CTRL.has(/^[a-z]$/u.test(written) ? written : letterByPlace(event));
}

/** Keeps those keys from the web view on every screen, until the given function is called. */
export function keepFromWebView(): () => void {
  const keep = (event: KeyboardEvent): void => {
    if (keptFromWebView(event)) event.preventDefault();
  };
  window.addEventListener('keydown', keep, { capture: true });
  return () => window.removeEventListener('keydown', keep, { capture: true });
}

/** A held Enter or space would press a button again and again. */
function repeatsButton(event: KeyboardEvent): boolean {
  return (
    event.repeat &&
    (event.key === 'Enter' || event.key === ' ') &&
    event.target instanceof HTMLElement &&
    event.target.closest('button') !== null
  );
}

/** Handles one `keydown`. */
export function dispatch(event: KeyboardEvent, context: KeyContext): void {
  if (event.isComposing) return;
  if (repeatsButton(event)) event.preventDefault();
  for (const [action, chords] of context.keymap()) {
    const chord = chords.find((one) => matches(one, event));
    if (!chord) continue;
    if (chord.press === 'character' && (isTyping(event) || !context.singleKeys())) return;
    // In a field it takes back what was typed.
    if (chord.press === 'ctrlKey' && chord.key === 'z' && isTyping(event)) return;
    event.preventDefault();
    if (event.repeat) return;
    if (context.covered()) context.refuse();
    else context.run(action);
    return;
  }
}

/** Listens on the window until the given function is called; before everything else, so that nothing swallows a key. */
export function listen(context: KeyContext): () => void {
  const handle = (event: KeyboardEvent): void => dispatch(event, context);
  window.addEventListener('keydown', handle, { capture: true });
  return () => window.removeEventListener('keydown', handle, { capture: true });
}
