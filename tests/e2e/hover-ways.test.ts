import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import {
  type CardSnapshot,
  highlightTexts,
  type Point,
  readCard,
  waitForCard,
  waitForNoCard,
} from '../tools/browsers/index.ts';
import { moveFast, moveSlowly, waitOnPageClock } from './support/moves.ts';
import { hoverCard, openMarked, pointAt } from './support/page-actions.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

/** One name after the other on the line of the first, on the next, and on those that a sheet far below is reached over. */
const NAMES = 'letrozole tamoxifen, olaparib, capivasertib and fulvestrant';
const MARKS = ['letrozole', 'tamoxifen', 'olaparib', 'capivasertib', 'fulvestrant'];
const TEXT = 'position: absolute; left: 8px; margin: 0; font: 16px/20px sans-serif; white-space: nowrap';

const ctx = withExtension({
  '/below': htmlPage(`<p style="${TEXT}; top: 60px">${NAMES}</p>`),
  '/above': htmlPage(`<p style="${TEXT}; top: 760px">${NAMES}</p>`),
  '/sheet': htmlPage(
    `<p style="${TEXT}; top: 20px">letrozole</p>
     <p style="${TEXT}; top: 60px; line-height: 28px">${'tamoxifen<br>'.repeat(6)}</p>`,
  ),
  '/side-by-side': htmlPage(`<p style="${TEXT}; top: 60px">trastuzumab, pertuzumab</p>`),
});

/** Nearer than this to a corner the card is round. */
const INSET = 14;

function farCorner({ rect }: CardSnapshot, from: Point): Point {
  const right = rect.x + rect.width - INSET;
  return { x: right, y: rect.y > from.y ? rect.y + rect.height - INSET : rect.y + INSET };
}

function nearCorner({ rect }: CardSnapshot, from: Point): Point {
  const right = rect.x + rect.width - INSET;
  return { x: right, y: rect.y > from.y ? rect.y + INSET : rect.y + rect.height - INSET };
}

async function open(path: string, marks: readonly string[]): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin + path, marks);
  return page;
}

/** A rest in the card is longer than any card stays without the pointer. */
async function expectStays(page: Page, name: string): Promise<void> {
  await waitOnPageClock(page, 700);
  expect((await readCard(page))?.name).toBe(name);
}

describe('from a name at the far left the pointer reaches', () => {
  test.each([
    { corner: farCorner, path: '/below', where: 'the far corner of a card below' },
    { corner: nearCorner, path: '/below', where: 'the near corner of a card below, along the line' },
    { corner: farCorner, path: '/above', where: 'the far corner of a card above' },
    { corner: nearCorner, path: '/above', where: 'the near corner of a card above, along the line' },
  ])('$where, slowly and fast', async ({ path, corner }) => {
    const page = await open(path, MARKS);
    for (const move of ['slowly', 'fast']) {
      const card = await hoverCard(page, 'letrozole', 'letrozole');
      const from = await pointAt(page, 'letrozole');
      const to = corner(card, from);
      if (move === 'slowly') await moveSlowly(page, from, to);
      else await moveFast(page, to);
      await expectStays(page, 'letrozole');
      await page.mouse.move(1270, 400);
      await waitForNoCard(page);
    }
    await page.close();
  });

  test('a sheet at the foot, over the same name on each line between', async () => {
    const page = await ctx.session.newPage();
    await page.setViewport({ width: 320, height: 640 });
    await openMarked(page, `${ctx.site.origin}/sheet`, ['letrozole', ...Array(6).fill('tamoxifen')]);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    expect(card.rect.y).toBeGreaterThan(230);
    await moveSlowly(page, await pointAt(page, 'letrozole'), { x: 60, y: card.rect.y + 20 });
    await expectStays(page, 'letrozole');
    await page.close();
  });
});

describe('of two names side by side', () => {
  test('each has its card as the pointer goes over to it, and back', async () => {
    const page = await open('/side-by-side', ['trastuzumab', 'pertuzumab']);
    for (const name of ['trastuzumab', 'pertuzumab', 'trastuzumab']) {
      const { x, y } = await pointAt(page, name);
      await page.mouse.move(x, y, { steps: 8 });
      await waitForCard(page, (card) => card.name === name);
    }
    await page.close();
  });

  test('the other takes over from a card that was on its way when the pointer has drifted a little', async () => {
    const page = await open('/side-by-side', ['trastuzumab', 'pertuzumab']);
    await hoverCard(page, 'trastuzumab', 'trastuzumab');
    const from = await pointAt(page, 'trastuzumab');
    const to = await pointAt(page, 'pertuzumab');
    await moveSlowly(page, from, { x: to.x, y: to.y + 6 });
    await waitForCard(page, (card) => card.name === 'pertuzumab');
    await page.close();
  });
});

describe('a quick hand', () => {
  test('that leaves a name and returns keeps its card, the same one', async () => {
    const page = await open('/below', MARKS);
    await hoverCard(page, 'letrozole', 'letrozole');
    await page.evaluate(() => {
      const card = document.querySelector('glossary-card');
      if (card) (card as HTMLElement & { seen?: boolean }).seen = true;
    });
    const { x, y } = await pointAt(page, 'letrozole');
    for (let i = 0; i < 4; i++) {
      await page.mouse.move(x, 20);
      await page.mouse.move(x, y);
    }
    await expectStays(page, 'letrozole');
    expect(
      await page.evaluate(
        () => (document.querySelector('glossary-card') as (HTMLElement & { seen?: boolean }) | null)?.seen,
      ),
    ).toBe(true);
    await page.close();
  });

  test('that crosses all names of a line opens no card', async () => {
    const page = await open('/below', MARKS);
    const { y } = await pointAt(page, 'letrozole');
    await page.evaluate(() => {
      new MutationObserver(() => {
        document.title = 'changed';
      }).observe(document.documentElement, { childList: true });
    });
    for (let i = 0; i < 4; i++) {
      await page.mouse.move(2, y);
      await page.mouse.move(500, y, { steps: 12 });
    }
    await page.mouse.move(900, 400);
    await waitOnPageClock(page, 500);
    expect(await page.title()).not.toBe('changed');
    expect(await highlightTexts(page)).toEqual(MARKS);
    await page.close();
  });
});
