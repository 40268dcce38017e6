/** The words of an alert: a number and a service, never a name. */
import type { AlertKindView, AlertView } from '../generated/bindings';
import { msg, type MessageId, type Say } from './text';

const ALERTS: Record<AlertKindView, MessageId> = {
  newTicket: msg('alert-new'),
  overTarget: msg('alert-over'),
  sentHere: msg('alert-sent'),
};

/** The sentence of an alert. */
export function alertWords(alert: AlertView): Say {
  return { id: ALERTS[alert.kind], args: { label: alert.label, service: alert.serviceName } };
}
