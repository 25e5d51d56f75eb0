import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BrowserKind } from './browser-places.ts';

const require = createRequire(import.meta.url);

/** The folder that every Puppeteer on this machine shares. */
export const downloadFolder = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');

/**
 * Browsers that Playwright or @puppeteer/browsers downloaded earlier.
 *
 * Both packages are loaded only here and only when asked: they cost 200 ms, and a machine with a system
 * browser never needs them. Playwright's Firefox is left out: it is patched and speaks no WebDriver BiDi.
 *
 * @param kind the family that is looked for
 * @returns absolute paths, newest first; the Playwright one may not exist
 */
export function downloadedBrowsers(kind: BrowserKind): string[] {
  const { Browser, Cache } = require('@puppeteer/browsers') as typeof import('@puppeteer/browsers');
  const wanted = kind === 'firefox' ? [Browser.FIREFOX] : [Browser.CHROMIUM, Browser.CHROME];
  const fromPuppeteer = new Cache(downloadFolder)
    .getInstalledBrowsers()
    .filter((installed) => wanted.includes(installed.browser))
    .sort((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true }))
    .map((installed) => installed.executablePath);
  return kind === 'firefox' ? fromPuppeteer : [...playwrightChromium(), ...fromPuppeteer];
}

function playwrightChromium(): string[] {
  const { chromium } = require('playwright-core') as typeof import('playwright-core');
  return [chromium.executablePath()].filter(Boolean);
}
