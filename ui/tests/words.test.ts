import { describe, expect, it } from 'vitest';

import type {
  AddressProblem,
  CertificateProblem,
  ErrorView,
  FoundInstead,
  DamageKind,
  KeyringProblem,
  Notice,
} from '../src/generated/bindings';
import { errorWords } from '../src/i18n/errors';
import { noticeWords } from '../src/i18n/notices';
import { plain } from '../src/i18n/text';
import { ACTIONS } from '../src/state/actions';

const ADDRESS: Record<AddressProblem, true> = {
  empty: true,
  notAnAddress: true,
  scheme: true,
  credentials: true,
  query: true,
  noScheme: true,
  slashes: true,
  hostNumber: true,
  hostLetters: true,
  port: true,
};
const FOUND: Record<FoundInstead, true> = { webPage: true, redirect: true, otherJson: true, brokenJson: true, signInPage: true, other: true };
const CERTIFICATE: Record<CertificateProblem, true> = {
  expired: true,
  notYetValid: true,
  otherName: true,
  unknownIssuer: true,
  revoked: true,
  other: true,
};
const KEYRING: Record<KeyringProblem, true> = { absent: true, locked: true, timedOut: true, failed: true };
const DAMAGES: Record<DamageKind, true> = { cut: true, garbled: true, newer: true, unreadable: true };
function keys<K extends string>(table: Record<K, unknown>): K[] {
  return Object.keys(table) as K[];
}

// One entry for each code: a code without one does not compile.
const ERRORS: { [C in ErrorView['code']]: Extract<ErrorView, { code: C }>[] } = {
  addressInvalid: keys(ADDRESS).flatMap((problem) => [
    { code: 'addressInvalid' as const, problem, meant: null },
    { code: 'addressInvalid' as const, problem, meant: 'https://queue.example' },
  ]),
  unreachable: [
    { code: 'unreachable', host: 'queue.example:80', kind: 'name' },
    { code: 'unreachable', host: 'queue.example:80', kind: 'connection' },
    { code: 'unreachable', host: 'proxy.example:3128', kind: 'proxy' },
  ],
  timedOut: [{ code: 'timedOut', afterS: 10 }],
  broken: [{ code: 'broken' }],
  tls: [{ code: 'tls', detail: 'unknown issuer' }],
  certificate: keys(CERTIFICATE).map((problem) => ({
    code: 'certificate',
    problem,
    host: 'queue.example',
    subject: 'old.example',
    issuer: 'Example CA',
    names: ['old.example'],
    validFrom: '2025-01-01 00:00 UTC',
    validUntil: '2026-01-01 00:00 UTC',
    now: '2026-03-01 12:00 UTC',
    detail: 'bad encoding',
  })),
  clientCertificate: [true, false].map((shown) => ({ code: 'clientCertificate', shown, detail: 'CertificateRequired' })),
  proxyPassword: [
    { code: 'proxyPassword', proxy: 'proxy.example:3128', schemes: ['Basic'], basic: true, tried: false },
    { code: 'proxyPassword', proxy: 'proxy.example:3128', schemes: ['Basic'], basic: true, tried: true },
    { code: 'proxyPassword', proxy: 'proxy.example:3128', schemes: ['NTLM'], basic: false, tried: false },
  ],
  openLine: [{ code: 'openLine', host: 'queue.example' }],
  networkSetting: [{ code: 'networkSetting', setting: 'extraCaFile', detail: '/etc/ca.pem: not found' }],
  notTheApi: keys(FOUND).map((found) => ({ code: 'notTheApi', found, status: 200, excerpt: '<html>' })),
  unreadable: [{ code: 'unreadable', field: 'answer.id', excerpt: 'no JSON' }],
  tooLarge: [{ code: 'tooLarge' }],
  serverFailed: [{ code: 'serverFailed', status: 502 }],
  refused: [1, 2, 3, 4, 5, 6, 7, 8, 9, 1234].flatMap((errno) => [
    { code: 'refused', operation: 'recall', errno, roles: [] },
    { code: 'refused', operation: 'recall', errno, roles: ['acl_qmpad_access', 'qm_qmpad_recall'] },
  ]),
  signInRefused: [{ code: 'signInRefused' }],
  addressRefused: [{ code: 'addressRefused', host: 'queue.example:80' }],
  tokenEnded: [{ code: 'tokenEnded' }],
  keyring: keys(KEYRING).map((kind) => ({ code: 'keyring', kind })),
  managed: [{ code: 'managed' }],
  policyInvalid: [{ code: 'policyInvalid', setting: 'serverAddress' }],
  crashed: [{ code: 'crashed' }],
  storage: (['missing', 'denied', 'full', 'malformed', 'other'] as const).map((problem) => ({
    code: 'storage',
    file: 'settings.json',
    problem,
    detail: 'no space left',
  })),
  builtInServer: [{ code: 'builtInServer', detail: 'address in use' }],
  printing: [{ code: 'printing', detail: 'no printer' }],
  busy: [{ code: 'busy' }],
  unsettled: [{ code: 'unsettled' }],
  tooMany: [{ code: 'tooMany' }],
  notOffered: [{ code: 'notOffered' }],
  cannotTryAgain: [{ code: 'cannotTryAgain' }],
  notNow: [{ code: 'notNow' }],
  noAnswer: [{ code: 'noAnswer' }],
  locked: [{ code: 'locked' }],
  browser: [{ code: 'browser', detail: 'no program' }],
  phone: [{ code: 'phone', detail: 'no program' }],
  system: [{ code: 'system', detail: 'no permission' }],
  onBreak: [{ code: 'onBreak' }],
  noBoardThere: [{ code: 'noBoardThere' }],
  serverListed: [{ code: 'serverListed' }],
  tooManyServers: [{ code: 'tooManyServers', most: 16 }],
  inputInvalid: [
    ...['visitor', 'custom_field', 'serviceId', 'server', 'userId', 'secret', 'deskId', 'pollEveryS', 'note', 'scheduledTo', 'lang', 'id', 'deviceId', 'keys', 'other'].map(
      (field) => ({ code: 'inputInvalid' as const, field, maxChars: null }),
    ),
    { code: 'inputInvalid', field: 'visitor', maxChars: 255 },
  ],
};

