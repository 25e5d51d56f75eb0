import type { Page } from 'puppeteer-core';
import { goTo, markBoxes } from './painted.ts';
import { type Box, comparePixels, type PixelDifference, readPicture } from './pixels.ts';

/**
 * A mark may reach so far out of the boxes of its text: the underline is 1.5 px thick and lies below the letters where the
 * font has little room there, and an italic letter leans out of its box.
 */
export const MARGIN = 3;
/** A picture that was taken while the last one was still being drawn is taken again. */
const MOST_TRIES = 4;

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
    for (let tries = 1; last.outside > 0 && tries < MOST_TRIES; tries++)
      last = await compareWindow(plain, marked, y);
    compared.push(last);
  }
  return compared;
}

async function compareWindow(plain: Page, marked: Page, y: number): Promise<ComparedWindow> {
  await Promise.all([goTo(plain, y), goTo(marked, y)]);
  const boxes = await markBoxes(marked);
  const [without, withIt] = await Promise.all([pictureOf(plain), pictureOf(marked)]);
  const { width, height } = without;
  const visible = boxes.filter((box) => isIn(box, width, height));
  return { y, boxes: visible.length, ...comparePixels(without, withIt, visible, MARGIN) };
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
 * @param most windows to choose
 * @returns distances from the top, rising
 */
export function chooseWindows(
  marks: readonly number[],
  pageHeight: number,
  windowHeight: number,
  most: number,
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
  const spread = spreadOver(chosen, Math.max(0, most - 2));
  return [...new Set([0, ...spread, lowest])].sort((one, other) => one - other);
}

/** @returns some of the items, evenly spread, the first and the last among them */
function spreadOver<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const step = (items.length - 1) / Math.max(1, most - 1);
  const wanted = new Set(Array.from({ length: most }, (_, i) => Math.round(i * step)));
  return items.filter((_, i) => wanted.has(i));
}
