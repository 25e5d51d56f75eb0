import * as v from 'valibot';
import { FIELDS, type FieldName, firstValid, keysOfList, type Settings } from './in-page';
import { FIELD_NAMES, isChoice, settingsOf } from './settings';

/** A list of sites holds no more: so many fit into the items of `storage.sync`. */
export const MAX_SITES = 5_000;

/** What a rule names: a host name, or `LOCAL_FILES`. */
export const SiteSchema = v.pipe(v.string(), v.regex(/^[^\s/@?#]{1,253}$/));

/** @returns the keys of storage that hold a field */
export function keysOf(name: FieldName): string[] {
  const field = FIELDS[name];
  return 'list' in field ? keysOfList(field.list) : [`settings.${name}`];
}

export const STORED_KEYS: readonly string[] = FIELD_NAMES.flatMap(keysOf);

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
  const settings = settingsOf((name) => {
    if (isChoice(name)) {
      const [key = ''] = keysOf(name);
      const value = firstValid<unknown>(FIELDS[name], [stored[key]]);
      if (stored[key] !== undefined && stored[key] !== value) damaged.push(key);
      return value;
    }
    const lists = keysOf(name).map((key) => {
      if (stored[key] === undefined) return [];
      const { sites, isDamaged } = readSites(stored[key]);
      if (isDamaged) damaged.push(key);
      return sites;
    });
    return [...new Set(lists.flat())].sort();
  });
  return { settings, damaged };
}

/** @returns the sites in a stored list, and whether anything else was there instead of one or of the whole list */
export function readSites(value: unknown): { sites: string[]; isDamaged: boolean } {
  if (!Array.isArray(value)) return { sites: [], isDamaged: true };
  const sites = value.filter((site) => v.is(SiteSchema, site));
  return { sites, isDamaged: sites.length < value.length };
}

/** @returns what storage is to hold for these settings, with every key of `STORED_KEYS` */
export function storedForm(settings: Settings): Record<string, unknown> {
  return Object.fromEntries(
    FIELD_NAMES.flatMap((name): [string, unknown][] => {
      const keys = keysOf(name);
      if (isChoice(name)) return keys.map((key) => [key, settings[name]]);
      const buckets = keys.map((): string[] => []);
      for (const site of settings[name]) buckets[bucketOf(site, keys.length)]?.push(site);
      return keys.map((key, i) => [key, buckets[i]]);
    }),
  );
}

/** @returns in which of so many buckets a site is stored */
export function bucketOf(site: string, buckets: number): number {
  let hash = 0;
  for (let i = 0; i < site.length; i++) hash = (hash * 31 + site.charCodeAt(i)) >>> 0;
  return hash % buckets;
}
