/** What stands over the counter, or is told at its foot: a window, a question, what went wrong last. */
import type { ErrorView, Source } from '../generated/bindings';
import { errorWords } from '../i18n/errors';
import { say, type Say } from '../i18n/text';

/** A question that stands over the screen until it is answered. */
export type Question =
  | {
      ask: 'openFirst';
      ticketId: string;
      source: Source;
      label: string;
      open: string;
      boundName: string | null;
    }
  | { ask: 'callBound'; ticketId: string; source: Source; label: string; boundName: string }
  | { ask: 'endSoon'; label: string }
  | { ask: 'endSoonCallNext'; label: string; next: string | null; sure: boolean }
  | { ask: 'forget'; label: string }
  | { ask: 'closeOfflineCall'; id: number; label: string };

/** A window over the screen. */
export type Panel = 'settings' | 'keys' | 'newTicket' | 'issued' | 'slip' | 'transfer' | 'services' | 'counter' | 'diagnosis';

/** What went wrong with something the person did, told in the notice bar until it is dismissed. */
export interface LocalError {
  /** Grows with each, so that the same words twice are announced twice. */
  id: number;
  /** The sentence. */
  say: Say;
  /** Of what kind it is; null for what has no code. */
  code: ErrorView['code'] | null;
}

/** All of it. */
export class Overlays {
  /** The question being asked. */
  question = $state.raw<Question | null>(null);
  /** The window that is open. */
  panel = $state<Panel | null>(null);
  /** What went wrong here last. */
  error = $state.raw<LocalError | null>(null);

  #count = 0;

  /** Says in the notice bar what went wrong. */
  tell(error: ErrorView): void {
    this.tellWords(errorWords(error), error.code);
  }

  /** Says it in words of the page's own. */
  tellWords(words: Say, code: LocalError['code'] = null): void {
    this.#count += 1;
    this.error = { id: this.#count, say: words, code };
  }

  /** Says, where nothing else is said, that something of the page itself went wrong. */
  tellOfPage(): void {
    if (this.error === null) this.tellWords(say('error-page'));
  }

  /** Takes away what went wrong. */
  dismissError(): void {
    this.error = null;
  }
}
