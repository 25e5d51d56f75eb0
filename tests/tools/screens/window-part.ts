import type { Page, ScreenshotOptions } from 'puppeteer-core';
import type { Clip } from './views.ts';

/** What to ask Puppeteer for to get a part of the window: it reckons from the top of the page, however far that is scrolled. */
export async function windowPart(page: Page, part: Clip): Promise<ScreenshotOptions> {
  const [left, top] = await page.evaluate(() => [scrollX, scrollY] as const);
  return { clip: { ...part, x: part.x + left, y: part.y + top }, captureBeyondViewport: false };
}
