import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePlacement, hiddenBySheet, type Placement } from '@/lib/popover/place/placement';
import type { Box, Size } from '@/lib/protocol';

const WINDOW: Size = { width: 1000, height: 800 };
const CARD: Size = { width: 340, height: 300 };

/** A name of one line. */
function line(left: number, top: number, width = 60, height = 20): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function placeBy(lines: Box[], pointed: Box, natural: Size, viewport: Size): Placement {
  return choosePlacement({ lines, pointed, natural, viewport });
}

function placed(name: Box, card = CARD, viewport = WINDOW): Placement {
  return placeBy([name], name, card, viewport);
}

/** Sums of fractions are off by less than this; no screen shows it. */
const ROUNDING = 1e-6;

/** Whether two boxes share no line of the screen. */
function areApart(one: Box, other: Box): boolean {
  return one.bottom <= other.top + ROUNDING || one.top >= other.bottom - ROUNDING;
}

function expectInside({ left, top, right, bottom }: Box, { width, height }: Size): void {
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(-ROUNDING);
  expect(right).toBeLessThanOrEqual(width + ROUNDING);
  expect(bottom).toBeLessThanOrEqual(height + ROUNDING);
}

/** Where the card's box is in the end: it is as high as it would like, up to the highest it may be. */
function cardBox({ left, top, width, maxHeight }: Placement, card: Size): Box {
  return { left, top, right: left + width, bottom: top + Math.min(card.height, maxHeight) };
}

describe('a card', () => {
  it('is below its line, its left edge at the name', () => {
    expect(placed(line(200, 100))).toMatchObject({ sheet: false, left: 200, top: 126, width: 340 });
  });

  it('flips above where there is no room below', () => {
    const card = placed(line(200, 700));
    expect(card).toMatchObject({ sheet: false, left: 200 });
    expect(cardBox(card, CARD).bottom).toBe(694);
  });

  it('stays below as long as it fits there', () => {
    expect(placed(line(200, 466)).top).toBe(492);
    expect(placed(line(200, 467)).top).toBeLessThan(467);
  });

  it('is shifted in from the right edge', () => {
    expect(placed(line(900, 100))).toMatchObject({ left: 652, width: 340 });
  });

  it('is shifted in from the left edge', () => {
    expect(placed(line(-20, 100)).left).toBe(8);
    expect(placed(line(3, 100)).left).toBe(8);
  });

  it('is at the part of the name that was pointed at', () => {
    const first = line(900, 100);
    const second = line(10, 120);
    expect(placeBy([first, second], second, CARD, WINDOW)).toMatchObject({ left: 10, top: 146 });
    expect(placeBy([first, second], first, CARD, WINDOW)).toMatchObject({ left: 652, top: 146 });
  });

  it('is above the first line of a name of two', () => {
    const lines = [line(900, 680), line(10, 700)];
    const card = placeBy(lines, line(10, 700), CARD, WINDOW);
    expect(cardBox(card, CARD).bottom).toBe(674);
  });

  it('that fits neither below nor above scrolls on the side with more room', () => {
    const small: Size = { width: 1000, height: 500 };
    const tall: Size = { width: 340, height: 400 };
    expect(placed(line(200, 200), tall, small)).toMatchObject({ sheet: false, top: 226, maxHeight: 266 });
    expect(placed(line(200, 280), tall, small)).toMatchObject({ sheet: false, top: 8, maxHeight: 266 });
  });

  it('that is very long scrolls, also where there is room for more', () => {
    const endless: Size = { width: 340, height: 5_000 };
    const huge: Size = { width: 2_000, height: 3_000 };
    const card = placed(line(200, 100), endless, huge);
    expect(card).toMatchObject({ sheet: false, top: 126 });
    expect(card.maxHeight).toBeLessThan(600);
    // More than enough room on both sides: how much more there is above does not matter.
    expect(placed(line(200, 2_000), endless, huge)).toMatchObject({ sheet: false, top: 2_026 });
  });
});

