/** What a supervisor asks of this counter, in words. */
import type { RequestView } from '../generated/bindings';
import { say, type Say } from './text';

/** The words of a request. */
export function requestWords({ kind, service }: RequestView): Say {
  switch (kind) {
    case 'open':
      return service === null ? say('request-open') : say('request-open-service', { service });
    case 'serve':
      return say('request-serve', { service: service ?? '' });
    case 'close':
      return say('request-close');
  }
}
