/** What a kiosk does: it follows its branch, leads visits, and gives every visitor a fresh start. */
import { say } from '../../i18n/sentence';
import { drawSlip, slipPng, type SlipText } from '../../slip/draw';
import type { Browser, Settings } from '../shared/address';
import { Branch } from '../shared/branch';
import type { Issued, Service } from '../shared/contract';
import { onReturn } from '../shared/page';
import { Voice, type Engine } from '../shared/voice';
import { LANGUAGES, loadWords, spokenOf, type Words } from '../shared/words';
import { numberOf, outlookOf, readable } from './texts';
import { Unsettled, type Request } from './unsettled';
import { Visits, type View } from './visit';

/** A ticket stands for this long, and a word why there is none. */
export const SHOWN = 20_000;
/** With "More time", and while somebody chooses a language or reads. */
export const LONGER = 60_000;
/** How often it is asked what became of presses without an answer. */
const SETTLE = 15_000;
/** A check ends after 30 s; its answer is to be in time. */
const CHECK_PATIENCE = 25_000;
/** A newer page is loaded when nobody has touched this one for so long. */
const QUIET = 60_000;

/** How the page is for the visitor before it. */
export interface Options {
  readonly contrast: boolean;
  readonly large: boolean;
  readonly lower: boolean;
  readonly read: boolean;
}

const USUAL: Options = { contrast: false, large: false, lower: false, read: false };

/** What a kiosk begins with. */
export interface KioskStart {
  readonly key: string | null;
  readonly settings: Settings;
  readonly browser: Browser;
  readonly origin: { readonly address: string; readonly host: string };
  readonly open: () => WebSocket;
  readonly request: Request;
  readonly speech: Engine | null;
  readonly changed: () => void;
  readonly reload: () => void;
  /** Prints what the page has for paper. */
  readonly print: () => void;
}

/** A kiosk at work. */
export class KioskState {
  readonly branch: Branch;
  readonly visits: Visits;
  options: Options = USUAL;
  /** The visitor's language; null before any is loaded. */
  words: Words | null = null;
  /** The slip for the browser's printer. */
  paper: HTMLCanvasElement | null = null;
  /** Whether something is read aloud: the time stands still meanwhile. */
  reading = false;

  readonly #start: KioskStart;
  readonly #unsettled: Unsettled;
  readonly #voice: Voice;
  #until = Number.POSITIVE_INFINITY;
  #touched = performance.now();
  #settled = Number.NEGATIVE_INFINITY;
  #reads = 0;
  /** The language that was asked for last: an earlier one that comes later is not shown. */
  #asked = '';

  constructor(start: KioskStart) {
    this.#start = start;
    const { key, request, browser } = start;
    this.#voice = new Voice(start.speech, start.settings.volume);
    this.#unsettled = new Unsettled(browser.storage, request, key);
    this.visits = new Visits({
      deviceKey: key,
      request,
      unsettled: this.#unsettled,
      slip: (issued) => this.#slip(issued),
      browserPrint: (issued) => this.#browserPrint(issued),
      changed: (view) => this.#shown(view),
    });
    this.branch = new Branch(key, start.open, {
      changed: () => this.#tick(),
      hello: (hall) => {
        this.#settled = Number.NEGATIVE_INFINITY;
        // Also where a visitor's choice is still being loaded.
        if (!this.#changedByVisitor && this.#asked === (this.words?.tag ?? this.#asked)) void this.speak(spokenOf(hall.location.languages)[0] ?? '');
      },
      check: (message) => void this.#check(message['check']),
    });
  }

  /** Begins; gives what ends it. */
  begin(): () => void {
    void this.speak(spokenOf(navigator.languages)[0] ?? '');
    const end = this.branch.start();
    const back = onReturn(() => this.branch.wake());
    return () => {
      end();
      back();
    };
  }

  /** The languages to choose from: those of the location first. */
  get languages(): string[] {
    const own = this.branch.hall ? spokenOf(this.branch.hall.location.languages) : [];
    return [...new Set([...own, ...LANGUAGES])];
  }

  /** Seconds until the page starts over; null where it does not, or not yet to be said. */
  get left(): number | null {
    const left = this.#until - performance.now();
    if (this.reading || !Number.isFinite(left) || left > SHOWN) return null;
    return Math.max(0, Math.ceil(left / 1000));
  }

  /** The address of a ticket's page for phones; null where a phone could not reach it. */
  phoneAddress({ path }: Issued): string | null {
    const { address, host } = this.#start.origin;
    const base = this.branch.hall?.phones ?? (isLoopback(host) ? null : address);
    return base === null ? null : base.replace(/\/+$/u, '') + path;
  }

  /** Speaks another language from now on. */
  async speak(tag: string): Promise<void> {
    this.#asked = tag;
    try {
      const words = await loadWords(tag);
      if (this.#asked === tag) this.words = words;
    } catch {
      // The server is away: the language stays as it is.
    }
    this.#start.changed();
  }

  /** A visitor chose a language. */
  choose(tag: string): void {
    this.touch();
    void this.speak(tag).then(() => this.#readView());
  }

  /** A visitor wants it otherwise. */
  toggle(option: keyof Options): void {
    this.options = { ...this.options, [option]: !this.options[option] };
    this.touch();
    if (option === 'read') {
      if (this.options.read) this.#readView();
      else this.#voice.stop();
    }
  }

  /** A service was pressed. */
  press(service: Service): void {
    this.touch();
    if (service.open && this.words) this.visits.press(service, this.words.tag);
    else this.read([`${service.name}.`]);
  }

  /** Somebody is there. */
  touch(): void {
    this.#touched = performance.now();
    if (this.visits.view.kind === 'start') this.#until = this.#changedByVisitor ? this.#touched + LONGER : Number.POSITIVE_INFINITY;
    this.#start.changed();
  }

  /** More time for what is shown. */
  moreTime(): void {
    this.#until = performance.now() + LONGER;
    this.#start.changed();
  }

  /** Starts over, for the next visitor. */
  startOver(): void {
    if (this.visits.view.kind === 'start') this.#fresh();
    else this.visits.leave();
  }

  /** Reads texts aloud where that is wanted. */
  read(texts: readonly string[]): void {
    const { words } = this;
    if (!this.options.read || !words) return;
    this.#voice.stop();
    this.reading = true;
    this.#reads += 1;
    const mine = this.#reads;
    this.#start.changed();
    void this.#voice.speak(texts.map((text) => ({ text, lang: words.tag }))).then(() => {
      if (mine !== this.#reads) return;
      this.reading = false;
      if (Number.isFinite(this.#until)) this.#until = Math.max(this.#until, performance.now() + SHOWN);
      this.#start.changed();
    });
  }

  get #changedByVisitor(): boolean {
    const usual = this.branch.hall ? spokenOf(this.branch.hall.location.languages)[0] : this.words?.tag;
    return Object.values(this.options).some(Boolean) || this.words?.tag !== usual;
  }

  #readView(): void {
    if (this.words) this.read(readable(this.visits.view, this.branch.hall?.services ?? [], this.words, this.branch.wall));
  }

  #shown(view: View): void {
    if (view.kind === 'start') {
      this.#fresh();
      return;
    }
    this.#until = view.kind === 'ticket' || view.kind === 'failed' ? performance.now() + SHOWN : Number.POSITIVE_INFINITY;
    this.#start.changed();
    this.#readView();
  }

  /** As the next visitor finds it. */
  #fresh(): void {
    this.#voice.stop();
    this.options = USUAL;
    this.paper = null;
    this.#until = Number.POSITIVE_INFINITY;
    void this.speak(spokenOf(this.branch.hall?.location.languages ?? [])[0] ?? '');
  }

