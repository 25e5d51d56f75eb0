import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../tools/browsers/index.ts';
import { textDocument } from '../../tools/pdf-writer/index.ts';
import { expectedNames } from '../support/pdf/expected-names.ts';
import { choosePdf, markedNames, openPdfReader, waitForMarkedNames } from '../support/pdf/opened-pdf.ts';
import { fixture, type PdfSite, sendPdf, servePdfs } from '../support/pdf/pdf-site.ts';
import { withExtension } from '../support/with-extension.ts';

/** An upright cover, and pages on their sides. */
const booklet = () =>
  textDocument({
    pages: 60,
    lines: (number) => [`Page ${number}`],
    size: (number) => (number === 1 ? { width: 595, height: 842 } : { width: 842, height: 595 }),
  });

const ctx = withExtension({});
let site: PdfSite;
let page: Page;

beforeAll(async () => {
  site = await servePdfs({ '/booklet.pdf': sendPdf(booklet) });
  page = await openPdfReader(ctx.session, `${site.origin}/paper.pdf`);
  await page.setViewport({ width: 1280, height: 800 });
  await page.waitForSelector('.term-mark');
});
// Behind another tab it would draw no frame.
beforeEach(() => page.bringToFront());
afterAll(async () => {
  await page?.close();
  await site?.close();
});

/** Undefined while no document is open. */
const pageNumber = () =>
  page.$$eval('header input[type="text"]', ([field]) => (field as HTMLInputElement | undefined)?.value);
const waitForPage = (wanted: string) =>
  until(
    async () => ((await pageNumber()) === wanted ? true : undefined),
    10_000,
    () => `page ${wanted}`,
  );

/** Opens the search, types, and waits for what it says about what was found. */
async function find(query: string, wanted: RegExp): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press('f');
  await page.keyboard.up('Control');
  await page.waitForSelector('.pdf-find input:focus');
  await page.keyboard.type(query);
  await waitForFound(wanted);
}

function waitForFound(wanted: RegExp): Promise<true> {
  return until(
    async () => {
      const text = await page.$eval('.pdf-find [role="status"]', ({ textContent }) => textContent);
      return wanted.test(text ?? '') ? true : undefined;
    },
    10_000,
    () => `${wanted}`,
  );
}

async function endFind(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('.pdf-find, .highlight') === null);
}

test('finds a word on all pages, goes from one to the next, and leaves the marks where they are', async () => {
  const before = await markedNames(page);
  await find('Fulvestrant', /^1 of 1[0-9]$/);
  await page.waitForSelector('.textLayer .highlight.selected');
  await page.keyboard.press('Enter');
  await waitForFound(/^2 of 1[0-9]$/);
  expect((await markedNames(page))[0]).toEqual(before[0]);
  await endFind();
});

test('finds a word that a hyphen breaks at the end of a line, and highlights both of its parts', async () => {
  // So many does pdftotext find in the three pages, two of them broken.
  await find('trastuzumab', / of 15$/);
  const parts = await page.waitForFunction(() => {
    const highlights = [...document.querySelectorAll('.page[data-page-number="1"] .highlight')];
    const [begin, end] = ['begin', 'end'].map((name) =>
      highlights.filter((one) => one.classList.contains(name)).map(({ textContent }) => textContent),
    );
    return begin?.length && end?.length ? [begin, end] : null;
  });
  expect(await parts.jsonValue()).toEqual([['trastu-'], ['zumab']]);
  await endFind();
});

test('goes where the table of contents leads, and to a page by its number', async () => {
  await page.locator('.pdf-outline ::-p-text(A page on its side)').click();
  await waitForPage('3');
  await page.$eval('header input[type="text"]', (field) => field.focus());
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await waitForPage('1');
});

