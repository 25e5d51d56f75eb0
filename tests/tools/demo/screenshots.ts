import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer-core';

/**
 * Saves what a tab shows now.
 *
 * @param path ends with ".png"
 * @returns the path of the picture
 */
export async function takePicture(page: Page, path: `${string}.png`): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
  return path;
}

/** Saves a tab from top to bottom, cut to what it contains. */
export async function takeWholePicture(page: Page, path: `${string}.png`): Promise<string> {
  const { width } = page.viewport() ?? { width: 0 };
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  await page.setViewport({ width, height, deviceScaleFactor: 2 });
  return takePicture(page, path);
}
