import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { appPages, buildApp } from '../../apps/build-app.ts';
import { until } from '../../tools/browsers/index.ts';
import { serializable } from '../../tools/browsers/page/page-function.ts';
import { compareRuns, type Step, withBothRuns } from '../support/compare/compare-runs.ts';

/** The marks of a row, by the remainder of its number: what `rows.ts` has it say. */
const MARKS_OF_ROW = [
  ['letrozole'],
  ['Femara'],
  ['trastuzumab deruxtecan'],
  ['olaparib'],
  ['Herceptin'],
  [],
  ['T-DM1'],
];

const ctx = withBothRuns(async () => {
  const app = await buildApp('long-lists');
  const body = '<div id="app"></div>';
  return { ...appPages('/virtual', app, body), ...appPages('/endless', app, body) };
});

test('a virtual list of 10,000 rows has the marks of the rows in view, however it is scrolled', async () => {
  const wheel = { act: turnWheel, marks: rightInView };
  await compareRuns(ctx, '/virtual', [
    { does: 'opens the list', marks: rightInView },
    ...[1, 2, 3, 4, 5].map((n) => ({ ...wheel, does: `turns the wheel, ${n}` })),
    {
      does: 'jumps to the middle',
      act: (page) => page.click('#jump'),
      shows: () => document.querySelector('[data-row="5000"]') !== null,
      marks: rightInView,
    },
    { ...wheel, does: 'turns the wheel there' },
    {
      does: 'jumps to the end',
      act: (page) => page.focus('#frame').then(() => page.keyboard.press('End')),
      shows: () => document.querySelector('[data-row="9999"]') !== null,
      marks: rightInView,
    },
    {
      does: 'jumps back to the start',
      act: (page) => page.keyboard.press('Home'),
      shows: () => document.querySelector('[data-row="0"]') !== null,
      marks: rightInView,
    },
  ]);
});

test('a list that grows as it is scrolled is marked in view, with 500 ranges at most', async () => {
  const toTheEnd = (rows: number): Step => ({
    does: `scrolls to the end of ${rows} rows`,
    act: async (page) => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.waitForFunction((n) => document.querySelector(`[data-row="${n}"]`), {}, rows);
    },
    marks: rightInView,
  });
  await compareRuns(ctx, '/endless', [
    { does: 'opens the list', marks: rightInView },
    ...Array.from({ length: 4 }, (_, n) => toTheEnd((n + 1) * 400)),
    {
      does: 'goes to the middle',
      act: (page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2)),
      // More names are near than are painted.
      marks: (page) => rightInView(page, 500),
    },
    {
      does: 'goes back to the start',
      act: (page) => page.evaluate(() => scrollTo(0, 0)),
      marks: rightInView,
    },
  ]);
});

/** @returns when the list has moved */
async function turnWheel(page: Page): Promise<void> {
  const scrolled = () => page.$eval('#frame', (frame) => frame.scrollTop);
  const before = await scrolled();
  await page.mouse.move(300, 300);
  await page.mouse.wheel({ deltaY: 450 });
  await until(
    async () => (await scrolled()) >= before + 450 || undefined,
    10_000,
    () => 'the list to be scrolled',
  );
}

/**
 * Waits until each row in view has its marks and no others.
 *
 * @param leastRanges how many ranges there are at least, in view or not
 */
async function rightInView(page: Page, leastRanges = 0): Promise<void> {
  let last: Awaited<ReturnType<typeof readMarks>> | undefined;
  const readMarks = () => page.evaluate(serializable(marksInView));
  await until(
    async () => {
      last = await readMarks();
      const isRight = last.rows.every(
        ({ row, marks }) => JSON.stringify(marks) === JSON.stringify(MARKS_OF_ROW[row % MARKS_OF_ROW.length]),
      );
      return (last.rows.length > 10 && last.ranges >= leastRanges && isRight) || undefined;
    },
    10_000,
    () => `the marks of the rows in view; last seen ${JSON.stringify(last)}`,
  );
  expect(last?.ranges).toBeLessThanOrEqual(500);
}

/** Runs in the page. */
function marksInView() {
  const ranges = [...(CSS.highlights.get('glossary-term') ?? [])] as Range[];
  const frame = document.querySelector('#frame')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > frame.top && top < frame.bottom;
  });
  return {
    ranges: ranges.length,
    rows: rows.map((row) => ({
      row: Number(row.dataset['row']),
      marks: ranges.filter((range) => row.contains(range.startContainer)).map(String),
    })),
  };
}
