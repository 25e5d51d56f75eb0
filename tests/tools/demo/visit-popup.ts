import type { Page } from 'puppeteer-core';
import { type BrowserSession, until } from '../browsers/index.ts';

/** As wide as its own style makes it; toolbars give it as much height as it needs. */
const popupSize = { width: 360, height: 600 };
const popupTimeoutMs = 5000;

/**
 * Opens the popup in a tab of its own, where it speaks of the tab that was looked at before.
 *
 * @returns the popup, once it lists the drugs of that page
 * @throws Error when it lists none
 */
export async function openPopup(session: BrowserSession): Promise<Page> {
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport({ ...popupSize, deviceScaleFactor: 2 });
  const read = async () => ((await popup.$('.page li')) ? true : undefined);
  await until(read, popupTimeoutMs, () => 'the popup to list the drugs of the article');
  return popup;
}

/**
 * Types into the popup's search field.
 *
 * @param popup what `openPopup` gave
 * @param query what to type
 * @returns the names of the hits, best first
 * @throws Error when there are none
 */
export async function search(popup: Page, query: string): Promise<string[]> {
  await popup.type('[role=combobox]', query);
  const read = async () => {
    const hits = await popup.$$eval('[role=option]', (options) =>
      options.map((option) => (option.firstElementChild ?? option).textContent),
    );
    return hits.length > 0 ? hits : undefined;
  };
  return until(read, popupTimeoutMs, () => `hits for “${query}” in the popup`);
}
