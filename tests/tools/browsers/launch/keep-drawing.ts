import type { Page } from 'puppeteer-core';
import { scaledTime } from '../time-scale.ts';

const CHECK_INTERVAL_MS = 5000;
/** A frame takes a few milliseconds, and hundreds on a busy machine. */
const MAX_FRAME_MS = 3000;

/**
 * Starts Chromium's graphics process again where a page is not drawn any more, until the page is closed:
 * lib/BROWSER-BUGS.md#chromium-stops-drawing
 */
export async function keepDrawing(page: Page): Promise<void> {
  while (!page.isClosed()) {
    await new Promise((over) => setTimeout(over, CHECK_INTERVAL_MS).unref());
    // Twice: after work of the page that was longer, its timer may end before the frame comes.
    if ((await isDrawn(page)) || (await isDrawn(page))) continue;
    console.warn('Chromium does not draw any more: its graphics process is started again.');
    await restartGraphics(page).catch((error: unknown) => console.warn('That has failed:', error));
  }
}

/** @returns also true where that is not to be known: the page is being closed, or works for so long that it does not answer */
function isDrawn(page: Page): Promise<boolean> {
  const nextFrame = (maxMs: number) =>
    new Promise<boolean>((resolve) => {
      requestAnimationFrame(() => resolve(true));
      setTimeout(() => resolve(false), maxMs);
    });
  return page.evaluate(nextFrame, scaledTime(MAX_FRAME_MS)).catch(() => true);
}

async function restartGraphics(page: Page): Promise<void> {
  const session = await page.browser().target().createCDPSession();
  await session.send('Browser.crashGpuProcess');
  await session.detach();
}
