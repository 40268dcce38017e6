/** Where a ticket can be sent, as a list to choose from. */
import type { Destination, DestinationKind, ServiceCount, SessionView } from '../generated/bindings';
import { folded } from './waiting';

/** One place to send a ticket to. */
export interface Place extends Destination {
  /** Its name. */
  name: string;
  /** The letter of a service, the number of a counter; may be empty. */
  tag: string;
  /** What waits there, where it is a service. */
  load: ServiceCount | null;
  /** Whether it is this counter or this person. */
  here: boolean;
}

/** The kinds, in the order of their tabs. */
export const KINDS: readonly DestinationKind[] = ['service', 'desk', 'user'];

/** Every place of each kind that the server or its directory tells. */
export function placesOf(
  services: readonly ServiceCount[],
  session: SessionView,
): Record<DestinationKind, Place[]> {
  const { desks, users } = session.directory;
  return {
    service: services.map((load) => ({
      kind: 'service',
      id: load.service.id,
      name: load.service.name,
      tag: load.service.tag,
      load,
      here: false,
    })),
    desk: desks.map(({ id, name, tag }) => ({
      kind: 'desk',
      id,
      name,
      tag,
      load: null,
      here: id === session.deskId,
    })),
    user: users.map(({ id, name }) => ({
      kind: 'user',
      id,
      name,
      tag: '',
      load: null,
      here: id === session.userId,
    })),
  };
}

/** The places whose name or tag holds `sought`; those with exactly that tag first. */
export function placesWith(places: readonly Place[], sought: string): Place[] {
  const needle = folded(sought);
  if (needle === '') return [...places];
  const hits = places.filter(({ name, tag }) => folded(name).includes(needle) || folded(tag).startsWith(needle));
  return hits.sort((a, b) => Number(folded(b.tag) === needle) - Number(folded(a.tag) === needle));
}
