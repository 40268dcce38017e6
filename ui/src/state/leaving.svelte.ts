/** The way out, by signing out or by closing the window: nothing is left behind without the person knowing it. */
import type { Backend } from '../link/backend';
import type { SideRow } from '../generated/bindings';
import { noticeWords } from '../i18n/notices';
import { say, type Say } from '../i18n/text';
import { ACTIONS, type LeavingAction } from './actions';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';

/** How the person leaves. */
export type Way = 'signOut' | 'close';

/** What is asked before leaving, and the leaving itself. */
export class Leaving {
  /** How the person wants to leave, while that is being asked; null otherwise. */
  asked = $state<Way | null>(null);
  /** Why the last step failed. */
  error = $state.raw<Say[] | null>(null);
  /** Whether a step is on its way. */
  busy = $state(false);

  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /** The tickets that this person paused at this counter. */
  get paused(): SideRow[] {
    return this.desk.mirror.lists.paused.rows.filter((row) => row.mine);
  }

  /** Whether a ticket is open, or may be. */
  get pending(): boolean {
    const phase = this.desk.mirror.desk.phase.phase;
    return phase === 'serving' || phase === 'calling' || phase === 'unknown';
  }

  /** Leaves at once where nothing is left behind; asks otherwise. */
  async begin(way: Way): Promise<void> {
    this.error = null;
    if (this.pending || this.paused.length > 0) this.asked = way;
    else await this.go(way);
  }

  /** The window's close button was pressed while the app knew of something open. */
  closeAsked(): void {
    // The app closes by itself where nobody hears its question.
    void this.#try(() => this.backend.closeHeard());
    void this.begin('close');
  }

  /** Stays: everything remains as it is. */
  stay(): void {
    this.asked = null;
    this.error = null;
  }

  /** Deals with the open ticket, and leaves once it is no longer open. */
  async deal(action: LeavingAction): Promise<void> {
    const way = this.asked;
    if (this.busy || way === null) return;
    const before = this.desk.mirror.desk.notice?.id;
    this.busy = true;
    this.error = null;
    await this.calls.act(() => ACTIONS[action].send(this.backend));
    this.busy = false;
    const notice = this.desk.mirror.desk.notice;
    if (this.desk.overlays.error) {
      this.error = [this.desk.overlays.error.say];
      this.desk.overlays.dismissError();
    } else if (this.pending) {
      this.error = notice && notice.id !== before ? noticeWords(notice.what).says : null;
    } else if (this.asked === way) {
      await this.go(way);
    }
  }

  /** Leaves now. */
  async go(way: Way): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    if (way === 'signOut') {
      await this.desk.session.signOut();
      if (this.desk.mirror.session === null) this.stay();
    } else {
      const answer = await this.#try(() => this.backend.closeApp());
      if (answer?.status === 'error') this.desk.overlays.tell(answer.error);
    }
    this.busy = false;
    if (this.asked !== null && this.desk.overlays.error) {
      this.error = [this.desk.overlays.error.say];
      this.desk.overlays.dismissError();
    }
  }

  async #try<T>(send: () => Promise<T>): Promise<T | undefined> {
    try {
      return await send();
    } catch {
      this.error = [say('error-app')];
      return undefined;
    }
  }
}
