import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { type BrowserSession, type Point, until, waitForCard } from '../../browsers/index.ts';
import { leaveName, pointOnMark } from '../../demo/hover-name.ts';
import { pictured } from '../../demo/names-to-try.ts';
import { openPopup, search } from '../../demo/visit-popup.ts';
import { readmePictureFolder } from '../folders.ts';
import { overPage } from './over-page.ts';

/** CSS pixels, and pixels of the picture. */
const SIZE = { width: 900, height: 620 };
const SCALE = 2;
const POPUP = { width: 360, height: 600 };
/** Of the same shape, and wide enough for the whole table. */
const GLOSSARY = { width: 1260, height: 868 };

/** Where the pointer comes from, beside the column of the article. */
const START: Point = { x: 850, y: 520 };
const STEPS = 5;

/** What is typed, in parts, each of which finds something. */
const TYPED = ['her', 'cptin'];

/** The filter of the glossary that is chosen. */
const SUBTYPE = 'HER2-positive';

/** It plays twice and then stands on the last frame: what goes on without an end has to have a way to stop it (WCAG 2.2.2). */
const LOOPS = 2;

/** What a picture that a README shows first may weigh. */
const MAX_BYTES = 600_000;

interface Frame {
  picture: Uint8Array;
  milliseconds: number;
}

/**
 * Takes the moving picture of the README: a name is pointed at, a misspelt one is searched, the glossary is filtered.
 *
 * @param origin of the server that has the articles
 * @returns its path
 * @throws Error when it is heavier than a README should have it
 */
export async function writeMovingPicture(session: BrowserSession, origin: string): Promise<string> {
  const page = await session.newPage();
  await page.setViewport({ ...SIZE, deviceScaleFactor: SCALE });
  await page.goto(`${origin}/article/index.html`);
  const frames = [
    ...(await pointAtName(page)),
    ...(await searchName(session, page)),
    ...(await filterGlossary(session)),
  ];
  const small = await Promise.all(
    frames.map(({ picture }) => sharp(picture).resize(SIZE.width).png().toBuffer()),
  );
  const path = join(readmePictureFolder, 'tour.webp');
  const { size } = await sharp(small, { join: { animated: true } })
    .webp({
      nearLossless: true,
      quality: 60,
      effort: 6,
      minSize: true,
      loop: LOOPS,
      delay: frames.map(({ milliseconds }) => milliseconds),
    })
    .toFile(path);
  if (size > MAX_BYTES) throw new Error(`${path} weighs ${size} bytes; ${MAX_BYTES} are allowed.`);
  return path;
}

async function pointAtName(page: Page): Promise<Frame[]> {
  const name = await pointOnMark(page, pictured);
  const article = await page.screenshot();
  const way = Array.from({ length: STEPS }, (_, i) => (i + 1) / STEPS);
  const between = (from: number, to: number, part: number) => from + (to - from) * part;
  const frames: Frame[] = [{ picture: await withPointer(article, START), milliseconds: 900 }];
  for (const part of way) {
    const at = { x: between(START.x, name.x, part), y: between(START.y, name.y, part) };
    frames.push({ picture: await withPointer(article, at), milliseconds: 90 });
  }
  await page.mouse.move(name.x, name.y, { steps: STEPS });
  await waitForCard(page, (card) => card.name === pictured.drug);
  frames.push({ picture: await withPointer(await page.screenshot(), name), milliseconds: 3500 });
  await leaveName(page);
  return frames;
}

async function searchName(session: BrowserSession, page: Page): Promise<Frame[]> {
  const behind = await page.screenshot();
  const popup = await openPopup(session);
  await popup.setViewport({ ...POPUP, deviceScaleFactor: SCALE });
  const frame = async (milliseconds: number): Promise<Frame> => {
    const bottom = await popup.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
    const clip = { x: 0, y: 0, ...POPUP, height: Math.min(bottom, POPUP.height) };
    return { picture: await overPage(behind, await popup.screenshot({ clip }), SCALE), milliseconds };
  };
  const frames = [await frame(1200)];
  for (const part of TYPED) {
    await search(popup, part);
    frames.push(await frame(part === TYPED.at(-1) ? 2500 : 400));
  }
  await popup.close();
  return frames;
}

async function filterGlossary(session: BrowserSession): Promise<Frame[]> {
  const glossary = await session.openExtensionPage('glossary.html');
  await glossary.setViewport({ ...GLOSSARY, deviceScaleFactor: SCALE });
  await glossary.waitForSelector('.filters');
  await glossary.$eval('.filters', (filters) => filters.scrollIntoView({ behavior: 'instant' }));
  const status = () => glossary.$eval('[role=status]', ({ textContent }) => textContent);
  const all = await status();
  const frames = [{ picture: await glossary.screenshot(), milliseconds: 1500 }];
  await glossary.click(`.choice ::-p-text(${SUBTYPE})`);
  await until(
    async () => (await status()) !== all || undefined,
    5000,
    () => `the glossary to show the drugs for ${SUBTYPE} cancer`,
  );
  frames.push({ picture: await glossary.screenshot(), milliseconds: 3500 });
  await glossary.close();
  return frames;
}

/** @param at CSS pixels of the window */
function withPointer(picture: Uint8Array, { x, y }: Point): Promise<Uint8Array> {
  const arrow = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${16 * SCALE}" height="${24 * SCALE}" viewBox="0 0 16 24">
      <path d="M1 1v18l4.5-4 3 7 3-1.3-3-6.9H15z" fill="#000" stroke="#fff" stroke-width="1.3"/></svg>`,
  );
  return sharp(picture)
    .composite([{ input: arrow, left: Math.round(x * SCALE), top: Math.round(y * SCALE) }])
    .png()
    .toBuffer();
}
