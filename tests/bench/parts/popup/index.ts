import type { Page } from 'puppeteer-core';
import { type BrowserSession, serializable } from '../../../tools/browsers';
import { withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure, median, percentile } from '../../figures';
import { longTexts, typedTexts } from './inputs';
import { firstPaint, watchInput } from './paint-times';

const OPENINGS = 11;
const MAX_FIRST_PAINT_MS = 60;
const MAX_KEY_MS = 16;
const MAX_PASTE_MS = 50;
const PASTED = 10_000;

/**
 * Measures what a reader waits for in the popup: until it shows, and until it shows the hits for what was typed or pasted. The
 * popup is opened in a tab of its own, where the mouse and the keys of a test reach it; it is the same page.
 *
 * @param report gets each line of progress
 */
export async function measurePopup(report: (line: string) => void): Promise<Figure[]> {
  return withExtendedBrowser('chromium', report, async (session) => {
    const openings: number[] = [];
    for (let i = 0; i <= OPENINGS; i++) {
      const popup = await openPopup(session);
      const paint = await popup.evaluate(serializable(firstPaint));
      // The first opening of all warms the browser up and does not count.
      if (i > 0) openings.push(paint);
      report(`  opening ${i} of ${OPENINGS}: first paint after ${paint.toFixed(0)} ms`);
      await popup.close();
    }
    const popup = await openPopup(session);
    const keys = await keyTimes(popup);
    report(
      `  ${keys.length} keys: median ${median(keys).toFixed(1)} ms, longest ${Math.max(...keys).toFixed(1)} ms`,
    );
    const pastes: number[] = [];
    for (const [what, text] of Object.entries(longTexts(PASTED))) {
      const time = await pasteTime(popup, text);
      report(`  ${PASTED} characters pasted, ${what}: ${time.toFixed(0)} ms`);
      pastes.push(time);
    }
    return [
      limitFigure('popup: opened to first paint, median', median(openings), 'ms', MAX_FIRST_PAINT_MS, 0),
      limitFigure('popup: key to hits painted, 95th percentile', percentile(keys, 95), 'ms', MAX_KEY_MS),
      { what: 'the same, median', value: `${median(keys).toFixed(1)} ms` },
      limitFigure(
        `popup: ${PASTED.toLocaleString('en')} characters pasted, the slowest text`,
        Math.max(...pastes),
        'ms',
        MAX_PASTE_MS,
        0,
      ),
    ];
  });
}

async function openPopup(session: BrowserSession): Promise<Page> {
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport({ width: 360, height: 600 });
  await popup.waitForSelector('[role="combobox"]');
  return popup;
}

async function keyTimes(popup: Page): Promise<number[]> {
  await popup.evaluate(serializable(watchInput));
  const times: number[] = [];
  for (const text of typedTexts()) {
    for (const letter of text) {
      await popup.keyboard.press(letter as 'a');
      times.push(await inputTime(popup));
    }
    await emptyField(popup);
  }
  return times;
}

async function pasteTime(popup: Page, text: string): Promise<number> {
  await popup.keyboard.sendCharacter(text);
  const time = await inputTime(popup);
  await emptyField(popup);
  return time;
}

async function emptyField(popup: Page): Promise<void> {
  await popup.evaluate(() => document.querySelector<HTMLInputElement>('[role="combobox"]')?.select());
  await popup.keyboard.press('Backspace');
  await inputTime(popup);
}

/** @returns milliseconds from the last input to the frame with all that changed by it; see `watchInput` */
function inputTime(popup: Page): Promise<number> {
  return popup.evaluate('whenPainted()') as Promise<number>;
}
