/** Files by browser, as Vitest's `exclude` takes them. */
type Files = Readonly<Record<'chromium' | 'firefox', readonly string[]>>;

/**
 * In Firefox a test can neither allow an extension in private windows, nor see a page as it is printed, nor zoom in as fingers
 * do. What a release is made of needs no browser, so it is tested beside the tests of one.
 */
export const IMPOSSIBLE: Files = {
  chromium: [],
  firefox: [
    ...['lifecycle/private-window', 'marks/print', 'card/pinch-zoom'].map(fileOf),
    'tests/long/release.test.ts',
  ],
};

/**
 * Files that `npm test` runs in the other browser only. They promise what no engine changes (words, settings, what is
 * read of a document), or what in Firefox the tests of modules promise in each run. What depends on pointer, focus, paint, frames
 * or the life of a page runs in both browsers. `npm run test:long` runs all files in both.
 */
export const LONG_ONLY: Files = {
  chromium: [],
  firefox: [
    // The same words and names on other pages.
    ...['marks/base-document', 'marks/names-of-the-page', 'card/languages', 'popup/site-toggle'],
    // What the extension's own pages do.
    ...['glossary/glossary', 'settings/settings', 'pdf/cards', 'pdf/files', 'pdf/viewer'],
    // What is read of a document, however it is built.
    ...['apps/react', 'apps/vue', 'apps/long-lists', 'marks/fields-and-code'],
    ...['hostile/prototypes-and-size', 'hostile/structure'],
    // What is not read: tests/browser/page/text/text-run-reader, shadow-roots and page-watcher.
    ...['editors/plain-editors', 'editors/npm-editors'],
    // Fingers, small windows and large text: tests/browser/popover/host/sheet, extremes, compact and card-lines.
    ...['card/touch', 'accessibility/reflow'],
    // How marks look and last: tests/browser/page/paint/mark-look and changes/rerendered, and tests/e2e/marks/pixels.
    ...['marks/mark-contrast', 'marks/rendered-again'],
  ].map(fileOf),
};

function fileOf(name: string): string {
  return `tests/e2e/${name}.test.ts`;
}