const ISSUED = { ticketId: 'x', serviceName: 'Payments', strings: null };

const NOTICES: { [K in Notice['kind']]: Extract<Notice, { kind: K }>[] } = {
  nobodyWaiting: [
    { kind: 'nobodyWaiting', ended: null },
    { kind: 'nobodyWaiting', ended: 'A 042' },
  ],
  takenByColleague: [{ kind: 'takenByColleague', label: 'A 042' }],
  failed: keys(ACTIONS).flatMap((action) => [
    { kind: 'failed', action, label: null, error: { code: 'broken' }, nobodyCalled: false },
    { kind: 'failed', action, label: 'A 042', error: { code: 'broken' }, nobodyCalled: true },
  ]),
  answerGone: [{ kind: 'answerGone', label: 'A 042' }],
  ended: [{ kind: 'ended', label: 'A 042' }],
  recalled: [{ kind: 'recalled', label: 'A 042' }],
  requestAnswered: [
    { kind: 'requestAnswered', accepted: true },
    { kind: 'requestAnswered', accepted: false },
  ],
  settledDone: keys(ACTIONS).flatMap((action) => [
    { kind: 'settledDone', action, label: null, nobodyCalled: false },
    { kind: 'settledDone', action, label: 'A 042', nobodyCalled: true },
  ]),
  settledNotDone: keys(ACTIONS).flatMap((action) => [
    { kind: 'settledNotDone', action, label: null, nobodyCalled: false },
    { kind: 'settledNotDone', action, label: 'A 042', nobodyCalled: true },
  ]),
  created: [
    { kind: 'created', label: 'A 042', ahead: null, averageWaitS: null, ...ISSUED },
    { kind: 'created', label: 'A 042', ahead: 0, averageWaitS: 20, ...ISSUED },
    { kind: 'created', label: 'A 042', ahead: 1, averageWaitS: 400, ...ISSUED },
  ],
  createdNotCalled: [
    { kind: 'createdNotCalled', label: 'A 042', ticketId: 'x', serviceName: 'Payments', error: { code: 'notNow' } },
  ],
  paused: [{ kind: 'paused', label: 'A 042', ticketId: 'x' }],
  cancelled: [{ kind: 'cancelled', label: 'A 042', ticketId: 'x' }],
  transferred: [{ kind: 'transferred', label: 'A 042', to: 'Registrations', ticketId: 'x' }],
  returned: [{ kind: 'returned', label: 'A 042' }],
  restored: [{ kind: 'restored', label: 'A 042' }],
  notKept: [{ kind: 'notKept', error: { code: 'storage', file: 'open.json', problem: 'full', detail: 'disk full' } }],
  anotherDay: [{ kind: 'anotherDay', label: 'A 042', calledOn: '2026-11-23' }],
  foundOpen: [{ kind: 'foundOpen', label: 'A 042' }],
  journalDamaged: keys(DAMAGES).flatMap((damage) => [
    { kind: 'journalDamaged', damage, kept: null },
    { kind: 'journalDamaged', damage, kept: 'journal.jsonl.damaged' },
  ]),
  notCarriedOut: keys(ACTIONS).map((action) => ({ kind: 'notCarriedOut', action })),
  notKnown: keys(ACTIONS).flatMap((action) => [
    { kind: 'notKnown', action, label: null },
    { kind: 'notKnown', action, label: 'A 042' },
  ]),
  openTicketFirst: [{ kind: 'openTicketFirst', open: 'A 042', ticketId: 'x', source: 'paused', label: 'A 043' }],
};

