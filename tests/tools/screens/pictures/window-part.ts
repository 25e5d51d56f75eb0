import type { Page, ScreenshotOptions } from 'puppeteer-core';
import type { Clip } from '../views.ts';

/** Puppeteer's options for a part of the window; Puppeteer counts from the top of the page, however far that is scrolled. */
export async function windowPart(page: Page, part: Clip): Promise<ScreenshotOptions> {
  const [left, top] = await page.evaluate(() => [scrollX, scrollY] as const);
  return { clip: { ...part, x: part.x + left, y: part.y + top }, captureBeyondViewport: false };
}

/** A page from top to bottom, without the empty rest of a window that is larger. */
export async function wholePage(page: Page): Promise<ScreenshotOptions> {
  const [width, height] = await page.evaluate(() => {
    const { bottom } = document.body.getBoundingClientRect();
    return [document.documentElement.scrollWidth, Math.ceil(bottom + scrollY)] as const;
  });
  return { clip: { x: 0, y: 0, width, height } };
}
