import { inject, vi } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** See tests/tools/browsers/time-scale.ts. */
    timeScale: number;
  }
}

/** Vitest's own limit is one second, which a busy machine needs for a few frames. */
const DEFAULT_TIMEOUT_MS = 5000;

const { waitFor } = vi;

/** Vitest has no way to scale the limits of all `vi.waitFor`, so it is replaced before each file. */
vi.waitFor = (callback, options) => {
  const given = typeof options === 'number' ? { timeout: options } : options;
  const timeout = (given?.timeout ?? DEFAULT_TIMEOUT_MS) * inject('timeScale');
  return waitFor(callback, { ...given, timeout });
};
