import { isOn, type NewRule, type SettingsStore, withSite } from '@/lib/settings';

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
 * @param site null for a document that has none: it is marked
 * @returns switches marks off or on for the site
 */
export function followSite(
  site: string | null,
  { store, newRule }: { store: SettingsStore; newRule: NewRule },
  { changed, failed }: SiteEvents,
  signal: AbortSignal,
): SetSite {
  let known: boolean | null = null;

  async function check(): Promise<void> {
    const now = site === null || isOn((await store.read()).settings, site);
    if (signal.aborted || now === known) return;
    known = now;
    changed(now);
  }

  store.watch(() => void check(), signal);
  void check();
  return async (on) => {
    if (site === null) return false;
    try {
      const rule = await newRule(site);
      await store.change((before) => ({
        ...withSite(before, rule, on),
        // The reader wants marks here, also where they were off everywhere.
        ...(on && { everywhere: true }),
      }));
      failed(null);
      return true;
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
}
