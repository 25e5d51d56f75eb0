import {
  addPrivateChange,
  PRIVATE_KEYS,
  readPrivateChanges,
  storedPrivateChanges,
  withPrivateChanges,
} from './private-changes';
import { DEFAULTS, type Settings } from './settings';
import { type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';

type ChangeListener = (changes: Record<string, unknown>) => void;

/** The part of `browser.storage.local` (or `.session`) that reading takes. */
export interface ReadableArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  onChanged: {
    addListener(listener: ChangeListener): void;
    removeListener(listener: ChangeListener): void;
  };
}

export interface StorageArea extends ReadableArea {
  set(items: Record<string, unknown>): Promise<void>;
}

/** Where the settings are kept. */
export interface Areas<Area extends ReadableArea = StorageArea> {
  local: Area;
  /** In a private window: where the changes are that were made in private windows. */
  session?: Area;
}

/** Damaged content is copied to this prefix before it is overwritten, so that nothing is lost. */
const DAMAGED_PREFIX = 'damaged.';

export interface SettingsReader {
  /** Never rejects: storage that cannot be read at all gives the defaults and is reported in `damaged`. */
  read(): Promise<ReadResult>;
  /** Calls back after each change by anyone, until the signal ends it. */
  watch(changed: () => void, signal: AbortSignal): void;
}

export interface SettingsStore extends SettingsReader {
  /** @returns the settings after the change; rejects when they cannot be written */
  change(edit: (settings: Settings) => Settings): Promise<Settings>;
}

/** Runs one change after the other, over all processes of the extension. */
export type Lock = <Result>(change: () => Promise<Result>) => Promise<Result>;

/** @param locks `navigator.locks` of the background or an extension page, which have one origin and so the same locks */
export function settingsLock(locks: Pick<LockManager, 'request'>): Lock {
  return async (change) => locks.request('settings', change);
}

/** Reads the settings, where they are not changed: in content scripts. */
export function createSettingsReader({ local, session }: Areas<ReadableArea>): SettingsReader {
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
      watchKeys(local, STORED_KEYS, changed, signal);
      if (session) watchKeys(session, PRIVATE_KEYS, changed, signal);
    },
  };
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
    ...createSettingsReader(areas),
    change: (edit) => lock(() => changeNow(edit)),
  };
}

type Edit = (settings: Settings) => Settings;

async function changeOrdinarily(local: StorageArea, edit: Edit): Promise<Settings> {
  const stored = await local.get([...STORED_KEYS]);
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

function watchKeys(
  area: ReadableArea,
  keys: readonly string[],
  changed: () => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const listener = (changes: Record<string, unknown>) => {
    if (keys.some((key) => key in changes)) changed();
  };
  area.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    try {
      area.onChanged.removeListener(listener);
    } catch {
      // The event is gone, and its listeners with it: BROWSER-BUGS.md#content-scripts-outlive-extension
    }
  });
}

/** Only what differs is written, so that other contexts get events only for what has changed. */
function changedItems(
  stored: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = Object.entries(wanted).filter(([key, value]) => {
    const isEmptyList = Array.isArray(value) && value.length === 0;
    return (
      JSON.stringify(stored[key]) !== JSON.stringify(value) && !(isEmptyList && stored[key] === undefined)
    );
  });
  return Object.fromEntries(changed);
}
