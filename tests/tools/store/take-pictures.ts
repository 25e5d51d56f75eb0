import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import type { BrowserSession } from '../browsers/index.ts';
import { hoverName } from '../demo/hover-name.ts';
import { openPopup, search } from '../demo/visit-popup.ts';
import { endOfRow, placeBetweenLines } from '../screens/pictures/clean-edges.ts';
import { overPage } from '../screens/pictures/over-page.ts';
import { openArticle } from '../screens/show/article.ts';
import type { Language } from '../screens/views.ts';
import { PICTURES, type PictureName } from './pictures.ts';

const icon = new URL('../icon.svg', import.meta.url);
const SCREEN = { width: 1280, height: 800 };

/** How far down the window the name stands: the headline above it and the card below are whole. */
const WITH_HEADLINE = 0.35;

/** How large a page may be shown that does not fit otherwise: smaller letters than these are not read in a store. */
const ZOOMS = [1, 0.9, 0.8];

/** What is pointed at and searched, by language. */
const NAMES = {
  en: { written: 'letrozole', drug: 'letrozole', query: 'hercptin' },
  fr: { written: 'létrozole', drug: 'létrozole', query: 'hercptine' },
} as const;

/**
 * Takes the pictures that stores show, in one language.
 *
 * @param origin of the server that has the articles
 * @param folder where they are written
 * @returns their paths
 */
export async function takePictures(
  session: BrowserSession,
  origin: string,
  language: Language,
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const { query, ...name } = NAMES[language];
  const page = await session.newPage();
  await page.setViewport(SCREEN);
  await openArticle(page, origin, language, 'light');
  const within = '#tablets';
  await hoverName(page, { ...name, within }, await placeBetweenLines(page, within, WITH_HEADLINE));
  const card = await page.screenshot();

  await openArticle(page, origin, language, 'light');
  const behind = await page.screenshot();
  const popup = await openPopup(session);
  await search(popup, query);
  // A toolbar gives the popup as much height as it needs.
  const height = await popup.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  await popup.setViewport({ width: 360, height });
  const searched = await overPage(behind, await popup.screenshot(), 1);
  await popup.close();

  const pictures: Record<PictureName, Uint8Array> = {
    '1-card': card,
    '2-search': searched,
    '3-glossary': await ownPage(session, 'glossary.html', wholeRows),
    '4-first-run': await ownPage(session, 'first-run.html', wholePage),
    tile: await tile(language),
  };
  return Promise.all(
    PICTURES.map(async ({ name: file, width, height }) => {
      const path = join(folder, `${file}.png`);
      // Stores take no transparency.
      const picture = sharp(pictures[file]).flatten({ background: '#fff' });
      const written = await picture.png({ compressionLevel: 9 }).toFile(path);
      if (written.width !== width || written.height !== height) {
        throw new Error(
          `${path} has ${written.width} × ${written.height} pixels instead of ${width} × ${height}.`,
        );
      }
      return path;
    }),
  );
}

/** @param fit makes the window as large as is to be seen in the picture, and of its shape */
async function ownPage(
  session: BrowserSession,
  path: string,
  fit: (page: Page) => Promise<void>,
): Promise<Uint8Array> {
  const page: Page = await session.openExtensionPage(path);
  await page.waitForSelector('h1');
  await fit(page);
  const picture = await page.screenshot();
  await page.close();
  return sharp(picture)
    .resize({ ...SCREEN, fit: 'cover', position: 'left top' })
    .toBuffer();
}

async function zoomTo(page: Page, zoom: number): Promise<void> {
  const width = SCREEN.width / zoom;
  const height = SCREEN.height / zoom;
  await page.setViewport({ width: Math.ceil(width), height: Math.ceil(height), deviceScaleFactor: zoom });
}

/** All of the page, or as much as the last zoom shows. */
async function wholePage(page: Page): Promise<void> {
  for (const zoom of ZOOMS) {
    await zoomTo(page, zoom);
    if (await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)) break;
  }
}

/** A little more than the screen, so that no row of the table is cut. */
async function wholeRows(page: Page): Promise<void> {
  await zoomTo(page, 1);
  await page.waitForSelector('tr');
  await zoomTo(page, SCREEN.height / (await endOfRow(page, SCREEN.height)));
}

/** The icon and the name on a quiet ground. */
async function tile(language: Language): Promise<Uint8Array> {
  const { extension } = JSON.parse(
    readFileSync(new URL(`../../../lib/locales/manifest/${language}.json`, import.meta.url), 'utf8'),
  ) as { extension: { name: string } };
  const words = extension.name.split(' ');
  const half = Math.floor(words.length / 2);
  const lines = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
  const text = lines
    .map((line, i) => `<text x="220" y="${192 + i * 34}" text-anchor="middle">${line}</text>`)
    .join('');
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="440" height="280"><rect width="100%" height="100%" fill="#f5f2f7"/>
    <g font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="24" font-weight="600" fill="#2a2130">${text}</g></svg>`;
  const drawn = await sharp(readFileSync(icon), { density: 300 }).resize(96, 96).png().toBuffer();
  return sharp(Buffer.from(ground))
    .composite([{ input: drawn, left: 172, top: 44 }])
    .png()
    .toBuffer();
}
