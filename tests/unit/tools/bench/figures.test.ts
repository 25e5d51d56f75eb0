import { expect, test } from 'vitest';
import { figureLines, limitFigure, median, percentile, ratioFigure } from '../../../bench/figures';

test('a figure that is as large as its limit has reached it', () => {
  const figures = [
    limitFigure('time', 10, 'ms', 10),
    ratioFigure('ratio', 1.6, 1.5),
    { what: 'x', value: '1' },
  ];
  expect(figureLines(figures)).toEqual([
    'what   measured         target',
    'time    10.0 ms  at most 10 ms  reached',
    'ratio    1.60 x  at most 1.5 x   missed',
    'x             1',
  ]);
});

test('median and percentile', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([5, 1, 3, 2, 4], 95)).toBe(5);
  expect(percentile([5, 1, 3, 2, 4], 60)).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});
