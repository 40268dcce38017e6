/** The lines of the self-test in words. The switches are exhaustive: a new finding does not compile without words. */
import type { Check, DiagnosisLine, Finding, Status } from '../generated/bindings';
import { errorWords } from '../i18n/errors';
import { msg, plain, say, t, type MessageId, type Say } from '../i18n/text';

/** What was looked at. */
export const CHECKS: Record<Check, MessageId> = {
  policy: msg('test-policy'),
  dataFolder: msg('test-data-folder'),
  disk: msg('test-disk'),
  settings: msg('test-settings'),
  journal: msg('test-journal'),
  keyring: msg('test-keyring'),
  proxy: msg('test-proxy'),
  certificate: msg('test-certificate'),
  clock: msg('test-clock'),
  server: msg('test-server'),
  signIn: msg('test-sign-in'),
  changes: msg('test-changes'),
  notifications: msg('test-notifications'),
  webView: msg('test-web-view'),
  program: msg('test-program'),
};

/** How it is. */
export const STATUSES: Record<Status, MessageId> = {
  skipped: msg('test-status-skipped'),
  green: msg('test-status-green'),
  yellow: msg('test-status-yellow'),
  red: msg('test-status-red'),
};

/** "2:03:07": hours, minutes and seconds, however many there are of each. */
function span(seconds: number): string {
  const whole = Math.abs(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** What was found, and what to do. */
function foundWords(found: Finding): Say {
  switch (found.kind) {
    case 'notTried':
    case 'failed':
      return say('found-not-tried');
    case 'noPolicy':
      return say('found-no-policy');
    case 'policyRead':
      return say('found-policy-read', { locked: found.locked, recommended: found.recommended });
    case 'policyProblems':
      return say('found-policy-problems', { detail: found.problems.join('; ') });
    case 'folderSound':
      return say('found-folder-sound', { path: found.path });
    case 'noFolder':
      return say('found-no-folder', { path: found.path });
    case 'folderClosed':
      return say('found-folder-closed', { path: found.path, detail: found.detail });
    case 'folderFull':
      return say('found-folder-full', { path: found.path });
    case 'diskRoom':
      return say('found-disk-room', { mebibytes: found.mebibytes });
    case 'diskLow':
      return say('found-disk-low', { mebibytes: found.mebibytes });
    case 'settingsSound':
      return say('found-settings-sound');
    case 'settingsNewer':
      return say('found-settings-newer', { names: found.names.join(', ') });
    case 'settingsUnreadable':
      return say('found-settings-unreadable', { detail: found.detail });
    case 'journalSound':
      return say('found-journal-sound');
    case 'journalDamaged':
      return say('found-journal-damaged');
    case 'journalNewer':
      return say('found-journal-newer');
    case 'journalUnreadable':
      return say('found-journal-unreadable', { detail: found.detail });
    case 'journalUnwritten':
      return say('found-journal-unwritten', { detail: found.detail });
    case 'keyringWorks':
      return say('found-keyring-works');
    case 'keyringAbsent':
      return say('found-keyring-absent');
    case 'keyringLocked':
      return say('found-keyring-locked');
    case 'keyringTimedOut':
      return say('found-keyring-timed-out');
    case 'keyringFailed':
      return say('found-keyring-failed', { detail: found.detail });
    case 'noServer':
      return say('found-no-server');
    case 'noProxy':
      return say('found-no-proxy');
    case 'proxy':
      return found.ofTheSystem ? say('found-proxy-system', { host: found.host }) : say('found-proxy-policy', { host: found.host });
    case 'scriptNotRun':
      return say('found-script', { address: found.address });
    case 'certificateSound':
      return say('found-certificate-sound', { subject: found.subject, issuer: found.issuer, until: found.until });
    case 'certificateEnds':
      return say('found-certificate-ends', { subject: found.subject, issuer: found.issuer, until: found.until, days: found.days });
    case 'clockNotCertificate':
      return say('found-clock-not-certificate');
    case 'notNeeded':
      return say('found-not-needed');
    case 'notEncrypted':
      return say('found-not-encrypted', { host: found.host });
    case 'clockAgrees':
      return say('found-clock-agrees');
    case 'clockDiffers':
      return found.aheadS < 0 ? say('found-clock-behind', { span: span(found.aheadS) }) : say('found-clock-ahead', { span: span(found.aheadS) });
    case 'clockUnknown':
      return say('found-clock-unknown');
    case 'serverAnswers':
      return found.callpad ? say('found-server-callpad', { host: found.host }) : say('found-server-other', { host: found.host });
    case 'signedIn':
      return say('found-signed-in', { user: found.user });
    case 'noSignInNeeded':
      return say('found-no-sign-in-needed');
    case 'nobodySignedIn':
      return say('found-nobody');
    case 'roleMissing':
      return say('found-role-missing', { user: found.user, roles: found.roles.join(', ') });
    case 'pushed':
      return say('found-pushed');
    case 'polled':
      return say('found-polled', { n: found.everyS });
    case 'pushBlocked':
      return say('found-push-blocked');
    case 'notificationsTaken':
      return say('found-notifications-taken');
    case 'notificationsOff':
      return say('found-notifications-off');
    case 'notificationsHeldBack':
      return say('found-notifications-held-back');
    case 'notificationsForbidden':
      return say('found-notifications-forbidden');
    case 'notificationsMissing':
      return say('found-notifications-missing');
    case 'notificationsDropped':
      return say('found-notifications-dropped');
    case 'webViewSound':
      return say('found-web-view', { version: found.version });
    case 'webViewOld':
      return say('found-web-view-old', { version: found.version, needed: found.needed });
    case 'webViewUnknown':
      return say('found-web-view-unknown');
    case 'programSound':
      return say('found-program-sound', { version: found.version });
    case 'programCrashed':
      return say('found-program-crashed', { n: found.times });
  }
}

/** What a line says: what was found, and the error behind it where there is one. */
export function lineWords({ finding, error }: DiagnosisLine): Say[] {
  if (finding.kind === 'failed' && error) return [errorWords(error)];
  return error ? [foundWords(finding), errorWords(error)] : [foundWords(finding)];
}

/** How it is all in all: the worst comes first. */
export function summary(lines: readonly DiagnosisLine[]): Say {
  const count = (status: Status): number => lines.filter((line) => line.status === status).length;
  if (count('red') > 0) return say('test-wrong', { n: count('red') });
  return count('yellow') > 0 ? say('test-look', { n: count('yellow') }) : say('test-all-good');
}

/** The lines as a text to be sent to somebody, without the marks that keep directions of writing apart. */
export function asText(version: string, lines: readonly DiagnosisLine[]): string {
  const bare = (text: string): string => text.replace(/[\u2066-\u2069]/gu, '');
  const told = lines.map((line) => `[${t(STATUSES[line.status])}] ${t(CHECKS[line.check])}: ${lineWords(line).map(plain).join(' ')}`);
  return `${[`Callpad ${version}`, ...told].map(bare).join('\n')}\n`;
}
