import type { Browser } from 'puppeteer-core';

/** The part of Puppeteer's browser for Firefox that its public types leave out; see bidi-frame.ts. */
export interface BidiBrowser {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

/** @returns whether the browser is driven over WebDriver BiDi (Firefox) rather than CDP (Chromium) */
export function isBidiBrowser(browser: Browser): browser is Browser & BidiBrowser {
  return 'connection' in browser;
}
