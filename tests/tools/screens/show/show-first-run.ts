import type { Page } from 'puppeteer-core';
import { type BrowserSession, clearStorage, waitForCard } from '../../browsers/index.ts';
import { groups, type Language, type Take } from '../views.ts';
import { setMedia } from './media.ts';

/** A phone or 400 %, a window in which the sample stands below the text, and one in which it stands beside it. */
const widths = [320, 800, 1280] as const;
const height = 800;

/** Takes pictures of the page that opens after the install, and of the page on privacy that it links to. */
export async function showFirstRun(session: BrowserSession, language: Language, take: Take): Promise<void> {
  for (const { id, title, file } of [
    { id: 'first-run', title: 'the page after the install', file: 'first-run.html' },
    { id: 'privacy', title: 'what stays on the device', file: 'privacy.html' },
  ]) {
    for (const width of widths) {
      const page = await session.openExtensionPage(file);
      await page.setViewport({ width, height });
      for (const appearance of ['light', 'dark', 'forced'] as const) {
        await setMedia(session, page, {
          scheme: appearance === 'dark' ? 'dark' : 'light',
          forcedColors: appearance === 'forced',
        });
        await loadAnew(page);
        // In narrow windows no card opens by itself.
        if (id === 'first-run' && width === 1280) await waitForCard(page, () => true);
        const view = { group: groups['first-run'], id, title, language, appearance, size: `${width} px` };
        // A card over the page is painted in the window alone.
        await take(page, view, width === 1280 ? undefined : 'whole page');
      }
      await setMedia(session, page, { scheme: 'light', forcedColors: false });
      await page.close();
    }
  }
  await clearStorage(session);
}

/** What opens by itself, and its colours, follow the window and the system in which the page is loaded. */
async function loadAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['isOld'] = '';
    location.reload();
  });
  await page.waitForSelector('html:not([data-is-old]) h1');
}
