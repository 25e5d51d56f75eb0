import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ReadResult, Settings, SettingsStore } from '@/lib/settings';

/** What the page shows of the settings. */
export interface SettingsView {
  /** Null until they are read. */
  saved: ReadResult | null;
  /** Why the last change could not be saved, or null. */
  failure: string | null;
  /** @returns whether the change is saved */
  change(edit: (settings: Settings) => Settings): Promise<boolean>;
}

/** Follows the settings, whoever changes them: this page, the popup, another window or another device. */
export function useSettings(store: SettingsStore): SettingsView {
  const [saved, setSaved] = useState<ReadResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const end = new AbortController();
    const read = async () => {
      const result = await store.read();
      if (!end.signal.aborted) setSaved(result);
    };
    store.watch(() => void read(), end.signal);
    void read();
    return () => end.abort();
  }, [store]);

  const change = useCallback(
    async (edit: (settings: Settings) => Settings) => {
      try {
        const settings = await store.change(edit);
        setSaved({ settings, damaged: [] });
        setFailure(null);
        return true;
      } catch (error) {
        setFailure(error instanceof Error ? error.message : String(error));
        // A control that was pressed shows again what is saved.
        setSaved(await store.read());
        return false;
      }
    },
    [store],
  );
  return { saved, failure, change };
}
