/** What the page asks of the app itself: its other window, the telephone, the sounds, the links, and the alerts that were given. */
import type { Backend, Outcome } from '../link/backend';
import type { AlertView, DiagnosisLine, ErrorView, HallPage, SettingsView, Sound, NavigationTarget } from '../generated/bindings';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';

/** Actions that change nothing at the server. */
export class ShellActions {
  /** The last alert that was seen, by its number. */
  #seen = $state(-1);

  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /** The alert that is to be shown; null where there is none or it was seen. */
  get alert(): AlertView | null {
    const alert = this.desk.mirror.alert;
    return alert && alert.id !== this.#seen ? alert : null;
  }

  /** The alert was seen: it was taken away, or somebody was called. */
  seen(): void {
    this.#seen = this.desk.mirror.alert?.id ?? this.#seen;
  }

  /** The settings as stored; undefined where the app did not answer. */
  settings(): Promise<SettingsView | undefined> {
    return this.calls.send(() => this.backend.settings());
  }

  /** Stores settings; undefined where the app did not answer. */
  saveSettings(settings: SettingsView): Promise<Outcome<SettingsView> | undefined> {
    return this.calls.send(() => this.backend.saveSettings(settings));
  }

  /** Shows the bar in the place of this window. */
  showBar(): Promise<void> {
    return this.#tell(() => this.backend.showBar());
  }

  /** Closes the bar and shows the counter window. */
  hideBar(): Promise<void> {
    return this.#tell(() => this.backend.hideBar());
  }

  /** Shows the board, which has a window of its own. */
  openBoard(): Promise<void> {
    return this.#tell(() => this.backend.openBoard());
  }

  /** Brings the counter window to the front, and opens something there. */
  openCounter(what: NavigationTarget): Promise<void> {
    return this.#tell(() => this.backend.openCounter(what));
  }

  /** Opens a page of the hall in the browser: the demonstration's. */
  openHallPage(page: HallPage): Promise<void> {
    return this.#tell(() => this.backend.openHallPage(page));
  }

  /** Dials the number of the open ticket. */
  callPhone(): Promise<void> {
    return this.#tell(() => this.backend.callPhone());
  }

  /** Looks at everything that is needed; at the server that is named where nobody is signed in. Undefined where the app did not answer. */
  selfTest(server: string | null): Promise<Outcome<DiagnosisLine[]> | undefined> {
    return this.calls.send(() => this.backend.runSelfTest(server));
  }

  /** Plays a sound; the error where that failed. */
  testSound(sound: Sound, volume: number): Promise<ErrorView | null> {
    return this.#error(() => this.backend.testSound(sound, volume));
  }

  /** Draws a new key for the links; the error where that failed. */
  newLinkKey(): Promise<ErrorView | null> {
    return this.#error(() => this.backend.newLinkKey());
  }

  /** Installs the newer version and starts again; what went wrong is told with the state of the update. */
  installUpdate(): Promise<void> {
    return this.#tell(() => this.backend.installUpdate());
  }

  async #tell(send: () => Promise<Outcome<null>>): Promise<void> {
    const error = await this.#error(send);
    if (error) this.desk.overlays.tell(error);
  }

  async #error(send: () => Promise<Outcome<null>>): Promise<ErrorView | null> {
    const answer = await this.calls.send(send);
    return answer?.status === 'error' ? answer.error : null;
  }
}
