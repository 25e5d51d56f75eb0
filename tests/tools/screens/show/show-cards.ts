import type { Page } from 'puppeteer-core';
import { pressCommand } from '../../../e2e/support/input/press-command.ts';
import {
  type BrowserSession,
  evaluateInCard,
  pressInCard,
  readCard,
  waitForCard,
  waitForNoCard,
} from '../../browsers/index.ts';
import { hoverName } from '../../demo/hover-name.ts';
import { type CardState, cardStates } from '../states/card-states.ts';
import { type Appearance, type Clip, groups, type Language, type Size, type Take } from '../views.ts';
import { openArticle } from './article.ts';
import { setMedia, setTextZoom } from './media.ts';

const windows = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
] as const;
/** As on a screen of 1280 × 1024 at 400 %. */
const lowHeight = 256;
/** One with chips, and one with conditions. */
const shownSpecially: readonly string[] = ['brand-name', 'conditions'];

/** Takes pictures of every state of the card, on a light page, on a dark one and in forced colours. */
export async function showCards(
  session: BrowserSession,
  origin: string,
  language: Language,
  take: Take,
): Promise<void> {
  const page = await session.newPage();
  for (const size of windows) {
    for (const appearance of ['light', 'dark'] as const) {
      await setMedia(session, page, { scheme: 'light', forcedColors: false });
      await page.setViewport(size);
      await openArticle(page, origin, language, appearance);
      for (const state of cardStates) {
        const window = state.low ? { ...size, height: lowHeight } : size;
        await page.setViewport(window);
        await openCard(session, page, state, language);
        await take(page, view(state, language, appearance, window), await partAroundCard(page, window));
        const isFirstLook = state.by === 'mouse' && !state.presses && !state.low && size === windows[0];
        if (appearance === 'light' && isFirstLook) {
          await take(page, view(state, language, 'blurred', window), await partAroundCard(page, window));
        }
        if (appearance === 'light') {
          await setMedia(session, page, { scheme: 'light', forcedColors: true });
          await take(page, view(state, language, 'forced', window), await partAroundCard(page, window));
          await setMedia(session, page, { scheme: 'light', forcedColors: false });
        }
        await closeCard(page);
      }
    }
  }
  await showSpecially(session, page, origin, language, take);
  await page.close();
}

/** On a screen of twice the resolution, and in letters that are enlarged alone. */
async function showSpecially(
  session: BrowserSession,
  page: Page,
  origin: string,
  language: Language,
  take: Take,
): Promise<void> {
  const [size] = windows;
  for (const appearance of session.kind === 'firefox'
    ? (['sharp', 'enlarged'] as const)
    : (['sharp'] as const)) {
    await page.setViewport({ ...size, deviceScaleFactor: appearance === 'sharp' ? 2 : 1 });
    await openArticle(page, origin, language, 'light');
    if (appearance === 'enlarged') await setTextZoom(session, 4);
    for (const state of cardStates.filter(({ id }) => shownSpecially.includes(id))) {
      await openCard(session, page, state, language);
      await take(page, view(state, language, appearance, size), await partAroundCard(page, size));
      await closeCard(page);
    }
  }
  if (session.kind === 'firefox') await setTextZoom(session, 1);
}

/** Opens the card of a state in an article that is open, and does what the reader does in it. */
export async function openCard(
  session: BrowserSession,
  page: Page,
  { name, by, at, presses = [] }: CardState,
  language: Language,
): Promise<void> {
  const wanted = { within: name.within, written: name.written[language], drug: name.heading[language] };
  if (by === 'mouse') await hoverName(page, wanted, at);
  else {
    await page.$eval(name.within, (place) => place.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await pressCommand(session, page, 'next-name');
    await waitForCard(page, (card) => card.name === wanted.drug && card.hasFocus);
  }
  for (const selector of presses) await pressInCard(page, selector);
}

/** Closes it, and takes the pointer away. */
async function closeCard(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
}

function view({ id, title }: CardState, language: Language, appearance: Appearance, { width, height }: Size) {
  return { group: groups.card, id, title, language, appearance, size: `${width} × ${height} px` };
}

/** The card and the text around it; of a small window, all. */
async function partAroundCard(page: Page, { width, height }: Size): Promise<Clip> {
  const card = await readCard(page);
  if (!card) throw new Error('The card has closed before its picture was taken.');
  const isSheet = await evaluateInCard(page, (root) => root.querySelector('[data-sheet="true"]') !== null);
  if (isSheet) return { x: 0, y: 0, width, height };
  const around = 90;
  const x = Math.max(0, card.rect.x - around);
  const y = Math.max(0, card.rect.y - around);
  return {
    x,
    y,
    width: Math.min(width, card.rect.x + card.rect.width + around) - x,
    height: Math.min(height, card.rect.y + card.rect.height + around / 2) - y,
  };
}
