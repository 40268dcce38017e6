/** Something on its way to the app that the person waits for: a form, or a button's work. */
import type { ErrorView } from '../generated/bindings';
import { errorWords } from '../i18n/errors';
import type { Say } from '../i18n/text';
import type { FormCheck } from '../state/formCheck.svelte';

/** Whether it is on its way, and what went wrong the last time. */
export class Submission {
  /** Whether it is on its way; nothing is sent twice. */
  busy = $state(false);
  /** What went wrong. */
  error = $state.raw<Say | null>(null);

  /** Begins anew; whether a field stands in the way of sending. */
  stopped(check: FormCheck<string>): boolean {
    this.error = null;
    return !check.passes();
  }

  /** Sends, unless it is on its way already; tells whether it went well. */
  async send(request: () => Promise<ErrorView | null>, words: (wrong: ErrorView) => Say = errorWords): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    const wrong = await request();
    this.busy = false;
    this.error = wrong && words(wrong);
    return wrong === null;
  }
}
