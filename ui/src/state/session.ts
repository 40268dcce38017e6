/** Who sits at which counter and serves what: changed, signed in again, signed out. */
import type { ChooseDesk, ErrorView, Snapshot } from '../generated/bindings';
import { say } from '../i18n/text';
import type { Backend, Outcome } from '../link/backend';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';

/** The session of the page's person. */
export class Session {
  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /** Signs the same person in again after the session ended; what went wrong, where that failed. */
  signInAgain(secret: string): Promise<ErrorView | null> {
    return this.#change(() => this.backend.signInAgain(secret));
  }

  /** Opens the window to change the counter; not while a ticket is open here. */
  askWhichCounter(): void {
    const { mirror, overlays } = this.desk;
    if (mirror.open) overlays.tellWords(say('counter-open', { open: mirror.open.ticket.label }));
    else overlays.panel = 'counter';
  }

  /** Changes the counter; what went wrong, where that failed. */
  changeDesk(choice: ChooseDesk): Promise<ErrorView | null> {
    return this.#change(() => this.backend.changeDesk(choice));
  }

  /** Changes the services served; what went wrong, where that failed. */
  changeServices(ids: string[]): Promise<ErrorView | null> {
    return this.#change(() => this.backend.changeServices(ids));
  }

  /** Signs out, with nothing asked: `leaving` asks first. */
  async signOut(): Promise<void> {
    const { overlays } = this.desk;
    // Before it is sent: what could not be done beside it may be told before the answer comes.
    overlays.dismissError();
    const error = await this.#change(() => this.backend.signOut(), () => {
      overlays.panel = null;
      this.desk.shown = 'waiting';
      this.desk.issuing.forget();
      this.desk.slips.forget();
    });
    if (error) overlays.tell(error);
  }

  async #change(call: () => Promise<Outcome<Snapshot>>, before?: () => void): Promise<ErrorView | null> {
    const answer = await this.calls.send(call);
    if (answer?.status === 'error') return answer.error;
    if (answer) {
      before?.();
      this.desk.take(answer.data);
    }
    return null;
  }
}
