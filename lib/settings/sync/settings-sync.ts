import type { ReadableArea, Stored } from '../in-page';
import { changedItems, type Lock, type StorageArea } from '../store';
import { readSettings, STORED_KEYS, storedForm } from '../stored';
import { isOfNewerVersion, VERSION_KEY } from '../version';
import { itemsNow, itemsOfNewDevice, mergeItems, settingsFrom, withoutNeedlessRemovals } from './items';
import { readItems, SYNC_KEYS, storedItems } from './stored-items';

/** In `storage.local`: what this device knew at its last syncing. */
const BASE_KEY = 'sync.base';
/** In `storage.local`: why the last syncing has not reached the other devices. */
const PROBLEM_KEY = 'sync.problem';

/** The browser's sync has no room for all, or could not be reached. */
export type SyncProblem = 'full' | 'failed';

export interface SyncArea extends StorageArea {
  remove(keys: string[]): Promise<void>;
}

export interface SyncOptions {
  local: SyncArea;
  /** `browser.storage.sync` */
  sync: SyncArea;
  /** The same one as that of all stores. */
  lock: Lock;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Keeps the settings in step with the reader's other devices, through `storage.sync`, where the reader has turned that on. Each
 * device merges what it finds there with what it has: of two changes of one thing the later one counts, and nothing else is
 * touched. What finds no room there stays on this device.
 *
 * @returns syncs once; never rejects
 */
export function createSettingsSync({ local, sync, lock, now }: SyncOptions): () => Promise<void> {
  async function merge(stored: Stored): Promise<SyncProblem | null> {
    const { settings } = readSettings(stored);
    const seconds = Math.floor(now() / 1000);
    const base = stored[BASE_KEY];
    const known = typeof base === 'object' && base !== null ? readItems(base as Stored) : null;
    const remote = await sync.get([...SYNC_KEYS]);
    const there = readItems(remote);
    const here = itemsNow(settings, known, seconds);
    const all = mergeItems(known ? here : itemsOfNewDevice(here, there), there);
    const merged = withoutNeedlessRemovals(all, there, seconds);
    const after = storedForm(settingsFrom(merged, settings));
    const items = storedItems(merged, remote);
    await local.set({ ...changedItems(stored, after), [BASE_KEY]: items });
    const changed = Object.entries(items).filter(([key, value]) => {
      const isEmpty = remote[key] === undefined && Object.keys(Object(value)).length === 0;
      return !isEmpty && JSON.stringify(remote[key]) !== JSON.stringify(value);
    });
    if (changed.length > 0) await sync.set(Object.fromEntries(changed));
    return null;
  }

  /** What was there for the other devices goes: those that still sync put their own there again. */
  async function end(): Promise<void> {
    await sync.remove([...SYNC_KEYS]).catch(() => undefined);
    await local.remove([BASE_KEY, PROBLEM_KEY]);
  }

  async function run(): Promise<void> {
    const stored = await local.get([...STORED_KEYS, VERSION_KEY, BASE_KEY, PROBLEM_KEY]);
    if (isOfNewerVersion(stored)) return;
    if (!readSettings(stored).settings.sync) {
      if (stored[BASE_KEY] !== undefined || stored[PROBLEM_KEY] !== undefined) await end();
      return;
    }
    const problem = await merge(stored).catch((error) => (/quota/i.test(String(error)) ? 'full' : 'failed'));
    if (problem === (stored[PROBLEM_KEY] ?? null)) return;
    if (problem === null) await local.remove([PROBLEM_KEY]);
    else await local.set({ [PROBLEM_KEY]: problem });
  }

  return () => lock(run).catch(() => undefined);
}

/**
 * Calls back with why the last syncing has not reached the other devices, and after each change of that, until the signal ends it.
 */
export function watchSyncProblem(
  local: ReadableArea,
  show: (problem: SyncProblem | null) => void,
  signal: AbortSignal,
): void {
  const read = async () => {
    const { [PROBLEM_KEY]: problem } = await local.get([PROBLEM_KEY]);
    if (!signal.aborted) show(problem === 'full' || problem === 'failed' ? problem : null);
  };
  const listener = (changes: Stored) => void (PROBLEM_KEY in changes && read());
  local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => local.onChanged.removeListener(listener));
  void read();
}

/** Whether a change in `storage.local` is one that the other devices may have to know. */
export function isSyncedChange(changes: Stored): boolean {
  return STORED_KEYS.some((key) => key in changes);
}
