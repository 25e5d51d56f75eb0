import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type BrowserSession, highlightTexts, until } from '../browsers/index.ts';
import { screenshotFolder } from '../built-extension/folders.ts';
import { describeCard } from './describe-card.ts';
import { hoverName, leaveName } from './hover-name.ts';
import { namesToTry, pictured } from './names-to-try.ts';
import { takePicture, takeWholePicture } from './screenshots.ts';
import { openPopup, search } from './visit-popup.ts';

const articleView = { width: 900, height: 620, deviceScaleFactor: 2 };
const marksTimeoutMs = 10_000;
const misspelt = 'trastuzamab';

/** Paths of the pictures that the tour took. */
export interface TourPictures {
  article: string;
  card: string;
  popup: string;
  search: string;
}

/**
 * Does what a reader would do: points at names in the article, opens the popup, searches there.
 *
 * @param session a session with the extension
 * @param articleUrl the address of the sample article
 * @param say gets what was seen, line by line
 * @throws Error when marks, a card or the popup do not come
 */
export async function tour(
  session: BrowserSession,
  articleUrl: string,
  say: (line: string) => void,
): Promise<TourPictures> {
  const pathOf = (name: string) => join(screenshotFolder(session.kind), `${name}.png`) as `${string}.png`;
  const page = await session.newPage();
  await page.setViewport(articleView);
  await page.goto(articleUrl);
  const names = await marksOn(page);
  say(`Names are marked: ${names.slice(0, 4).join(', ')} …`);
  const article = await takePicture(page, pathOf('article'));

  say('\nPointing at names:');
  for (const name of namesToTry) {
    say(describeCard(name, await hoverName(page, name)));
    await leaveName(page);
  }
  await hoverName(page, pictured);
  const card = await takePicture(page, pathOf('card'));
  await leaveName(page);

  const popup = await openPopup(session);
  const popupPicture = await takeWholePicture(popup, pathOf('popup'));
  const hits = await search(popup, misspelt);
  say(`\nSearching “${misspelt}” in the popup finds ${hits.join(', ')}.`);
  return {
    article,
    card,
    popup: popupPicture,
    search: await takeWholePicture(popup, pathOf('popup-search')),
  };
}

async function marksOn(page: Page): Promise<string[]> {
  const read = async () => {
    const texts = await highlightTexts(page);
    return texts.length > 0 ? texts : undefined;
  };
  return until(read, marksTimeoutMs, () => 'marks in the article');
}
