import type { Page } from 'puppeteer-core';
import { awkwardRoutes } from '../../../e2e/support/pdf/awkward-routes.ts';
import { servePdfs } from '../../../e2e/support/pdf/pdf-site.ts';
import { type BrowserSession, clearStorage } from '../../browsers/index.ts';
import { groups, type Language, type Size, type Take } from '../views.ts';
import { setMedia } from './media.ts';

/** A phone, a window of a computer at 400 %, one in which the names are behind a button, and one in which they stand beside the pages. */
const sizes = [
  { width: 320, height: 800 },
  { width: 320, height: 256 },
  { width: 800, height: 800 },
  { width: 1280, height: 800 },
] as const;

interface PdfState {
  id: string;
  title: string;
  /** A document of tests/fixtures/pdf, or what a server sends in the place of one; without it the reader asks for a file. */
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
  /** Typed as the password of the document. */
  password?: string;
  /** A file is held over the page. */
  isDropping?: boolean;
}

const MARK = '.term-mark';
const FAILURE = '[role=alert] h1';
const PANEL_BUTTON = '.pdf-bar [aria-controls="pdf-panel"]';

const states: PdfState[] = [
  { id: 'pdf-start', title: 'without a document', shows: '.pdf-message h1' },
  {
    id: 'pdf-drop',
    title: 'a file over the page',
    shows: '.pdf-message h1',
    isDropping: true,
    comes: '.pdf-drop',
  },
  { id: 'pdf-loading', title: 'while a document is loaded', file: 'slow', shows: 'progress' },
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
  { id: 'pdf-form', title: 'a form', file: 'form.pdf', shows: MARK },
  {
    id: 'pdf-dark-form',
    title: 'a form on dark paper',
    file: 'form.pdf',
    shows: MARK,
    presses: ['.pdf-more summary', '.pdf-check input', '.pdf-more summary'],
  },
  { id: 'pdf-right-to-left', title: 'text from right to left', file: 'right-to-left.pdf', shows: MARK },
  { id: 'pdf-moved', title: 'a document of another site', file: 'moved', shows: MARK },
  { id: 'pdf-leaflet', title: 'a leaflet in French', file: 'leaflet-fr.pdf', shows: MARK },
  { id: 'pdf-scanned', title: 'a scanned document', file: 'scanned.pdf', shows: '.pdf-note' },
  {
    id: 'pdf-locked',
    title: 'a document with a password',
    file: 'locked.pdf',
    shows: 'input[type=password]',
  },
  {
    id: 'pdf-wrong-password',
    title: 'a wrong password',
    file: 'locked.pdf',
    shows: 'input[type=password]',
    password: 'wrong',
    comes: 'form [role=alert]:not(:empty)',
  },
  { id: 'pdf-missing', title: 'a document that is not there', file: 'missing', shows: FAILURE },
  { id: 'pdf-refused', title: 'a document that the server refuses', file: 'forbidden', shows: FAILURE },
  { id: 'pdf-no-pdf', title: 'a web page in the place of a document', file: 'html', shows: FAILURE },
  { id: 'pdf-damaged', title: 'half a document', file: 'truncated', shows: FAILURE },
  { id: 'pdf-unreachable', title: 'a document that is cut off on its way', file: 'cut-off', shows: FAILURE },
];

/** Takes pictures of the PDF reader. */
export async function showPdfReader(
  session: BrowserSession,
  _: string,
  language: Language,
  take: Take,
): Promise<void> {
  let finishSlow = () => {};
  const restOfSlow = new Promise<void>((finish) => {
    finishSlow = finish;
  });
  const site = await servePdfs(awkwardRoutes(() => site.otherOrigin, restOfSlow));
  try {
    for (const state of states) {
      for (const { width, height } of sizes) {
        const page = await openState(session, site.origin, state, { width, height });
        for (const appearance of ['light', 'dark', 'forced'] as const) {
          await setMedia(session, page, {
            scheme: appearance === 'dark' ? 'dark' : 'light',
            forcedColors: appearance === 'forced',
          });
          const { id, title } = state;
          const size = `${width} × ${height} px`;
          await take(page, { group: groups.pdf, id, title, language, appearance, size });
        }
        await setMedia(session, page, { scheme: 'light', forcedColors: false });
        await page.close();
      }
    }
    await clearStorage(session);
  } finally {
    finishSlow();
    await site.close();
  }
}

async function openState(
  session: BrowserSession,
  origin: string,
  { file, shows, presses = [], comes, scrollsTo, query, password, isDropping }: PdfState,
  size: Size,
): Promise<Page> {
  const search = file === undefined ? '' : `?file=${encodeURIComponent(`${origin}/${file}`)}`;
  const page = await session.openExtensionPage(`pdf.html${search}`);
  await page.setViewport(size);
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
  if (password !== undefined) {
    await page.type('input[type=password]', password);
    await page.keyboard.press('Enter');
  }
  if (isDropping) await page.evaluate(holdFileOver);
  if (comes !== undefined) await page.waitForSelector(comes);
  // In a narrow window the panel is closed.
  if (scrollsTo !== undefined && (await page.$('#pdf-panel[hidden]')) !== null)
    await page.click(PANEL_BUTTON);
  if (scrollsTo !== undefined)
    await page.$eval(scrollsTo, (element) => element.scrollIntoView({ block: 'center' }));
  return page;
}

/** Runs in the page. */
function holdFileOver(): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([], 'paper.pdf'));
  window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
}
