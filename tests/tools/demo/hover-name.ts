import type { Page } from 'puppeteer-core';
import {
  type CardSnapshot,
  type Point,
  readCard,
  until,
  waitForCard,
  waitForNoCard,
} from '../browsers/index.ts';
import type { NameToTry } from './names-to-try.ts';

const markTimeoutMs = 5000;
/** A real pointer passes over what is between, so this one does too. */
const mouseSteps = 8;

/**
 * Scrolls to a name, points at it with the mouse and waits for its card.
 *
 * @param page shows the article
 * @param at how far down the window the name is scrolled; by default a fifth, which leaves space for a card below
 * @returns the card, which stays open
 * @throws Error when the name is not marked, or its card does not come
 */
export async function hoverName(page: Page, name: Omit<NameToTry, 'why'>, at = 0.2): Promise<CardSnapshot> {
  const { x, y } = await pointOnMark(page, name, at);
  await page.mouse.move(x, y, { steps: mouseSteps });
  try {
    return await waitForCard(page, (card) => card.name === name.drug);
  } catch {
    const other = await readCard(page);
    const seen = other ? `a card of ${other.name}` : 'no card';
    throw new Error(`Pointing at “${name.written}” opened ${seen}; the card of ${name.drug} was expected.`);
  }
}

/** Takes the mouse to the corner of the page and waits until the card has gone. */
export async function leaveName(page: Page): Promise<void> {
  await page.mouse.move(1, 1, { steps: mouseSteps });
  await waitForNoCard(page);
}

/**
 * Scrolls to a name.
 *
 * @param at as for `hoverName`
 * @returns the middle of the first line of its mark, CSS pixels of the window
 * @throws Error when the name is not marked
 */
export async function pointOnMark(
  page: Page,
  { written, within }: Pick<NameToTry, 'written' | 'within'>,
  at = 0.2,
): Promise<Point> {
  // Only names near the viewport are painted.
  await page.$eval(
    within,
    (place, part) => {
      const top = place.getBoundingClientRect().top - innerHeight * part;
      scrollBy({ top, behavior: 'instant' });
    },
    at,
  );
  const read = async () => (await page.evaluate(centreOfMark, within, written)) ?? undefined;
  return until(read, markTimeoutMs, () => `the extension to mark “${written}” in ${within} of the article`);
}

/** Runs in the page. @returns the middle of the first line of a marked name, or null while it is not marked */
function centreOfMark(within: string, written: string): Point | null {
  const place = document.querySelector(within);
  const mark = [...(CSS.highlights.get('glossary-term') ?? [])]
    .filter((range) => range instanceof Range)
    .find((range) => place?.contains(range.startContainer) && range.toString() === written);
  const box = mark?.getClientRects()[0];
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}
