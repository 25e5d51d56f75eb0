import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evaluateInBackground, until } from '../../tools/browsers/index.ts';
import { hostileDocument, misleadingDocument, textDocument } from '../../tools/pdf-writer/index.ts';
import { expectedNames } from '../support/pdf/expected-names.ts';
import {
  choosePdf,
  markedNames,
  openPdfReader,
  waitForMarkedNames,
  waitForMessage,
} from '../support/pdf/opened-pdf.ts';
import { fixture, type PdfSite, sendText, servePdfs } from '../support/pdf/pdf-site.ts';
import { withExtension } from '../support/with-extension.ts';

/** So narrow that all pages of a document are near the window. */
const WINDOW = { width: 520, height: 2200 };

const ctx = withExtension({});
let site: PdfSite;
let page: Page;

beforeAll(async () => {
  site = await servePdfs({
    '/linked': sendText(200, 'text/html', '<script>fetch("/opener?" + opener)</script>'),
  });
  page = await openPdfReader(ctx.session, `${site.origin}/paper.pdf`, '#page=2');
  await page.setViewport(WINDOW);
});
afterAll(async () => {
  await page?.close();
  await site?.close();
});

test('a document is asked for once, and nothing else is; it opens at the page of its address, marked', async () => {
  await waitForMarkedNames(page, expectedNames('paper.pdf'));
  expect(await page.$eval('header input', (field) => (field as HTMLInputElement).value)).toBe('2');
  expect(site.log).toEqual([
    { method: 'GET', path: '/paper.pdf', range: null, referrer: null, cookie: null },
  ]);
});

describe('marks what pdftotext reads in text', () => {
  test.each([
    ['of an office program, in French, with words broken at line ends', 'leaflet-fr.pdf'],
    ['from right to left, with names in Latin letters', 'right-to-left.pdf'],
    ['of tables with narrow columns, and of lists', 'tables.pdf'],
    ['of an office program, in cells of several lines', 'cells.pdf'],
    ['of a table that is drawn column by column, beside columns of text', 'columns.pdf'],
    ['that was typed onto a page, or into a form', 'form.pdf'],
    ['on its side, aslant, upside down and letter by letter', 'turned.pdf'],
    ['with raised marks of notes, and headings whose letters are set apart', 'letters.pdf'],
    ['in fonts that the file does not hold', 'unembedded.pdf'],
    ['that a scanner has recognised, invisible over its picture', 'recognised.pdf'],
    ['that only its owner may print and copy', 'owner-locked.pdf'],
    ['before and after an image of 100,000 x 100,000 pixels', 'image-bomb.pdf'],
  ])('%s', async (_, file) => {
    await choosePdf(page, file, fixture(file));
    await waitForMarkedNames(page, expectedNames(file));
  });
});

test('a field that nobody may fill in lies over the marks, and lets them be seen', async () => {
  await choosePdf(page, 'form.pdf', fixture('form.pdf'));
  await waitForMarkedNames(page, expectedNames('form.pdf'));
  await page.waitForSelector('.annotationLayer section > canvas');
  const mark = await page.waitForSelector('.term-mark[data-id="everolimus"]');
  const clip = (await mark?.boundingBox()) ?? expect.fail();
  const shot = async () => Buffer.from(await page.screenshot({ clip }));
  const seen = await shot();
  await page.$$eval('.term-mark', (marks) => {
    for (const one of marks) one.remove();
  });
  expect(seen.equals(await shot())).toBe(false);
});

