import type { Browser, Page } from 'puppeteer-core';
import { isBidiBrowser, listedContexts } from './bidi-browser.ts';
import { bidiFrame } from './bidi-frame.ts';

/** What Firefox tells of a new tab comes sooner than that. Milliseconds. */
const TOLD_MS = 2000;

/** When each tab was first seen in Firefox's own list without having been told of, by `performance.now()`. */
const untoldSince = new Map<string, number>();

/**
 * Lists the tabs and windows, also those that the browser has opened itself. Of such a tab Puppeteer may never hear: Firefox fails
 * to tell when the tab's first document goes at that moment. Its own list has the tab, and Puppeteer is told from there; so this is
 * to be called again until the tab is there.
 */
export async function allPages(browser: Browser): Promise<Page[]> {
  if (isBidiBrowser(browser)) {
    const listed = await listedContexts(browser);
    const told = new Set(
      (await browser.pages()).map((page) => bidiFrame(page.mainFrame()).browsingContext.id),
    );
    for (const context of listed) {
      if (told.has(context.context)) continue;
      const since = untoldSince.get(context.context) ?? performance.now();
      untoldSince.set(context.context, since);
      if (performance.now() - since < TOLD_MS) continue;
      browser.connection.emit('browsingContext.contextCreated', context);
    }
  }
  return browser.pages();
}
