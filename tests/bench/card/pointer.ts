import type { Page } from 'puppeteer-core';
import { waitForCard, waitForNoCard } from '../../tools/browsers';
import { serializable } from '../../tools/browsers/page/page-function.ts';

/** How long the opening of a card took, as the page itself can measure it. */
export interface Opening {
  /** Milliseconds from the last move of the pointer to the card, less the delay. */
  beyond: number;
}

/** Where no name is. */
const AWAY = { x: 1200, y: 20 };
const SETTLE_MS = 150;

/**
 * Rests the mouse on one name after the other, all different, until each has its card.
 *
 * @param turn which names: each number means other ones
 */
export async function openCards(page: Page, count: number, turn: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await page.mouse.move(AWAY.x, AWAY.y);
    const { x, y } = await page.evaluate(serializable(nameAt), turn * count + i);
    await passed(SETTLE_MS);
    await page.mouse.move(x - 40, y + 3);
    await page.mouse.move(x, y);
    await waitForCard(page);
    // The frame that shows the card, and one that follows it.
    await page.evaluate(
      () => new Promise((over) => requestAnimationFrame(() => requestAnimationFrame(over))),
    );
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
  }
}

/** Scrolls to the n-th name of those that differ. Runs in the page. @returns its middle */
function nameAt(n: number): { x: number; y: number } {
  const byName = new Map<string, Range>();
  const ranges = (CSS.highlights.get('glossary-term') ?? []) as unknown as Iterable<Range>;
  // This runs in the page, where Firefox lets a script iterate over the highlight; a content script could not.
  for (const range of ranges) byName.set(String(range).toLowerCase(), range);
  const range = [...byName.values()][n % byName.size];
  if (!range) throw new Error('The page has no marks');
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = range.getClientRects()[0] ?? new DOMRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Pixels a frame: of a reader who follows the text with the pointer, and of one who moves it elsewhere. */
const STEPS = [5, 14];

/**
 * Moves the mouse back and forth over the lines of the page without stopping, so that no card opens.
 *
 * @returns how many moves it made
 */
export async function pathOverText(page: Page, moves: number): Promise<number> {
  const width = 640;
  for (const step of STEPS) {
    await page.evaluate(() => scrollTo(0, 400));
    for (let i = 0; i < moves / STEPS.length; i++) {
      const along = (i * step) % (2 * width);
      const x = along < width ? along : 2 * width - along;
      await page.mouse.move(10 + x, 40 + ((i * step) / width) * 24);
    }
  }
  return moves;
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}
