import { describe, expect, it } from 'vitest';
import {
  choosePlacement,
  distanceTo,
  type Placement,
  type Side,
  type TextFlow,
} from '@/lib/popover/place/placement';
import type { Box } from '@/lib/protocol';

const WINDOW = { width: 1000, height: 800 };
const FIRST_LOOK = { width: 340, height: 280 };
const MORE = { width: 340, height: 600 };

function line(left: number, top: number, width = 60, height = 20): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function placed(name: Box, natural = FIRST_LOOK, flow?: TextFlow, viewport = WINDOW): Placement {
  return choosePlacement({ lines: [name], pointed: name, natural, viewport, ...(flow && { flow }) });
}

describe('a card whose content grows under the pointer', () => {
  const grown = (name: Box, side: Side, viewport = WINDOW) =>
    choosePlacement({
      lines: [name],
      pointed: name,
      natural: MORE,
      viewport,
      previous: { side, mustKeepSide: true },
    });

  it('stays below, and scrolls where there is no room for all of it', () => {
    expect(grown(line(200, 460), 'below')).toMatchObject({ side: 'below', top: 486, maxHeight: 306 });
  });

  it('stays above, its foot at the line, and grows upwards', () => {
    expect(placed(line(200, 700))).toMatchObject({ side: 'above', top: 414 });
    expect(grown(line(200, 700), 'above')).toMatchObject({ side: 'above', top: 214, maxHeight: 480 });
  });

  it('stays below in a place where it would open above', () => {
    expect(placed(line(200, 500), MORE).side).toBe('above');
    expect(grown(line(200, 500), 'below').side).toBe('below');
  });

  it('stays a sheet at its end of the window', () => {
    const phone = { width: 320, height: 640 };
    expect(grown(line(20, 300), 'foot', phone)).toMatchObject({ sheet: true, top: 320, maxHeight: 320 });
    expect(grown(line(20, 300), 'head', phone)).toMatchObject({ sheet: true, top: 0, maxHeight: 300 });
  });

  it('has a maximum height above that of its sheet, so that its growth can be observed', () => {
    const phone = { width: 320, height: 640 };
    expect(placed(line(20, 100), FIRST_LOOK, undefined, phone)).toMatchObject({
      top: 360,
      maxHeight: 640 * 0.62,
    });
    expect(grown(line(20, 100), 'foot', phone)).toMatchObject({ top: 640 * 0.38, maxHeight: 640 * 0.62 });
  });

  it('still covers each point that it covered before', () => {
    for (let top = 0; top <= 780; top += 5) {
      const before = placed(line(200, top));
      const after = grown(line(200, top), before.side);
      const [from, to] = [before, after].map((at, i) => ({
        top: at.top,
        bottom: at.top + Math.min(at.maxHeight, (i === 0 ? FIRST_LOOK : MORE).height),
      }));
      expect(to?.top).toBeLessThanOrEqual(from?.top ?? 0);
      expect(to?.bottom).toBeGreaterThanOrEqual(from?.bottom ?? 0);
    }
  });
});

describe('a card whose name moves', () => {
  const moved = (name: Box, side: Side) =>
    choosePlacement({
      lines: [name],
      pointed: name,
      natural: FIRST_LOOK,
      viewport: WINDOW,
      previous: { side, mustKeepSide: false },
    });

  it('keeps its side as long as it can be read there', () => {
    expect(placed(line(200, 480)).side).toBe('below');
    expect(moved(line(200, 566), 'below')).toMatchObject({ side: 'below', maxHeight: 200 });
    expect(moved(line(200, 567), 'below').side).toBe('above');
    expect(moved(line(200, 300), 'above').side).toBe('above');
    expect(moved(line(200, 100), 'above').side).toBe('below');
  });
});

describe('in text from right to left', () => {
  const arabic: TextFlow = { columns: null, rightToLeft: true };

  it('the right edge of the card is at that of the name', () => {
    expect(placed(line(600, 100), FIRST_LOOK, arabic)).toMatchObject({ side: 'below', left: 320 });
  });

  it('it is shifted in from the edges', () => {
    expect(placed(line(960, 100), FIRST_LOOK, arabic).left).toBe(652);
    expect(placed(line(20, 100), FIRST_LOOK, arabic).left).toBe(8);
  });
});

describe('where lines are columns', () => {
  const japanese: TextFlow = { columns: 'left', rightToLeft: false };
  const mongolian: TextFlow = { columns: 'right', rightToLeft: false };
  const column = (left: number, top: number) => line(left, top, 20, 90);

  it('the card is beside the column, on the side of what follows', () => {
    expect(placed(column(500, 100), FIRST_LOOK, japanese)).toMatchObject({
      side: 'left',
      left: 154,
      top: 100,
    });
    expect(placed(column(500, 100), FIRST_LOOK, mongolian)).toMatchObject({
      side: 'right',
      left: 526,
      top: 100,
    });
  });

  it('it is on the other side where there is no room', () => {
    expect(placed(column(300, 100), FIRST_LOOK, japanese)).toMatchObject({ side: 'right', left: 326 });
    expect(placed(column(700, 100), FIRST_LOOK, mongolian)).toMatchObject({ side: 'left', left: 354 });
  });

  it('it is shifted in from head and foot', () => {
    expect(placed(column(500, 700), FIRST_LOOK, japanese).top).toBe(512);
    expect(placed(column(500, -40), FIRST_LOOK, japanese).top).toBe(8);
  });

  it('it is below or above in a window too narrow for both', () => {
    const narrow = { width: 500, height: 800 };
    expect(placed(column(240, 100), FIRST_LOOK, japanese, narrow)).toMatchObject({ side: 'below', top: 196 });
  });
});

describe('a name whose parts are in two columns of a newspaper', () => {
  const first = line(300, 700);
  const second = line(420, 20);

  it.each([
    [first, 'above'],
    [second, 'below'],
  ] as const)('has its card at the part that was pointed at, and covers neither', (pointed, side) => {
    const card = choosePlacement({ lines: [first, second], pointed, natural: FIRST_LOOK, viewport: WINDOW });
    expect(card.side).toBe(side);
    const bottom = card.top + FIRST_LOOK.height;
    for (const { top, bottom: end } of [first, second]) expect(bottom <= top || card.top >= end).toBe(true);
  });
});

it('the distance of a point from a card is that from its nearest edge', () => {
  const card = line(100, 100, 340, 280);
  expect(distanceTo(card, 200, 90)).toBe(10);
  expect(distanceTo(card, 97, 96)).toBe(5);
  expect(distanceTo(card, 440, 380)).toBe(0);
});
