import { FIELDS, type FieldName, type ListName, type Settings, type Stored } from './in-page';
import { FIELD_NAMES, isChoice, isValueOf, settingsOf } from './settings';
import { readSites } from './stored';

/**
 * What the reader has changed in private windows. It lasts for the session and is never written to disk. It is kept apart from
 * the settings of ordinary windows, field by field and site by site: what was not changed in private windows follows those
 * settings.
 */
export interface PrivateChanges {
  /** The fields of one value that are another one than in ordinary windows. */
  readonly chosen: Partial<Record<FieldName, unknown>>;
  readonly sites: Partial<Record<ListName, SiteChanges>>;
}

interface SiteChanges {
  /** Rules that are there in private windows, whether or not ordinary windows have them. */
  readonly added: readonly string[];
  /** Rules of ordinary windows that do not count in private ones. */
  readonly removed: readonly string[];
}

const NO_CHANGES: SiteChanges = { added: [], removed: [] };

/** @returns the key of a field of one value; or the keys of a list of sites, that of the added ones first */
function privateKeysOf(name: FieldName): string[] {
  const field = FIELDS[name];
  return 'list' in field
    ? [`private.${field.list}.added`, `private.${field.list}.removed`]
    : [`private.${name}`];
}

export const PRIVATE_KEYS: readonly string[] = FIELD_NAMES.flatMap(privateKeysOf);

/** @param stored the content of `storage.session`; what is damaged there counts as unchanged */
export function readPrivateChanges(stored: Stored): PrivateChanges {
  const chosen: PrivateChanges['chosen'] = {};
  const sites: Partial<Record<ListName, SiteChanges>> = {};
  for (const name of FIELD_NAMES) {
    const [key = '', removedKey = ''] = privateKeysOf(name);
    if (isChoice(name)) {
      if (isValueOf(name, stored[key])) chosen[name] = stored[key];
    } else {
      sites[name] = { added: readSites(stored[key]).sites, removed: readSites(stored[removedKey]).sites };
    }
  }
  return { chosen, sites };
}

/** @returns what `storage.session` is to hold for these changes */
export function storedPrivateChanges({ chosen, sites }: PrivateChanges): Record<string, unknown> {
  return Object.fromEntries(
    FIELD_NAMES.flatMap((name): [string, unknown][] => {
      const [key = '', removedKey = ''] = privateKeysOf(name);
      if (isChoice(name)) return name in chosen ? [[key, chosen[name]]] : [];
      const { added, removed } = sites[name] ?? NO_CHANGES;
      return [
        [key, added],
        [removedKey, removed],
      ];
    }),
  );
}

/**
 * @param ordinary the settings of ordinary windows
 * @returns the settings of private windows
 */
export function withPrivateChanges(ordinary: Settings, { chosen, sites }: PrivateChanges): Settings {
  return settingsOf((name) => {
    if (isChoice(name)) return chosen[name] ?? ordinary[name];
    const { added, removed } = sites[name] ?? NO_CHANGES;
    const remaining = ordinary[name].filter((rule) => !removed.includes(rule));
    return [...new Set([...remaining, ...added])].sort();
  });
}

/**
 * @param before the settings of private windows with `changes`
 * @param after the same settings when the reader has changed something
 * @returns the changes that lead to `after`
 */
export function addPrivateChange(changes: PrivateChanges, before: Settings, after: Settings): PrivateChanges {
  const chosen = { ...changes.chosen };
  const sites = { ...changes.sites };
  for (const name of FIELD_NAMES) {
    if (isChoice(name)) {
      if (after[name] !== before[name]) chosen[name] = after[name];
      continue;
    }
    const added = after[name].filter((rule) => !before[name].includes(rule));
    const removed = before[name].filter((rule) => !after[name].includes(rule));
    const earlier = changes.sites[name] ?? NO_CHANGES;
    sites[name] = {
      added: [...earlier.added.filter((rule) => !removed.includes(rule)), ...added],
      removed: [...earlier.removed.filter((rule) => !added.includes(rule)), ...removed],
    };
  }
  return { chosen, sites };
}
