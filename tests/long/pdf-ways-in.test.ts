import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awkwardRoutes } from '../e2e/support/pdf/awkward-routes.ts';
import { type PdfSite, servePdfs } from '../e2e/support/pdf/pdf-site.ts';
import { openPopup, waitForText } from '../e2e/support/popup/popup-tab.ts';
import { withExtension } from '../e2e/support/with-extension.ts';
import { until } from '../tools/browsers/index.ts';

const ctx = withExtension({});
let site: PdfSite;

beforeAll(async () => {
  site = await servePdfs(awkwardRoutes(() => site.otherOrigin, Promise.resolve()));
});
afterAll(() => site?.close());

/** Opens a tab, and the popup over it when the server has been asked for these. */
async function overTab(
  open: (tab: Page) => Promise<unknown>,
  asked: readonly string[],
  use: (popup: Page) => Promise<void>,
): Promise<void> {
  site.log.length = 0;
  const tab = await ctx.session.newPage();
  await tab.bringToFront();
  // Firefox never says that a PDF has been loaded.
  void open(tab).catch(() => undefined);
  await waitForRequests(asked);
  const popup = await openPopup(ctx.session);
  await use(popup);
  await popup.close();
  await tab.close();
}

function waitForRequests(wanted: readonly string[]): Promise<true> {
  const seen = () =>
    site.log.map(({ method, path }) => `${method} ${path}`).filter((one) => !/favicon/.test(one));
  return until(
    async () => (JSON.stringify(seen()) === JSON.stringify(wanted) ? true : undefined),
    10_000,
    () => `the requests ${wanted}; seen: ${seen()}`,
  );
}

async function press(popup: Page, label: string): Promise<void> {
  await popup.$$eval(
    '.state button',
    (buttons, wanted) => buttons.find(({ textContent }) => textContent === wanted)?.click(),
    label,
  );
}

test.each([
  ['/paper.pdf', 'by its ending'],
  ['/wayward', 'only by its type'],
])('the popup over a PDF has it loaded once more: %s, which is one %s', async (path) => {
  await overTab(
    (tab) => tab.goto(`${site.origin}${path}`),
    [`GET ${path}`],
    async (popup) => {
      await waitForText(popup, /Read with marks/);
      await press(popup, 'Read with marks');
      await waitForRequests([`GET ${path}`, `GET ${path}`]);
    },
  );
});

test('over a PDF that a page has made the popup says to save it and choose the file', async () => {
  await overTab(
    (tab) => tab.goto(`${site.origin}/blob`),
    ['GET /blob', 'GET /wayward'],
    async (popup) => {
      const text = await waitForText(popup, /save it and choose the file/);
      expect(text).toContain('Choose the file');
    },
  );
});

test('over a page with a PDF in a frame the popup says to save it and choose the file', async () => {
  await overTab(
    (tab) => tab.goto(`${site.origin}/framed`),
    ['GET /framed', 'GET /leaflet-fr.pdf'],
    async (popup) => {
      const text = await waitForText(popup, /A PDF is part of this page/);
      expect(text).toMatch(/Save it and choose the file/);
    },
  );
});
