import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the browser calls itself; branded Chrome differs from the rest in how it takes an extension. */
export type BrowserBrand = 'chromium' | 'chrome-for-testing' | 'edge' | 'chrome' | 'firefox';

/** A browser's own account of itself. */
export interface BrowserIdentity {
  brand: BrowserBrand;
  /** As printed, e.g. `156.0.8078.79` or `153.7.0esr`. */
  version: string;
}

/** A cold browser on a slow disk answers in 3 s; one that does not answer in 15 s is broken. */
const versionTimeoutMs = 15_000;

/**
 * Asks an executable which browser it is.
 *
 * @param path absolute path of the executable
 * @returns undefined when it does not start, does not answer in 15 s, or answers something else
 */
export function identifyBrowser(path: string): BrowserIdentity | undefined {
  // On Windows `chrome.exe --version` prints nothing and opens a window instead.
  const line = process.platform === 'win32' ? windowsVersionLine(path) : printedVersionLine(path);
  return line === undefined ? undefined : parseVersionLine(line);
}

/**
 * Reads a line such as `Google Chrome for Testing 140.0.7339.16`.
 *
 * @param line what `--version` printed
 * @returns undefined when no known browser is named in it
 */
function parseVersionLine(line: string): BrowserIdentity | undefined {
  const version = /(\d+\.\d+[\w.]*)/.exec(line)?.[1];
  const brand = brandOf(line);
  return version === undefined || brand === undefined ? undefined : { brand, version };
}

function brandOf(line: string): BrowserBrand | undefined {
  if (/firefox/i.test(line)) return 'firefox';
  if (/chrome for testing/i.test(line)) return 'chrome-for-testing';
  if (/edge/i.test(line)) return 'edge';
  if (/google chrome/i.test(line)) return 'chrome';
  return /chromium/i.test(line) ? 'chromium' : undefined;
}

function printedVersionLine(path: string): string | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: versionTimeoutMs });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Firefox writes its version beside itself; Chromium's installer puts its files in a folder named after it.
 */
function windowsVersionLine(path: string): string | undefined {
  const folder = dirname(path);
  const firefoxNote = join(folder, 'application.ini');
  if (existsSync(firefoxNote)) {
    return `Mozilla Firefox ${/^Version=(.+)$/m.exec(readFileSync(firefoxNote, 'utf8'))?.[1]?.trim() ?? ''}`;
  }
  const version = readdirSync(folder).find((name) => /^\d+\.\d+\.\d+\.\d+$/.test(name));
  // A portable Chromium has its version in `<version>.manifest`.
  const portable = readdirSync(folder).find((name) => /^\d+\.\d+\.\d+\.\d+\.manifest$/.test(name));
  return `${windowsName(path)} ${version ?? portable ?? ''}`;
}

function windowsName(path: string): string {
  if (/msedge\.exe$/i.test(path)) return 'Microsoft Edge';
  if (/\\Google\\Chrome/i.test(path)) return 'Google Chrome';
  return /puppeteer|chrome-win/i.test(path) ? 'Google Chrome for Testing' : 'Chromium';
}