test('the value of a field without a picture is written in the lines in which it is marked', async () => {
  await choosePdf(page, 'form.pdf', fixture('form.pdf'));
  await waitForMarkedNames(page, expectedNames('form.pdf'));
  const written = await page.waitForSelector('.pdf-written.from-top');
  // Where a line breaks is the font's.
  expect(await written?.evaluate(({ textContent }) => textContent?.split(/\s+/).join(' '))).toBe(
    'Mondays and Fridays trastuzumab deruxtecan, then neratinib.',
  );
  const isUnderLetters = await page.evaluate(() => {
    const text = document.querySelector('.pdf-written.from-top')?.firstChild as Text;
    const marks = [...document.querySelectorAll('.term-mark')].map((mark) => mark.getBoundingClientRect());
    return ['trastuzumab', 'deruxtecan', 'neratinib'].map((word) => {
      const range = document.createRange();
      range.setStart(text, text.data.indexOf(word));
      range.setEnd(text, text.data.indexOf(word) + word.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return marks.some((mark) => {
        const below = (mark.bottom - top) / height;
        return mark.left < left + 4 && mark.right > right - 4 && below > 0.6 && below < 1.2;
      });
    });
  });
  expect(isUnderLetters).toEqual([true, true, true]);
});

test('the value of a field that is turned is marked where it is written', async () => {
  await choosePdf(page, 'form.pdf', fixture('form.pdf'));
  await waitForMarkedNames(page, expectedNames('form.pdf'));
  await page.waitForFunction(() => document.querySelectorAll('.pdf-written').length === 5);
  const sides = await page.evaluate(() => {
    const marks = [...document.querySelectorAll<HTMLElement>('.term-mark[data-id="abemaciclib"]')];
    const fields = [...document.querySelectorAll('.pdf-written')].filter((one) =>
      one.textContent?.includes('abemaciclib'),
    );
    return fields.map((field) => {
      const text = field.firstChild as Text;
      const range = document.createRange();
      range.setStart(text, text.data.indexOf('abemaciclib'));
      range.setEnd(text, text.data.indexOf('abemaciclib') + 'abemaciclib'.length);
      const letters = range.getBoundingClientRect();
      const mark = marks.find((one) => {
        const box = one.getBoundingClientRect();
        const [x, y] = [(letters.left + letters.right) / 2, (letters.top + letters.bottom) / 2];
        return box.left < x && box.right > x && box.top < y && box.bottom > y;
      });
      const box = mark?.getBoundingClientRect();
      const isAsLong =
        box !== undefined &&
        Math.abs(Math.max(box.width, box.height) - Math.max(letters.width, letters.height)) < 4;
      return isAsLong
        ? [...(mark?.classList ?? [])].filter((name) => /^turned/.test(name)).join()
        : 'no mark';
    });
  });
  expect(sides.sort()).toEqual(['turned-down', 'turned-over', 'turned-up']);
});

test('the text of a field that has a picture is seen once, also when the page is fitted anew', async () => {
  await choosePdf(page, 'form.pdf', fixture('form.pdf'));
  await waitForMarkedNames(page, expectedNames('form.pdf'));
  await page.setViewport({ ...WINDOW, width: 520 });
  // pdf.js has laid it out again, and shows it.
  const text = await page.waitForSelector('.annotationLayer section > [hidden][style*="table-cell"]');
  expect(await text?.evaluate((one) => one.checkVisibility({ visibilityProperty: true }))).toBe(false);
  await page.setViewport(WINDOW);
});

test('a scanned document says that there is no text to read', async () => {
  await choosePdf(page, 'scanned.pdf', fixture('scanned.pdf'));
  await waitForMessage(page, 'status', /There is no text to read in this document/);
  // Or the popup would switch the site of the document before, and a reload would show it again.
  expect(await page.evaluate(() => location.search + location.hash)).toBe('');
  expect(await markedNames(page)).toEqual(expectedNames('scanned.pdf'));
});

test('a locked document asks for its password until it is right', async () => {
  await choosePdf(page, 'locked.pdf', fixture('locked.pdf'));
  const answer = async (password: string) => {
    await page.waitForSelector('input[type="password"]');
    await page.type('input[type="password"]', password);
    await page.keyboard.press('Enter');
  };
  await answer('tulip');
  await waitForMessage(page, 'alert', /That is not the password/);
  await page.$eval('input[type="password"]', (field) => (field as HTMLInputElement).select());
  await answer('rose');
  await waitForMarkedNames(page, expectedNames('locked.pdf'));
});

describe('says what is wrong with a file', () => {
  const wordings = textDocument({ pages: 1, lines: () => ['letrozole'] });
  test.each<[string, Uint8Array, RegExp]>([
    ['that has nothing in it', new Uint8Array(), /The document is empty/],
    ['that is a web page', Buffer.from('<!doctype html><h1>Sign in</h1>'), /not a PDF that can be read/],
    ['that ends before its pages', fixture('paper.pdf').subarray(0, 20_000), /not a PDF that can be read/],
    ['that is nothing but its first line', wordings.subarray(0, 20), /not a PDF that can be read/],
  ])('%s', async (_, bytes, message) => {
    await choosePdf(page, 'broken.pdf', bytes);
    await waitForMessage(page, 'alert', message);
  });
});

test('nothing of a document is run or followed by itself, and its links lead to websites only', async () => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const tabs = (await ctx.session.browser.pages()).length;
  await choosePdf(page, 'hostile.pdf', hostileDocument(`${site.origin}/reached`));
  await waitForMarkedNames(page, [['anastrozole', 'letrozole', 'letrozole', 'olaparib', 'trastuzumab']]);
  // The links are there after the text.
  await page.waitForSelector('.annotationLayer a[href]');
  const links = await page.$$eval('.page a[href], aside a[href]', (all) =>
    all.map((link) => link.getAttribute('href')),
  );
  expect(links).toEqual([`${site.origin}/reached/page`]);
  expect(await page.evaluate('window.ran')).toBeUndefined();
  expect(dialogs).toEqual([]);
  expect((await ctx.session.browser.pages()).length).toBe(tabs);
  expect(site.log.map(({ path }) => path)).toEqual(['/paper.pdf']);
});

