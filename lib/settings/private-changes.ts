import type { Settings } from './settings';
import { readSites } from './stored';

/**
 * What the reader has changed in private windows. It lasts for the session and is never written to disk. It is kept apart from
 * the settings of ordinary windows, site by site: what was not changed in private windows follows those settings.
 */
export interface PrivateChanges {
  /** The switch for everywhere; undefined while it is as in ordinary windows. */
  everywhere: boolean | undefined;
  /** Rules that are there in private windows, whether or not ordinary windows have them. */
  added: readonly string[];
  /** Rules of ordinary windows that do not count in private ones. */
  removed: readonly string[];
}

const EVERYWHERE_KEY = 'private.everywhere';
const ADDED_KEY = 'private.added-rules';
const REMOVED_KEY = 'private.removed-rules';

export const PRIVATE_KEYS: readonly string[] = [EVERYWHERE_KEY, ADDED_KEY, REMOVED_KEY];

/** @param stored the content of `storage.session`; what is damaged there counts as unchanged */
export function readPrivateChanges(stored: Readonly<Record<string, unknown>>): PrivateChanges {
  const everywhere = stored[EVERYWHERE_KEY];
  return {
    everywhere: typeof everywhere === 'boolean' ? everywhere : undefined,
    added: readSites(stored[ADDED_KEY]).sites,
    removed: readSites(stored[REMOVED_KEY]).sites,
  };
}

/** @returns what `storage.session` is to hold for these changes */
export function storedPrivateChanges({
  everywhere,
  added,
  removed,
}: PrivateChanges): Record<string, unknown> {
  return {
    ...(everywhere !== undefined && { [EVERYWHERE_KEY]: everywhere }),
    [ADDED_KEY]: added,
    [REMOVED_KEY]: removed,
  };
}

/**
 * @param ordinary the settings of ordinary windows
 * @returns the settings of private windows
 */
export function withPrivateChanges(ordinary: Settings, changes: PrivateChanges): Settings {
  const remaining = ordinary.offSites.filter((rule) => !changes.removed.includes(rule));
  return {
    everywhere: changes.everywhere ?? ordinary.everywhere,
    offSites: [...new Set([...remaining, ...changes.added])].sort(),
  };
}

/**
 * @param before the settings of private windows with `changes`
 * @param after the same settings when the reader has changed something
 * @returns the changes that lead to `after`
 */
export function addPrivateChange(changes: PrivateChanges, before: Settings, after: Settings): PrivateChanges {
  const added = after.offSites.filter((rule) => !before.offSites.includes(rule));
  const removed = before.offSites.filter((rule) => !after.offSites.includes(rule));
  return {
    everywhere: after.everywhere === before.everywhere ? changes.everywhere : after.everywhere,
    added: [...changes.added.filter((rule) => !removed.includes(rule)), ...added],
    removed: [...changes.removed.filter((rule) => !added.includes(rule)), ...removed],
  };
}
