/** Why a button is locked, in words. */
import type { LockReason } from '../state/actionLock.svelte';
import { ROLES, type Role } from '../state/actions';
import { msg, say, type MessageId, type Say } from './text';

const LOCKS: Record<Exclude<LockReason, `role-${Role}`>, MessageId> = {
  outcome: msg('lock-outcome'),
  settling: msg('lock-settling'),
  unknown: msg('lock-unknown'),
  break: msg('lock-break'),
  openBreak: msg('lock-open-break'),
  open: msg('lock-open'),
  noAnswer: msg('lock-no-answer'),
  tokenEnded: msg('lock-token-ended'),
  noted: msg('lock-noted'),
  away: msg('lock-away'),
  asked: msg('lock-asked'),
  notOffered: msg('lock-not-offered'),
};

/** Every reason, for the descriptions of all buttons. */
export const REASONS: readonly LockReason[] = [
  ...(Object.keys(LOCKS) as (keyof typeof LOCKS)[]),
  ...ROLES.map((role) => `role-${role}` as const),
];

/** The words of a reason. */
export function lockWords(lock: LockReason): Say {
  if (lock in LOCKS) return say(LOCKS[lock as keyof typeof LOCKS]);
  return say('lock-role', { role: lock.slice('role-'.length) });
}