test('keeps the marks under their letters when the pages are larger, or turned', async () => {
  const places = () =>
    page.evaluate(() => {
      const mark = document.querySelector('.page .term-mark[data-id="letrozole"]');
      const box = mark?.getBoundingClientRect();
      const spans = [...document.querySelectorAll('.textLayer span[dir]')];
      const letters =
        box &&
        spans
          .map((one) => one.getBoundingClientRect())
          .filter(
            ({ left, right, top, bottom }) =>
              left < box.right && right > box.left && top < box.bottom && bottom > box.top,
          );
      return { width: box?.width ?? 0, height: box?.height ?? 0, spans: letters?.length ?? 0 };
    });
  let last = { width: 0, height: 0, spans: 0 };
  // The marks have another size at once; the letters under them come when the page is drawn again.
  const changed = async (from: { width: number; height: number }, isWanted: (shape: number) => boolean) =>
    until(
      async () => {
        last = await places();
        const { width, height, spans } = last;
        const isChanged = spans > 0 && Math.abs(width - from.width) > 1;
        return isChanged && isWanted(width / height) ? last : undefined;
      },
      10_000,
      () => `another place than ${JSON.stringify(from)}; last seen: ${JSON.stringify(last)}`,
    );
  const before = await places();
  await page.select('header select', '2');
  const shape = before.width / before.height;
  const larger = await changed(before, (now) => Math.abs(now - shape) < 0.5);
  await page.focus('.pdf-container');
  await page.keyboard.press('r');
  await changed(larger, (now) => Math.abs(1 / now - shape) < 0.5);
  for (let i = 0; i < 3; i++) await page.keyboard.press('r');
  await page.setViewport({ width: 520, height: 2200 });
  await page.select('header select', 'page-width');
  await waitForMarkedNames(page, expectedNames('paper.pdf'));
});

test('fits each page to the window, also one on its side among upright ones, and follows the window', async () => {
  const widths = () =>
    page.evaluate(() => {
      const [upright, , aside] = document.querySelectorAll<HTMLElement>('.pdfViewer .page');
      const { clientWidth = 0, scrollWidth = 0 } = document.querySelector('.pdf-container') ?? {};
      return {
        room: clientWidth,
        overflow: scrollWidth - clientWidth,
        upright: upright?.clientWidth ?? 0,
        uprightHeight: upright?.clientHeight ?? 0,
        aside: aside?.clientWidth ?? 0,
      };
    });
  const waitFor = async (isReached: (now: Awaited<ReturnType<typeof widths>>) => boolean) => {
    let last = await widths();
    await until(
      async () => {
        last = await widths();
        return isReached(last) || undefined;
      },
      10_000,
      () => JSON.stringify(last),
    );
  };
  await page.select('header select', 'page-width');
  for (const width of [900, 600]) {
    await page.setViewport({ width, height: 700 });
    // Both are as wide as there is room, and nothing goes beyond it.
    await waitFor(
      ({ room, overflow, upright, aside }) =>
        Math.min(upright, aside) > room - 50 && Math.max(upright, aside) < room && overflow === 0,
    );
  }
  await page.$eval('.page[data-page-number="3"]', (one) => one.scrollIntoView({ behavior: 'instant' }));
  await page.waitForSelector('.page[data-page-number="3"] .term-mark');
  const isUnderLetters = () =>
    page.evaluate(() => {
      const one = document.querySelector('.page[data-page-number="3"]');
      const boxOf = (element: Element) => element.getBoundingClientRect();
      const letters = [...(one?.querySelectorAll('.textLayer span[dir]') ?? [])].map(boxOf);
      const marks = [...(one?.querySelectorAll('.term-mark') ?? [])].map(boxOf);
      const isUnderSome = (mark: DOMRect) =>
        letters.some(
          ({ left, right, top, bottom }) =>
            left < mark.left + 2 && right > mark.right - 2 && top < mark.bottom && bottom > mark.top,
        );
      return marks.length > 0 && marks.every(isUnderSome);
    });
  // The page is drawn again at its new size, and its marks after that.
  await until(
    async () => (await isUnderLetters()) || undefined,
    10_000,
    () => 'the marks to stand under their letters',
  );
  await page.select('header select', '2');
  // One size for all, as chosen: what lies on its side is as wide as the others are high.
  await waitFor(({ overflow, uprightHeight, aside }) => overflow > 0 && Math.abs(aside - uprightHeight) < 3);
});

