import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { type BidiBrowser, isBidiBrowser, listedContexts } from '../page/bidi-browser.ts';
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
    () => (isBidiBrowser(browser) ? closeContext(browser, url) : closePage(browser, url)),
    OPENS_MS,
    () => `the tab with ${url}, which opens after the install`,
  );
}

async function closePage(browser: Browser, url: string): Promise<true | undefined> {
  for (const page of await browser.pages()) {
    // A page that is just loading has no address.
    const shown = await page.evaluate(() => document.documentURI).catch(() => '');
    if (shown === url) return page.close().then(() => true as const);
  }
  return undefined;
}

/** Of a tab that Firefox has opened itself Puppeteer may never hear: see page/all-pages.ts. */
async function closeContext(browser: BidiBrowser, url: string): Promise<true | undefined> {
  const shown = (await listedContexts(browser)).find((context) => context.url === url);
  if (!shown) return undefined;
  await browser.connection.send('browsingContext.close', { context: shown.context });
  return true;
}
