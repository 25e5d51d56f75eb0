import type { Page } from 'puppeteer-core';
import type { BrowserSession } from '../../browsers/index.ts';
import { type Clip, groups, type Language, type Size, type Take, type View } from '../views.ts';
import { openArticle } from './article.ts';
import { setMedia } from './media.ts';

const windows: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
];
const pageAppearances = ['light', 'dark', 'coloured', 'inverted'] as const;
/** Is marked in both articles. */
const active = 'trastuzumab';

/** Takes pictures of the marks at rest and of the active one, on pages of every appearance. */
export async function showMarks(
  session: BrowserSession,
  origin: string,
  language: Language,
  take: Take,
): Promise<void> {
  const page = await session.newPage();
  for (const size of windows) {
    await page.setViewport(size);
    for (const appearance of pageAppearances) {
      await setMedia(session, page, { scheme: 'light', forcedColors: false });
      await openArticle(page, origin, language, appearance);
      await takeBoth(page, { language, appearance }, take);
      if (appearance !== 'light') continue;
      await setMedia(session, page, { scheme: 'light', forcedColors: true });
      await takeBoth(page, { language, appearance: 'forced' }, take);
    }
  }
  await page.close();

  async function takeBoth(
    page: Page,
    shown: Pick<View, 'language' | 'appearance'>,
    take: Take,
  ): Promise<void> {
    const width = page.viewport()?.width ?? 0;
    const view = { ...shown, group: groups.marks, size: `${width} px` };
    await openArticle(page, origin, language, shown.appearance === 'forced' ? 'light' : shown.appearance);
    await take(page, { ...view, id: 'marks', title: 'Names of an article, and a link' }, await text(page));
    await activate(page);
    await take(
      page,
      { ...view, id: 'active', title: 'The mark of one whose card is open' },
      await text(page),
    );
  }
}

/** Paints it as when its card is open, without the card, which would hide the text below it. */
async function activate(page: Page): Promise<void> {
  await page.evaluate((written) => {
    const marks = [...(CSS.highlights.get('glossary-term') ?? [])];
    const wanted = marks.find((mark) => mark instanceof Range && mark.toString() === written);
    if (!wanted) throw new Error(`${written} is not marked.`);
    CSS.highlights.set('glossary-term-active', new Highlight(wanted));
  }, active);
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
