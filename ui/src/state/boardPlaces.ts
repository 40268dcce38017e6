/** What a location has to choose from: its services, its counters, and people. */
import type { DestinationKind, DirectoryView, LocationBoard, ServiceCount } from '../generated/bindings';
import type { Place } from './destinations';

/** The services with what waits in them. */
export function boardServices({ services }: LocationBoard): ServiceCount[] {
  return services.map(({ id, tag, name, waiting, open, averageWaitS }) => ({ service: { id, tag, name }, waiting, open, averageWaitS }));
}

/** What the directory tells, of its counters only those of the location, as far as that tells any. */
export function boardDirectory({ counters }: LocationBoard, directory: DirectoryView | undefined): DirectoryView {
  const { desks, ...others } = directory ?? { desks: [], users: [], languages: [], devices: [] };
  if (counters.length === 0) return { desks, ...others };
  const known = new Map(desks.map((desk) => [desk.id, desk]));
  const here = counters.map(({ deskId, name, serviceIds }) => known.get(deskId) ?? { id: deskId, name, tag: '', serviceIds: serviceIds ?? [] });
  return { desks: here, ...others };
}

/** Every place of the location that a ticket can be sent to. */
export function boardPlaces(location: LocationBoard, directory: DirectoryView | undefined): Record<DestinationKind, Place[]> {
  const { desks, users } = boardDirectory(location, directory);
  const common = { load: null, here: false };
  return {
    service: boardServices(location).map((load) => ({ ...common, kind: 'service', load, ...load.service })),
    desk: desks.map(({ id, name, tag }) => ({ ...common, kind: 'desk', id, name, tag })),
    user: users.map(({ id, name }) => ({ ...common, kind: 'user', id, name, tag: '' })),
  };
}
