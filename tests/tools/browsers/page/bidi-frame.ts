import type { Frame, JSHandle } from 'puppeteer-core';

/**
 * The part of Puppeteer's frame for Firefox that its public types leave out. Puppeteer has no other way to a
 * closed shadow root or to an extension's page. An update of puppeteer-core may change it; then this file and
 * cdp-frame.ts are the ones to adapt.
 */
export interface BidiFrame {
  browsingContext: {
    id: string;
    /** Rejects when the address cannot be opened; with `none` it does not wait for the page. */
    navigate(url: string, wait: 'none' | 'interactive' | 'complete'): Promise<void>;
  };
  /** Puppeteer's own sandbox in the page: the page's scripts can neither see nor change what runs there. */
  isolatedRealm(): BidiRealm;
}

interface BidiRealm {
  realm: {
    callFunction(
      functionDeclaration: string,
      awaitPromise: boolean,
      options: { serializationOptions: { includeShadowTree: 'all'; maxDomDepth: number } },
    ): Promise<BidiOutcome>;
  };
  createHandle(value: { type: 'node'; sharedId: string }): JSHandle<ShadowRoot>;
}

/** https://w3c.github.io/webdriver-bidi/#type-script-EvaluateResult, as far as a node goes. */
export type BidiOutcome =
  | { type: 'success'; result: { type: string; value?: { shadowRoot?: { sharedId?: string } | null } } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/**
 * Gives the BiDi side of a frame.
 *
 * @param frame a frame of a browser that `launch` started as Firefox
 * @throws Error when the frame is not driven over BiDi, or puppeteer-core changed inside
 */
export function bidiFrame(frame: Frame): BidiFrame {
  if (isBidiFrame(frame)) return frame;
  throw new Error('This frame has no WebDriver BiDi context. Was puppeteer-core updated? See bidi-frame.ts.');
}

/** @returns whether the frame is driven over WebDriver BiDi (Firefox) rather than CDP (Chromium) */
export function isBidiFrame(frame: Frame): frame is Frame & BidiFrame {
  return 'browsingContext' in frame && 'isolatedRealm' in frame;
}
