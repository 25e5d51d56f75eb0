import type { FieldName, Settings } from '../in-page';
import { DEFAULTS, isChoice, isValueOf, SHARED_FIELDS, settingsOf } from '../settings';

/** What is known of one field, or of one site in one list, and since when. */
export interface Item {
  /** The value of a field; of a site, whether it is in the list: a site that was removed is remembered as removed. */
  readonly value: unknown;
  /** Seconds since 1970. */
  readonly time: number;
}

/** Items by the name of their field, with the site behind it where the field is a list: "offSites example.com". */
export type Items = ReadonlyMap<string, Item>;

/** A device that has been off for longer than this may bring back a site that was removed elsewhere. Seconds. */
const MAX_MEMORY = 400 * 24 * 60 * 60;

/** @returns the key of a site in a list */
export function siteKey(list: FieldName, site: string): string {
  return `${list} ${site}`;
}

/**
 * What this device knows: what it knew at the last syncing, and what its reader has changed since.
 *
 * @param base what it knew; null where it has not synced before
 * @param now seconds since 1970
 */
export function itemsNow(settings: Settings, base: Items | null, now: number): Items {
  const items = new Map(base);
  const stamp = (key: string, value: unknown, time: number) => {
    const before = base?.get(key);
    if (before?.value !== value)
      items.set(key, { value, time: before ? Math.max(time, before.time + 1) : time });
  };
  for (const name of SHARED_FIELDS) {
    if (isChoice(name)) {
      const isUntouched = !base?.has(name) && settings[name] === DEFAULTS[name];
      if (!isUntouched) stamp(name, settings[name], now);
      continue;
    }
    const sites = new Set(settings[name]);
    for (const site of sites) stamp(siteKey(name, site), true, now);
    for (const [key, { value }] of base ?? []) {
      const [list, site = ''] = key.split(' ');
      if (list === name && value === true && !sites.has(site)) stamp(key, false, now);
    }
  }
  return items;
}

/** @returns for each item the newer of what two devices know; the same whichever device merges */
export function mergeItems(one: Items, other: Items): Items {
  const merged = new Map(one);
  for (const [key, item] of other) {
    const known = merged.get(key);
    if (!known || isNewer(item, known)) merged.set(key, item);
  }
  return merged;
}

/** Of two changes in the same second the one counts that keeps a site; of fields, one that all devices choose alike. */
function isNewer(one: Item, other: Item): boolean {
  if (one.time !== other.time) return one.time > other.time;
  return JSON.stringify(one.value) > JSON.stringify(other.value);
}

/**
 * @param here what this device knows
 * @param there what the devices share
 * @returns what this device brings when it joins: all its sites, so that none is lost; of its fields, those that no device has set
 */
export function itemsOfNewDevice(here: Items, there: Items): Items {
  return new Map([...here].filter(([key]) => isSite(key) || !there.has(key)));
}

/** @returns the items without removals that no device need remember: those of long ago, and of sites that were never shared */
export function withoutNeedlessRemovals(items: Items, there: Items, now: number): Items {
  const isNeeded = (key: string, { value, time }: Item) =>
    !isSite(key) || value !== false || (there.has(key) && now - time < MAX_MEMORY);
  return new Map([...items].filter(([key, item]) => isNeeded(key, item)));
}

function isSite(key: string): boolean {
  return key.includes(' ');
}

/** @returns the settings that these items say; what they do not say is as it is on this device */
export function settingsFrom(items: Items, here: Settings): Settings {
  return settingsOf((name) => {
    if (isChoice(name)) {
      const item = SHARED_FIELDS.includes(name) ? items.get(name) : undefined;
      return item && isValueOf(name, item.value) ? item.value : here[name];
    }
    const sites = [...items].flatMap(([key, { value }]) => {
      const [list, site = ''] = key.split(' ');
      return list === name && value === true ? [site] : [];
    });
    return sites.sort();
  });
}
