/** What can stand over the screen: questions and windows. */
import type { Source } from '../generated/bindings';

/** A question that stands over the screen until it is answered. */
export type Question =
  | {
      ask: 'openFirst';
      ticketId: string;
      source: Source;
      label: string;
      open: string;
      boundName: string | null;
    }
  | { ask: 'callBound'; ticketId: string; source: Source; label: string; boundName: string }
  | { ask: 'endSoon'; label: string }
  | { ask: 'endSoonCallNext'; label: string; next: string | null; sure: boolean }
  | { ask: 'forget'; label: string }
  | { ask: 'closeByHand'; id: number; label: string };

/** A window over the screen. */
export type Panel = 'settings' | 'keys' | 'newTicket' | 'issued' | 'transfer' | 'services' | 'counter';
