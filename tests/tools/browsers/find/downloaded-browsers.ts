import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BrowserKind } from './browser-places.ts';

const require = createRequire(import.meta.url);

/** The folder that every Puppeteer on this machine shares. */
export const downloadFolder = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');

/**
 * Browsers that @puppeteer/browsers downloaded earlier.
 *
 * The package is loaded only here and only when asked: it costs 200 ms, and a machine with a system browser never
 * needs it.
 *
 * @param kind the family that is looked for
 * @returns absolute paths, newest first; in the family of Chromium, Chrome for Testing before Chromium
 */
export function downloadedBrowsers(kind: BrowserKind): string[] {
  const { Browser, Cache } = require('@puppeteer/browsers') as typeof import('@puppeteer/browsers');
  const installed = new Cache(downloadFolder).getInstalledBrowsers();
  const families = kind === 'firefox' ? [Browser.FIREFOX] : [Browser.CHROME, Browser.CHROMIUM];
  return families.flatMap((family) =>
    installed
      .filter(({ browser }) => browser === family)
      .sort((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true }))
      .map(({ executablePath }) => executablePath),
  );
}
