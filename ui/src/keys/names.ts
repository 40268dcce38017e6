/** Names of keys, as the keyboards of the page's language print them: "Ctrl" is "Strg" on a German one. */
import type { Platform } from '../generated/bindings';
import { msg, t, type MessageId } from '../i18n/text';

const NAMES: Record<string, MessageId> = {
  Ctrl: msg('key-ctrl'),
  Alt: msg('key-alt'),
  Shift: msg('key-shift'),
  Super: msg('key-super'),
  Esc: msg('key-esc'),
  Enter: msg('key-enter'),
  Space: msg('key-space'),
  Home: msg('key-home'),
  End: msg('key-end'),
  PageUp: msg('key-page-up'),
  PageDown: msg('key-page-down'),
  Delete: msg('key-delete'),
  Insert: msg('key-insert'),
};

/** What is drawn on the keys alike everywhere. */
const DRAWN: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** The name of a key; letters, digits, F keys and what has no other name are printed as they are. */
export function keyText(name: string, platform?: Platform): string {
  if (name === 'Super' && platform === 'macos') return '⌘';
  if (name === 'Super' && platform === 'windows') return t('key-win');
  const id = NAMES[name];
  return id === undefined ? (DRAWN[name] ?? name) : t(id);
}

/** A key with the one held for commands: "Ctrl N", "⌘N" on a Mac. */
export function commandText(name: string, platform: Platform): string {
  return platform === 'macos' ? `⌘${name}` : `${keyText('Ctrl')} ${name}`;
}

/** What sends a form from anywhere in it. */
export function sendText(platform: Platform): string {
  return commandText('↵', platform);
}
