/** Errors of the page's own: told to the person in a quiet way, and written to the app's log. */
import type { Backend } from '../link/backend';
import type { PageKind } from '../generated/bindings';

/** What browsers report as an error though nothing is wrong: what was resized once more is measured in the next frame. */
const HARMLESS = /^ResizeObserver loop/u;
/** Characters that go to the log; the app keeps no more. */
const LONGEST = 2_000;
/** So many errors of one page are told and logged: one that comes with every frame must not fill the log or the screen. */
export const MOST_PAGE_ERRORS = 20;

/** The words of an error for the log: its name, what it says, where it was. */
function textOf(error: unknown): string {
  const text =
    error instanceof Error ? (error.stack?.includes(error.message) ? error.stack : `${String(error)}\n${error.stack ?? ''}`) : String(error);
  return text.slice(0, LONGEST);
}

/** Hears of what nothing else caught. */
export class PageErrors {
  readonly #backend: Backend;
  readonly #page: PageKind;
  readonly #tell: () => void;
  #count = 0;

  /** `tell` says to the person that something went wrong. */
  constructor(backend: Backend, page: PageKind, tell: () => void) {
    this.#backend = backend;
    this.#page = page;
    this.#tell = tell;
  }

  /** Tells and logs an error; `seen` where the person sees it already. */
  report(error: unknown, seen = false): void {
    if (error instanceof Error && HARMLESS.test(error.message)) return;
    this.#count += 1;
    if (this.#count > MOST_PAGE_ERRORS) return;
    // Where even this fails there is nobody left to be told.
    this.#backend.logPageError(this.#page, textOf(error)).catch(() => undefined);
    if (!seen) this.#tell();
  }

  /** Listens until the given function is called. */
  listen(): () => void {
    const onError = (event: ErrorEvent): void => {
      if (!HARMLESS.test(event.message)) this.report(event.error ?? event.message);
    };
    const onRejection = (event: PromiseRejectionEvent): void => this.report(event.reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }
}
