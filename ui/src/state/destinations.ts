/** Where a ticket can be sent, as a list to choose from. */
import type { Destination, DestinationKind, ServiceCount, SessionView } from '../generated/bindings';
import { holds, isSameNumber, normalizeForSearch } from './search';

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
  const needle = normalizeForSearch(sought);
  if (needle === '') return [...places];
  const hits = places.filter(({ name, tag }) => holds(name, needle) || normalizeForSearch(tag).startsWith(needle));
  return hits.sort((a, b) => Number(isSameNumber(b.tag, sought)) - Number(isSameNumber(a.tag, sought)));
}

/** The one place that `sought` means among those found: the only one, else the only one of exactly that tag or name. */
export function placeMeant(found: readonly Place[], sought: string): Place | null {
  const needle = normalizeForSearch(sought);
  if (needle === '') return null;
  const only = (places: readonly Place[]): Place | null => (places.length === 1 ? (places[0] ?? null) : null);
  return (
    only(found) ??
    only(found.filter(({ tag }) => isSameNumber(tag, sought))) ??
    only(found.filter(({ name }) => normalizeForSearch(name) === needle))
  );
}

/** The place that a destination names; undefined where nobody tells of it. */
export function placeOf(places: Record<DestinationKind, readonly Place[]>, { kind, id }: Destination): Place | undefined {
  return places[kind].find((place) => place.id === id);
}
