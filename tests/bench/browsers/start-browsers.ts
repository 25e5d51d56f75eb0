import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { ensureBrowser, launchPlain, launchWithExtension } from '../../tools/browsers';
import { allNames } from '../names';
import { namesPattern } from '../names-pattern';
import { buildExtension, builtFolder } from './build-extension';

export type Setup = 'none' | 'ours' | 'reference';

/** Keys under which the extensions mark names. */
export const HIGHLIGHTS: Record<Setup, string | null> = {
  none: null,
  ours: 'glossary-term',
  reference: 'reference-term',
};

const REFERENCE = fileURLToPath(new URL('reference-extension', import.meta.url));

/**
 * Builds our extension and starts three browsers: one without an extension, one with ours, one with the reference extension.
 *
 * @param report gets each line of progress
 * @returns the browsers, and a function that ends them
 */
export async function startBrowsers(
  report: (line: string) => void,
): Promise<{ browsers: Record<Setup, Browser>; close(): Promise<void> }> {
  await buildExtension('chromium');
  const found = await ensureBrowser('chromium', report);
  const withExtension = async (extensionDir: string): Promise<Browser> => {
    const session = await launchWithExtension({ kind: 'chromium', found, extensionDir, headless: true });
    return session.browser;
  };
  const referenceDir = await referenceExtension();
  const browsers = {
    none: await launchPlain('chromium', found),
    ours: await withExtension(builtFolder('chromium')),
    reference: await withExtension(referenceDir),
  };
  return {
    browsers,
    close: async () => {
      await Promise.all(Object.values(browsers).map((browser) => browser.close()));
      await rm(referenceDir, { recursive: true });
    },
  };
}

/** @returns a folder with the reference extension and the names of today's facts in it */
async function referenceExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reference-extension-'));
  await cp(REFERENCE, folder, { recursive: true });
  const pattern = JSON.stringify(namesPattern(allNames()));
  await writeFile(join(folder, 'names.js'), `globalThis.namesPattern = ${pattern};\n`);
  return folder;
}
