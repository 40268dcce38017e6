/** Screens and kiosks in words: how they are, and what to do about them. */
import type { CheckedDeviceView, DeviceKind, DeviceView, PrinterState } from '../../generated/bindings';
import { msg, say, type MessageId, type Say } from '../../i18n/text';
import { wholeMinutes } from '../../i18n/words';

/** What it is; something newer is named alone. */
export const KINDS: Record<DeviceKind, MessageId | null> = {
  screen: msg('board-hall-screen'),
  kiosk: msg('board-hall-kiosk'),
  other: null,
};

const PRINTERS: Record<PrinterState, MessageId> = {
  ready: msg('board-printer-ready'),
  paperOut: msg('board-printer-paper-out'),
  coverOpen: msg('board-printer-cover-open'),
  jammed: msg('board-printer-jammed'),
  error: msg('board-printer-error'),
  away: msg('board-printer-away'),
  silent: msg('board-printer-silent'),
  busy: msg('board-printer-busy'),
};

/** How a device is, `passed` seconds after that was read, and whether all is well. */
export function deviceWords(device: DeviceView, passed: number): { says: Say[]; well: boolean } {
  if (!device.here) {
    const since = device.sinceS === null ? say('board-hall-never') : say('board-hall-away', { n: wholeMinutes(device.sinceS + passed) });
    return { says: [since], well: false };
  }
  const sound = device.sound === 'blocked' ? [say('board-hall-blocked')] : device.sound === 'noVoice' ? [say('board-hall-no-voice')] : [];
  const printer = device.printer === null ? [] : [say(PRINTERS[device.printer])];
  const well = sound.length === 0 && (device.printer === null || device.printer === 'ready' || device.printer === 'busy');
  return { says: [say('board-hall-here'), ...sound, ...printer], well };
}

/** What to do about a printer, by the server's word for how it is. */
const SLIPS: Readonly<Record<string, MessageId>> = {
  paper_out: msg('board-todo-paper'),
  cover_open: msg('board-todo-cover'),
  jammed: msg('board-todo-jam'),
  error: msg('board-todo-printer'),
  away: msg('board-todo-printer-away'),
  silent: msg('board-todo-printer-silent'),
};

/** What to do about a device after a check: what comes first also mends what follows. Null while it has not reported. */
export function todo({ state, showed, sounded, spoke, printed, why }: CheckedDeviceView): MessageId | null {
  if (state === 'waiting') return null;
  if (state === 'away') return msg('board-todo-away');
  if (showed === false) return msg('board-todo-shown');
  if (printed === false) return SLIPS[why ?? ''] ?? msg('board-todo-slip');
  if (sounded === false) return msg('board-todo-sound');
  if (spoke === false) return msg('board-todo-voice');
  return msg('board-todo-nothing');
}

/** Whether it works. */
export function works(device: CheckedDeviceView): boolean {
  return device.state === 'done' && [device.showed, device.sounded, device.spoke, device.printed].every((one) => one !== false);
}
