import type { Page, ScreenshotClip } from 'puppeteer-core';
import { until } from '../../../tools/browsers/index.ts';
import { type Picture, readPicture } from '../../../tools/check-pages/pictures/compare-pixels.ts';

/** What the window shows of a page. */
export async function pictureOf(page: Page): Promise<Picture> {
  return readPicture(await page.screenshot({ captureBeyondViewport: false }));
}

/** The same without marks. The extension puts them back when it has read the page, and when the pointer moves. */
export function unmarkedPictureOf(page: Page): Promise<Picture> {
  return until(
    async () => {
      await page.evaluate(() => CSS.highlights.clear());
      const picture = await pictureOf(page);
      return (await page.evaluate(() => CSS.highlights.size)) === 0 ? picture : undefined;
    },
    10_000,
    () => 'a picture without a mark',
  );
}

/**
 * Waits until a part of the window differs without marks. The next move of the pointer restores the marks.
 *
 * In a page that was loading when the extension started, the style of the marks comes after them, and in a shadow root once more.
 */
export async function waitUntilPainted(page: Page, clip: ScreenshotClip): Promise<void> {
  const shot = async () => Buffer.from(await page.screenshot({ clip }));
  await until(
    async () => {
      const marked = await shot();
      const highlights = await page.evaluateHandle(() => {
        const all = [...CSS.highlights];
        CSS.highlights.clear();
        return all;
      });
      if (!marked.equals(await shot())) return true;
      await page.evaluate((all) => {
        for (const [key, highlight] of all) CSS.highlights.set(key, highlight);
      }, highlights);
      return undefined;
    },
    10_000,
    () => 'a mark in the picture',
  );
}
