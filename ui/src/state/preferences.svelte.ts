/** What a person chose for this page: the language, the keys. Kept with the other settings by the app. */
import type { Boot, ErrorView, SettingsView } from '../generated/bindings';
import { availableLocales, pickLocale } from '../i18n/locale';
import { useLocale } from '../i18n/text';
import type { Chord } from '../keys/chords';
import { keymapOf, shownOf } from '../keys/keymap';
import type { KeyName } from './actions';
import type { Desk } from './desk.svelte';
import { applyLook, nextSize } from './appearance';

/** In force until the app has told the stored ones. */
const UNTOLD: SettingsView = {
  pollEveryS: 5,
  encoding: 'json',
  language: null,
  keys: [],
  singleKeys: true,
  lastDestinations: [],
  ribbon: 'short',
  alerts: {
    newTicket: 'whenEmpty',
    overTarget: false,
    sentHere: false,
    repeat: false,
    quietWhileServing: true,
    doNotDisturb: false,
    notifications: false,
    mutedServices: [],
    sound: 'none',
    volume: 0,
  },
  boardAlerts: {
    overTarget: false,
    nearTarget: false,
    noCounter: false,
    freeCounter: false,
    longCounter: false,
    closingMin: 0,
    noAnswer: false,
    deviceAway: false,
    borders: {},
    quietHours: '',
  },
  maskNames: true,
  hideFromCapture: false,
  tellPresence: true,
  shortcuts: [],
  links: false,
  startAtLogin: false,
  theme: 'system',
  textSize: 100,
  startInTray: false,
  closeToTray: false,
  managed: [],
  breakReasons: null,
};

/** The settings in force. */
export class Preferences {
  /** All of them, as stored. */
  settings = $state.raw<SettingsView>(UNTOLD);
  /** The keys in force. */
  keymap = $derived(keymapOf(this.settings.keys));

  readonly #desk: Desk;
  readonly #boot: Boot;

  constructor(desk: Desk, boot: Boot) {
    this.#desk = desk;
    this.#boot = boot;
  }

  /**
   * Whether keys that write a character (`/` and `?`) are shortcuts too. Who speaks to the computer or has a tremor
   * must be able to switch them off (WCAG 2.1.4).
   */
  get singleKeys(): boolean {
    return this.settings.singleKeys;
  }

  /** Whether the organisation has locked the setting of this name. */
  isManaged(name: string): boolean {
    return this.settings.managed.includes(name);
  }

  /** The key shown for an action here. */
  shown(action: KeyName): Chord | undefined {
    return shownOf(this.keymap, action, this.#boot.platform);
  }

  /** Reads the stored settings and speaks their language; false where the app did not answer. */
  async load(): Promise<boolean> {
    const stored = await this.#desk.shell.settings();
    await this.#take(stored ?? this.settings);
    return stored !== undefined;
  }

  /** Makes the text larger or smaller by a step, or as usual. */
  async resizeText(step: -1 | 0 | 1): Promise<void> {
    const textSize = nextSize(this.settings.textSize, step);
    if (textSize === this.settings.textSize || this.isManaged('textSize')) return;
    const wrong = await this.save({ ...this.settings, textSize });
    if (wrong) this.#desk.overlays.tell(wrong);
  }

  /** Stores settings; the error where that failed. They are in force at once. */
  async save(settings: SettingsView): Promise<ErrorView | null> {
    const answer = await this.#desk.shell.saveSettings(settings);
    if (answer?.status === 'error') return answer.error;
    if (answer) await this.#take(answer.data);
    return null;
  }

  async #take(settings: SettingsView): Promise<void> {
    this.settings = settings;
    applyLook(settings);
    const wanted = [this.#boot.language, ...navigator.languages];
    await useLocale(settings.language ?? pickLocale(wanted, availableLocales()));
  }
}