describe('a sheet', () => {
  const PHONE: Size = { width: 320, height: 640 };
  const LOW: Size = { width: 1000, height: 360 };

  it('takes the foot of a window that is too narrow for the card', () => {
    expect(placed(line(20, 100), CARD, PHONE)).toEqual({
      sheet: true,
      side: 'foot',
      left: 0,
      width: 320,
      top: 340,
      maxHeight: 640 * 0.62,
    });
  });

  it('takes the head where the foot would cover the line', () => {
    expect(placed(line(20, 500), CARD, PHONE)).toEqual({
      sheet: true,
      side: 'head',
      left: 0,
      width: 320,
      top: 0,
      maxHeight: 640 * 0.62,
    });
  });

  it('takes no more than 62 % of the window', () => {
    const tall: Size = { width: 340, height: 600 };
    expect(placed(line(20, 20), tall, PHONE)).toMatchObject({ top: 640 * 0.38, maxHeight: 640 * 0.62 });
  });

  it('is lower where the line is in its way', () => {
    const tall: Size = { width: 340, height: 600 };
    const atFoot = placed(line(20, 300), tall, PHONE);
    expect(atFoot).toMatchObject({ top: 320, maxHeight: 320 });
    const atHead = placed(line(20, 340), tall, PHONE);
    expect(atHead).toMatchObject({ top: 0, maxHeight: 340 });
  });

  it('is used where neither side has room to read', () => {
    expect(placed(line(200, 160), CARD, LOW)).toMatchObject({ sheet: true, left: 0, width: 560 });
  });

  it('stands where lines begin, and is no wider than can be read', () => {
    const name = line(200, 160);
    const flow = { columns: null, rightToLeft: true };
    const input = { lines: [name], pointed: name, natural: CARD, viewport: LOW };
    expect(choosePlacement(input)).toMatchObject({ sheet: true, left: 0, width: 560 });
    expect(choosePlacement({ ...input, flow })).toMatchObject({ sheet: true, left: 440, width: 560 });
  });

  it('is used in a window that is as narrow as a phone, though a card would fit', () => {
    expect(placed(line(20, 100), CARD, { width: 479, height: 800 }).sheet).toBe(true);
    expect(placed(line(20, 100), CARD, { width: 480, height: 800 }).sheet).toBe(false);
  });

  it('says how far the page has to be scrolled for a line that it would cover', () => {
    // A gap of 6 px stays between both.
    expect(hiddenBySheet(line(20, 500), 300, PHONE)).toBe(500 + 20 + 6 - 340);
    expect(hiddenBySheet(line(20, 100), 300, PHONE)).toBe(0);
    expect(hiddenBySheet(line(20, 500), 900, PHONE)).toBeCloseTo(500 + 20 + 6 - 640 * 0.38);
  });

  it('is used where that is asked for, though a card would fit', () => {
    const name = line(200, 160);
    const input = { lines: [name], pointed: name, natural: CARD, viewport: { width: 1000, height: 900 } };
    expect(choosePlacement(input).sheet).toBe(false);
    expect(choosePlacement({ ...input, asSheet: true })).toMatchObject({ sheet: true, width: 560 });
  });

  it('is not used where a small card fits', () => {
    expect(placed(line(200, 160), { width: 340, height: 100 }, LOW).sheet).toBe(false);
  });
});

describe('for any name, card and window', () => {
  const scene = fc
    .record({
      viewport: fc.record({
        width: fc.integer({ min: 200, max: 2_500 }),
        height: fc.integer({ min: 150, max: 1_600 }),
      }),
      card: fc.record({
        width: fc.integer({ min: 100, max: 600 }),
        height: fc.integer({ min: 40, max: 1_200 }),
      }),
      lineHeight: fc.integer({ min: 8, max: 40 }),
      lines: fc.integer({ min: 1, max: 3 }),
      fraction: fc.nat({ max: 63 }).map((part) => part / 64),
    })
    .chain(({ viewport, card, lineHeight, lines, fraction }) => {
      const top = fc.integer({ min: 0, max: Math.max(0, viewport.height - lines * lineHeight - 1) });
      const left = fc.integer({ min: -50, max: viewport.width });
      return fc
        .record({ top, lefts: fc.array(left, { minLength: lines, maxLength: lines }), at: fc.nat() })
        .map(({ top: first, lefts, at }) => {
          const boxes = lefts.map((x, i) => line(x, first + fraction + i * lineHeight, 80, lineHeight));
          const pointed = boxes[at % boxes.length] ?? line(0, 0);
          return { boxes, pointed, card, viewport };
        });
    });
  const RUNS = { numRuns: 5_000 };

  it('the card does not cover a line of the name', () => {
    fc.assert(
      fc.property(scene, ({ boxes, pointed, card, viewport }) => {
        const box = cardBox(placeBy(boxes, pointed, card, viewport), card);
        expect(boxes.every((line) => areApart(box, line))).toBe(true);
      }),
      RUNS,
    );
  });

  it('the card is inside the window', () => {
    fc.assert(
      fc.property(scene, ({ boxes, pointed, card, viewport }) => {
        expectInside(cardBox(placeBy(boxes, pointed, card, viewport), card), viewport);
      }),
      RUNS,
    );
  });

  it('the card has room for at least 200 px of text, or for all of it, unless it is a sheet', () => {
    fc.assert(
      fc.property(scene, ({ boxes, pointed, card, viewport }) => {
        const { sheet, maxHeight } = placeBy(boxes, pointed, card, viewport);
        if (!sheet) expect(maxHeight).toBeGreaterThanOrEqual(Math.min(card.height, 200) - ROUNDING);
      }),
      RUNS,
    );
  });

  it('a sheet takes the better side: no less than the other would give, up to what it wants', () => {
    fc.assert(
      fc.property(scene, ({ boxes, pointed, card, viewport }) => {
        const placement = placeBy(boxes, pointed, card, viewport);
        if (!placement.sheet) return;
        const above = Math.min(...boxes.map(({ top }) => top));
        const below = viewport.height - Math.max(...boxes.map(({ bottom }) => bottom));
        const share = viewport.height < 160 ? 1 : 0.62;
        const wanted = Math.min(card.height, viewport.height * share);
        const { top, bottom } = cardBox(placement, card);
        expect(bottom - top).toBeLessThanOrEqual(wanted + ROUNDING);
        expect(bottom - top).toBeGreaterThanOrEqual(Math.min(wanted, Math.max(above, below)) - ROUNDING);
      }),
      RUNS,
    );
  });

  it('a line that is half out of the window is not covered either', () => {
    fc.assert(
      fc.property(scene, fc.boolean(), ({ card, viewport }, atHead) => {
        const name = line(10, atHead ? -10 : viewport.height - 10);
        const box = cardBox(placed(name, card, viewport), card);
        expect(areApart(box, name)).toBe(true);
        expectInside(box, viewport);
      }),
      RUNS,
    );
  });
});
