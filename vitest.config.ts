import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { scaledTime } from './tests/tools/browsers/time-scale.ts';
import { inputCommands, puppeteerProvider } from './tests/tools/vitest-browser-provider.ts';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: scaledTime(5000),
          retry: 0,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: scaledTime(15_000),
          browser: {
            enabled: true,
            headless: true,
            provider: puppeteerProvider(),
            commands: inputCommands,
            viewport: { width: 1024, height: 700 },
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }, { browser: 'firefox' }],
          },
        },
      },
      // Firefox lets nobody allow an extension in private windows from outside, nor see a page as it is printed.
      inBrowser('e2e', 'chromium'),
      inBrowser('e2e', 'firefox', ['tests/e2e/private-window.test.ts', 'tests/e2e/print.test.ts']),
      inBrowser('long', 'chromium'),
      inBrowser('long', 'firefox'),
    ],
  },
});

/** The tests of a folder in the built extension; those in `long` are run by `npm run test:long`. */
function inBrowser(folder: 'e2e' | 'long', browser: 'chromium' | 'firefox', exclude: string[] = []) {
  return {
    resolve: { alias },
    test: {
      name: `${folder}-${browser}`,
      include: [`tests/${folder}/**/*.test.ts`],
      exclude,
      environment: './tests/e2e/support/browser-environment.ts',
      provide: { browser },
      testTimeout: scaledTime(60_000),
      hookTimeout: scaledTime(120_000),
      // All files one after the other in one worker, which starts its browsers once: see shared-browsers.ts. Hovering needs the tab in front.
      fileParallelism: false,
      isolate: false,
    },
  };
}
