import type { Page } from 'puppeteer-core';
import { readCard, serializable, waitForCard, waitForNoCard } from '../../../tools/browsers';

/** How long the opening of a card took, as the page itself can measure it. */
export interface Opening {
  /** Milliseconds from the last move of the pointer to the card, less the delay. */
  beyond: number;
}

/** Where no name is. */
const AWAY = { x: 1200, y: 20 };
/** As a number of a name. */
const LAST = -1;

/**
 * Rests the mouse on one name after the other, all different, until each has its card.
 *
 * @param turn which names: each number means other ones
 */
export async function openCards(page: Page, count: number, turn: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await page.mouse.move(AWAY.x, AWAY.y);
    const { x, y } = await scrollToName(page, turn * count + i);
    // Firefox refuses a move out of the window.
    await page.mouse.move(Math.max(x - 40, 0), y + 3);
    await page.mouse.move(x, y);
    await waitForCard(page);
    await twoFrames(page);
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
  }
}

/**
 * Opens the card of a name and keeps it open by a click, then turns the wheel beside the text.
 *
 * @param mark called when the card is open, and when the wheel has been turned
 * @throws Error when the card did not stay open
 */
export async function scrollWithCard(page: Page, turns: number, mark: () => Promise<void>): Promise<void> {
  // The name is in the middle of the window then, and not out of sight while the page is scrolled.
  await page.evaluate(serializable(scrollToMiddle));
  const { x, y } = await scrollToName(page, LAST);
  await page.mouse.move(x, y);
  await waitForCard(page);
  await page.mouse.click(x, y);
  await page.mouse.move(AWAY.x, AWAY.y);
  await twoFrames(page);
  await mark();
  for (let i = 0; i < turns; i++) await page.mouse.wheel({ deltaY: i < turns / 2 ? 5 : -5 });
  await twoFrames(page);
  await mark();
  if (!(await readCard(page))) throw new Error('The card did not stay open while the page was scrolled');
}

/** Waits for the frame that shows what has just been done, and one that follows it. */
async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((over) => requestAnimationFrame(() => requestAnimationFrame(over))));
}

/** Waits until names are marked there. Runs in the page. */
async function scrollToMiddle(): Promise<void> {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  const isMarkedHere = () => {
    const marks = (CSS.highlights.get('glossary-term') ?? []) as unknown as Iterable<Range>;
    return [...marks].some((mark) => mark.getBoundingClientRect().top > 0);
  };
  do await new Promise((over) => requestAnimationFrame(over));
  while (!isMarkedHere());
}

function scrollToName(page: Page, n: number): Promise<{ x: number; y: number }> {
  return page.evaluate(serializable(nameAt), n);
}

/**
 * Scrolls to the n-th name of those that differ, and waits until the marks around it are painted and nothing is left to do: what
 * runs during the rest on a name would count as part of the opening. Runs in the page.
 *
 * @param n counts from the end where it is negative
 * @returns the middle of the name
 */
async function nameAt(n: number): Promise<{ x: number; y: number }> {
  // This runs in the page, where Firefox lets a script iterate over the highlight; a content script could not.
  const marks = () => [...((CSS.highlights.get('glossary-term') ?? []) as unknown as Iterable<Range>)];
  const byName = new Map<string, Range>();
  for (const range of marks()) byName.set(String(range).toLowerCase(), range);
  const range = [...byName.values()].at(n % byName.size);
  if (!range) throw new Error('The page has no marks');
  const { startContainer, startOffset } = range;
  startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });

  const frame = () => new Promise((over) => requestAnimationFrame(over));
  const isMarked = () =>
    marks().some((mark) => mark.startContainer === startContainer && mark.startOffset === startOffset);
  await frame();
  do await frame();
  while (!isMarked());
  await new Promise((over) => requestIdleCallback(over));
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
