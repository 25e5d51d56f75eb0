import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { type CardSnapshot, readCard, waitForCard, waitForNoCard } from '../tools/browsers/index.ts';
import { waitOnPageClock } from './support/moves.ts';
import { hover, hoverCard, openMarked } from './support/page-actions.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const FONT = 'font: 16px/22px sans-serif; margin: 0';
const EDGES = {
  'at the top left corner': 'top: 0; left: 0',
  'at the top edge': 'top: 0; left: 600px',
  'at the top right corner': 'top: 0; right: 0',
  'at the left edge': 'top: 390px; left: 0',
  'at the right edge': 'top: 390px; right: 0',
  'at the bottom left corner': 'bottom: 0; left: 0',
  'at the bottom edge': 'bottom: 0; left: 600px',
  'at the bottom right corner': 'bottom: 0; right: 0',
};
const WORDS = '<i>some words before</i> letrozole <i>and some after it</i>';
/** What a line may hold beside the name; each `i` is part of the line being read. */
const LINES = {
  'larger letters': `<p style="${FONT}"><i style="font-size: 40px">Large</i> letrozole <i>after</i></p>`,
  'raised and lowered letters': `<p style="${FONT}">letrozole<sup><i>12</i></sup> and H<sub><i>2</i></sub>O</p>`,
  'a high line': `<p style="${FONT}; line-height: 60px">${WORDS}</p>`,
  'a name in a box of its own': `<p style="${FONT}"><span style="display: inline-block; font-size: 10px">letrozole</span> <i style="font-size: 24px">after</i></p>`,
  'a row of a table': `<table style="${FONT}"><tr><td><i>Drug</i></td><td>letrozole</td><td><i>daily</i></td></tr></table>`,
  'text from right to left': `<p dir="rtl" style="${FONT}"><i>قبل</i> letrozole <i>بعد</i></p>`,
  'a line that is turned upside down': `<p style="${FONT}; transform: rotate(180deg)">${WORDS}</p>`,
};

const pages = Object.entries({ ...EDGES, ...LINES }).map(([name, what], i): [string, string, string] => {
  const isEdge = name in EDGES;
  const html = isEdge
    ? `<p style="${FONT}; position: fixed; ${what}">letrozole</p>`
    : `<div style="padding: 200px 60px">${what}</div>`;
  return [name, `/${i}`, html];
});
const ctx = withExtension({
  ...Object.fromEntries(pages.map(([, path, html]) => [path, htmlPage(html)])),
  '/wrapped': htmlPage(
    `<p style="${FONT}; position: absolute; top: 300px; left: 20px; width: 400px">
       <span style="display: inline-block; width: 300px">Words</span><b>trastuzumab deruxtecan</b> goes on here</p>`,
  ),
  '/columns': htmlPage(
    `<div style="${FONT}; columns: 2; column-gap: 20px; width: 820px; height: 600px; column-fill: auto; position: absolute; top: 60px; left: 20px">
       <div style="height: 578px">First</div><div><span style="display: inline-block; width: 300px">Words</span><b>trastuzumab deruxtecan</b> goes on</div></div>`,
  ),
  '/vertical-rl': htmlPage(
    `<p style="${FONT}; writing-mode: vertical-rl; position: absolute; top: 100px; right: 300px; height: 500px">${WORDS}</p>`,
  ),
  '/vertical-lr': htmlPage(
    `<p style="${FONT}; writing-mode: vertical-lr; position: absolute; top: 100px; left: 300px; height: 500px">${WORDS}</p>`,
  ),
  '/rtl': htmlPage(
    `<p dir="rtl" style="${FONT}; position: absolute; top: 60px; left: 600px"><b>letrozole</b></p>`,
  ),
});

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

async function open(path: string, marks = ['letrozole']): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin + path, marks);
  return page;
}

/** The boxes of text in some elements, and of the marked names. */
function boxesOf(page: Page, selector: string): Promise<Box[]> {
  return page.evaluate((wanted) => {
    const ranges = [...document.querySelectorAll(wanted)].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range;
    });
    return [...ranges, ...((CSS.highlights.get('glossary-term') ?? []) as Iterable<Range>)].flatMap((range) =>
      [...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
    );
  }, selector);
}

function expectClear({ rect }: CardSnapshot, boxes: readonly Box[]): void {
  for (const { left, top, right, bottom } of boxes) {
    const apart =
      rect.x >= right || rect.x + rect.width <= left || rect.y >= bottom || rect.y + rect.height <= top;
    expect(apart, JSON.stringify({ rect, box: { left, top, right, bottom } })).toBe(true);
  }
}

function expectInWindow({ rect: { x, y, width, height } }: CardSnapshot): void {
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(1280);
  expect(y + height).toBeLessThanOrEqual(800);
}

describe('the card of a name', () => {
  test.each(pages)('%s is in the window, leaves the line free and can be reached', async (_, path) => {
    const page = await open(path);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    expectInWindow(card);
    expectClear(card, await boxesOf(page, 'i'));
    await page.mouse.move(card.rect.x + 170, card.rect.y + card.rect.height / 2, { steps: 10 });
    await waitOnPageClock(page, 600);
    expect((await readCard(page))?.name).toBe('letrozole');
    await page.close();
  });

  test.each(['/wrapped', '/columns'])(
    'in two parts is by the one that is pointed at and covers neither: %s',
    async (path) => {
      const page = await open(path, ['trastuzumab deruxtecan']);
      for (const part of ['trastuzumab', 'deruxtecan']) {
        await hover(page, part);
        const card = await waitForCard(page, ({ name }) => name === 'trastuzumab deruxtecan');
        expectInWindow(card);
        const boxes = await boxesOf(page, 'b');
        expect(boxes.length).toBeGreaterThanOrEqual(2);
        expectClear(card, boxes);
        const pointed = boxes[part === 'trastuzumab' ? 0 : 1];
        const { y, height } = card.rect;
        const gap = y > (pointed?.top ?? 0) ? y - (pointed?.bottom ?? 0) : (pointed?.top ?? 0) - y - height;
        expect(gap).toBeLessThan(40);
        await page.mouse.move(1200, 10);
        await waitForNoCard(page);
      }
      await page.close();
    },
  );

  test.each([
    ['/vertical-rl', 'left'],
    ['/vertical-lr', 'right'],
  ])('in a column of text is beside the whole column: %s', async (path, side) => {
    const page = await open(path);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    const [name] = await boxesOf(page, 'none');
    expectClear(card, await boxesOf(page, 'p'));
    const { x, width } = card.rect;
    const gap = side === 'left' ? (name?.left ?? 0) - x - width : x - (name?.right ?? 0);
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(12);
    await page.close();
  });

  test('in text from right to left has its right edge where the name begins', async () => {
    const page = await open('/rtl');
    const { rect } = await hoverCard(page, 'letrozole', 'letrozole');
    const [name] = await boxesOf(page, 'none');
    expect(rect.x + rect.width).toBeCloseTo(name?.right ?? 0, 0);
    await page.close();
  });
});
