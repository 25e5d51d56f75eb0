type ChangeListener = (changes: Record<string, unknown>) => void;

/** The part of `browser.storage.local` (or `.session`) that reading takes. */
export interface ReadableArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  onChanged: {
    addListener(listener: ChangeListener): void;
    removeListener(listener: ChangeListener): void;
  };
}

/** What an area holds, by key. It may be damaged. */
export type Stored = Readonly<Record<string, unknown>>;

/** The changes that were made in private windows, as one of those windows reads them. */
export interface SessionArea extends Pick<ReadableArea, 'onChanged'> {
  /** @returns all of them, and nothing else */
  get(): Promise<Stored>;
}

/** Where the settings are read from. */
export interface ReadableAreas {
  local: ReadableArea;
  /** In a private window only. */
  session?: SessionArea;
}

/** Calls back when a key that is wanted has changed in one of the areas, until the signal ends it. */
export function watchKeys(
  areas: readonly (Pick<ReadableArea, 'onChanged'> | undefined)[],
  isWanted: (key: string) => boolean,
  changed: () => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  for (const area of areas) {
    const listener = (changes: Record<string, unknown>) => {
      if (Object.keys(changes).some(isWanted)) changed();
    };
    area?.onChanged.addListener(listener);
    signal.addEventListener('abort', () => {
      try {
        area?.onChanged.removeListener(listener);
      } catch {
        // The event is gone, and its listeners with it: BROWSER-BUGS.md#content-scripts-outlive-extension
      }
    });
  }
}
