import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { largestPageProcess } from '../../e2e/support/inspect/process-memory.ts';
import { choosePdf, markedNames, openPdfReader, waitForMessage } from '../../e2e/support/pdf/opened-pdf.ts';
import { type PdfSite, sendParts, sendPdf, servePdfs } from '../../e2e/support/pdf/pdf-site.ts';
import { withExtension } from '../../e2e/support/with-extension.ts';
import { until } from '../../tools/browsers/index.ts';
import {
  formBomb,
  PICTURE,
  pictureDocument,
  textDocument,
  textDocumentParts,
} from '../../tools/pdf-writer/index.ts';

const MANY = 300;
const VERY_MANY = 5000;
/** Bytes. */
const HEAVY = 200 * 1024 * 1024;
const TOO_HEAVY = 600 * 1024 * 1024;
/** The viewer keeps ten pages that were drawn, and those in the window. */
const MAX_LIVE_PAGES = 16;
const PICTURES = 120;
/** Of all pictures of that document as they are drawn: those of the pages near the window, and what a browser gives back late. */
const MAX_PICTURES_BYTES = (PICTURES * PICTURE.width * PICTURE.height * 4) / 3;

const ctx = withExtension({});
let site: PdfSite;

beforeAll(async () => {
  const lines = (page: number) => [
    `Page ${page} names letrozole.`,
    ...(page % 2 ? ['It names Kisqali, too.'] : []),
  ];
  const many = textDocument({ pages: MANY, lines });
  const veryMany = textDocument({ pages: VERY_MANY, lines });
  const pictures = pictureDocument(PICTURES);
  site = await servePdfs({
    '/pictures': sendPdf(() => pictures),
    '/many': sendPdf(() => many),
    '/very-many': sendPdf(() => veryMany),
    '/heavy': sendParts(textDocumentParts({ pages: 2, lines, padding: HEAVY })),
    '/too-heavy': sendParts(textDocumentParts({ pages: 2, lines, padding: TOO_HEAVY })),
  });
});
afterAll(() => site?.close());

/** Waits until the list beside the pages says so. */
function waitForList(page: Page, wanted: RegExp, timeoutMs: number): Promise<true> {
  let last = '';
  return until(
    async () => {
      last = await page.$eval('aside', ({ textContent }) => textContent ?? '');
      return wanted.test(last) || undefined;
    },
    timeoutMs,
    () => `a list with ${wanted}; last: ${last.slice(0, 500)}`,
  );
}

/** The list shows some pages of a name first, and then all; the focus stays where the reader goes on. */
async function showAllPages(page: Page): Promise<void> {
  const buttons = () =>
    page.$$eval('.pdf-names li:first-child button', (all) => all.map((one) => one.textContent));
  expect(await buttons()).toEqual([...Array.from({ length: 10 }, (_, i) => String(i + 1)), '290 more pages']);
  await page.$eval('.pdf-names li:first-child button:last-of-type', (more) => more.click());
  await until(
    async () => ((await buttons()).length === MANY ? true : undefined),
    5000,
    () => 'all pages of the name',
  );
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('11');
}

test('of 300 pages those near the window are kept, however far the reader scrolls', async () => {
  const page = await openPdfReader(ctx.session, `${site.origin}/many`);
  await waitForList(page, /letrozole\W+300 times/i, 60_000);
  await showAllPages(page);
  const kept: { canvases: number; texts: number; marks: number }[] = [];
  for (let number = 1; number <= MANY; number += 13) {
    await page.evaluate((nth) => {
      document.querySelector(`.page[data-page-number="${nth}"]`)?.scrollIntoView();
    }, number);
    await until(
      async () => ((await markedNames(page))[number - 1]?.includes('letrozole') ? true : undefined),
      20_000,
      () => `the marks of page ${number}`,
    );
    kept.push(
      await page.evaluate(() => ({
        canvases: document.querySelectorAll('.page canvas').length,
        texts: document.querySelectorAll('.textLayer').length,
        marks: document.querySelectorAll('.term-marks').length,
      })),
    );
  }
  // The scrolling has made more than are kept.
  expect(kept.length).toBeGreaterThan(MAX_LIVE_PAGES);
  for (const counts of kept)
    for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(MAX_LIVE_PAGES);
  await page.close();
});

test('of pictures on 120 pages, few are in memory when the names are read, and when all pages have been seen', async () => {
  const page = await openPdfReader(ctx.session, `${site.origin}/pictures`);
  await page.setViewport({ width: 1000, height: 1000 });
  await until(
    async () => (await markedNames(page))[0]?.includes('letrozole') || undefined,
    60_000,
    () => 'the marks of the first page',
  );
  const before = await largestPageProcess(ctx.session);
  let more = 0;
  const isBounded = async () => {
    more = (await largestPageProcess(ctx.session)) - before;
    return more < MAX_PICTURES_BYTES || undefined;
  };
  const tell = () => `less than ${MAX_PICTURES_BYTES} bytes more; there are ${more}`;
  await waitForList(page, /letrozole\W+120 times[\s\S]*tamoxifen\W+120 times/i, 120_000);
  await until(isBounded, 60_000, tell);
  for (let number = 1; number <= PICTURES; number += 2) {
    await page.evaluate((nth) => {
      document.querySelector(`.page[data-page-number="${nth}"]`)?.scrollIntoView();
    }, number);
    await until(
      async () => (await markedNames(page))[number - 1]?.includes('tamoxifen') || undefined,
      60_000,
      () => `the marks of page ${number}`,
    );
  }
  await until(isBounded, 60_000, tell);
  await page.close();
});

test('a document of 5,000 pages can be read while its names are looked for, and all of them are found', async () => {
  const page = await openPdfReader(ctx.session, `${site.origin}/very-many`, '#page=4000');
  await until(
    async () => ((await markedNames(page))[3999]?.length ? true : undefined),
    60_000,
    () => 'the marks of page 4000',
  );
  await waitForList(page, /5,?000 times[\s\S]*2,?500 times/, 300_000);
  await page.close();
});

test('a document of 200 MB is opened, one that is larger than can be read is not', async () => {
  const page = await openPdfReader(ctx.session, `${site.origin}/heavy`);
  await until(
    async () => ((await markedNames(page))[0]?.length ? true : undefined),
    120_000,
    () => 'the marks of the first page',
  );
  await page.close();
  const other = await openPdfReader(ctx.session, `${site.origin}/too-heavy`);
  await waitForMessage(other, 'alert', /too large/);
  await other.close();
});

test('drawings that repeat each other 10^9 times leave the page before them readable, and the tab usable', async () => {
  const page = await openPdfReader(ctx.session);
  await choosePdf(page, 'bomb.pdf', formBomb());
  await until(
    async () => ((await markedNames(page))[0]?.length ? true : undefined),
    60_000,
    () => 'the marks of the first page',
  );
  await choosePdf(page, 'plain.pdf', textDocument({ pages: 1, lines: () => ['olaparib'] }));
  await until(
    async () => ((await markedNames(page))[0]?.includes('olaparib') ? true : undefined),
    60_000,
    () => 'the marks of the next document',
  );
  await page.close();
});
