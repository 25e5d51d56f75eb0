import type { NewRule } from './new-rule';
import { isOn, withSite } from './settings';
import type { SettingsStore } from './store';

export interface SiteEvents {
  /** Called at first, and when the reader has chosen otherwise: whether names are to be marked. */
  changed(isOn: boolean): void;
  /** Why the last change could not be saved; null where it was. */
  failed(reason: string | null): void;
}

/** @returns whether the choice is saved */
export type SetSite = (isOn: boolean) => Promise<boolean>;

/**
 * Follows what the reader has chosen for the site of a document, until the signal ends it.
 *
 * @returns switches marks off or on for the site
 */
export function followSite(
  site: string,
  { store, newRule }: { store: SettingsStore; newRule: NewRule },
  { changed, failed }: SiteEvents,
  signal: AbortSignal,
): SetSite {
  let known: boolean | null = null;

  async function check(): Promise<void> {
    const now = isOn((await store.read()).settings, site);
    if (signal.aborted || now === known) return;
    known = now;
    changed(now);
  }

  store.watch(() => void check(), signal);
  void check();
  return async (on) => {
    try {
      const rule = await newRule(site);
      await store.change((before) => ({
        ...withSite(before, rule, on),
        // The reader wants marks here, also where they were off everywhere.
        ...(on && { everywhere: true }),
      }));
      if (!signal.aborted) failed(null);
      return true;
    } catch (error) {
      if (!signal.aborted) failed(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
}
