import { accessSync, constants, statSync } from 'node:fs';
import { type BrowserKind, usualPlaces } from './browser-places.ts';
import { type BrowserIdentity, identifyBrowser } from './browser-version.ts';
import { downloadedBrowsers } from './downloaded-browsers.ts';
import { isSnapStub } from './snap-stub.ts';

export type { BrowserKind } from './browser-places.ts';

/** A browser on this machine that started and said what it is. */
export interface FoundBrowser extends BrowserIdentity {
  /** Absolute path of the executable. */
  path: string;
}

const variableNames = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' } as const;

/**
 * Finds the browser that tests run in: the one named by CHROMIUM_PATH or FIREFOX_PATH, else Chromium or
 * Chrome for Testing, else Edge, else Chrome; and any Firefox.
 *
 * @param kind the family that is looked for
 * @returns undefined when this machine has none
 * @throws Error when the variable is set and names no working browser of that family
 *
 * @example
 * const found = findBrowser('firefox'); // { path: '/usr/bin/firefox-esr', brand: 'firefox', version: … }
 */
export function findBrowser(kind: BrowserKind): FoundBrowser | undefined {
  const named = process.env[variableNames[kind]];
  if (named) return browserNamedBy(variableNames[kind], named, kind);
  const system = usable(usualPlaces(kind), kind);
  // Chrome for Testing beats a branded browser, so the downloads are asked before one of those is taken.
  if (system && system.brand !== 'chrome' && system.brand !== 'edge') return system;
  return usable(downloadedBrowsers(kind), kind) ?? system;
}

function browserNamedBy(variable: string, path: string, kind: BrowserKind): FoundBrowser {
  if (!isExecutable(path))
    throw new Error(`${variable} is ${path}, and there is no executable file of that name.`);
  const identity = identifyBrowser(path);
  if (!identity || isFirefox(identity) !== (kind === 'firefox')) {
    throw new Error(
      `${variable} is ${path}, which is not a working ${kind === 'firefox' ? 'Firefox' : 'Chromium'}.`,
    );
  }
  return { path, ...identity };
}

function usable(paths: readonly string[], kind: BrowserKind): FoundBrowser | undefined {
  for (const path of new Set(paths)) {
    if (!isExecutable(path) || isSnapStub(path)) continue;
    const identity = identifyBrowser(path);
    if (identity && isFirefox(identity) === (kind === 'firefox')) return { path, ...identity };
  }
  return undefined;
}

function isFirefox(identity: BrowserIdentity): boolean {
  return identity.brand === 'firefox';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
