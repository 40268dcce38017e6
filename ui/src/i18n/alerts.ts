/** The words of an alert: a number and a service, never a name. */
import type { AlertKind, AlertView } from '../generated/bindings';
import { msg, say, type MessageId, type Say } from './text';

const ALERTS: Record<AlertKind, MessageId<'label' | 'service'>> = {
  newTicket: msg('alert-new'),
  overTarget: msg('alert-over'),
  sentHere: msg('alert-sent'),
};

/** The sentence of an alert. */
export function alertWords(alert: AlertView): Say {
  return say(ALERTS[alert.kind], { label: alert.label, service: alert.serviceName });
}
