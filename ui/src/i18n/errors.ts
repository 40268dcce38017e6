/** Each error in words that say what to do about it. The switches are exhaustive: a new code does not compile without words. */
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

/** The sentence of an error. */
export function errorWords(error: ErrorView): Say {
  switch (error.code) {
    case 'addressInvalid':
      return addressWords(error.problem, error.meant);
    case 'unreachable':
      return say(UNREACHABLE[error.kind], { host: error.host });
    case 'timedOut':
      return say('fault-timed-out', { seconds: error.afterS });
    case 'broken':
      return say('fault-broken');
    case 'tls':
      return say('fault-tls', { detail: excerptOf(error.detail) });
    case 'notTheApi':
      return say(FOUND[error.found], { status: error.status, excerpt: excerptOf(error.excerpt) });
    case 'unreadable':
      return say('fault-unreadable', { field: error.field, excerpt: excerptOf(error.excerpt) });
    case 'tooLarge':
      return say('fault-too-large');
    case 'serverFault':
      return say('fault-server', { status: error.status });
    case 'refused': {
      const args = { operation: error.operation, errno: error.errno, number: String(error.errno) };
      // Only these two numbers can also mean a missing permission (A4); the others say what is wrong.
      if (error.roles.length === 0 || ![7, 9].includes(error.errno)) return say('fault-refused', args);
      const roles = error.roles.join(', ');
      // Of a service that has closed the server says no more than that (M18).
      return error.operation === 'createticket'
        ? say('fault-refused-create', { number: args.number, roles })
        : say('fault-refused-role', { operation: args.operation, number: args.number, roles });
    }
    case 'signInRefused':
      return say('fault-sign-in-refused');
    case 'addressRefused':
      return say('fault-address-refused', { host: error.host });
    case 'tokenEnded':
      return say('fault-token-ended');
    case 'keyring':
      return say(KEYRING[error.kind]);
    case 'storage':
      return say(STORAGE[error.problem], { file: error.file, detail: excerptOf(error.detail) });
    case 'builtInServer':
      return say('fault-built-in', { detail: excerptOf(error.detail) });
    case 'printing':
      return say('fault-printing', { detail: excerptOf(error.detail) });
    case 'policyInvalid':
      return say('fault-policy-invalid', { setting: error.setting });
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
      return say('fault-phone', { detail: excerptOf(error.detail) });
    case 'system':
      return say('fault-system', { detail: excerptOf(error.detail) });
    case 'inputInvalid':
      return error.maxChars === null
        ? say('fault-input', { field: fieldName(error.field) })
        : say('fault-input-long', { field: fieldName(error.field), max: error.maxChars });
    default:
      return unknownError(error);
  }
}

function unknownError(_: never): Say {
  return say('fault-app');
}
