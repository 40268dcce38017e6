/** Tickets that a clerk issues, on a receipt printer of the location. */
import type { PrinterState, SlipPrinter } from '../generated/bindings';
import { errorWords } from '../i18n/errors';
import { msg, say, type MessageId, type Say } from '../i18n/text';
import type { Backend } from '../link/backend';
import type { Calls } from './calls';
import type { Desk } from './desk.svelte';

/** A ticket that was issued, and did not come out of the printer. */
export interface NotOut {
  /** Its number. */
  readonly label: string;
  /** The slip as it was drawn. */
  readonly png: string;
  /** Why. */
  readonly why: Say;
}

const WHY: Record<Exclude<PrinterState, 'ready'>, MessageId> = {
  paperOut: msg('slip-paper-out'),
  coverOpen: msg('slip-cover-open'),
  jammed: msg('slip-jammed'),
  error: msg('slip-error'),
  away: msg('slip-away'),
  silent: msg('slip-silent'),
  busy: msg('slip-busy'),
};

/** The printers, the one that is used, and what did not come out. */
export class Slips {
  /** The printers of this counter's location. */
  printers = $state.raw<readonly SlipPrinter[]>([]);
  /** Id of the device that prints; empty for none. */
  chosen = $state('');
  /** What did not come out last; null while nothing is to be said of it. */
  notOut = $state.raw<NotOut | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly backend: Backend,
    private readonly calls: Calls,
  ) {}

  /** Asks which printers there are. Without an answer there are none: a ticket can be issued all the same. */
  async read(): Promise<void> {
    const answer = await this.calls.send(() => this.backend.slipPrinters());
    const found = answer?.status === 'ok' ? answer.data : { printers: [], chosen: null };
    this.printers = found.printers;
    this.chosen = found.chosen ?? '';
  }

  /** Prints on this one from now on; on none with an empty id. */
  async choose(id: string): Promise<void> {
    this.chosen = id;
    const answer = await this.calls.send(() => this.backend.chooseSlipPrinter(id === '' ? null : id));
    if (answer?.status === 'error') this.desk.overlays.tell(answer.error);
  }

  /** Prints a slip, and says what came of it; the window about it opens where it is not out. */
  async print(label: string, png: string): Promise<boolean> {
    const answer = await this.calls.send(() => this.backend.printSlip(this.chosen, png));
    if (answer?.status === 'ok' && answer.data === 'ready') {
      this.close();
      this.desk.hints.tell(say('slip-printed', { label }));
      return true;
    }
    const why = answer === undefined ? say('error-app') : answer.status === 'error' ? errorWords(answer.error) : say(WHY[answer.data === 'ready' ? 'error' : answer.data]);
    this.notOut = { label, png, why };
    if (this.desk.overlays.panel === null) this.desk.overlays.panel = 'slip';
    return false;
  }

  /** Closes the window about a slip that is not out. */
  close(): void {
    this.notOut = null;
    if (this.desk.overlays.panel === 'slip') this.desk.overlays.panel = null;
  }

  /** Somebody else sits down. */
  forget(): void {
    this.close();
    this.printers = [];
    this.chosen = '';
  }
}
