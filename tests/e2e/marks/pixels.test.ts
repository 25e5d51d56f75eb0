import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { shippedNames } from '../../tools/check-pages/names.ts';
import { compareWindows } from '../../tools/check-pages/pictures/compare-windows.ts';
import { freezePage } from '../../tools/check-pages/visit/freeze-page.ts';
import { layoutShiftOf } from '../../tools/check-pages/visit/layout-shift.ts';
import { domDifference, domOf, movedBox } from '../../tools/check-pages/visit/snapshot.ts';
import { waitUntilRead } from '../../tools/check-pages/visit/wait-until-read.ts';
import { withBothRuns } from '../support/compare/compare-runs.ts';
import { VARIED_PAGE } from '../support/compare/varied-page.ts';

const ARTICLE = 'tests/fixtures/article';
const ctx = withBothRuns({
  '/index.html': readFileSync(`${ARTICLE}/index.html`, 'utf8'),
  '/article.css': {
    body: readFileSync(`${ARTICLE}/article.css`, 'utf8'),
    headers: { 'content-type': 'text/css' },
  },
  '/varied': VARIED_PAGE,
});
const { drugs } = shippedNames();

/** The same page without the extension and with it, read and at rest. */
async function openTwice(path: string): Promise<[plain: Page, marked: Page]> {
  const [plain, marked] = [await ctx.newPlainPage(), await ctx.session.newPage()];
  onTestFinished(async () => void (await Promise.all([plain.close(), marked.close()])));
  await Promise.all([plain.bringToFront(), marked.bringToFront()]);
  await Promise.all([plain, marked].map((page) => page.goto(ctx.site.origin + path)));
  await waitUntilRead(ctx.session, marked, drugs);
  await Promise.all([plain, marked].map(freezePage));
  return [plain, marked];
}

/** The windows of a page from its top to its bottom. */
function windowsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { scrollHeight } = document.documentElement;
    const count = Math.ceil(scrollHeight / innerHeight);
    return Array.from({ length: count }, (_, i) => Math.min(i * innerHeight, scrollHeight - innerHeight));
  });
}

test.each(['/index.html', '/varied'])(
  'the pixels of %s differ inside the boxes of marks, in each of them, and nowhere else',
  async (path) => {
    const [plain, marked] = await openTwice(path);
    const windows = await compareWindows(plain, marked, await windowsOf(marked));
    expect(windows.map(({ y, outside, where }) => ({ y, outside, where }))).toEqual(
      windows.map(({ y }) => ({ y, outside: 0, where: null })),
    );
    expect(windows.flatMap(({ unseen }) => unseen)).toEqual([]);
    expect(windows.reduce((sum, { boxes }) => sum + boxes, 0)).toBeGreaterThan(30);
  },
);

test.each(['/index.html', '/varied'])(
  '%s has the same DOM, the same boxes, and does not jump',
  async (path) => {
    const [plain, marked] = await openTwice(path);
    expect(await movedBox(plain, marked)).toBeNull();
    expect(domDifference(await domOf(plain), await domOf(marked))).toBeNull();
    expect(await layoutShiftOf(marked)).toBe(0);
  },
);

test('the comparison sees one attribute, one pixel of height and one coloured letter', async () => {
  const [plain, marked] = await openTwice('/varied');
  await marked.evaluate(() => document.querySelector('td')?.setAttribute('data-x', ''));
  expect(domDifference(await domOf(plain), await domOf(marked))).toContain('data-x');
  await marked.evaluate(() => document.querySelector('tr')?.style.setProperty('height', '60px'));
  expect(await movedBox(plain, marked)).toContain('<html>');
  await marked.evaluate(() => document.querySelector('tr')?.style.removeProperty('height'));
  expect(await movedBox(plain, marked)).toBeNull();
  await marked.evaluate(() => document.querySelector('th')?.style.setProperty('color', 'red'));
  const [window] = await compareWindows(plain, marked, [0]);
  expect(window?.outside).toBeGreaterThan(0);
});
