/** How the page's calls to the app are sent, and what becomes of their answers. */
import type { DeskPart } from '../generated/bindings';
import { say } from '../i18n/text';
import type { Outcome } from '../link/backend';
import type { ActionLock } from './actionLock.svelte';
import type { Hints } from './hint.svelte';
import type { Overlays } from './overlays.svelte';

/** Sends. */
export class Calls {
  constructor(
    private readonly lock: ActionLock,
    private readonly hints: Hints,
    private readonly overlays: Overlays,
    /** Takes the desk that an action leads to. */
    readonly take: (part: DeskPart) => void,
  ) {}

  /** Sends; undefined where the app itself is gone or broken, which is then told, never swallowed. */
  async send<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch {
      this.overlays.tellWords(say('error-app'));
      return undefined;
    }
  }

  /** Sends what nothing else may be pressed beside. */
  alone<T>(call: () => Promise<T>): Promise<T | undefined> {
    return this.lock.hold(() => this.send(call));
  }

  /** Takes the desk of an answer, or tells what went wrong. */
  takeOrTell(answer: Outcome<DeskPart> | undefined): void {
    if (answer?.status === 'error') this.overlays.tell(answer.error);
    if (answer?.status === 'ok') this.take(answer.data);
  }

  /** Sends an action of the person's: what was told before goes. */
  async act(call: () => Promise<Outcome<DeskPart>>): Promise<void> {
    this.overlays.dismissError();
    this.hints.clear();
    this.takeOrTell(await this.alone(call));
  }
}
