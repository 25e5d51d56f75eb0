import type { KeyInput, Page } from 'puppeteer-core';
import type { BrowserCommand } from 'vitest/node';
import type { Point } from '../page/frame-position.ts';

/** The frame in which Vitest runs the test file whose turn it is. */
export const TEST_FRAME = 'iframe[data-vitest]';

/** What a test in the browser can ask the real mouse and keyboard for. */
export interface InputCommands {
  /**
   * Moves the mouse. Lengths are CSS pixels of the test's own viewport.
   * @param steps in how many moves, evenly spaced; 1, if left out
   */
  mouseMove(x: number, y: number, steps?: number): Promise<void>;
  /** Moves the mouse there, presses and releases a button: the left one, if left out. */
  mouseClick(x: number, y: number, button?: 'left' | 'middle'): Promise<void>;
  /** Presses the left button where the mouse is, and holds it. */
  mouseDown(): Promise<void>;
  /** Releases the left button. */
  mouseUp(): Promise<void>;
  /** Presses and releases the left button where the mouse is, so long from now: the page may be busy by then. */
  pressAfter(milliseconds: number): Promise<void>;
  /** Touches the screen with one finger and lifts it. */
  tap(x: number, y: number): Promise<void>;
  /** Draws one finger straight down or up over the screen. */
  swipe(x: number, fromY: number, toY: number): Promise<void>;
  /** Presses and releases a key, e.g. `Escape`, `a` or `Shift+Tab`, as Puppeteer names them. */
  press(keys: string): Promise<void>;
}

/**
 * Real input for tests in the browser: what `dispatchEvent` cannot do, such as `:hover`, focus rings, trusted
 * clicks and the browser's own handling of Tab and Escape. For `browser.commands` in Vitest's configuration.
 */
export const inputCommands: {
  [Name in keyof InputCommands]: BrowserCommand<Parameters<InputCommands[Name]>>;
} = {
  async mouseMove({ page }, x, y, steps = 1) {
    const at = await inPage(page, { x, y });
    await page.mouse.move(at.x, at.y, { steps });
  },
  async mouseClick({ page }, x, y, button = 'left') {
    const at = await inPage(page, { x, y });
    await page.mouse.click(at.x, at.y, { button });
  },
  async mouseDown({ page }) {
    await page.mouse.down();
  },
  async mouseUp({ page }) {
    await page.mouse.up();
  },
  async pressAfter({ page }, milliseconds) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await page.mouse.down();
    await page.mouse.up();
  },
  async tap({ page }, x, y) {
    const at = await inPage(page, { x, y });
    await page.touchscreen.tap(at.x, at.y);
  },
  async swipe({ page }, x, fromY, toY) {
    const from = await inPage(page, { x, y: fromY });
    const to = await inPage(page, { x, y: toY });
    const finger = await page.touchscreen.touchStart(from.x, from.y);
    for (const part of [0.25, 0.5, 0.75, 1]) await finger.move(to.x, from.y + (to.y - from.y) * part);
    await finger.end();
  },
  async press({ page }, keys) {
    await focusTestFrame(page);
    await pressTogether(page, keys);
  },
};

/**
 * Vitest scales the frame down when the page is too small for the viewport that a test asked for.
 *
 * The test that asks runs in the frame, so nobody waits for it: all that is needed is one message to the browser.
 */
async function inPage(page: Page, point: Point): Promise<Point> {
  const frame = await page.evaluate((selector) => {
    const iframe = document.querySelector<HTMLIFrameElement>(selector);
    if (!iframe) throw new Error('Vitest shows no frame with a test.');
    const { x, y, width } = iframe.getBoundingClientRect();
    return { x, y, scale: width / iframe.offsetWidth, left: iframe.clientLeft, top: iframe.clientTop };
  }, TEST_FRAME);
  return {
    x: frame.x + (frame.left + point.x) * frame.scale,
    y: frame.y + (frame.top + point.y) * frame.scale,
  };
}

/** Keys go to the document that has the focus, and before the first click that is Vitest's own page. */
function focusTestFrame(page: Page): Promise<void> {
  return page.evaluate((selector) => {
    const iframe = document.querySelector<HTMLIFrameElement>(selector);
    if (!iframe) throw new Error('Vitest shows no frame with a test.');
    if (document.activeElement !== iframe) iframe.focus({ preventScroll: true });
  }, TEST_FRAME);
}

/** `Shift+Tab` is Tab with Shift held; `+` alone is the plus key. */
async function pressTogether(page: Page, keys: string): Promise<void> {
  const names = keys.split(/(?<=.)\+/) as KeyInput[];
  const modifiers = names.slice(0, -1);
  for (const modifier of modifiers) await page.keyboard.down(modifier);
  for (const key of names.slice(-1)) await page.keyboard.press(key);
  for (const modifier of modifiers.toReversed()) await page.keyboard.up(modifier);
}
