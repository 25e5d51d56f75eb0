import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { cardBox, cardName, closePage, openPage, restAt, waitForCard } from '../support';

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
  'beside larger letters': `<p style="${FONT}"><i style="font-size: 40px">Large</i> letrozole <i>after</i></p>`,
  'beside raised and lowered letters': `<p style="${FONT}">letrozole<sup><i>12</i></sup> and H<sub><i>2</i></sub>O</p>`,
  'in a high line': `<p style="${FONT}; line-height: 60px">${WORDS}</p>`,
  'in a box of its own': `<p style="${FONT}"><span style="display: inline-block; font-size: 10px">letrozole</span> <i style="font-size: 24px">after</i></p>`,
  'in a row of a table': `<table style="${FONT}"><tr><td><i>Drug</i></td><td>letrozole</td><td><i>daily</i></td></tr></table>`,
  'in text from right to left': `<p dir="rtl" style="${FONT}"><i>قبل</i> letrozole <i>بعد</i></p>`,
  'in a line that is turned upside down': `<p style="${FONT}; transform: rotate(180deg)">${WORDS}</p>`,
};

const PAGES: [what: string, html: string][] = [
  ...Object.entries(EDGES).map(([what, place]): [string, string] => [
    what,
    `<p style="${FONT}; position: fixed; ${place}">letrozole</p>`,
  ]),
  ...Object.entries(LINES).map(([what, line]): [string, string] => [
    what,
    `<div style="padding: 200px 60px">${line}</div>`,
  ]),
];
const IN_TWO_PARTS = {
  'on two lines': `<p style="${FONT}; position: absolute; top: 300px; left: 20px; width: 400px">
       <span style="display: inline-block; width: 270px">Words</span><b>trastuzumab emtansine</b> goes on here</p>`,
  'in two columns': `<div style="${FONT}; columns: 2; column-gap: 20px; width: 820px; height: 600px; column-fill: auto; position: absolute; top: 60px; left: 20px">
       <div style="height: 578px">First</div><div><span style="display: inline-block; width: 270px">Words</span><b>trastuzumab emtansine</b> goes on</div></div>`,
};
const columnOfText = (mode: string, side: string) =>
  `<p style="${FONT}; writing-mode: ${mode}; position: absolute; top: 100px; ${side}: 300px; height: 500px">${WORDS}</p>`;

beforeEach(() => browserPage.viewport(1280, 800));
afterEach(closePage);

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The boxes of text in some elements, and of the marked names. */
function boxesOf(selector: string): Box[] {
  const ranges = [...document.querySelectorAll(selector)].map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  });
  const marks = [...(CSS.highlights.get('glossary-term') ?? [])].filter((mark) => mark instanceof Range);
  return [...ranges, ...marks].flatMap((range) => [...range.getClientRects()]);
}

/** @throws Error when no name is marked */
function boxOfName(): Box {
  const [box] = boxesOf('none');
  if (!box) throw new Error('No name is marked');
  return box;
}

/** Opens the card of the name in a box. */
async function openCardAt({ left, top, right, bottom }: Box): Promise<DOMRect> {
  await restAt((left + right) / 2, (top + bottom) / 2);
  await waitForCard();
  return cardBox();
}

function expectClear(card: DOMRect, boxes: readonly Box[]): void {
  for (const { left, top, right, bottom } of boxes) {
    const apart = card.left >= right || card.right <= left || card.top >= bottom || card.bottom <= top;
    expect(apart, JSON.stringify({ card, box: { left, top, right, bottom } })).toBe(true);
  }
}

function expectInWindow({ left, top, right, bottom }: DOMRect): void {
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(1280);
  expect(bottom).toBeLessThanOrEqual(800);
}

describe('the card of a name', () => {
  test.each(PAGES)('%s is in the window and leaves the line free', async (_, html) => {
    await openPage(html, ['letrozole']);
    const card = await openCardAt(boxOfName());
    expect(cardName()).toBe('letrozole');
    expectInWindow(card);
    expectClear(card, boxesOf('i'));
  });

  test.each(Object.entries(IN_TWO_PARTS))(
    '%s is by the part that is pointed at and covers neither',
    async (_, html) => {
      for (const part of [0, 1]) {
        await openPage(html, ['trastuzumab emtansine']);
        const boxes = boxesOf('b');
        expect(boxes.length).toBeGreaterThanOrEqual(2);
        const pointed = boxesOf('none')[part];
        if (!pointed) throw new Error('The name is in one part');
        const card = await openCardAt(pointed);
        expect(cardName()).toBe('trastuzumab emtansine');
        expectInWindow(card);
        expectClear(card, boxes);
        const gap = card.top > pointed.top ? card.top - pointed.bottom : pointed.top - card.bottom;
        expect(gap).toBeLessThan(40);
        await closePage();
      }
    },
  );

  test.each([
    ['left', 'vertical-rl', 'right'],
    ['right', 'vertical-lr', 'left'],
  ])('in a column of text is on the %s of the whole column: %s', async (side, mode, inset) => {
    await openPage(columnOfText(mode, inset), ['letrozole']);
    const name = boxOfName();
    const card = await openCardAt(name);
    expectClear(card, boxesOf('p'));
    const gap = side === 'left' ? name.left - card.right : card.left - name.right;
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(12);
  });

  test('in text from right to left has its right edge where the name begins', async () => {
    await openPage(
      `<p dir="rtl" style="${FONT}; position: absolute; top: 60px; left: 600px"><b>letrozole</b></p>`,
      ['letrozole'],
    );
    const name = boxOfName();
    const card = await openCardAt(name);
    expect(card.right).toBeCloseTo(name.right, 0);
  });
});
