import { inject, vi } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** See browsers/time-scale.ts. */
    timeScale: number;
  }
}

/** Vitest's own limit is one second, which a busy machine needs for a few frames. */
const DEFAULT_TIMEOUT_MS = typeof document === 'undefined' ? 1000 : 5000;

/** Files that share a process share `vi` too, and run this once each. */
const SCALED = Symbol.for('breast-cancer-drug-glossary.scaled-wait-limits');
const limits = vi as typeof vi & { [SCALED]?: true };

/** Vitest has no way to scale the limits of all `vi.waitFor`, so it is replaced before the tests. */
if (!limits[SCALED]) {
  const { waitFor } = vi;
  limits[SCALED] = true;
  limits.waitFor = (callback, options) => {
    const given = typeof options === 'number' ? { timeout: options } : options;
    const timeout = (given?.timeout ?? DEFAULT_TIMEOUT_MS) * inject('timeScale');
    return waitFor(callback, { ...given, timeout });
  };
}
