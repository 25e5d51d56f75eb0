import { build } from 'wxt';
import type { BrowserKind } from '../../tools/browsers';

const ignore = () => undefined;
/** Prints only what went wrong: the list of files that WXT prints would bury the figures. */
const LOGGER = {
  level: 1,
  debug: ignore,
  log: ignore,
  info: ignore,
  success: ignore,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
};

const builds = new Map<BrowserKind, Promise<unknown>>();

/** Builds the extension as `npm run build` and `npm run build:firefox` do, once for all parts of a run. */
export async function buildExtension(kind: BrowserKind): Promise<void> {
  const building =
    builds.get(kind) ??
    build(
      kind === 'firefox'
        ? { browser: 'firefox', manifestVersion: 3, logger: LOGGER }
        : { browser: 'chrome', logger: LOGGER },
    );
  builds.set(kind, building);
  await building;
}

/** @returns the folder of that build */
export function builtFolder(kind: BrowserKind): string {
  return kind === 'firefox' ? '.output/firefox-mv3' : '.output/chrome-mv3';
}
