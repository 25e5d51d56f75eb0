import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { vocabulary } from './lib/vocabulary/index.ts';
import { IMPOSSIBLE, LONG_ONLY } from './tests/e2e/engines.ts';
import { scaledTime, timeScale } from './tests/tools/browsers/time-scale.ts';
import { inputCommands, mediaCommands, puppeteerProvider } from './tests/tools/vitest-browser-provider.ts';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/** As in tests/tools/fuzz-runs.ts: a random test takes so many times as long. */
const FUZZ_FACTOR = Number(process.env['VITE_FUZZ_FACTOR'] ?? 1);

/**
 * With `npm run coverage` Chromium only, since Firefox counts no calls for Vitest, and by the name that Vitest wants then.
 * What axe finds in the words and colours of card and popup is the same in each engine, and only Chromium lets a test choose
 * the colours of the system. What card, popup and pages do with the facts and the settings is the same in each engine, too; how
 * they are laid out is not.
 */
const BROWSERS: { browser: 'chromium' | 'firefox' | 'chrome'; name?: string; exclude?: string[] }[] =
  process.argv.includes('--coverage')
    ? [{ browser: 'chrome', name: 'browser (chromium)' }]
    : [
        { browser: 'chromium' },
        {
          browser: 'firefox',
          exclude: [
            'tests/browser/**/axe.test.tsx',
            'tests/browser/card/*.test.tsx',
            'tests/browser/first-run/*.test.tsx',
            'tests/browser/glossary/glossary-page.test.tsx',
            'tests/browser/pdf/pdf-page.test.tsx',
            'tests/browser/popup/popup.test.tsx',
            'tests/browser/settings/settings.test.tsx',
          ],
        },
      ];

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'html', 'json-summary'],
    },
    projects: [
      {
        resolve: { alias },
        plugins: [vocabulary()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // Each file would load the facts and the search anew, which takes as long as all the tests.
          isolate: false,
          testTimeout: scaledTime(5000) * FUZZ_FACTOR,
          provide: { timeScale: timeScale() },
          setupFiles: ['tests/tools/scale-wait-limits.ts', 'tests/tools/seed-random-tests.ts'],
          retry: 0,
        },
      },
      {
        resolve: { alias },
        plugins: [vocabulary()],
        // All files of a run ask for the same modules. Vite would have the browser ask anew each time whether one has changed.
        server: { headers: { 'Cache-Control': `max-age=${process.argv.includes('run') ? 3600 : 0}` } },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: scaledTime(15_000) * FUZZ_FACTOR,
          provide: { timeScale: timeScale() },
          setupFiles: ['tests/tools/scale-wait-limits.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: puppeteerProvider(),
            commands: { ...inputCommands, ...mediaCommands },
            viewport: { width: 1024, height: 700 },
            screenshotFailures: false,
            instances: BROWSERS,
          },
        },
      },
      inBrowser('e2e', 'chromium'),
      inBrowser('e2e', 'firefox'),
      inBrowser('long', 'chromium'),
      inBrowser('long', 'firefox'),
    ],
  },
});

/**
 * The tests of the built extension in one browser: `e2e` for `npm test`, and `long`, all of them and those that take too long
 * for each run, for `npm run test:long`.
 */
function inBrowser(set: 'e2e' | 'long', browser: 'chromium' | 'firefox') {
  const all = ['tests/e2e/**/*.test.ts', 'tests/long/**/*.test.ts'];
  return {
    resolve: { alias },
    plugins: [vocabulary()],
    test: {
      name: `${set}-${browser}`,
      include: set === 'long' ? all : ['tests/e2e/**/*.test.ts'],
      exclude: [...IMPOSSIBLE[browser], ...(set === 'e2e' ? LONG_ONLY[browser] : [])],
      environment: './tests/e2e/support/browsers/browser-environment.ts',
      provide: { browser, isLong: set === 'long' },
      testTimeout: scaledTime(120_000),
      hookTimeout: scaledTime(120_000),
      // All files one after the other in one worker, which starts its browsers once: see support/browsers/shared-browsers.ts. Hovering needs the tab in front.
      fileParallelism: false,
      isolate: false,
    },
  };
}
