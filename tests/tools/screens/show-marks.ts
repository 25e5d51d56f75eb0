import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground, highlightTexts, until } from '../browsers/index.ts';
import { openArticle } from './article.ts';
import { setMedia } from './media.ts';
import type { Clip, Language, Look, Size, Take } from './views.ts';

const windows: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
];
const pageLooks = ['light', 'dark', 'coloured', 'inverted'] as const;
const activeTimeoutMs = 5000;
/** Is marked in both articles. */
const active = { id: 'trastuzumab', written: 'trastuzumab' };

/** Takes pictures of the marks at rest and of the active one, on pages of every look. */
export async function showMarks(
  session: BrowserSession,
  origin: string,
  language: Language,
  take: Take,
): Promise<void> {
  const page = await session.newPage();
  for (const size of windows) {
    await page.setViewport(size);
    for (const look of pageLooks) {
      await setMedia(session, page, { scheme: 'light', forcedColors: false });
      await openArticle(page, origin, language, look);
      await takeBoth(page, { language, look }, take);
      if (look !== 'light') continue;
      await setMedia(session, page, { scheme: 'light', forcedColors: true });
      await takeBoth(page, { language, look: 'forced' }, take);
    }
  }
  await page.close();

  async function takeBoth(page: Page, about: { language: Language; look: Look }, take: Take): Promise<void> {
    const width = page.viewport()?.width ?? 0;
    const view = { ...about, group: 'The marks', size: `${width} px` };
    await openArticle(page, origin, language, about.look === 'forced' ? 'light' : about.look);
    await take(page, { ...view, id: 'marks', title: 'Names of an article, and a link' }, await text(page));
    await goTo(session, page);
    await take(
      page,
      { ...view, id: 'active', title: 'One of them gone to from the popup' },
      await text(page),
    );
  }
}

/** Does what a press in the popup's list does. */
async function goTo(session: BrowserSession, page: Page): Promise<void> {
  await evaluateInBackground(
    session,
    async (api, url, id) => {
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === url);
      if (tab?.id === undefined) throw new Error(`No tab shows ${url}`);
      await api.tabs.sendMessage(tab.id, { type: 'go-to-drug', id }, { frameId: 0 });
    },
    page.url(),
    active.id,
  );
  await until(
    async () => (await highlightTexts(page, 'glossary-term-active'))[0] === active.written || undefined,
    activeTimeoutMs,
    () => `${active.written} to be the active mark`,
  );
}

/** Two paragraphs of the article. */
function text(page: Page): Promise<Clip> {
  return page.evaluate(() => {
    const boxes = ['#tablets', '#antibody'].map((place) => {
      const element = document.querySelector(place);
      if (!element) throw new Error(`The article has no ${place}.`);
      if (place === '#tablets')
        scrollBy({ top: element.getBoundingClientRect().top - 20, behavior: 'instant' });
      return element.getBoundingClientRect();
    });
    const [first, last] = boxes;
    if (!first || !last) throw new Error('The article is empty.');
    const x = Math.max(0, first.left - 20);
    const y = Math.max(0, first.top - 12);
    return {
      x,
      y,
      width: Math.min(innerWidth, first.right + 20) - x,
      height: Math.min(innerHeight, last.bottom + 16) - y,
    };
  });
}