test('a link of the document leads to its place, and nothing is loaded for it', async () => {
  await page.setViewport({ width: 1280, height: 800 });
  await page.$eval('header input[type="text"]', (field) => field.focus());
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await waitForPage('1');
  const link = await page.waitForSelector('.annotationLayer a[href="#section.6"]');
  await link?.evaluate((element) => (element as HTMLElement).click());
  await waitForPage('3');
  expect(site.log.map(({ path }) => path)).toEqual(['/paper.pdf']);
});

test('the button Back of the browser leads to where a link was followed, and a reload to where the reader was', async () => {
  await page.setViewport({ width: 1280, height: 800 });
  await waitForPage('3');
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    // A browser that is busy tells of the scrolling later than the document gives the place of the link.
    const { requestAnimationFrame } = window;
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (callback) => held.push(callback);
    Object.assign(window, {
      letFramesGoOn() {
        window.requestAnimationFrame = requestAnimationFrame;
        for (const callback of held) requestAnimationFrame(callback);
      },
    });
    document.querySelector('.page[data-page-number="2"]')?.scrollIntoView({ behavior: 'instant' });
    const entries = [...document.querySelectorAll<HTMLElement>('.pdf-outline button')];
    entries.find(({ textContent }) => textContent === 'A page on its side')?.click();
  });
  await page.waitForFunction((before) => history.length > before, { polling: 50 }, steps);
  await page.evaluate('letFramesGoOn()');
  await waitForPage('3');
  await page.evaluate(() => history.back());
  await waitForPage('2');
  await page.evaluate(() => history.forward());
  await waitForPage('3');
  // The browser notes the place before it leaves the page.
  await page.evaluate(() => {
    Object.assign(window, { isOld: true });
    setTimeout(() => location.reload());
  });
  await page.waitForFunction(() => !('isOld' in window) && document.querySelector('.pdf-outline') !== null);
  await waitForPage('3');
});

test('Back leads from a chosen file to the document before, and to the place in it', async () => {
  await choosePdf(page, 'turned.pdf', fixture('turned.pdf'));
  await page.waitForFunction(() => document.title === 'turned.pdf');
  await waitForPage('1');
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector('.pdf-outline') !== null);
  await waitForPage('3');
});

test('the page of the address is in front also where the others are not as large as the first one', async () => {
  const other = await openPdfReader(ctx.session, `${site.origin}/booklet.pdf`, '#page=40');
  // Until all pages are known they are as large as the first one.
  await other.waitForFunction(() => {
    const pages = [...document.querySelectorAll('.pdfViewer .page')];
    const [first, wanted] = [pages[0], pages[39]].map((one) => one?.getBoundingClientRect());
    const top = document.querySelector('.pdf-container')?.getBoundingClientRect().top ?? 0;
    return first && wanted && first.height > 1.5 * wanted.height && Math.abs(wanted.top - top) < 20;
  });
  await other.close();
});

// The last one: it leaves the pages to be drawn again.
test('a size that is chosen before a page that was gone to is drawn keeps that page in front', async () => {
  // In one turn of the page's script no frame is drawn.
  const shown = await page.evaluate(() => {
    const find = <Found extends Element>(selector: string) => document.querySelector(selector) as Found;
    const field = find<HTMLInputElement>('header input[type="text"]');
    const size = find<HTMLSelectElement>('header select');
    const choose = (value: string) => {
      size.value = value;
      size.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const { value: before } = size;
    const { top } = find('.pdf-container').getBoundingClientRect();
    const pages = ['2', '3', '1'].map((number) => {
      field.value = number;
      field.form?.requestSubmit();
      choose(number === '1' ? before : number);
      const inFront = [...document.querySelectorAll<HTMLElement>('.page')].find(
        (one) => one.getBoundingClientRect().bottom > top + 50,
      );
      return inFront?.dataset['pageNumber'];
    });
    return pages;
  });
  expect(shown).toEqual(['2', '3', '1']);
});
