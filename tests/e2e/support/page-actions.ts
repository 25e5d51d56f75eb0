import type { Frame, Page } from 'puppeteer-core';
import {
  type Badge,
  type BrowserSession,
  badge,
  type CardSnapshot,
  cardElement,
  highlightTexts,
  pressInCard,
  readCard,
  until,
  waitForCard,
} from '../../tools/browsers/index.ts';
import { serializable } from '../../tools/browsers/page/page-function.ts';

/**
 * The middle of the first line of the n-th place where a page says `text`, across elements and open shadow roots;
 * n counts from 0.
 */
export async function pointAt(target: Page | Frame, text: string, n = 0): Promise<{ x: number; y: number }> {
  const point = await target.evaluate(
    serializable((wanted: string, nth: number) => {
      const nodes: Text[] = [];
      const collect = (parent: Node) => {
        if (parent instanceof Element && parent.shadowRoot) collect(parent.shadowRoot);
        for (const child of parent.childNodes) {
          if (child instanceof Text) nodes.push(child);
          else collect(child);
        }
      };
      collect(document.body);
      const whole = nodes.map((node) => node.data).join('');
      let at = -1;
      for (let i = 0; i <= nth; i++) at = whole.indexOf(wanted, at + 1);
      if (at < 0) return null;
      const range = document.createRange();
      let passed = 0;
      for (const node of nodes) {
        const end = passed + node.length;
        if (at >= passed && at < end) range.setStart(node, at - passed);
        if (at + wanted.length > passed && at + wanted.length <= end)
          range.setEnd(node, at + wanted.length - passed);
        passed = end;
      }
      range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = range.getClientRects()[0];
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    }),
    text,
    n,
  );
  if (!point) throw new Error(`The page does not say "${text}" ${n + 1} time(s)`);
  return point;
}

/** Rests the real mouse on a word of the page. */
export async function hover(page: Page, text: string, n = 0): Promise<void> {
  const { x, y } = await pointAt(page, text, n);
  await page.mouse.move(x, y - 3);
  await page.mouse.move(x, y);
}

/** Rests the mouse on a word and waits for the card that it opens. */
export async function hoverCard(page: Page, text: string, name: string, n = 0): Promise<CardSnapshot> {
  await hover(page, text, n);
  return waitForCard(page, (card) => card.name === name);
}

/** Opens the details of the open card and waits until they are there. */
export async function openDetails(page: Page): Promise<CardSnapshot> {
  const { x, y } = await cardElement(page, { role: 'button', text: 'Names, details and sources' });
  await page.mouse.click(x, y);
  return waitForCard(page, ({ text }) => text.includes('What it is'));
}

/** Turns the marks off on the site of a page, in its open card, which says so and stays. */
export async function turnOffInCard(page: Page): Promise<void> {
  await pressInCard(page, 'button.options');
  await waitForCard(page, (card) => card.text.includes('Turn off marks on 127.0.0.1'));
  let isPressed = false;
  let text: string | undefined;
  await until(
    async () => {
      text = (await readCard(page))?.text;
      if (text?.includes('Marks are off on 127.0.0.1.')) return true;
      // The card has to be seen for a while before such a press counts, and says so where it does not. After one that counts,
      // another one would be for what stands in the place of the button then.
      if (!isPressed || text?.includes('toolbar popup')) {
        isPressed = true;
        await pressInCard(page, 'button.turn-off');
      }
      return undefined;
    },
    5000,
    () => `a card that says that marks are off; the last one said ${JSON.stringify(text)}`,
  );
}

/** Waits until the page's marks are these, in document order. */
export function waitForMarks(target: Page | Frame, wanted: readonly string[]): Promise<string[]> {
  let last: string[] = [];
  let visibility = '';
  return until(
    async () => {
      last = await highlightTexts(target);
      if (JSON.stringify(last) === JSON.stringify(wanted)) return last;
      // Nothing is read in a tab that another one has taken the front from.
      visibility = await target.evaluate(() => document.visibilityState);
      return undefined;
    },
    10_000,
    () => `the marks ${JSON.stringify(wanted)}; last seen ${JSON.stringify(last)} in a ${visibility} page`,
  );
}

/** Waits until all frames in a page together have these marks, which are compared in alphabetical order. */
export function waitForFrameMarks(page: Page, wanted: readonly string[]): Promise<string[]> {
  let last: string[] = [];
  return until(
    async () => {
      const frames = page.frames().filter((frame) => frame !== page.mainFrame());
      // A frame that is just being loaded has no marks.
      last = (await Promise.all(frames.map((frame) => highlightTexts(frame).catch(() => [])))).flat().sort();
      return JSON.stringify(last) === JSON.stringify(wanted) ? last : undefined;
    },
    10_000,
    () => `the marks ${JSON.stringify(wanted)} in frames; last seen ${JSON.stringify(last)}`,
  );
}

/** Opens a page in the front tab (a hidden one is not read) and waits until these names are marked. */
export async function openMarked(page: Page, url: string, marks: readonly string[]): Promise<void> {
  await page.bringToFront();
  await page.goto(url);
  await waitForMarks(page, marks);
}

/** Waits until the toolbar button of the tab that shows `url` is as wanted. */
export function waitForBadge(
  session: BrowserSession,
  url: string,
  wanted: (badge: Badge) => boolean,
): Promise<Badge> {
  let last: Badge | undefined;
  return until(
    async () => {
      last = await badge(session, url);
      return wanted(last) ? last : undefined;
    },
    8000,
    () => `another badge than ${JSON.stringify(last)}`,
  );
}
