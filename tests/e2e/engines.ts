/** Files by browser, as Vitest's `exclude` takes them. */
type Files = Record<'chromium' | 'firefox', string[]>;

/** Firefox lets nobody allow an extension in private windows from outside, nor see a page as it is printed. */
export const IMPOSSIBLE: Files = {
  chromium: [],
  firefox: ['tests/e2e/private-window.test.ts', 'tests/e2e/print.test.ts'],
};

/**
 * Files that `npm test` runs only in the other browser, because no engine can change what they promise: words, settings and
 * counts. What depends on pointer, focus, paint, frames or the life of a page runs in both. `npm run test:long` runs all
 * files in both.
 */
export const LONG_ONLY: Files = {
  chromium: [],
  firefox: [],
};