  #tick(): void {
    const now = performance.now();
    if (!this.reading && now >= this.#until) {
      if (this.visits.view.kind === 'start') this.#fresh();
      else this.visits.expire();
    }
    const live = this.branch.link === 'live';
    if (live && this.#unsettled.count > 0 && now - this.#settled > SETTLE) {
      this.#settled = now;
      void this.#unsettled.settle(this.visits.underWay);
    }
    if (live && this.branch.outdated && this.visits.view.kind === 'start' && now - this.#touched > QUIET) this.#start.reload();
    this.#start.changed();
  }

  #slipText(issued: Issued): SlipText {
    const { words, branch } = this;
    if (!words) throw new Error('no language yet');
    const address = this.phoneAddress(issued);
    return {
      lang: words.tag,
      dir: words.dir,
      location: branch.hall?.location.name ?? null,
      service: issued.service,
      number: numberOf(issued),
      lines: outlookOf(issued).map((line) => words.spoken(line)),
      code: address === null ? null : { address, hint: words.t('kiosk-scan') },
      when: branch.wall === null ? '' : `${words.date(branch.wall)} ${words.time(branch.wall)}`,
    };
  }

  async #slip(issued: Issued): Promise<Blob> {
    const canvas = document.createElement('canvas');
    drawSlip(canvas, this.#slipText(issued));
    return slipPng(canvas);
  }

  #browserPrint(issued: Issued): boolean {
    if (!this.#start.settings.browserPrints) return false;
    const canvas = document.createElement('canvas');
    drawSlip(canvas, this.#slipText(issued));
    this.paper = canvas;
    // After it was drawn into the page.
    setTimeout(() => this.#start.print());
    return true;
  }

  /** The morning check: a test slip, where this kiosk prints, and whether the page can be seen. */
  async #check(id: unknown): Promise<void> {
    const { words, branch, visits } = this;
    const { key, request } = this.#start;
    const showed = document.visibilityState === 'visible' && words !== null;
    let printed: boolean | null = null;
    let why: string | null = null;
    if (words && branch.hall?.device.prints && visits.view.kind === 'start') {
      const canvas = document.createElement('canvas');
      const wall = branch.wall === null ? '' : `${words.date(branch.wall)} ${words.time(branch.wall)}`;
      drawSlip(canvas, { lang: words.tag, dir: words.dir, location: branch.hall.location.name, service: words.spoken(say('kiosk-test-slip')), number: branch.hall.device.name, lines: [], code: null, when: wall });
      const reply = await request(`/callpad/v1/hall/checks/${encodeURIComponent(String(id))}/slip`, { method: 'POST', key, body: await slipPng(canvas) }, CHECK_PATIENCE);
      printed = reply.body['success'] === true && reply.body['out'] !== null;
      if (!printed) why = typeof reply.body['printer'] === 'string' ? reply.body['printer'] : `no slip (${reply.status})`;
    }
    branch.tell({ type: 'checked', check: id, showed, sounded: null, spoke: null, printed, why });
  }
}

/** Whether a host is this computer itself: a phone would find its own there. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d+){3}$/u.test(host);
}
