import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground } from '../../browsers/index.ts';
import { groups, type Language, type Take } from '../views.ts';
import { setMedia } from './media.ts';

/** A phone or 400 %, a window in which the kind of drug has no column, and a usual one. */
const widths = [320, 1024, 1280] as const;
const height = 800;

interface GlossaryState {
  id: string;
  title: string;
  /** Behind `glossary.html`. */
  address: string;
  /** An element that shows that the state has come, and that the picture begins with. */
  shows: string;
  /** Typed into the search. */
  query?: string;
}

const states: GlossaryState[] = [
  { id: 'glossary', title: 'the glossary as it opens', address: '', shows: 'h1' },
  { id: 'glossary-table', title: 'signs and joining lines', address: '', shows: 'a[href="#everolimus"]' },
  {
    id: 'glossary-filtered',
    title: 'with filters',
    address: '?named=brca-mutation,her2-low&treatment=targeted-therapy',
    shows: '.filters',
  },
  {
    id: 'glossary-nothing',
    title: 'with filters that nothing fits',
    address: '?named=esr1-mutation&treatment=chemotherapy',
    shows: '.filters',
  },
  {
    id: 'glossary-other-medicine',
    title: 'with another medicine',
    address: '',
    shows: '.filters',
    query: 'vincristine',
  },
  { id: 'glossary-entry', title: 'at an address', address: '#trastuzumab', shows: '#trastuzumab .card' },
  {
    id: 'glossary-topics',
    title: 'the other parts of the page',
    address: '#topic:metastatic',
    shows: '[id="topic:metastatic"] .card',
  },
  { id: 'glossary-unknown', title: 'at an address that names nothing', address: '#<script>', shows: 'h1' },
  { id: 'glossary-list', title: 'with the list of a page', address: '?list=1', shows: '.page-list' },
];

/** What the popup would hand over. */
const list = {
  'page-lists': {
    1: {
      title: 'New results in HER2-positive disease',
      date: Date.UTC(2026, 10, 27, 12),
      ids: ['trastuzumab', 'pertuzumab', 'docetaxel', 'class:her2-antibody'],
    },
  },
};

/** Takes pictures of the glossary page: of the window, since all of it is too long for one picture. */
export async function showGlossary(session: BrowserSession, language: Language, take: Take): Promise<void> {
  await evaluateInBackground(session, (api, items) => api.storage.session.set(items), list);
  for (const state of states) {
    for (const width of widths) {
      const page = await openState(session, state, width);
      for (const appearance of ['light', 'dark', 'forced'] as const) {
        await setMedia(session, page, {
          scheme: appearance === 'dark' ? 'dark' : 'light',
          forcedColors: appearance === 'forced',
        });
        const { id, title } = state;
        await take(page, {
          group: groups.glossary,
          id,
          title,
          language,
          appearance,
          size: `${width} px`,
        });
      }
      await setMedia(session, page, { scheme: 'light', forcedColors: false });
      await page.close();
    }
  }
  await evaluateInBackground(session, (api) => api.storage.session.remove('page-lists'));
}

async function openState(
  session: BrowserSession,
  { address, shows, query }: GlossaryState,
  width: number,
): Promise<Page> {
  const page = await session.openExtensionPage(`glossary.html${address}`);
  await page.setViewport({ width, height });
  await page.waitForSelector('[id="topic:canadian-cancer-society-telephone"] .advice');
  if (query) await page.type('.filters input[type=search]', query);
  const shown = await page.waitForSelector(shows);
  await shown?.evaluate((element) => element.scrollIntoView());
  return page;
}
