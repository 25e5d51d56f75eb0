import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awkwardRoutes } from '../../e2e/support/pdf/awkward-routes.ts';
import {
  markedNames,
  openPdfReader,
  waitForMarkedNames,
  waitForMessage,
} from '../../e2e/support/pdf/opened-pdf.ts';
import { type PdfSite, servePdfs } from '../../e2e/support/pdf/pdf-site.ts';
import { withExtension } from '../../e2e/support/with-extension.ts';

const ctx = withExtension({});
let site: PdfSite;
/** Lets the slow server go on. */
let finishSlow = () => {};

beforeAll(async () => {
  const restOfSlow = new Promise<void>((finish) => {
    finishSlow = finish;
  });
  site = await servePdfs(awkwardRoutes(() => site.otherOrigin, restOfSlow));
});
afterAll(() => site?.close());

/** Opens a document in a new tab and closes the tab afterwards. */
async function reading(path: string, use: (page: Page) => Promise<void>): Promise<void> {
  site.log.length = 0;
  const page = await openPdfReader(ctx.session, path.includes(':') ? path : `${site.origin}${path}`);
  await use(page);
  await page.close();
}

const paths = () => site.log.map(({ method, path }) => `${method} ${path}`);

describe('says why a document does not come', () => {
  test.each([
    ['a web page in its place', '/html', /sent no PDF/],
    ['a web page that is called a PDF', '/called-pdf', /sent no PDF/],
    ['refused', '/forbidden', /answer 403/],
    ['for members only', '/members', /answer 401/],
    ['not there', '/missing', /answer 404/],
    ['made for a form that is sent', '/posted', /answer 405/],
    ['a server that fails', '/broken-server', /answer 500/],
    ['no content', '/empty', /The document is empty/],
    ['cut off on its way', '/cut-off', /cannot be reached/],
    ['half a document', '/truncated', /not a PDF that can be read/],
    ['led to a page of another site', '/sign-in-elsewhere', /led to another website/],
    ['led in a circle', '/circle', /cannot be reached/],
    ['an address of a page of its own', 'blob:http://127.0.0.1/1-2-3', /belongs to one page only/],
    ['an address that is none', 'javascript:alert(1)', /No document can be loaded/],
  ])('%s', (_, path, message) =>
    reading(path, async (page) => {
      const text = await waitForMessage(page, 'alert', message);
      // What a reader can do is always there.
      expect(text).toMatch(/Choose a PDF file/);
    }),
  );
});

describe('opens a document', () => {
  const opened = async (page: Page) => waitForMarkedNames(page, [['letrozole']]);

  test('whose table of objects is damaged', () => reading('/damaged-table', opened));

  test('that another site sends, and says from where it came', () =>
    reading('/moved', async (page) => {
      await opened(page);
      await waitForMessage(page, 'status', /came from localhost/);
      expect(paths()).toEqual(['GET /moved', 'GET /wayward']);
      // The popup knows only the address that was asked for: page and popup must switch the same site.
      expect(await page.$$eval('.pdf-check', (all) => all.map((one) => one.textContent))).toContain(
        'Mark names on 127.0.0.1',
      );
    }));

  test('that only those may have who have signed in, with the cookie of the browser', async () => {
    const tab = await ctx.session.newPage();
    await tab.goto(`${site.origin}/sign-in`);
    await reading('/members', async (page) => {
      await opened(page);
      expect(paths()).toEqual(['GET /members']);
    });
    await tab.close();
  });

  test('once from an address that works once, and says so when it is used up', async () => {
    await reading('/once', opened);
    await reading('/once', async (page) => {
      await waitForMessage(page, 'alert', /answer 410/);
      expect(await markedNames(page)).toEqual([]);
    });
  });

  test('that comes slowly, with its progress', () =>
    reading('/slow', async (page) => {
      await waitForMessage(page, 'status', /Loading the document/);
      finishSlow();
      await opened(page);
    }));
});
