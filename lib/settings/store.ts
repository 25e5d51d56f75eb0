import { DEFAULTS, type Settings } from './settings';
import { type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';

/** The part of `browser.storage.local` (or `.session`) that is used here. */
export interface StorageArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  onChanged: {
    addListener(listener: (changes: Record<string, unknown>) => void): void;
    removeListener(listener: (changes: Record<string, unknown>) => void): void;
  };
}

/** Damaged content is put aside under this prefix before it is overwritten, so that nothing is lost. */
const ASIDE_PREFIX = 'damaged.';

export interface SettingsStore {
  /** Never rejects: a store that cannot be read at all gives the defaults and says so in `damaged`. */
  read(): Promise<ReadResult>;
  /** @returns the settings as they are after the change; rejects when they cannot be written */
  change(edit: (settings: Settings) => Settings): Promise<Settings>;
  /** Calls back after each change by anyone, until the signal ends it. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/** @param area where the settings are kept */
export function createSettingsStore(area: StorageArea): SettingsStore {
  let queue: Promise<unknown> = Promise.resolve();

  async function read(): Promise<ReadResult> {
    try {
      return readSettings(await area.get([...STORED_KEYS]));
    } catch {
      return { settings: DEFAULTS, damaged: [...STORED_KEYS] };
    }
  }

  async function changeNow(edit: (settings: Settings) => Settings): Promise<Settings> {
    const stored = await area.get([...STORED_KEYS]);
    const { settings, damaged } = readSettings(stored);
    const aside = Object.fromEntries(damaged.map((key) => [ASIDE_PREFIX + key, stored[key]]));
    const edited = edit(settings);
    await area.set({ ...aside, ...changedItems(stored, storedForm(edited)) });
    return edited;
  }

  return {
    read,
    change(edit) {
      const done = queue.then(() => changeNow(edit));
      queue = done.catch(() => undefined);
      return done;
    },
    watch(changed, signal) {
      if (signal.aborted) return;
      const listener = (changes: Record<string, unknown>) => {
        if (STORED_KEYS.some((key) => key in changes)) changed();
      };
      area.onChanged.addListener(listener);
      signal.addEventListener('abort', () => {
        try {
          area.onChanged.removeListener(listener);
        } catch {
          // Chromium throws in a page that has outlived the extension: the event is gone, and its listeners with it.
        }
      });
    },
  };
}

/** Only what differs is written: in a private window the rest goes on as everywhere else. */
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
