/** What the self-test finds: on a computer where all is well, and each thing that it can find. */
import type { Check, DiagnosisLine, ErrorView, Finding, Status } from '../src/generated/bindings';

/** A line. */
export function line(check: Check, status: Status, finding: Finding, error: ErrorView | null = null): DiagnosisLine {
  return { check, status, finding, error };
}

const BROKEN: ErrorView = { code: 'broken' };
const CERTIFICATE = { subject: 'queue.example.org', issuer: 'Example CA', until: '2027-03-01' };

/** Each finding, in the lines that can have it: one that has no line here does not compile. */
export const FOUND: { [K in Finding['kind']]: DiagnosisLine[] } = {
  notTried: [line('certificate', 'skipped', { kind: 'notTried' })],
  failed: [line('server', 'red', { kind: 'failed' }, { code: 'unreachable', host: 'queue.example.org:443', kind: 'connection' })],
  noPolicy: [line('policy', 'green', { kind: 'noPolicy' })],
  policyRead: [line('policy', 'green', { kind: 'policyRead', locked: 3, recommended: 1 })],
  policyProblems: [line('policy', 'red', { kind: 'policyProblems', problems: ['"langage" is no setting'] })],
  folderSound: [line('dataFolder', 'green', { kind: 'folderSound', path: '/home/ana/.local/share/io.callpad.desktop' })],
  noFolder: [line('dataFolder', 'yellow', { kind: 'noFolder', path: '/home/ana/callpad' })],
  folderClosed: [line('dataFolder', 'red', { kind: 'folderClosed', path: '/home/ana/callpad', detail: 'Read-only file system' })],
  folderFull: [line('dataFolder', 'red', { kind: 'folderFull', path: '/home/ana/callpad' })],
  diskRoom: [line('disk', 'green', { kind: 'diskRoom', mebibytes: 52_000 })],
  diskLow: [line('disk', 'yellow', { kind: 'diskLow', mebibytes: 120 })],
  settingsSound: [line('settings', 'green', { kind: 'settingsSound' })],
  settingsNewer: [line('settings', 'yellow', { kind: 'settingsNewer', names: ['hologram'] })],
  settingsUnreadable: [line('settings', 'red', { kind: 'settingsUnreadable', detail: 'EOF while parsing' })],
  journalSound: [line('journal', 'green', { kind: 'journalSound' })],
  journalDamaged: [line('journal', 'yellow', { kind: 'journalDamaged' })],
  journalNewer: [line('journal', 'red', { kind: 'journalNewer' })],
  journalUnreadable: [line('journal', 'red', { kind: 'journalUnreadable', detail: 'Permission denied' })],
  journalUnwritten: [line('journal', 'red', { kind: 'journalUnwritten', detail: 'No space left on device' })],
  keyringWorks: [line('keyring', 'green', { kind: 'keyringWorks' })],
  keyringAbsent: [line('keyring', 'yellow', { kind: 'keyringAbsent' })],
  keyringLocked: [line('keyring', 'red', { kind: 'keyringLocked' })],
  keyringTimedOut: [line('keyring', 'red', { kind: 'keyringTimedOut' })],
  keyringFailed: [line('keyring', 'red', { kind: 'keyringFailed', detail: 'it lost what it was given' })],
  noServer: [line('server', 'yellow', { kind: 'noServer' })],
  noProxy: [line('proxy', 'green', { kind: 'noProxy' })],
  proxy: [
    line('proxy', 'green', { kind: 'proxy', host: 'proxy.example.org:3128', ofTheSystem: true }),
    line('proxy', 'green', { kind: 'proxy', host: 'proxy.example.org:3128', ofTheSystem: false }),
  ],
  scriptNotRun: [line('proxy', 'yellow', { kind: 'scriptNotRun', address: 'http://wpad.example.org/wpad.dat' })],
  certificateSound: [line('certificate', 'green', { kind: 'certificateSound', ...CERTIFICATE })],
  certificateEnds: [line('certificate', 'yellow', { kind: 'certificateEnds', ...CERTIFICATE, days: 9 })],
  clockNotCertificate: [line('certificate', 'red', { kind: 'clockNotCertificate', aheadS: 7_200 })],
  notNeeded: [line('certificate', 'green', { kind: 'notNeeded' })],
  notEncrypted: [line('certificate', 'yellow', { kind: 'notEncrypted', host: 'queue.example.org:80' })],
  clockAgrees: [line('clock', 'green', { kind: 'clockAgrees', aheadS: 1 })],
  clockDiffers: [
    line('clock', 'red', { kind: 'clockDiffers', aheadS: 7_387 }),
    line('clock', 'yellow', { kind: 'clockDiffers', aheadS: -75 }),
  ],
  clockUnknown: [line('clock', 'skipped', { kind: 'clockUnknown' })],
  serverAnswers: [
    line('server', 'green', { kind: 'serverAnswers', host: 'queue.example.org:443', callpad: true }),
    line('server', 'green', { kind: 'serverAnswers', host: 'queue.example.org:443', callpad: false }),
  ],
  signedIn: [line('signIn', 'green', { kind: 'signedIn', user: 'ana' })],
  noSignInNeeded: [line('signIn', 'green', { kind: 'noSignInNeeded' })],
  nobodySignedIn: [line('signIn', 'yellow', { kind: 'nobodySignedIn' })],
  roleMissing: [line('signIn', 'red', { kind: 'roleMissing', user: 'ana', roles: ['qms_access'] })],
  pushed: [line('changes', 'green', { kind: 'pushed' })],
  polled: [line('changes', 'green', { kind: 'polled', everyS: 10 })],
  pushBlocked: [line('changes', 'yellow', { kind: 'pushBlocked' }, BROKEN)],
  notificationsTaken: [line('notifications', 'green', { kind: 'notificationsTaken' })],
  notificationsOff: [line('notifications', 'skipped', { kind: 'notificationsOff' })],
  notificationsHeldBack: [line('notifications', 'yellow', { kind: 'notificationsHeldBack' })],
  notificationsForbidden: [line('notifications', 'red', { kind: 'notificationsForbidden' })],
  notificationsMissing: [line('notifications', 'red', { kind: 'notificationsMissing' })],
  notificationsDropped: [line('notifications', 'red', { kind: 'notificationsDropped' })],
  webViewSound: [line('webView', 'green', { kind: 'webViewSound', version: 'WebKitGTK 2.50.1' })],
  webViewOld: [line('webView', 'red', { kind: 'webViewOld', version: 'WebKitGTK 2.36.8', needed: 'WebKitGTK 2.40' })],
  webViewUnknown: [line('webView', 'skipped', { kind: 'webViewUnknown' })],
  programSound: [line('program', 'green', { kind: 'programSound', version: '0.1.0' })],
  programCrashed: [line('program', 'red', { kind: 'programCrashed', times: 2 })],
};

/** The lines in their order. */
const ORDER: readonly Check[] = [
  'policy', 'dataFolder', 'disk', 'settings', 'journal', 'keyring', 'proxy', 'certificate', 'clock', 'server', 'signIn', 'changes', 'notifications', 'webView', 'program',
];

/** A whole self-test: all is well, but for the lines given. */
export function selfTest(...wrong: DiagnosisLine[]): DiagnosisLine[] {
  const green = Object.values(FOUND).flat().filter((one) => one.status === 'green');
  return ORDER.map((check) => wrong.find((one) => one.check === check) ?? green.find((one) => one.check === check)).filter((one) => one !== undefined);
}
