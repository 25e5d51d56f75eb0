import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HoverIntent } from '@/lib/popover/hover/hover-intent';
import type { Point } from '@/lib/popover/hover/safe-triangle';
import type { Box } from '@/lib/protocol';
import { REST_MS } from './pointer-driver.ts';

/** The steadiest reader: so many pixels with each step, and so long between two steps. */
const STEP_PX = 3;
const STEP_MS = 40;

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const contains = ({ left, top, right, bottom }: Box, x: number, y: number) =>
  x >= left && x < right && y >= top && y < bottom;

/** On the line of the first name, on its right, and below and above it on every line. */
const FIRST = box(8, 400, 70, 20);
const OTHERS = Array.from({ length: 40 }, (_, i) => box(i % 2 === 0 ? 8 : 90, (i >> 1) * 20 + 200, 300, 20));
const NAMES = [FIRST, ...OTHERS.filter(({ left, top }) => left > FIRST.right || top !== FIRST.top)];

let card: Box;
let openName: Box | null;
let opened: Box[];

const intent = () =>
  new HoverIntent<Box>({
    hitTest: (x, y) => {
      if (openName && contains(card, x, y)) return { kind: 'card' };
      const name = NAMES.find((candidate) => contains(candidate, x, y));
      return name ? { kind: 'name', name } : { kind: 'nothing' };
    },
    restMs: () => REST_MS,
    isSame: (name, before) => name === before,
    isOpen: () => openName !== null,
    isOverCardOrAnchor: (x, y) => openName !== null && (contains(card, x, y) || contains(openName, x, y)),
    cardBox: () => (openName ? card : null),
    approach: () => undefined,
    prepare: () => undefined,
    isPrepared: () => true,
    dropPrepared: () => undefined,
    open: (name) => {
      openName = name;
      opened.push(name);
    },
    close: () => {
      openName = null;
    },
  });

/** Rests on the first name until its card is open, then goes straight to a point, slowly, and rests there. */
function goSlowly(to: Point): void {
  const pointer = intent();
  const from = { x: FIRST.left + 35, y: FIRST.top + 10 };
  pointer.onPointerMove(from.x, from.y, performance.now());
  vi.advanceTimersByTime(2 * REST_MS);
  expect(openName).toBe(FIRST);
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP_PX);
  for (let i = 1; i <= steps; i++) {
    vi.advanceTimersByTime(STEP_MS);
    pointer.onPointerMove(
      from.x + ((to.x - from.x) * i) / steps,
      from.y + ((to.y - from.y) * i) / steps,
      performance.now(),
    );
  }
  vi.advanceTimersByTime(10_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  openName = null;
  opened = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('over other names a slow pointer reaches', () => {
  const below = box(8, 428, 340, 300);
  const above = box(8, 92, 340, 300);
  it.each([
    ['the far corner of a card below', below, { x: below.right - 14, y: below.bottom - 14 }],
    ['the near corner of a card below, along the line', below, { x: below.right - 1, y: below.top + 1 }],
    ['the far corner of a card above', above, { x: above.right - 14, y: above.top + 14 }],
    ['the near corner of a card above, along the line', above, { x: above.right - 1, y: above.bottom - 1 }],
  ])('%s', (_, at, to) => {
    card = at;
    goSlowly(to);
    expect(openName).toBe(FIRST);
    expect(opened).toEqual([FIRST]);
  });

  it('a sheet at the foot, over a name on each line between', () => {
    card = box(0, 620, 320, 200);
    goSlowly({ x: 60, y: 640 });
    expect(openName).toBe(FIRST);
    expect(opened).toEqual([FIRST]);
  });
});

it('a slow pointer that drifts a little on the way to the next name gets its card', () => {
  card = box(8, 428, 340, 300);
  const next = NAMES.find(({ left, top }) => left > FIRST.right && top === FIRST.top);
  goSlowly({ x: 120, y: FIRST.top + 16 });
  expect(openName).toBe(next);
});
