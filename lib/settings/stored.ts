import { DEFAULTS, type Settings } from './settings';

const EVERYWHERE_KEY = 'settings.everywhere';
const BUCKET_PREFIX = 'settings.off-sites.';
/** `storage.sync` takes 8 kB an item: sixteen buckets hold some 5,000 host names. */
const BUCKETS = 16;

export const STORED_KEYS: readonly string[] = [
  EVERYWHERE_KEY,
  ...Array.from({ length: BUCKETS }, (_, i) => BUCKET_PREFIX + i),
];

/** A host name, or `LOCAL_FILES`. Without a schema library, because every frame of every page reads the settings. */
const SITE = /^[^\s/@?#]{1,253}$/;

export interface ReadResult {
  settings: Settings;
  /** Keys whose content could not be read, or only in part. */
  damaged: string[];
}

/**
 * Reads what storage holds. What is damaged falls back to the default, entry by entry; the rest is kept.
 *
 * @param stored the content of storage, from anywhere
 */
export function readSettings(stored: Readonly<Record<string, unknown>>): ReadResult {
  const damaged: string[] = [];
  let everywhere = DEFAULTS.everywhere;
  const offSites = new Set<string>();
  for (const key of STORED_KEYS) {
    const value = stored[key];
    if (value === undefined) continue;
    if (key === EVERYWHERE_KEY) {
      if (typeof value === 'boolean') everywhere = value;
      else damaged.push(key);
      continue;
    }
    const { sites, isDamaged } = readSites(value);
    if (isDamaged) damaged.push(key);
    for (const site of sites) offSites.add(site);
  }
  return { settings: { everywhere, offSites: [...offSites].sort() }, damaged };
}

/** @returns the sites in a stored list, and whether anything else was there instead of one or of the whole list */
export function readSites(value: unknown): { sites: string[]; isDamaged: boolean } {
  if (!Array.isArray(value)) return { sites: [], isDamaged: true };
  const sites = value.filter((site) => typeof site === 'string' && SITE.test(site));
  return { sites, isDamaged: sites.length < value.length };
}

/** @returns what storage is to hold for these settings, with every key of `STORED_KEYS` */
export function storedForm(settings: Settings): Record<string, unknown> {
  const buckets: string[][] = Array.from({ length: BUCKETS }, () => []);
  for (const site of settings.offSites) buckets[bucketOf(site)]?.push(site);
  return {
    [EVERYWHERE_KEY]: settings.everywhere,
    ...Object.fromEntries(buckets.map((sites, i) => [BUCKET_PREFIX + i, sites])),
  };
}

function bucketOf(site: string): number {
  let hash = 0;
  for (let i = 0; i < site.length; i++) hash = (hash * 31 + site.charCodeAt(i)) >>> 0;
  return hash % BUCKETS;
}
