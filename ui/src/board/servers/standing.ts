/** How a server of the board stands. */
import type { ToldServer } from '../../state/boardMirror.svelte';

/** What is to be said of it; `good`: nothing. */
export type ServerStanding = 'good' | 'reading' | 'lost' | 'ended' | 'denied';

/** How it stands: what a person can do something about comes first. */
export function standingOf({ session, connection, denied }: ToldServer): ServerStanding {
  if (connection.state === 'tokenEnded') return 'ended';
  if (denied || session === null) return 'denied';
  if (connection.state === 'lost') return 'lost';
  return connection.state === 'idle' ? 'reading' : 'good';
}

/** Whether somebody should look at it. */
export function isTroubled(server: ToldServer): boolean {
  const standing = standingOf(server);
  return standing !== 'good' && standing !== 'reading';
}
