/** The self-test: run, and run again. */
import type { DiagnosisLine, ErrorView } from '../generated/bindings';
import type { Outcome } from '../link/backend';

/** What was found, and whether it is being looked for. */
export class SelfTest {
  /** The lines; null before the first have come. */
  lines = $state.raw<readonly DiagnosisLine[] | null>(null);
  /** Whether it is under way. */
  running = $state(false);
  /** Why it could not be run. */
  error = $state.raw<ErrorView | null>(null);

  readonly #look: () => Promise<Outcome<DiagnosisLine[]> | undefined>;

  constructor(look: () => Promise<Outcome<DiagnosisLine[]> | undefined>) {
    this.#look = look;
  }

  /** Looks at everything; what was found before stays until that is done. */
  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.error = null;
    const found = await this.#look();
    if (found?.status === 'ok') this.lines = found.data;
    else this.error = found?.error ?? null;
    this.running = false;
  }
}
