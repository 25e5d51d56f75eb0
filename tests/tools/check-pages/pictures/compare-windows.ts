import type { Page } from 'puppeteer-core';
import { goTo } from '../visit/scroll-through.ts';
import { type Box, comparePixels, type PixelDifference, readPicture } from './compare-pixels.ts';
import { markBoxes } from './mark-boxes.ts';

/**
 * How far a mark may reach out of the boxes of its text, in pixels. Measured, it is less than one: boxes begin between two
 * pixels, an underline ends at whole ones. One more is for fonts with little space for the underline.
 */
export const MARGIN = 2;

export interface ComparedWindow extends PixelDifference {
  /** How far the page was scrolled. */
  y: number;
  boxes: number;
}

/**
 * Takes pictures of the same windows of a page without the extension and with it.
 *
 * @param plain the page without the extension
 * @param marked the same with it
 * @param windows distances from the top of the document
 */
export async function compareWindows(
  plain: Page,
  marked: Page,
  windows: readonly number[],
): Promise<ComparedWindow[]> {
  const compared: ComparedWindow[] = [];
  for (const y of windows) {
    let last = await compareWindow(plain, marked, y);
    if (last.outside > 0) {
      await Promise.all([redraw(plain), redraw(marked)]);
      last = await compareWindow(plain, marked, y);
    }
    compared.push(last);
  }
  return compared;
}

async function compareWindow(plain: Page, marked: Page, y: number): Promise<ComparedWindow> {
  await Promise.all([goTo(plain, y), goTo(marked, y)]);
  const { marks, edges } = await markBoxes(marked);
  const [without, withIt] = await Promise.all([pictureOf(plain), pictureOf(marked)]);
  const { width, height } = without;
  const visible = marks.filter((box) => isIn(box, width, height));
  const allowed = { marks: visible, edges, margin: MARGIN };
  return { y, boxes: visible.length, ...comparePixels(without, withIt, allowed) };
}

/**
 * Where a mark appears, Chromium draws the surroundings once more, and only so much of them: the edge of a picture that is
 * drawn in part is smoothed a little differently. Another scale makes it draw everything again.
 */
async function redraw(page: Page): Promise<void> {
  const viewport = page.viewport();
  if (!viewport) return;
  await page.setViewport({ ...viewport, deviceScaleFactor: 2 });
  await page.screenshot({ captureBeyondViewport: false });
  await page.setViewport(viewport);
}

async function pictureOf(page: Page) {
  return readPicture(await page.screenshot({ captureBeyondViewport: false }));
}

function isIn({ x, y, width, height }: Box, right: number, bottom: number): boolean {
  return x < right && y < bottom && x + width > 0 && y + height > 0 && width > 0 && height > 0;
}

/**
 * Chooses windows that show as many marks as possible, and the top and the bottom of the page.
 *
 * @param marks distances of marks from the top
 * @param max number of windows to choose
 * @returns distances from the top, rising
 */
export function chooseWindows(
  marks: readonly number[],
  pageHeight: number,
  windowHeight: number,
  max: number,
): number[] {
  const lowest = Math.max(0, pageHeight - windowHeight);
  const chosen: number[] = [];
  let seenTo = 0;
  for (const y of [...marks].sort((one, other) => one - other)) {
    if (y < seenTo || y >= pageHeight) continue;
    // A little above the mark: its line is whole.
    const top = Math.min(lowest, Math.max(0, Math.floor(y) - 40));
    chosen.push(top);
    seenTo = top + windowHeight - 40;
  }
  const spread = spreadOver(chosen, Math.max(0, max - 2));
  return [...new Set([0, ...spread, lowest])].sort((one, other) => one - other);
}

/** @returns some of the items, evenly spread, the first and the last among them */
function spreadOver<T>(items: readonly T[], max: number): T[] {
  if (items.length <= max) return [...items];
  const step = (items.length - 1) / Math.max(1, max - 1);
  const wanted = new Set(Array.from({ length: max }, (_, i) => Math.round(i * step)));
  return items.filter((_, i) => wanted.has(i));
}
