import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import type { Language } from '@/lib/locales';
import { PrivacyPage } from '@/lib/screens';
import privacyStyles from '@/lib/screens/privacy/privacy.css?inline';
import { layoutFaults, TEXT_SPACING } from '../../e2e/support/inspect/layout-faults';
import { showFirstRun } from '../first-run/show-first-run';
import { showGlossary } from '../glossary/show-glossary';
import { DOCUMENT, element, OPEN, rendered, showPdfPage } from '../pdf/show-pdf-page';
import { pageWith, SAVED, showPopup, type } from '../popup/show-popup';
import { showSettings } from '../settings/show-settings';

/** As long as a host name may be. */
const LONG_HOST = 'very-long-name-of-a-site.'.repeat(8).slice(0, 200);

const FILTERED = '?named=brca-mutation&treatment=targeted-therapy';

/** Each page of the extension, in a state that has much in it. */
const PAGES: Record<string, (language: Language) => Promise<unknown> | unknown> = {
  settings: (language) =>
    showSettings(
      { 'settings.off-sites.0': [LONG_HOST, 'shop.example', 'localhost'], 'settings.region': 'EU' },
      { language },
    ),
  'settings as they come': (language) => showSettings({}, { language }),
  'the first page': (language) => showFirstRun({ language }),
  privacy(language) {
    document.documentElement.lang = language;
    document.body.innerHTML = `<style>${privacyStyles}</style><div id="app"></div>`;
    render(<PrivacyPage language={language} />, element('#app'));
  },
  'the glossary': (language) => showGlossary({ language, search: FILTERED }),
  'the PDF reader without a document': (language) => showPdfPage({}, language),
  'an open PDF': (language) => showPdfPage(OPEN, language),
  async 'an open PDF with its names'(language) {
    await showPdfPage(OPEN, language);
    if (element('.pdf-side').hidden) element('.pdf-bar [aria-controls]').click();
    await vi.waitFor(() => expect(element('.pdf-side').hidden).toBe(false));
    // They stand over the pages, as they are meant to.
    element('.pdf-main').remove();
  },
  async 'an open PDF with its search'(language) {
    await showPdfPage({ ...OPEN, found: { nth: 2, count: 1234, isPending: false } }, language);
    element('.pdf-group ~ .icon').click();
    await rendered();
  },
  'a PDF that could not be opened': (language) =>
    showPdfPage(
      { state: { kind: 'failed', failure: { kind: 'gone', host: LONG_HOST, status: 404 } } },
      language,
    ),
  'a PDF whose title is long': (language) =>
    showPdfPage(
      { ...OPEN, state: { kind: 'open', document: { ...DOCUMENT, title: 'A long title '.repeat(20) } } },
      language,
    ),
  'the popup': (language) =>
    showPopup(
      {
        state: {
          ...pageWith({ 'pertuzumab-trastuzumab': 1234, letrozole: 2 }, { 'class:parp-inhibitor': 1 }),
          site: LONG_HOST,
        } as ReturnType<typeof pageWith>,
        rule: LONG_HOST,
        saved: SAVED,
      },
      language,
    ),
  async 'the popup with a card'(language) {
    await showPopup({ state: pageWith({ trastuzumab: 12 }) }, language);
    type('trastuzumab');
    await vi.waitFor(() => expect(document.querySelector('[role=option]')).not.toBeNull());
    element('[role=option]').click();
    await vi.waitFor(() => expect(document.querySelector('.card h2')).not.toBeNull());
    element('button.more').click();
  },
  async 'the popup with hits'(language) {
    await showPopup({}, language);
    type('trastuzumab');
    await vi.waitFor(() => expect(document.querySelector('[role=option]')).not.toBeNull());
  },
};

/** What is pressed to bring a page into its state depends on the window, so it is shown anew in each. */
const ARRANGED_BY_WIDTH = new Set(['an open PDF with its names', 'an open PDF with its search']);

/** Where a browser enlarges letters alone, and not the boxes around them. */
const FOUR_TIMES_THE_LETTERS = `:root { --text-name: 650 76px / 96px var(--font) !important;
  --text-body: 400 56px / 80px var(--font) !important; --text-note: 400 52px / 72px var(--font) !important;
  --text-label: 600 52px / 72px var(--font) !important; --text-meta: 400 48px / 64px var(--font) !important }
  :is(.bar h1, .back, .state h2, .act, .field input) { font-size: 56px !important; line-height: 72px !important }
  .chip.small { font-size: 48px !important }
  :is(.chip.small, .advice, .block-line) { line-height: 72px !important }`;

/** 320 × 256 is what is left of 1280 × 1024 at 400 %. */
const VIEWS: Record<string, { window: readonly [number, number]; css?: string }> = {
  'as it comes': { window: [1280, 800] },
  'at 400 %': { window: [320, 256] },
  'with the text spacing of WCAG 1.4.12': { window: [320, 256], css: TEXT_SPACING },
  'in a font as wide as a typewriter’s': {
    window: [320, 640],
    css: ':root, .tokens { --font: monospace !important }',
  },
  'in four times as large letters': { window: [384, 600], css: FOUR_TIMES_THE_LETTERS },
};

afterEach(async () => {
  close();
  await browserPage.viewport(1024, 700);
});

function close(): void {
  const app = document.querySelector('#app');
  if (app) render(null, app);
  document.body.replaceChildren();
}

describe.each(['en', 'fr'] as const)(
  'nothing is cut off, and nothing lies over another, in %s,',
  (language) => {
    test.each(Object.entries(PAGES))('in %s', async (name, show) => {
      let style: HTMLStyleElement | undefined;
      for (const [view, { window, css = '' }] of Object.entries(VIEWS)) {
        await browserPage.viewport(...window);
        if (!style || ARRANGED_BY_WIDTH.has(name)) {
          close();
          await show(language);
          style = document.body.appendChild(document.createElement('style'));
        }
        style.textContent = css;
        await rendered();
        scrollTo(0, 0);
        expect.soft(layoutFaults(document), view).toEqual([]);
      }
    });
  },
);
