import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { until } from '../until.ts';

const FILE = 'first-run.html';
const OPENS_MS = 15_000;

/**
 * Closes the page that opens after the install, so that tests and tools find the tabs that they have opened themselves.
 *
 * @param extensionOrigin without a slash at the end
 * @param extensionDir the folder that was installed; an extension without such a page opens none
 * @throws Error when the page does not open in 15 s
 */
export async function closeFirstRunPage(
  browser: Browser,
  extensionOrigin: string,
  extensionDir: string,
): Promise<void> {
  if (!existsSync(join(extensionDir, FILE))) return;
  const url = `${extensionOrigin}/${FILE}`;
  await until(
    async () => {
      for (const page of await browser.pages()) {
        // Of a page that Firefox has opened itself, Puppeteer does not know the address; a page that is just loading has none.
        const shown = await page.evaluate(() => document.documentURI).catch(() => '');
        if (shown === url) return page.close().then(() => true as const);
      }
      return undefined;
    },
    OPENS_MS,
    () => `the tab with ${url}, which opens after the install`,
  );
}
