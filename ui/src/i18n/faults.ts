/** Each fault in words that say what to do about it. The switches are exhaustive: a new code does not compile without words. */
import type {
  AddressProblem,
  ErrorView,
  FoundInstead,
  KeyringProblem,
  StorageProblem,
  UnreachableKind,
} from '../generated/bindings';
import { msg, say, t, type MessageId, type Say } from './text';

const ADDRESS: Record<AddressProblem, MessageId> = {
  empty: msg('fault-address-empty'),
  notAnAddress: msg('fault-address-not-one'),
  scheme: msg('fault-address-scheme'),
  credentials: msg('fault-address-credentials'),
  query: msg('fault-address-query'),
  noScheme: msg('fault-address-no-scheme'),
  slashes: msg('fault-address-slashes'),
  hostNumber: msg('fault-address-host-number'),
  hostLetters: msg('fault-address-not-one'),
  port: msg('fault-address-port'),
};

function addressWords(problem: AddressProblem, meant: string | null): Say {
  if (meant === null) return say(ADDRESS[problem]);
  return problem === 'hostLetters' ? say('fault-address-host-letters', { meant }) : say('fault-address-meant', { meant });
}

const UNREACHABLE: Record<UnreachableKind, MessageId<'host'>> = {
  name: msg('fault-unreachable-name'),
  connection: msg('fault-unreachable-connection'),
  proxy: msg('fault-unreachable-proxy'),
};

const FOUND: Record<FoundInstead, MessageId<'status' | 'excerpt'>> = {
  webPage: msg('fault-found-web-page'),
  redirect: msg('fault-found-redirect'),
  otherJson: msg('fault-found-other-json'),
  brokenJson: msg('fault-found-broken-json'),
  other: msg('fault-found-other'),
};

/** Why the token is not in the keyring, and what follows from it. */
export const KEYRING: Record<KeyringProblem, MessageId> = {
  absent: msg('fault-keyring-absent'),
  locked: msg('fault-keyring-locked'),
  timedOut: msg('fault-keyring-timed-out'),
  failed: msg('fault-keyring-failed'),
};

const STORAGE: Record<StorageProblem, MessageId<'file' | 'detail'>> = {
  missing: msg('fault-storage-missing'),
  denied: msg('fault-storage-denied'),
  full: msg('fault-storage-full'),
  malformed: msg('fault-storage-malformed'),
  other: msg('fault-storage-other'),
};

const LONGEST_EXCERPT = 160;

function excerptOf(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const letters = [...plain];
  return letters.length > LONGEST_EXCERPT ? `${letters.slice(0, LONGEST_EXCERPT).join('')}…` : plain;
}

/** The page's name of a form field; what the app called it where the page has none. */
function fieldName(field: string): string {
  switch (field.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase())) {
    case 'visitor':
      return t('ticket-visitor');
    case 'customField':
      return t('ticket-custom-field');
    case 'serviceId':
    case 'serviceIds':
      return t('ticket-service');
    case 'server':
      return t('signin-server');
    case 'userId':
      return t('signin-user');
    case 'secret':
      return t('signin-secret');
    case 'deskId':
      return t('choose-desk');
    case 'note':
      return t('transfer-note');
    case 'scheduledTo':
      return t('ticket-when');
    case 'lang':
      return t('ticket-lang');
    case 'id':
      return t('transfer-target');
    case 'deviceId':
      return t('ticket-device');
    case 'keys':
      return t('keys-title');
    case 'pollEveryS':
      return t('settings-poll');
    default:
      return field;
  }
}

/** The sentence of a fault. */
export function faultWords(fault: ErrorView): Say {
  switch (fault.code) {
    case 'addressInvalid':
      return addressWords(fault.problem, fault.meant);
    case 'unreachable':
      return say(UNREACHABLE[fault.kind], { host: fault.host });
    case 'timedOut':
      return say('fault-timed-out', { seconds: fault.afterS });
    case 'broken':
      return say('fault-broken');
    case 'tls':
      return say('fault-tls', { detail: excerptOf(fault.detail) });
    case 'notTheApi':
      return say(FOUND[fault.found], { status: fault.status, excerpt: excerptOf(fault.excerpt) });
    case 'unreadable':
      return say('fault-unreadable', { field: fault.field, excerpt: excerptOf(fault.excerpt) });
    case 'tooLarge':
      return say('fault-too-large');
    case 'serverFault':
      return say('fault-server', { status: fault.status });
    case 'refused': {
      const args = { operation: fault.operation, errno: fault.errno, number: String(fault.errno) };
      // Only these two numbers can also mean a missing permission (A4); the others say what is wrong.
      if (fault.roles.length === 0 || ![7, 9].includes(fault.errno)) return say('fault-refused', args);
      const roles = fault.roles.join(', ');
      // Of a service that has closed the server says no more than that (M18).
      return fault.operation === 'createticket'
        ? say('fault-refused-create', { number: args.number, roles })
        : say('fault-refused-role', { operation: args.operation, number: args.number, roles });
    }
    case 'signInRefused':
      return say('fault-sign-in-refused');
    case 'addressRefused':
      return say('fault-address-refused', { host: fault.host });
    case 'tokenEnded':
      return say('fault-token-ended');
    case 'keyring':
      return say(KEYRING[fault.kind]);
    case 'storage':
      return say(STORAGE[fault.problem], { file: fault.file, detail: excerptOf(fault.detail) });
    case 'builtInServer':
      return say('fault-built-in', { detail: excerptOf(fault.detail) });
    case 'printing':
      return say('fault-printing', { detail: excerptOf(fault.detail) });
    case 'policyInvalid':
      return say('fault-policy-invalid', { setting: fault.setting });
    case 'crashed':
      return say('fault-crashed');
    case 'busy':
      return say('fault-busy');
    case 'notNow':
      return say('fault-not-now');
    case 'noAnswer':
      return say('fault-no-answer');
    case 'onBreak':
      return say('fault-on-break');
    case 'managed':
      return say('fault-managed');
    case 'locked':
      return say('fault-locked');
    case 'phone':
      return say('fault-phone', { detail: excerptOf(fault.detail) });
    case 'system':
      return say('fault-system', { detail: excerptOf(fault.detail) });
    case 'inputInvalid':
      return fault.maxChars === null
        ? say('fault-input', { field: fieldName(fault.field) })
        : say('fault-input-long', { field: fieldName(fault.field), max: fault.maxChars });
    default:
      return unknownFault(fault);
  }
}

function unknownFault(_: never): Say {
  return say('fault-app');
}
