/** What a screen does: it follows its branch, announces the calls, and sees to it that it can be heard. */
import type { Settings } from '../shared/address';
import { Branch } from '../shared/branch';
import { onReturn } from '../shared/page';
import { Sound, type SoundState } from '../shared/sound';
import { Voice, type Engine, type Spoken } from '../shared/voice';
import { Announcer } from './announcer';
import { Recorded } from './recorded';
import { spokenCall, spokenCheck } from './speech';

/** A new page is loaded when nobody was called for this long. */
const QUIET = 30_000;

/** What a screen begins with. */
export interface ScreenStart {
  readonly key: string | null;
  readonly settings: Settings;
  readonly open: () => WebSocket;
  readonly speech: Engine | null;
  readonly changed: () => void;
  readonly reload: () => void;
}

/** Whether calls can be heard, as supervisors are told. */
export type Heard = 'on' | 'blocked' | 'no_voice';

/** A screen at work. */
export class ScreenState {
  readonly branch: Branch;
  readonly announcer: Announcer;
  readonly #sound: Sound;
  readonly #start: ScreenStart;
  #soundState: SoundState = 'blocked';
  #spoken: Spoken = 'spoke';

  constructor(start: ScreenStart) {
    this.#start = start;
    const { settings, changed } = start;
    this.#sound = new Sound(settings.volume, (state) => {
      this.#soundState = state;
      this.#heardChanged();
    });
    this.announcer = new Announcer({
      sound: this.#sound,
      voice: settings.voice ? new Voice(start.speech, settings.volume, new Recorded(this.#sound)) : null,
      texts: (call) => this.branch.words.map((words) => spokenCall(words, call)),
      checkTexts: () => this.branch.words.map(spokenCheck),
      onVoice: (spoken) => {
        this.#spoken = spoken;
        this.#heardChanged();
      },
      changed,
    });
    this.branch = new Branch(start.key, start.open, {
      changed: () => {
        this.announcer.prune(this.branch.now);
        this.#renew();
        changed();
      },
      hello: (hall) => {
        this.announcer.hello(hall, performance.now());
        this.#heardChanged();
      },
      call: (call) => this.announcer.call(call),
      withdrawn: (id) => this.announcer.withdrawn(id),
      check: (message) => void this.#check(message['check']),
    });
  }

  /** Whether calls can be heard. */
  get heard(): Heard {
    if (this.#soundState === 'blocked' || this.#spoken === 'blocked') return 'blocked';
    return this.#soundState === 'none' || this.#spoken === 'no_voice' ? 'no_voice' : 'on';
  }

  /** Begins; gives what ends it. */
  begin(): () => void {
    const end = this.branch.start();
    const back = onReturn(() => {
      this.branch.wake();
      void this.#sound.unlock();
    });
    // Any touch or key will do; the words say where.
    const touched = (): void => void this.unlock();
    window.addEventListener('pointerdown', touched);
    window.addEventListener('keydown', touched);
    void this.#sound.unlock();
    return () => {
      end();
      back();
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('keydown', touched);
    };
  }

  /** Somebody touched the page: from now on it may sound. */
  async unlock(): Promise<void> {
    if (!(await this.#sound.unlock()) || this.#spoken !== 'blocked') return;
    this.#spoken = 'spoke';
    this.#heardChanged();
  }

  #heardChanged(): void {
    this.branch.tell({ type: 'sound', state: this.heard });
    this.#start.changed();
  }

  async #check(id: unknown): Promise<void> {
    const checked = await this.announcer.check();
    this.branch.tell({ type: 'checked', check: id, ...checked, printed: null });
  }

  /** Loads the server's newer page at a quiet moment. */
  #renew(): void {
    const { branch, announcer } = this;
    const last = announcer.calls.current;
    const quiet = !announcer.busy && (last === null || branch.now - last.at > QUIET);
    if (branch.outdated && quiet && branch.link === 'live') this.#start.reload();
  }
}
