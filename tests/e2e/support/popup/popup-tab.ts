import type { Page } from 'puppeteer-core';
import { type BrowserSession, until } from '../../../tools/browsers/index.ts';

/** Opens the popup over the page that was looked at last, in a tab of its own. */
export async function openPopup(session: BrowserSession): Promise<Page> {
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport({ width: 360, height: 600 });
  await popup.waitForSelector('.switches, .state');
  return popup;
}

export async function waitForText(page: Page, wanted: RegExp): Promise<string> {
  let last = '';
  return until(
    async () => {
      last = await page.evaluate(() => document.body.innerText);
      return wanted.test(last) ? last : undefined;
    },
    5000,
    () => `${wanted}; last seen: ${last}`,
  );
}
