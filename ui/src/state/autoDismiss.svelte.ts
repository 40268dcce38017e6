/** What the notice bar tells and nobody has to answer goes by itself: after a fitting time, or once it is true no more. */
import type { ErrorView, Notice } from '../generated/bindings';
import type { Desk } from './desk.svelte';

/** How long a confirmation stays, in milliseconds: long enough to be read twice. */
export const PASSES_MS = 8_000;

/** What confirms a press and asks nothing. */
const CONFIRMS: ReadonlySet<Notice['kind']> = new Set([
  'ended',
  'paused',
  'cancelled',
  'transferred',
  'recalled',
  'requestAnswered',
  'nobodyWaiting',
]);
/** What is true for a moment only. */
const MOMENTARY: ReadonlySet<ErrorView['code']> = new Set(['busy', 'notNow', 'onBreak', 'locked']);
/** What the line did; over once it is back. */
const OF_THE_LINE: ReadonlySet<ErrorView['code']> = new Set([
  'unreachable',
  'timedOut',
  'broken',
  'tls',
  'certificate',
  'clientCertificate',
  'proxyPassword',
  'notTheApi',
  'serverFailed',
  'noAnswer',
  'tokenEnded',
]);

/** Whether a notice of the app goes by itself now. */
function passes(what: Notice, onLine: boolean): boolean {
  return CONFIRMS.has(what.kind) || (what.kind === 'failed' && onLine && OF_THE_LINE.has(what.error.code));
}

/** Calls `then` when so much time has gone by with the page in sight; gives what stops it. */
export function whenSeenFor(ms: number, then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    if (document.visibilityState !== 'hidden') timer = setTimeout(then, ms);
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', watch);
  };
}

/** Takes away what goes by itself; for the root of a page, while it is there. */
export function letPass(desk: Desk): void {
  const onLine = $derived(['live', 'polling'].includes(desk.mirror.connection.state));
  const passing = $derived.by(() => {
    const notice = desk.mirror.desk.notice;
    // While undoing is offered its words stay with it.
    const stays = !notice || desk.mirror.desk.undoOffer !== null || !passes(notice.what, onLine);
    return stays ? null : notice.id;
  });
  const error = $derived.by(() => {
    const code = desk.overlays.error?.code;
    const stays = !code || !(MOMENTARY.has(code) || (onLine && OF_THE_LINE.has(code)));
    return stays ? null : (desk.overlays.error?.id ?? null);
  });

  $effect(() => {
    const id = passing;
    return id === null ? undefined : whenSeenFor(PASSES_MS, () => (desk.passed = id));
  });
  $effect(() => {
    const id = error;
    if (id === null) return;
    return whenSeenFor(PASSES_MS, () => {
      if (desk.overlays.error?.id === id) desk.overlays.dismissError();
    });
  });
}
