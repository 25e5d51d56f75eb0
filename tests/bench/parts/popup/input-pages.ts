import type { Page } from 'puppeteer-core';
import type { BrowserSession } from '../../../tools/browsers';

const POPUP_SIZE = { width: 360, height: 600 };
/** The least that a page does with a key: its text stands below the field at once. */
const PLAIN_FIELD = `<!doctype html><title>Plain field</title>
  <input autofocus oninput="document.querySelector('output').textContent = this.value"><output></output>`;

/** @returns the popup in a tab of its own, where the mouse and the keys of a test reach it; it is the same page */
export async function openPopup(session: BrowserSession): Promise<Page> {
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport(POPUP_SIZE);
  await popup.waitForSelector('[role="combobox"]');
  return popup;
}

/** @returns a page of the same size with nothing but a field and what is typed into it */
export async function openPlainField({ browser }: BrowserSession): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(POPUP_SIZE);
  await page.setContent(PLAIN_FIELD);
  await page.focus('input');
  return page;
}

/** @returns milliseconds from the last input to the frame with all that changed by it; see `watchInput` */
export function inputTime(page: Page): Promise<number> {
  return page.evaluate('whenPainted()') as Promise<number>;
}

export async function emptyField(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('input')?.select());
  await page.keyboard.press('Backspace');
  await inputTime(page);
}
