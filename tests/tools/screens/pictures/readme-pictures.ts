import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { type BrowserSession, serializable } from '../../browsers/index.ts';
import { hoverName } from '../../demo/hover-name.ts';
import { pictured } from '../../demo/names-to-try.ts';
import { openPopup, search } from '../../demo/visit-popup.ts';
import { readmePictureFolder } from '../folders.ts';
import { openArticle } from '../show/article.ts';
import type { Clip } from '../views.ts';
import { endOfRow } from './clean-edges.ts';
import { windowPart } from './window-part.ts';

/** In pixels: a README is shown about this wide, and then its text is as large as in a browser. */
const articleView = { width: 900, height: 620, deviceScaleFactor: 2 };

/** Of the popup: its search, and what it has found. */
const SEARCH_HEIGHT = 184;

/** What a picture in a repository may weigh. */
const mostBytes = 120_000;

/**
 * Renews the pictures of the README: a card in the sample article, the popup, a misspelt name in its search, and the glossary.
 *
 * @returns their paths
 * @throws Error when one is heavier than a picture in a repository should be
 */
export async function writeReadmePictures(session: BrowserSession, origin: string): Promise<string[]> {
  await mkdir(readmePictureFolder, { recursive: true });
  const page = await session.newPage();
  await page.setViewport(articleView);
  await page.goto(`${origin}/article/index.html`);
  await hoverName(page, pictured);
  const card = await page.screenshot(await windowPart(page, await betweenLines(page)));

  // A list that needs no scrolling.
  await openArticle(page, origin, 'en', 'light');
  const popup = await openPopup(session);
  const { width } = popup.viewport() ?? { width: 0 };
  const height = await popup.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  await popup.setViewport({ width, height, deviceScaleFactor: 2 });
  const list = await popup.screenshot();
  await search(popup, 'hercptin');
  const found = await popup.screenshot({ clip: { x: 0, y: 0, width, height: SEARCH_HEIGHT } });
  const glossary = await session.openExtensionPage('glossary.html?named=her2-positive');
  await glossary.setViewport({ width: 1280, height: 800 });
  await glossary.waitForSelector('.filters');
  await glossary.setViewport({ width: 1280, height: await endOfRow(glossary, 800) });
  const table = await glossary.screenshot();
  return Promise.all([
    writeLight(card, 'card', articleView.width),
    writeLight(list, 'popup', width),
    writeLight(found, 'search', width),
    writeLight(table, 'glossary', articleView.width),
  ]);
}

/** The window without the lines of text that its upper and lower edge would cut. */
function betweenLines(page: Page): Promise<Clip> {
  return page.evaluate(
    serializable(() => {
      const range = document.createRange();
      range.selectNodeContents(document.body);
      const lines = [...range.getClientRects()].filter(({ height }) => height > 0 && height < 60);
      const cut = (edge: number) => lines.filter(({ top, bottom }) => top < edge && bottom > edge);
      const y = Math.max(0, ...cut(0).map(({ bottom }) => Math.ceil(bottom)));
      const end = Math.min(innerHeight, ...cut(innerHeight).map(({ top }) => Math.floor(top)));
      return { x: 0, y, width: innerWidth, height: end - y };
    }),
  );
}

async function writeLight(picture: Uint8Array, name: string, width: number): Promise<string> {
  const path = join(readmePictureFolder, `${name}.png`);
  const { size } = await sharp(picture)
    .resize({ width, withoutEnlargement: true })
    .png({ palette: true, quality: 90, effort: 10, compressionLevel: 9, dither: 0 })
    .toFile(path);
  if (size > mostBytes) throw new Error(`${path} weighs ${size} bytes; ${mostBytes} are allowed.`);
  return path;
}
