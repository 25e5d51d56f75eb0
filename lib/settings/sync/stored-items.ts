import * as v from 'valibot';
import type { Stored } from '../in-page';
import { isChoice, isValueOf, SHARED_FIELDS } from '../settings';
import { bucketOf, keysOf, SiteSchema } from '../stored';
import { type Item, type Items, siteKey } from './items';

const FIELDS_KEY = 'sync.fields';

/** Where a list of sites is stored: as many keys as in `storage.local`, since `storage.sync` takes 8 kB an item. */
const LISTS = SHARED_FIELDS.filter((name) => !isChoice(name)).map((name) => ({
  name,
  keys: keysOf(name).map((key) => key.replace(/^settings/, 'sync')),
}));

/** All keys of `storage.sync`. */
export const SYNC_KEYS: readonly string[] = [FIELDS_KEY, ...LISTS.flatMap(({ keys }) => keys)];

const TimeSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e11));
const FieldsSchema = v.record(v.string(), v.unknown());
const FieldSchema = v.tuple([v.unknown(), TimeSchema]);
/** The time of a removal is negative. */
const SiteTimeSchema = v.tuple([
  SiteSchema,
  v.pipe(v.number(), v.integer(), v.minValue(-1e11), v.maxValue(1e11)),
]);

/** Reads items, entry by entry: what is damaged, or of another version, is left out. */
export function readItems(stored: Stored): Items {
  const items = new Map<string, Item>();
  const fields = stored[FIELDS_KEY];
  if (v.is(FieldsSchema, fields)) {
    for (const name of SHARED_FIELDS.filter(isChoice)) {
      const field = fields[name];
      if (!v.is(FieldSchema, field)) continue;
      const [value, time] = field;
      if (isValueOf(name, value)) items.set(name, { value, time });
    }
  }
  for (const { name, keys } of LISTS) {
    for (const list of keys.map((key) => stored[key])) {
      if (!Array.isArray(list)) continue;
      for (const entry of list) {
        if (!v.is(SiteTimeSchema, entry)) continue;
        const [site, time] = entry;
        items.set(siteKey(name, site), { value: time > 0, time: Math.abs(time) });
      }
    }
  }
  return items;
}

/**
 * @param before what is stored now: fields that only another version knows are kept
 * @returns what is to be stored for these items, with every key of `SYNC_KEYS`
 */
export function storedItems(items: Items, before: Stored): Record<string, unknown> {
  const known = before[FIELDS_KEY];
  const fields: Record<string, unknown> = v.is(FieldsSchema, known) ? { ...known } : {};
  const stored: Record<string, unknown> = {};
  const lists = new Map(LISTS.map(({ name, keys }) => [name as string, keys]));
  for (const key of [...lists.values()].flat()) stored[key] = [];
  for (const [key, { value, time }] of [...items].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [name = '', site] = key.split(' ');
    const keys = lists.get(name);
    if (site === undefined || !keys) fields[name] = [value, time];
    else (stored[keys[bucketOf(site, keys.length)] ?? ''] as unknown[]).push([site, value ? time : -time]);
  }
  return { [FIELDS_KEY]: fields, ...stored };
}
