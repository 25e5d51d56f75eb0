import type { Page } from 'puppeteer-core';
import { popupText } from '../../../../lib/locales/index.ts';
import {
  type BrowserKind,
  type BrowserSession,
  clearStorage,
  until,
  writeStorage,
} from '../../browsers/index.ts';
import { type PopupState, popupStates, type SimulatedState, simulate } from '../states/popup-states.ts';
import { type Appearance, groups, type Language, type Take } from '../views.ts';
import { openArticle } from './article.ts';
import { setMedia, setTextZoom } from './media.ts';

/** The narrowest that there is, and the toolbar's, which is as wide as its own style makes it. */
const widths = [320, 384] as const;
/** The narrowest that browsers make of a panel beside the page, and what they give it at first. */
const panelWidths = [320, 400] as const;
/** More than a toolbar gives it, and the picture is cut to what there is; a panel is as high as the window. */
const heights = { popup: 600, panel: 800 };
/** The list, hits and a card. */
const shownSpecially: readonly string[] = ['list', 'hits', 'card'];
const stateTimeoutMs = 10_000;

/** Takes pictures of every state of the popup. */
export async function showPopups(
  session: BrowserSession,
  origin: string,
  language: Language,
  take: Take,
): Promise<void> {
  for (const state of statesIn(session.kind)) {
    const { popup, close } = await showPopup(session, origin, language, state);
    for (const width of state.beside ? panelWidths : widths) {
      await popup.setViewport({ width, height: state.beside ? heights.panel : heights.popup });
      for (const appearance of ['light', 'dark', 'forced'] as const) {
        await setMedia(session, popup, {
          scheme: appearance === 'dark' ? 'dark' : 'light',
          forcedColors: appearance === 'forced',
        });
        await take(popup, view(state, language, appearance, width), state.beside ? undefined : 'whole page');
      }
    }
    await setMedia(session, popup, { scheme: 'light', forcedColors: false });
    if (shownSpecially.includes(state.id)) await showSpecially(session, popup, state, language, take);
    await close();
  }
}

/** On a screen of twice the resolution, from right to left, and in letters that are enlarged alone. */
async function showSpecially(
  session: BrowserSession,
  popup: Page,
  state: PopupState,
  language: Language,
  take: Take,
): Promise<void> {
  const [, width] = widths;
  const size = { width, height: heights.popup };
  await popup.setViewport({ ...size, deviceScaleFactor: 2 });
  await take(popup, view(state, language, 'sharp', width), 'whole page');
  await popup.setViewport({ ...size, deviceScaleFactor: 1 });
  await popup.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await take(popup, view(state, language, 'mirrored', width), 'whole page');
  if (session.kind !== 'firefox') return;
  await popup.evaluate(() => {
    document.documentElement.dir = 'ltr';
  });
  await setTextZoom(session, 4);
  await take(popup, view(state, language, 'enlarged', width), 'whole page');
  await setTextZoom(session, 1);
}

/** Firefox cannot run a script in a page of the extension before the page's own, so it has no simulated states. */
function statesIn(kind: BrowserKind): PopupState[] {
  return popupStates.filter(({ simulated }) => !simulated || kind === 'chromium');
}

/** Opens the tab that the popup is about. */
async function openUnder(
  session: BrowserSession,
  origin: string,
  language: Language,
  { over, settings }: PopupState,
): Promise<Page> {
  const page = await session.newPage();
  await page.bringToFront();
  const article = `${origin}/screens/${language}.html`;
  switch (over) {
    case 'an empty tab':
      break;
    case 'a PDF':
      // A browser that shows the file in a viewer of its own reports no end of the load.
      await page.goto(`${origin}/screens/leaflet.pdf`).catch(() => null);
      break;
    case 'a page without names':
      await page.goto(`${origin}/article/second.html`);
      break;
    case 'a subdomain':
      await page.goto(article.replace('127.0.0.1', 'ward.clinic.localhost'));
      break;
    default:
      await openArticle(page, origin, language, 'light', { marked: !settings });
  }
  return page;
}

/** A popup in one of its states, and the tab that it speaks of. */
export interface ShownPopup {
  popup: Page;
  close(): Promise<void>;
}

/** Brings the popup into a state, with the settings that belong to it. */
export async function showPopup(
  session: BrowserSession,
  origin: string,
  language: Language,
  state: PopupState,
): Promise<ShownPopup> {
  await clearStorage(session);
  await writeStorage(session, state.settings ?? {});
  const under = await openUnder(session, origin, language, state);
  const popup = await openPopup(session, state, language);
  return {
    popup,
    async close() {
      await popup.close();
      await under.close();
      await clearStorage(session);
    },
  };
}

async function openPopup(session: BrowserSession, state: PopupState, language: Language): Promise<Page> {
  const popup = state.simulated
    ? await openSimulatedPopup(session, state.simulated)
    : await session.openExtensionPage(state.beside ? 'sidepanel.html' : 'popup.html');
  await popup.setViewport({ width: widths[1], height: heights.popup });
  await popup.waitForSelector('[role=switch], [role=combobox]');
  if (state.query) await popup.type('[role=combobox]', state.query);
  if (state.click) {
    await popup.waitForSelector(state.click);
    await popup.$eval(state.click, (element) => (element as HTMLElement).click());
  }
  const { shows } = state;
  const wanted = 'word' in shows ? popupText(language, shows.word) : shows.element;
  let last = '';
  await until(
    async () => {
      last = await popup.evaluate(() => document.body.innerText);
      if ('element' in shows) return (await popup.$(wanted)) ? true : undefined;
      return last.includes(wanted) || undefined;
    },
    stateTimeoutMs,
    () => `the popup (${state.id}) to show ${wanted}; it says ${last}`,
  );
  return popup;
}

async function openSimulatedPopup(session: BrowserSession, state: SimulatedState): Promise<Page> {
  const popup = await session.newPage();
  await simulate(popup, state);
  await popup.goto(`${session.extensionOrigin}/popup.html`);
  return popup;
}

function view({ id, title }: PopupState, language: Language, appearance: Appearance, width: number) {
  return { group: groups.popup, id, title, language, appearance, size: `${width} px` };
}