describe('every error', () => {
  const all = Object.values(ERRORS).flat() as ErrorView[];

  it.each(all.map((error) => [JSON.stringify(error), error] as const))('has a whole sentence: %s', (_, error) => {
    const words = errorWords(error);
    const text = plain(words);
    expect(text).not.toBe(words.id);
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/\{|\}|undefined|null/u);
  });

  it('has words of its own, not those of another code', () => {
    const ids = Object.values(ERRORS).map((faults) => new Set(faults.map((error) => String(errorWords(error).id))));
    ids.forEach((mine, index) => {
      for (const other of ids.slice(index + 1)) expect([...mine].filter((id) => other.has(id))).toEqual([]);
    });
  });

  it('shows the number above 100 as it came, ungrouped', () => {
    expect(plain(errorWords({ code: 'refused', operation: 'endcall', errno: 1234, roles: [] }))).toContain('1234');
  });

  it('keeps only the start of what a server sent', () => {
    const { args } = errorWords({ code: 'unreadable', field: 'x', excerpt: 'é'.repeat(5_000) });
    expect([...String(args?.['excerpt'])]).toHaveLength(161);
  });
});

describe('every notice', () => {
  it('says that nobody was called where a call was to follow', () => {
    const said = (notice: Notice): string[] => noticeWords(notice).says.map((say) => plain(say));
    const end = { action: 'end', label: 'A 042', nobodyCalled: true } as const;
    for (const kind of ['settledDone', 'settledNotDone'] as const) {
      expect(said({ kind, ...end })).toContain('Nobody was called.');
      expect(said({ kind, ...end, nobodyCalled: false })).not.toContain('Nobody was called.');
    }
    expect(said({ kind: 'failed', ...end, error: { code: 'broken' } })).toContain('Nobody was called.');
  });

  const all = Object.values(NOTICES).flat() as Notice[];

  it.each(all.map((notice) => [JSON.stringify(notice), notice] as const))('has words: %s', (_, notice) => {
    const { says } = noticeWords(notice);
    const text = says.map((say) => plain(say)).join(' ');
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/\{|\}|undefined|null/u);
    // A ticket that was not issued has no number yet, and the answer to a supervisor is about none.
    const numberless = 'action' in notice && ['createTicket', 'answerRequest'].includes(notice.action);
    if ('label' in notice && notice.label !== null && !numberless) {
      expect(text).toContain(notice.label);
    }
  });
});
