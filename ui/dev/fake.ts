/**
 * The seam's other side for component tests and `npm run dev`. Every command is written down in `calls`; `hold` keeps one
 * back until it is let go, `answerWith` puts a prepared answer in the place of the usual one.
 */
import { commands, type BoardChange, type BoardSnapshot, type Boot, type Change, type ErrorView, type PageKind, type SettingsView, type Snapshot } from '../src/generated/bindings';
import type { Backend, Outcome } from '../src/link/backend';
import * as boardSamples from './boardSamples';
import { FakeBoard } from './fakeBoard';
import { FakeDesk, type Commands } from './fakeDesk';
import * as samples from './samples';

/** A command, as it was asked for. */
export interface Call {
  /** Its name. */
  command: keyof Backend;
  /** What it was given. */
  args: unknown[];
}

type Answer = (...args: never[]) => unknown;

/** The desk with every command; the constructor makes them, of the app's own list. */
const DeskWithCommands = FakeDesk as new (state: Snapshot) => FakeDesk & Commands;

/** The fake. */
export class FakeBackend extends DeskWithCommands implements Backend {
  /** Every command so far, but for those that only read: `boot`, `subscribe`, `subscribeBoard` and `settings`. */
  readonly calls: Call[] = [];
  /** What `boot` gives. */
  bootAnswer: Boot;
  /** Why `boot` fails, if it does. */
  bootError: ErrorView | null = null;
  /** The board behind its page. */
  readonly board: FakeBoard;
  /** Which page subscribed. */
  page: PageKind | null = null;

  readonly #held = new Map<string, Promise<void>>();
  readonly #prepared = new Map<string, Answer>();

  constructor(state: Snapshot = samples.signedOut(), boot: Boot = samples.boot(), board: boardSamples.KnownBoard = boardSamples.noBoard()) {
    super(state);
    this.board = new FakeBoard(board);
    this.bootAnswer = boot;
    for (const command of Object.keys(commands) as (keyof Backend)[]) {
      if (!(command in this)) Object.assign(this, { [command]: (...args: unknown[]) => this.#run(command, args) });
    }
  }

  /** How often a command was asked for. */
  count(command: keyof Backend): number {
    return this.calls.filter((call) => call.command === command).length;
  }

  /** Keeps the next answers of a command back until the given function is called. */
  hold(command: keyof Backend): () => void {
    let release: () => void = () => undefined;
    this.#held.set(command, new Promise((resolve) => (release = resolve)));
    return () => {
      this.#held.delete(command);
      release();
    };
  }

  /** Answers a command with this from now on. */
  answerWith<K extends keyof Backend>(command: K, answer: (...args: Parameters<Backend[K]>) => Awaited<ReturnType<Backend[K]>>): void {
    this.#prepared.set(command, answer as Answer);
  }

  /** Lets a command fail with this error from now on. */
  failWith(command: Exclude<keyof Backend, 'boot' | 'subscribe' | 'subscribeBoard' | 'settings'>, error: ErrorView): void {
    this.#prepared.set(command, () => ({ status: 'error', error }));
  }

  async boot(): Promise<Outcome<Boot>> {
    await this.#held.get('boot');
    return this.bootError ? { status: 'error', error: this.bootError } : { status: 'ok', data: this.bootAnswer };
  }

  subscribe(page: PageKind, onChange: (change: Change) => void): Promise<Snapshot> {
    this.page = page;
    this.listener = onChange;
    return Promise.resolve(this.state);
  }

  subscribeBoard(onChange: (change: BoardChange) => void): Promise<BoardSnapshot> {
    this.board.listener = onChange;
    return Promise.resolve(this.board.snapshot());
  }

  settings(): Promise<SettingsView> {
    const prepared = this.#prepared.get('settings');
    return prepared ? (prepared() as Promise<SettingsView>) : Promise.resolve(this.stored);
  }

  async #run(command: keyof Backend, args: unknown[]): Promise<unknown> {
    this.calls.push({ command, args });
    await this.#held.get(command);
    const usual = { ...(this.usual as Record<string, Answer>), ...(this.board.usual as Record<string, Answer>) }[command];
    return (this.#prepared.get(command) ?? usual ?? ((): Outcome<null> => ({ status: 'ok', data: null })))(...(args as never[]));
  }
}
