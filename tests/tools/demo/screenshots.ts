import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { screenshotFolder } from './folders.ts';

/**
 * Saves what a tab shows now.
 *
 * @param name without ".png"
 * @returns the path of the picture
 */
export async function takePicture(page: Page, name: string): Promise<string> {
  await mkdir(screenshotFolder, { recursive: true });
  const path = join(screenshotFolder, `${name}.png`) as `${string}.png`;
  await page.screenshot({ path });
  return path;
}

/** Saves a tab from top to bottom, cut to what it contains. */
export async function takeWholePicture(page: Page, name: string): Promise<string> {
  const { width } = page.viewport() ?? { width: 0 };
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  await page.setViewport({ width, height, deviceScaleFactor: 2 });
  return takePicture(page, name);
}
