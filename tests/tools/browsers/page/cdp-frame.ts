import type { CDPSession, Frame, JSHandle } from 'puppeteer-core';

/** The part of Puppeteer's frame for Chromium that its public types leave out; see bidi-frame.ts. */
export interface CdpFrame {
  client: Pick<CDPSession, 'send'>;
  /**
   * Puppeteer's own isolated world in the page: the page's scripts can neither see nor change what runs
   * there.
   */
  isolatedRealm(): {
    evaluateHandle(expression: string): Promise<JSHandle>;
    adoptBackendNode(backendNodeId: number): Promise<JSHandle<ShadowRoot>>;
  };
}

/**
 * Gives the CDP side of a frame.
 *
 * @param frame a frame of a browser that `launch` started as Chromium
 * @throws Error when puppeteer-core changed inside
 */
export function cdpFrame(frame: Frame): CdpFrame {
  if (isCdpFrame(frame)) return frame;
  throw new Error(
    'This frame has no isolated world to read the card from. Was puppeteer-core updated? See cdp-frame.ts.',
  );
}

function isCdpFrame(frame: Frame): frame is Frame & CdpFrame {
  return 'isolatedRealm' in frame && 'client' in frame;
}
