/** Issuing tickets in a whole location: stopped with one press before it closes, and resumed where it was stopped from here. */
import type { BoardAct, ErrorView, LocationBoard } from '../generated/bindings';
import { keyOf } from './boardMirror.svelte';

function key({ server, id }: LocationBoard): string {
  return keyOf({ server, locationId: id });
}

/** Stops and resumes it. What is open and what is not, the board says. */
export class Issuing {
  /** Ids of the services that were stopped from here, by location. */
  #stopped = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());

  constructor(private readonly act: (act: BoardAct, server: number) => Promise<ErrorView | null>) {}

  /** Ids of the services of a location that were stopped from here and still are. */
  stopped(location: LocationBoard): readonly string[] {
    const here = this.#stopped.get(key(location)) ?? [];
    return here.filter((id) => location.services.some((one) => one.id === id && !one.open));
  }

  /** Stops it in every service that is open. The first error ends it: the line, or the role, is the same for all. */
  async stop(location: LocationBoard): Promise<ErrorView | null> {
    const open = location.services.filter((one) => one.open).map((one) => one.id);
    // Kept before it is known: what was not stopped is still open.
    this.#stopped = new Map(this.#stopped).set(key(location), [...new Set([...this.stopped(location), ...open])]);
    return this.#each(location, open, false);
  }

  /** Resumes it where it was stopped from here. */
  async resume(location: LocationBoard): Promise<ErrorView | null> {
    return this.#each(location, this.stopped(location), true);
  }

  async #each(location: LocationBoard, ids: readonly string[], open: boolean): Promise<ErrorView | null> {
    for (const serviceId of ids) {
      const name = location.services.find((one) => one.id === serviceId)?.name ?? serviceId;
      const error = await this.act({ act: 'service', serviceId, name, open }, location.server);
      if (error) return error;
    }
    return null;
  }
}
