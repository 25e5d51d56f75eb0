import type { Page } from 'puppeteer-core';
import type { Point } from '../../../tools/browsers/index.ts';

/** Longer than a card stays without the pointer. */
const SLOW_MS = 450;

/** Moves the real mouse on a straight line, so slowly that a card which the pointer has left would be closed on the way. */
export async function moveSlowly(page: Page, from: Point, to: Point): Promise<void> {
  const start = performance.now();
  let share = 0;
  while (share < 1) {
    share = Math.min(1, (performance.now() - start) / SLOW_MS);
    await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  }
}
