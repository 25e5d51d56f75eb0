import { type ReadableArea, type Settings, watchKeys } from './in-page';
import {
  addPrivateChange,
  PRIVATE_KEYS,
  readPrivateChanges,
  storedPrivateChanges,
  withPrivateChanges,
} from './private-changes';
import { DEFAULTS } from './settings';
import { type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';
import { assertNotOfNewerVersion, VERSION_KEY } from './version';

export interface StorageArea extends ReadableArea {
  set(items: Record<string, unknown>): Promise<void>;
}

/** Where the settings are kept. */
export interface Areas {
  local: StorageArea;
  /** In a private window: where the changes are that were made in private windows. */
  session?: StorageArea;
}

/** Damaged content is copied to this prefix before it is overwritten, so that nothing is lost. */
const DAMAGED_PREFIX = 'damaged.';

export interface SettingsStore {
  /** Never rejects: storage that cannot be read at all gives the defaults and is reported in `damaged`. */
  read(): Promise<ReadResult>;
  /** Calls back after each change by anyone, until the signal ends it. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** @returns the settings after the change; rejects when they cannot be written, or a newer version has written them */
  change(edit: (settings: Settings) => Settings): Promise<Settings>;
}

/** Runs one change after the other, over all processes of the extension. */
export type Lock = <Result>(change: () => Promise<Result>) => Promise<Result>;

/** @param locks `navigator.locks` of the background or an extension page, which have one origin and so the same locks */
export function settingsLock(locks: Pick<LockManager, 'request'>): Lock {
  return async (change) => locks.request('settings', change);
}

/**
 * Reads and changes the settings.
 *
 * @param lock the same one for all stores of the extension: without it, of two changes at once one can be lost
 */
export function createSettingsStore(areas: Areas, lock: Lock): SettingsStore {
  const { local, session } = areas;
  const changeNow = session
    ? (edit: Edit) => changePrivately({ local, session }, edit)
    : (edit: Edit) => changeOrdinarily(local, edit);
  return {
    async read() {
      try {
        const [stored, changed] = await Promise.all([
          local.get([...STORED_KEYS]),
          session?.get([...PRIVATE_KEYS]),
        ]);
        const result = readSettings(stored);
        if (!changed) return result;
        return { ...result, settings: withPrivateChanges(result.settings, readPrivateChanges(changed)) };
      } catch {
        return { settings: DEFAULTS, damaged: [...STORED_KEYS] };
      }
    },
    watch(changed, signal) {
      const isSetting = (key: string) => STORED_KEYS.includes(key) || PRIVATE_KEYS.includes(key);
      watchKeys([local, session], isSetting, changed, signal);
    },
    change: (edit) => lock(() => changeNow(edit)),
  };
}

type Edit = (settings: Settings) => Settings;

async function changeOrdinarily(local: StorageArea, edit: Edit): Promise<Settings> {
  const stored = await local.get([...STORED_KEYS, VERSION_KEY]);
  assertNotOfNewerVersion(stored);
  const { settings, damaged } = readSettings(stored);
  const copies = Object.fromEntries(damaged.map((key) => [DAMAGED_PREFIX + key, stored[key]]));
  const edited = edit(settings);
  await local.set({ ...copies, ...changedItems(stored, storedForm(edited)) });
  return edited;
}

async function changePrivately({ local, session }: Required<Areas>, edit: Edit): Promise<Settings> {
  const [stored, changed] = await Promise.all([local.get([...STORED_KEYS]), session.get([...PRIVATE_KEYS])]);
  const changes = readPrivateChanges(changed);
  const before = withPrivateChanges(readSettings(stored).settings, changes);
  const after = edit(before);
  await session.set(changedItems(changed, storedPrivateChanges(addPrivateChange(changes, before, after))));
  return after;
}

/**
 * Only what differs is written, so that other contexts get events only for what has changed; and no default where nothing is
 * stored, so that a later version may have a better one.
 */
export function changedItems(
  stored: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const defaults = storedForm(DEFAULTS);
  const changed = Object.entries(wanted).filter(([key, value]) => {
    const ofNothing = defaults[key] ?? (Array.isArray(value) ? [] : undefined);
    const before = key in stored ? stored[key] : ofNothing;
    return JSON.stringify(before) !== JSON.stringify(value);
  });
  return Object.fromEntries(changed);
}
