import { expect, test } from 'vitest';
import { boxInLayer, type Turn, toLayer } from '@/lib/pdf/marks/layer-geometry';

/** A page of 200 by 100 as it is seen, at (10, 20). */
const LAYER = { left: 10, top: 20, width: 200, height: 100 };

test.each<[Turn, { x: number; y: number }]>([
  [0, { x: 0.25, y: 0.1 }],
  // What was the left edge is the top edge now.
  [90, { x: 0.1, y: 0.75 }],
  [180, { x: 0.75, y: 0.9 }],
  [270, { x: 0.9, y: 0.25 }],
])('a point on a layer that is turned by %d degrees', (turn, expected) => {
  const { x, y } = toLayer(60, 30, LAYER, turn);
  expect([x, y]).toEqual([expect.closeTo(expected.x), expect.closeTo(expected.y)]);
});

test('a box keeps its letters on a layer that is turned', () => {
  const box = boxInLayer({ left: 60, top: 30, width: 20, height: 40 }, LAYER, 90);
  expect(box).toEqual({
    left: expect.closeTo(0.1),
    top: expect.closeTo(0.65),
    width: expect.closeTo(0.4),
    height: expect.closeTo(0.1),
  });
});
