import { type ReadableAreas, type Stored, watchKeys } from './area';
import { covers } from './site';

/** Sites are spread over this many keys: `storage.sync` takes 8 kB an item, so they hold some 5,000 host names. */
const BUCKETS = 16;

/** @returns the keys that hold a list of sites */
export function keysOfList(list: string): string[] {
  return Array.from({ length: BUCKETS }, (_, i) => `settings.${list}.${i}`);
}

const DECIDES = /^(settings|private)\.(everywhere|mode|(off|only)-sites\.\w+)$/;

/**
 * Whether marks are on for a site: what `readSettings` and `isOn` say of the same content, for the scout, which every frame of
 * every page loads.
 *
 * @param site a page without a site (null) counts as off
 * @param stored the content of `storage.local`
 * @param changes in a private window: the content of `storage.session`
 */
export function isOnIn(site: string | null, stored: Stored, changes: Stored = {}): boolean {
  if (site === null) return false;
  const everywhere = [changes['private.everywhere'], stored['settings.everywhere'], true];
  const mode = [changes['private.mode'], stored['settings.mode'], ''];
  const isOnly = mode.find((one) => one === 'only' || one === 'everywhere') === 'only';
  const list = isOnly ? 'only-sites' : 'off-sites';
  const rulesIn = (sites: unknown) =>
    Array.isArray(sites) ? sites.filter((rule) => typeof rule === 'string' && covers(rule, site)) : [];
  const removed = rulesIn(changes[`private.${list}.removed`]);
  const isRuled =
    rulesIn(changes[`private.${list}.added`]).length > 0 ||
    keysOfList(list).some((key) => rulesIn(stored[key]).some((rule) => !removed.includes(rule)));
  return everywhere.find((one) => typeof one === 'boolean') === true && isRuled === isOnly;
}

/** Reads whether marks are on for a site. Never rejects: storage that cannot be read at all gives the defaults. */
export async function readIsOn(site: string | null, { local, session }: ReadableAreas): Promise<boolean> {
  const keys = [
    'settings.everywhere',
    'settings.mode',
    ...keysOfList('off-sites'),
    ...keysOfList('only-sites'),
  ];
  const stored = await Promise.all([local.get(keys), session?.get()]).catch(() => []);
  return isOnIn(site, stored[0] ?? {}, stored[1]);
}

/** Calls back after each change that may switch a site off or on, until the signal ends it. */
export function watchIsOn(areas: ReadableAreas, changed: () => void, signal: AbortSignal): void {
  watchKeys([areas.local, areas.session], (key) => DECIDES.test(key), changed, signal);
}
