import type { Page } from 'puppeteer-core';
import {
  type CardSnapshot,
  type Point,
  readCard,
  until,
  waitForCard,
  waitForNoCard,
} from '../../../tools/browsers/index.ts';

/** Longer than a card stays without the pointer. */
const SLOW_MS = 450;
/** A card that the pointer has left closes after 300 ms, unless the pointer moves towards the card. */
const MAX_PAUSE_MS = 200;
const ELSEWHERE: Point = { x: 1200, y: 20 };

/**
 * Rests the real mouse on a name until its card opens, and moves it on a straight line into the card, so slowly that a card
 * which the pointer has left would be closed on the way. A busy machine may hold the mouse back meanwhile, as if it had
 * rested beside the card; then this begins again.
 *
 * @param name where the name is
 * @param goal where the mouse is to come to, in the window
 * @returns the card that is open at the end, or null
 */
export async function moveSlowlyIntoCard(
  page: Page,
  name: Point,
  goal: (card: CardSnapshot) => Point,
): Promise<CardSnapshot | null> {
  let longestPause = Number.POSITIVE_INFINITY;
  const move = async () => {
    await page.mouse.move(ELSEWHERE.x, ELSEWHERE.y);
    await waitForNoCard(page);
    await page.mouse.move(name.x, name.y - 2);
    await page.mouse.move(name.x, name.y);
    const to = goal(await waitForCard(page));
    longestPause = await moveBetween(page, name, to);
    return longestPause < MAX_PAUSE_MS || undefined;
  };
  await until(move, 20_000, () => `a mouse that never pauses for ${MAX_PAUSE_MS} ms`);
  return readCard(page);
}

/** @returns the longest time between two moves, in milliseconds */
async function moveBetween(page: Page, from: Point, to: Point): Promise<number> {
  const start = performance.now();
  let [last, longest, share] = [start, 0, 0];
  while (share < 1) {
    share = Math.min(1, (performance.now() - start) / SLOW_MS);
    await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }
  return longest;
}