describe('what a document says and leads to beside its pages', () => {
  let linked: string;
  beforeEach(async () => {
    linked = `${site.origin}/linked`;
    await choosePdf(page, 'misleading.pdf', misleadingDocument(linked));
    await page.waitForSelector('aside .pdf-outline li');
  });

  test('its title, and those of its outline, are neither turned around nor endless', async () => {
    const title = await page.title();
    expect(title).toMatch(/^(?:title ){50}…$/);
    expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe(title);
    const titles = await page.$$eval('aside .pdf-outline li > :first-child', (all) =>
      all.map(({ textContent }) => textContent ?? ''),
    );
    expect(titles).toContain('a file fdp.exe');
    expect(titles.filter((one) => one === '' || one.length > 301)).toEqual([]);
  });

  test('no entry of its outline makes the pages too large or too small to be seen', async () => {
    const failures: unknown[] = [];
    page.on('pageerror', (failure) => failures.push(failure));
    const press = (title: string) =>
      page.$$eval(
        'aside .pdf-outline button',
        (all, wanted) => all.find(({ textContent }) => textContent === wanted)?.click(),
        title,
      );
    const waitForPercent = (wanted: number) =>
      page.waitForFunction(
        (percent) => {
          const viewer = document.querySelector('.pdfViewer') ?? document.body;
          const factor = Number(getComputedStyle(viewer).getPropertyValue('--scale-factor'));
          return Math.round(factor * 75) === percent;
        },
        {},
        wanted,
      );
    for (const [title, percent] of [
      ['enlarged 10^9 times', 1000],
      ['made so small that it is gone', 10],
      ['in a part without a size', 1000],
      ['in a part turned inside out', 10],
    ] as const) {
      await press(title);
      await waitForPercent(percent);
    }
    for (const title of [
      'of a size below zero',
      'far outside of its page',
      'a page that is not there',
      'a name that leads to itself',
      'a name that nothing has',
      'The next page',
    ])
      await press(title);
    await waitForPercent(100);
    expect(failures).toEqual([]);
  });

  test('a link that is pressed opens its own address, whatever its text says, in a new tab that learns nothing of this one', async () => {
    const link = await page.waitForSelector('.page[data-page-number="1"] .annotationLayer a');
    expect(await link?.evaluate(({ title }) => title)).toBe(linked);
    await link?.click();
    await until(
      async () => site.log.some(({ path }) => path.startsWith('/opener')) || undefined,
      10_000,
      () => `the page of the link; asked for: ${JSON.stringify(site.log)}`,
    );
    expect(site.log.filter(({ path }) => /linked|opener/.test(path))).toEqual([
      { method: 'GET', path: '/linked', range: null, referrer: null, cookie: null },
      { method: 'GET', path: '/opener?null', range: null, referrer: linked, cookie: null },
    ]);
    expect(page.url()).toContain('/pdf.html');
    expect(await page.$('.annotationLayer a')).not.toBeNull();
    await evaluateInBackground(
      ctx.session,
      async ({ tabs }, url) => tabs.remove((await tabs.query({ url })).flatMap(({ id }) => id ?? [])),
      linked.replace(/:\d+/, ''),
    );
  });
});
