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
  empty: msg('error-address-empty'),
  notAnAddress: msg('error-address-not-one'),
  scheme: msg('error-address-scheme'),
  credentials: msg('error-address-credentials'),
  query: msg('error-address-query'),
  noScheme: msg('error-address-no-scheme'),
  slashes: msg('error-address-slashes'),
  hostNumber: msg('error-address-host-number'),
  hostLetters: msg('error-address-not-one'),
  port: msg('error-address-port'),
};

function addressWords(problem: AddressProblem, meant: string | null): Say {
  if (meant === null) return say(ADDRESS[problem]);
  return problem === 'hostLetters' ? say('error-address-host-letters', { meant }) : say('error-address-meant', { meant });
}

const UNREACHABLE: Record<UnreachableKind, MessageId<'host'>> = {
  name: msg('error-unreachable-name'),
  connection: msg('error-unreachable-connection'),
  proxy: msg('error-unreachable-proxy'),
};

const FOUND: Record<FoundInstead, MessageId<'status' | 'excerpt'>> = {
  webPage: msg('error-found-web-page'),
  redirect: msg('error-found-redirect'),
  otherJson: msg('error-found-other-json'),
  brokenJson: msg('error-found-broken-json'),
  signInPage: msg('error-found-sign-in-page'),
  other: msg('error-found-other'),
};

/** Why the token is not in the keyring, and what follows from it. */
export const KEYRING: Record<KeyringProblem, MessageId> = {
  absent: msg('error-keyring-absent'),
  locked: msg('error-keyring-locked'),
  timedOut: msg('error-keyring-timed-out'),
  failed: msg('error-keyring-failed'),
};

const STORAGE: Record<StorageProblem, MessageId<'file' | 'detail'>> = {
  missing: msg('error-storage-missing'),
  denied: msg('error-storage-denied'),
  full: msg('error-storage-full'),
  malformed: msg('error-storage-malformed'),
  other: msg('error-storage-other'),
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

/** The sentence about a certificate: whose it is, for what and until when. */
function certificateWords(error: Extract<ErrorView, { code: 'certificate' }>): Say {
  const whose = { host: error.host, subject: error.subject, issuer: error.issuer };
  switch (error.problem) {
    case 'expired':
      return say('error-certificate-expired', { ...whose, until: error.validUntil ?? '?', now: error.now });
    case 'notYetValid':
      return say('error-certificate-not-yet', { ...whose, from: error.validFrom ?? '?', now: error.now });
    case 'otherName':
      return say('error-certificate-name', { ...whose, names: excerptOf(error.names.join(', ')) });
    case 'unknownIssuer':
      return say('error-certificate-issuer', whose);
    case 'revoked':
      return say('error-certificate-revoked', whose);
    case 'other':
      return say('error-certificate-other', { ...whose, detail: excerptOf(error.detail) });
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
      return say('error-timed-out', { seconds: error.afterS });
    case 'broken':
      return say('error-broken');
    case 'tls':
      return say('error-tls', { detail: excerptOf(error.detail) });
    case 'certificate':
      return certificateWords(error);
    case 'clientCertificate': {
      const detail = excerptOf(error.detail);
      return error.shown
        ? say('error-client-certificate-refused', { detail })
        : say('error-client-certificate-missing', { detail });
    }
    case 'proxyPassword': {
      const { proxy } = error;
      if (!error.basic) return say('error-proxy-scheme', { proxy, schemes: error.schemes.join(', ') });
      return error.tried ? say('error-proxy-password-wrong', { proxy }) : say('error-proxy-password', { proxy });
    }
    case 'openLine':
      return say('error-open-line', { host: error.host });
    case 'networkSetting':
      return say('error-network-setting', { setting: error.setting, detail: excerptOf(error.detail) });
    case 'notTheApi':
      return say(FOUND[error.found], { status: error.status, excerpt: excerptOf(error.excerpt) });
    case 'unreadable':
      return say('error-unreadable', { field: error.field, excerpt: excerptOf(error.excerpt) });
    case 'tooLarge':
      return say('error-too-large');
    case 'serverFailed':
      return say('error-server', { status: error.status });
    case 'refused': {
      const args = { operation: error.operation, errno: error.errno, number: String(error.errno) };
      // Only these two numbers can also mean a missing permission (A4); the others say what is wrong.
      if (error.roles.length === 0 || ![7, 9].includes(error.errno)) return say('error-refused', args);
      const roles = error.roles.join(', ');
      // Of a service that has closed the server says no more than that (M18).
      return error.operation === 'createticket'
        ? say('error-refused-create', { number: args.number, roles })
        : say('error-refused-role', { operation: args.operation, number: args.number, roles });
    }
    case 'signInRefused':
      return say('error-sign-in-refused');
    case 'addressRefused':
      return say('error-address-refused', { host: error.host });
    case 'tokenEnded':
      return say('error-token-ended');
    case 'keyring':
      return say(KEYRING[error.kind]);
    case 'storage':
      return say(STORAGE[error.problem], { file: error.file, detail: excerptOf(error.detail) });
    case 'builtInServer':
      return say('error-built-in', { detail: excerptOf(error.detail) });
    case 'printing':
      return say('error-printing', { detail: excerptOf(error.detail) });
    case 'policyInvalid':
      return say('error-policy-invalid', { setting: error.setting });
    case 'crashed':
      return say('error-crashed');
    case 'busy':
      return say('error-busy');
    case 'unsettled':
      return say('error-unsettled');
    case 'tooMany':
      return say('error-too-many');
    case 'notOffered':
      return say('error-not-offered');
    case 'cannotTryAgain':
      return say('error-cannot-try-again');
    case 'notNow':
      return say('error-not-now');
    case 'noAnswer':
      return say('error-no-answer');
    case 'onBreak':
      return say('error-on-break');
    case 'managed':
      return say('error-managed');
    case 'locked':
      return say('error-locked');
    case 'browser':
      return say('error-browser', { detail: excerptOf(error.detail) });
    case 'phone':
      return say('error-phone', { detail: excerptOf(error.detail) });
    case 'system':
      return say('error-system', { detail: excerptOf(error.detail) });
    case 'noBoardThere':
      return say('error-no-board-there');
    case 'serverListed':
      return say('error-server-listed');
    case 'tooManyServers':
      return say('error-too-many-servers', { n: error.most });
    case 'inputInvalid':
      return error.maxChars === null
        ? say('error-input', { field: fieldName(error.field) })
        : say('error-input-long', { field: fieldName(error.field), max: error.maxChars });
    default:
      return unknownError(error);
  }
}

function unknownError(_: never): Say {
  return say('error-app');
}
