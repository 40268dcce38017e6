/** Which roles the API asks for, by operation: a known missing one locks the button before a server has to refuse. */
import type { ActionView } from '../generated/bindings';

/** The API's roles, by their ids. */
export const ROLES = [
  'acl_qmpad_access',
  'qm_qmpad_select_services',
  'qm_qmpad_issues_services',
  'qm_qmpad_user_pause_ticket',
  'qm_qmpad_transfer_tickets',
] as const;

/** One of them. */
export type Role = (typeof ROLES)[number];

const [ACCESS, SELECT, ISSUES, PAUSE, TRANSFER] = ROLES;

const NEEDED: Record<ActionView, readonly Role[]> = {
  callNext: [ACCESS, ISSUES],
  callTicket: [ACCESS, SELECT, ISSUES],
  callPaused: [ACCESS],
  callCancelled: [ACCESS],
  recall: [ACCESS],
  end: [ACCESS],
  pause: [ACCESS, PAUSE],
  cancel: [ACCESS],
  transfer: [ACCESS, TRANSFER],
  createTicket: [ACCESS, SELECT, ISSUES],
};

/** The first role that an action needs and this person is known not to have; null where nothing is missing or known. */
export function missingRole(action: ActionView, roles: readonly string[] | null): Role | null {
  return roles === null ? null : (NEEDED[action].find((role) => !roles.includes(role)) ?? null);
}
