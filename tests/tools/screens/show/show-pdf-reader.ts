import type { Page } from 'puppeteer-core';
import { type BrowserSession, clearStorage } from '../../browsers/index.ts';
import { groups, type Language, type Take } from '../views.ts';
import { setMedia } from './media.ts';

/** A phone or 400 %, a window in which the names are behind a button, and one in which they stand beside the pages. */
const widths = [320, 800, 1280] as const;
const height = 800;

interface PdfState {
  id: string;
  title: string;
  /** A document of tests/fixtures/pdf; without one the reader asks for a file. */
  file?: string;
  /** An element that shows that the state has come. */
  shows: string;
  /** Pressed one after the other, where they are there. */
  presses?: readonly string[];
  /** An element that shows that what was pressed has had its effect. */
  comes?: string;
  /** An element that is scrolled into view. */
  scrollsTo?: string;
  /** Typed into the search. */
  query?: string;
}

const MARK = '.term-mark';
const PANEL_BUTTON = '.pdf-bar [aria-controls="pdf-panel"]';

const states: PdfState[] = [
  { id: 'pdf-start', title: 'without a document', shows: '.pdf-message h1' },
  { id: 'pdf-paper', title: 'a paper', file: 'paper.pdf', shows: MARK },
  {
    id: 'pdf-panel',
    title: 'the names, opened or closed by hand',
    file: 'paper.pdf',
    shows: MARK,
    presses: [PANEL_BUTTON],
  },
  { id: 'pdf-menu', title: 'the menu', file: 'paper.pdf', shows: MARK, presses: ['.pdf-more summary'] },
  {
    id: 'pdf-dark-paper',
    title: 'dark paper',
    file: 'paper.pdf',
    shows: MARK,
    presses: ['.pdf-more summary', '.pdf-check input'],
  },
  {
    id: 'pdf-find',
    title: 'words found',
    file: 'paper.pdf',
    shows: MARK,
    presses: ['.pdf-bar .icon[aria-label^="Find"], .pdf-bar .icon[aria-label^="Cher"]'],
    query: 'cancer',
  },
  {
    id: 'pdf-card',
    title: 'a card, opened from the list of names',
    file: 'paper.pdf',
    shows: MARK,
    presses: ['.pdf-page-links button'],
    comes: '.term-mark.active',
  },
  {
    id: 'pdf-contents',
    title: 'the contents beside the pages',
    file: 'paper.pdf',
    shows: MARK,
    scrollsTo: '.pdf-outline',
  },
  { id: 'pdf-aslant', title: 'text on its side and aslant', file: 'turned.pdf', shows: MARK },
  { id: 'pdf-tables', title: 'tables', file: 'tables.pdf', shows: MARK },
  { id: 'pdf-leaflet', title: 'a leaflet in French', file: 'leaflet-fr.pdf', shows: MARK },
  { id: 'pdf-scanned', title: 'a scanned document', file: 'scanned.pdf', shows: '.pdf-note' },
  {
    id: 'pdf-locked',
    title: 'a document with a password',
    file: 'locked.pdf',
    shows: 'input[type=password]',
  },
  { id: 'pdf-missing', title: 'a document that is not there', file: 'missing.pdf', shows: '[role=alert] h1' },
];

/** Takes pictures of the PDF reader. */
export async function showPdfReader(
  session: BrowserSession,
  origin: string,
  language: Language,
  take: Take,
): Promise<void> {
  for (const state of states) {
    for (const width of widths) {
      const page = await openState(session, origin, state, width);
      for (const appearance of ['light', 'dark', 'forced'] as const) {
        await setMedia(session, page, {
          scheme: appearance === 'dark' ? 'dark' : 'light',
          forcedColors: appearance === 'forced',
        });
        const { id, title } = state;
        await take(page, { group: groups.pdf, id, title, language, appearance, size: `${width} px` });
      }
      await setMedia(session, page, { scheme: 'light', forcedColors: false });
      await page.close();
    }
  }
  await clearStorage(session);
}

async function openState(
  session: BrowserSession,
  origin: string,
  { file, shows, presses = [], comes, scrollsTo, query }: PdfState,
  width: number,
): Promise<Page> {
  const search = file === undefined ? '' : `?file=${encodeURIComponent(`${origin}/pdf/${file}`)}`;
  const page = await session.openExtensionPage(`pdf.html${search}`);
  await page.setViewport({ width, height });
  await page.bringToFront();
  await page.waitForSelector(shows);
  for (const selector of presses) {
    const found = await page.waitForSelector(selector);
    await found?.evaluate((element) => (element as HTMLElement).click());
  }
  if (query !== undefined) {
    await page.type('.pdf-find input', query);
    // Not "Searching…".
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector('.pdf-find [role=status]')?.textContent ?? ''),
    );
  }
  if (comes !== undefined) await page.waitForSelector(comes);
  if (scrollsTo !== undefined)
    await page.$eval(scrollsTo, (element) => element.scrollIntoView({ block: 'center' }));
  return page;
}
