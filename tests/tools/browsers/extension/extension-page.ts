import type { Browser, Page } from 'puppeteer-core';
import type { BrowserKind } from '../find/browser-places.ts';
import { bidiFrame } from '../page/bidi-frame.ts';
import { scaledTime } from '../time-scale.ts';

const openTimeoutMs = 15_000;

/** Which page of the extension, and in what kind of tab. */
export interface ExtensionPageRequest {
  browser: Browser;
  kind: BrowserKind;
  url: string;
  /** Leaves the tab that is active now active. */
  background: boolean;
}

/**
 * Opens a page of the extension in a tab of its own.
 *
 * @returns the page, loaded
 * @throws Error when it is not loaded in 15 s
 */
export async function openPage(request: ExtensionPageRequest): Promise<Page> {
  const page = await request.browser.newPage({ background: request.background });
  if (request.kind === 'firefox') await openInFirefox(page, request.url);
  else await page.goto(request.url, { timeout: scaledTime(openTimeoutMs) });
  return page;
}

/**
 * Not by Puppeteer's `goto`, which never ends there: BROWSER-BUGS.md#opening-extension-pages
 */
async function openInFirefox(page: Page, url: string): Promise<void> {
  await withTimeLimit(bidiFrame(page.mainFrame()).browsingContext.navigate(url, 'complete'), url);
  const shown = await page.evaluate(() => document.documentURI);
  // It writes `<` of a fragment as `%3C`, as the standard of addresses wants.
  if (shown !== new URL(url).href) throw new Error(`Firefox could not open ${url} and shows ${shown}`);
}

function withTimeLimit(opened: Promise<void>, url: string): Promise<void> {
  const limit = new Promise<void>((_, reject) => {
    setTimeout(
      () => reject(new Error(`${url} was not loaded in ${openTimeoutMs} ms.`)),
      scaledTime(openTimeoutMs),
    ).unref();
  });
  return Promise.race([opened, limit]);
}
