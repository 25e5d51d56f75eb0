import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allPages, clearStorage, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { pressCommand } from '../support/input/press-command.ts';
import { waitForBadge } from '../support/page-actions.ts';
import { openPdfReader } from '../support/pdf/opened-pdf.ts';
import { type PdfSite, servePdfs } from '../support/pdf/pdf-site.ts';
import { openPopup, waitForText } from '../support/popup/popup-tab.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({});
let site: PdfSite;
let page: Page;

beforeAll(async () => {
  site = await servePdfs({});
  page = await openPdfReader(ctx.session, `${site.origin}/paper.pdf`);
  await page.setViewport({ width: 1280, height: 800 });
  await page.waitForFunction(() => document.querySelector('.pdf-names li:nth-child(30)') !== null);
});
afterAll(async () => {
  await clearStorage(ctx.session);
  await page?.close();
  await site?.close();
});

/** The page and the drug of the mark that is shown as the one under the pointer or the keyboard. */
const activeMark = () =>
  page.evaluate(() => {
    const mark = document.querySelector<HTMLElement>('.term-mark.active');
    const { id, mention } = mark?.dataset ?? {};
    return mark && `${mark.closest<HTMLElement>('.page')?.dataset['pageNumber']} ${id} ${mention}`;
  });

/** Firefox tells no address of a page of an extension: BROWSER-BUGS.md#opening-extension-pages */
const addressOf = (one: Page) => one.evaluate(() => document.documentURI);

/** Whether the page, which may be behind another one, has marks. */
const hasMarks = (wanted: boolean) =>
  until(
    async () =>
      (await page.evaluate(() => document.querySelector('.term-mark') !== null)) === wanted || undefined,
    5000,
    () => `marks: ${wanted}`,
  );

test('the pointer on a mark opens the card of the name, as in any page', async () => {
  const mark = await page.waitForSelector('.term-mark[data-id="letrozole"]');
  const box = (await mark?.boundingBox()) ?? expect.fail();
  await page.mouse.move(box.x + box.width / 2, box.y + 3);
  await page.mouse.move(box.x + box.width / 2 + 1, box.y + 4);
  expect((await waitForCard(page)).name).toBe('letrozole');
  expect(await activeMark()).toMatch(/^1 letrozole/);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
});

test('the badge counts its drugs', async () => {
  const drugs = await page.$$eval('.pdf-names li', (all) =>
    all.filter((one) => !one.textContent?.includes('kind of drug')).map((one) => one.textContent),
  );
  await waitForBadge(ctx.session, await addressOf(page), ({ text }) => text === String(drugs.length));
});

test('a page number in the list leads to the name there, and the keys to all names around it', async () => {
  await page.locator('button[aria-label="trastuzumab: go to page 3"]').click();
  expect((await waitForCard(page)).name).toBe('trastuzumab');
  expect(await activeMark()).toMatch(/^3 trastuzumab /);
  const reached = [await activeMark()];
  // Over the border of two pages, backwards.
  for (let i = 0; i < 20 && !reached.at(-1)?.startsWith('2'); i++) {
    const before = reached.at(-1);
    await pressCommand(ctx.session, page, 'previous-name');
    reached.push(
      await until(
        async () => {
          const now = await activeMark();
          return now !== null && now !== before ? now : undefined;
        },
        10_000,
        () => `another name than ${before}`,
      ),
    );
  }
  expect(reached.at(-1)).toMatch(/^2 pertuzumab /);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
});

test('the popup lists its names and switches its site, which the page follows', async () => {
  await page.bringToFront();
  const popup = await openPopup(ctx.session);
  await waitForText(popup, /On this page[\s\S]*trastuzumab emtansine[\s\S]*Mark names on this site/);
  await popup.locator('[role="switch"]').click();
  await hasMarks(false);
  await until(
    async () =>
      (await page.$eval('.pdf-side', (side) => side.textContent)).includes('Marks are off for 127.0.0.1.') ||
      undefined,
    5000,
    () => 'the page to say that marks are off',
  );
  await popup.locator('[role="switch"]').click();
  await hasMarks(true);
  await popup.close();
});

test('over the tab of a PDF the popup offers to read it, and does', async () => {
  const pages = new Set(await ctx.session.browser.pages());
  const tab = await ctx.session.newPage();
  await tab.goto(`${site.origin}/leaflet-fr.pdf`).catch(() => null);
  await tab.bringToFront();
  const popup = await openPopup(ctx.session);
  await waitForText(popup, /it loads this document once more, from where it came/);
  await popup.locator('::-p-text(Read with marks)').click();
  const opened = await until(
    async () => {
      for (const one of await allPages(ctx.session.browser)) {
        if (!pages.has(one) && /\/pdf\.html/.test(await addressOf(one))) return one;
      }
      return undefined;
    },
    10_000,
    () => 'a tab with the page for PDFs',
  );
  await opened.waitForSelector('.term-mark');
  expect(decodeURIComponent(await addressOf(opened))).toContain('/pdf.html?file=http://127.0.0.1');
  for (const one of [popup, opened, tab]) await one.close();
});
