/** The hours of a day, and of the same weekday of the weeks before. */
import type { ErrorView, ReportRowView } from '../generated/bindings';
import type { Outcome } from '../link/backend';
import { Paced } from './boardPaced';
import { sameWeekdays } from './boardSums';

/** So long at least from one reading of the day to the next, in milliseconds: an hour's sums move slowly. */
export const HOURS_EVERY_MS = 60_000;

/** What was counted by hour. */
export class DayHours {
  /** Of the day; null before the first answer. */
  rows = $state.raw<ReportRowView[] | null>(null);
  /** Of the same weekday of the weeks before, a list for each day of which anything was counted. */
  before = $state.raw<ReportRowView[][]>([]);
  /** Why the day could not be read. */
  error = $state.raw<ErrorView | null>(null);

  readonly #paced: Paced;
  #readBefore = false;

  constructor(day: string, read: (day: string) => Promise<Outcome<ReportRowView[]> | undefined>) {
    this.#paced = new Paced(async () => {
      const answer = await read(day);
      if (this.#paced.stopped) return;
      if (answer?.status === 'ok') {
        this.rows = answer.data;
        this.error = null;
      } else if (answer) this.error = answer.error;
      if (this.#readBefore || answer?.status !== 'ok') return;
      const days = await Promise.all(sameWeekdays(day).map(read));
      this.#readBefore = days.every((one) => one?.status === 'ok');
      this.before = days.flatMap((one) => (one?.status === 'ok' && one.data.length > 0 ? [one.data] : []));
    }, HOURS_EVERY_MS);
  }

  /** Reads it again, soon. */
  refresh(): void {
    this.#paced.refresh();
  }

  /** Reads no more. */
  stop(): void {
    this.#paced.stop();
  }
}
