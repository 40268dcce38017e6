/**
 * What stands in a page's address. Everything is set there and on the server: the pages have no dialog of settings.
 *
 * The fragment never reaches the server. `key` is taken out of it and kept in the browser, so that nobody reads it off a
 * screen; the other settings stay, so that a reload keeps them.
 */

/** How a page is to be. */
export interface Settings {
  readonly theme: 'light' | 'dark' | 'auto';
  /** Whether calls are spoken. */
  readonly voice: boolean;
  /** How loud, from 0 to 1. */
  readonly volume: number;
  /** Whether the browser prints the slips (kiosk printing). */
  readonly browserPrints: boolean;
}

/** The part of the browser's window that is needed. */
export interface Browser {
  readonly location: Pick<Location, 'pathname' | 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

const KEY = /^cpd_[\w-]{1,64}$/u;

/** The settings in a fragment. */
export function settingsOf(hash: string): Settings {
  const given = new URLSearchParams(hash.replace(/^#/u, ''));
  const theme = given.get('theme');
  const volume = Number(given.get('volume') ?? Number.NaN);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    voice: given.get('voice') !== 'off',
    volume: Number.isFinite(volume) ? Math.min(100, Math.max(0, volume)) / 100 : 1,
    browserPrints: given.get('print') === 'browser',
  };
}

/** This page's storage; null where the browser keeps nothing. */
export function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * The device key: from the address, where a new one stands there, otherwise as it was kept. Each page of an origin has its
 * own, by its path. Where nothing can be kept it stays in the address.
 */
export function deviceKey({ location, history, storage: kept }: Browser): string | null {
  const name = `callpad-hall-key:${location.pathname}`;
  const given = new URLSearchParams(location.hash.replace(/^#/u, ''));
  const key = given.get('key');
  try {
    if (key === null || !KEY.test(key)) return kept?.getItem(name) ?? null;
    if (kept) {
      kept.setItem(name, key);
      given.delete('key');
      const rest = given.toString();
      history.replaceState(null, '', location.pathname + (rest === '' ? '' : `#${rest}`));
    }
  } catch {
    // Nothing can be kept: the address keeps it.
  }
  return key;
}

/** The page's browser. */
export function browser(): Browser {
  return { location: window.location, history: window.history, storage: storage() };
}

/** The parts of the path: `/kiosk/lisbon/tablet-1` gives `lisbon` and `tablet-1`. */
export function pathParts(pathname: string): string[] {
  return pathname
    .split('/')
    .slice(2)
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

/** The command that makes a device key. */
export function addCommand(kind: 'screen' | 'kiosk', location: string, id: string): string {
  return `callpad-server device add --data FOLDER ${id} --kind ${kind} --name "${id}" --location ${location}`;
}
