import type { Browser } from 'puppeteer-core';
import { waitForAnyMark } from '../../trace';
import { type Opening, openCards } from './pointer';

const DELAY_MS = 200;

/**
 * Opens cards and lets the page itself measure: from the last move of the pointer to the task after the first frame in which
 * the element of the card is in the document.
 */
export async function openingsTimedByPage(
  browser: Browser,
  address: string,
  count: number,
  turn: number,
): Promise<Opening[]> {
  const page = await browser.newPage();
  await page.bringToFront();
  await page.goto(address);
  await waitForAnyMark(page);
  await page.evaluate(watch);
  await openCards(page, count, turn);
  const waits = (await page.evaluate('cardWaits')) as number[];
  await page.close();
  return waits.map((wait) => ({ beyond: wait - DELAY_MS }));
}

/** Runs in the page. */
function watch(): void {
  const waits: number[] = [];
  Object.assign(window, { cardWaits: waits });
  let moved = 0;
  addEventListener('pointermove', () => (moved = performance.now()), { capture: true, passive: true });
  new MutationObserver(() => {
    if (!document.querySelector('glossary-card')) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => waits.push(performance.now() - moved);
      port2.postMessage(null);
    });
  }).observe(document.documentElement, { childList: true });
}
