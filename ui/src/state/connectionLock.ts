/** What the line to the server allows. */
import type { ConnectionView } from '../generated/bindings';

/** Why nothing that changes the server can be sent. */
export type ConnectionLock = 'noAnswer' | 'tokenEnded';

/**
 * Why the line locks every action; null where it does not. A server that refuses, or answers what cannot be read, does
 * answer: a press there gets its own words.
 */
export function lineLock(connection: ConnectionView): ConnectionLock | null {
  if (connection.state === 'tokenEnded') return 'tokenEnded';
  if (connection.state !== 'lost') return null;
  return connection.error.code === 'refused' || connection.error.code === 'unreadable' ? null : 'noAnswer';
}
