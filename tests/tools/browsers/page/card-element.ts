import type { Frame, Page } from 'puppeteer-core';
import { evaluateInCard } from './card-reader.ts';
import { frameOf, type Point, toTopPage } from './frame-position.ts';

/** Which link or button of the card. */
export interface CardElementQuery {
  role?: 'link' | 'button';
  /**
   * Its whole text or aria-label, white space collapsed; or, when no element has exactly that, a part of it.
   */
  text: string;
}

/**
 * Finds where to click in the card.
 *
 * @param target a page, or the frame that shows the card
 * @param query which link or button
 * @returns the centre of its first line box, for `page.mouse`, after scrolling it into view within the card
 * @throws Error when no card is open, or it has no such element (the error lists those it has)
 *
 * @example
 * const { x, y } = await cardElement(page, { role: 'button', text: 'Close' });
 * await page.mouse.click(x, y);
 */
export async function cardElement(target: Page | Frame, query: CardElementQuery): Promise<Point> {
  const frame = frameOf(target);
  const targets = await evaluateInCard(frame, listTargets, targetSelector);
  const fitting = targets.filter(({ role }) => query.role === undefined || role === query.role);
  const found =
    fitting.find(({ text }) => text === query.text) ?? fitting.find(({ text }) => text.includes(query.text));
  if (!found) {
    const present =
      targets.map(({ role, text }) => `${role} "${text}"`).join(', ') || 'neither links nor buttons';
    throw new Error(`The card has no ${query.role ?? 'link or button'} "${query.text}"; it has ${present}.`);
  }
  return toTopPage(frame, await evaluateInCard(frame, centreOf, targetSelector, found.index));
}

/**
 * Presses something in the card with the mouse, and waits until the card has been drawn again: a click that a script makes up
 * has no effect there.
 *
 * @param selector what is pressed
 * @param nth the index among all that the selector fits
 * @throws Error when no card is open, or it has no such element
 */
export async function pressInCard(page: Page, selector: string, nth = 0): Promise<void> {
  const { x, y } = await evaluateInCard(page, centreOf, selector, nth);
  await page.mouse.click(x, y);
  // Preact renders in the next microtask or frame, and the card is put to its place again after that.
  await evaluateInCard(
    page,
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

const targetSelector = 'a[href], button, [role="button"], [role="link"]';

interface Target {
  index: number;
  role: 'link' | 'button';
  text: string;
}

/** Runs in the browser. */
function listTargets(root: ShadowRoot, selector: string): Target[] {
  return [...root.querySelectorAll<HTMLElement>(selector)]
    .map((element, index): Target & { shown: boolean } => ({
      index,
      role: element.role === 'button' || element.localName === 'button' ? 'button' : 'link',
      text: (element.ariaLabel || element.innerText).replace(/\s+/g, ' ').trim(),
      shown: element.checkVisibility(),
    }))
    .filter(({ shown }) => shown);
}

/**
 * Runs in the browser. A wrapped link's bounding box may have its centre beside the link: take the first
 * line's.
 */
function centreOf(root: ShadowRoot, selector: string, index: number): Point {
  const element = root.querySelectorAll(selector)[index];
  if (!element) throw new Error(`The card has no ${selector} number ${index + 1}.`);
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
