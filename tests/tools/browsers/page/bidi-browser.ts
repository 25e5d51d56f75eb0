import type { Browser } from 'puppeteer-core';

/** The part of Puppeteer's browser for Firefox that its public types leave out; see bidi-frame.ts. */
export interface BidiBrowser {
  connection: {
    send(method: string, params: object): Promise<{ result: unknown }>;
    /** What Firefox tells comes to Puppeteer as such an event. */
    emit(event: 'browsingContext.contextCreated', context: BidiContext): unknown;
  };
}

/** A tab or window: https://w3c.github.io/webdriver-bidi/#type-browsingContext-Info */
export interface BidiContext {
  context: string;
  url: string;
}

/** @returns whether the browser is driven over WebDriver BiDi (Firefox) rather than CDP (Chromium) */
export function isBidiBrowser(browser: Browser): browser is Browser & BidiBrowser {
  return 'connection' in browser;
}

/** @returns the tabs of Firefox's own list */
export async function listedContexts({ connection }: BidiBrowser): Promise<BidiContext[]> {
  const { result } = await connection.send('browsingContext.getTree', { maxDepth: 0 });
  return (result as { contexts: BidiContext[] }).contexts;
}
