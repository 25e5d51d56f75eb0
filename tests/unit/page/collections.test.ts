import fc from 'fast-check';
import { expect, test } from 'vitest';
import { append, lowerBound } from '@/lib/page/collections';

test('the binary search counts the items before a place', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (numbers, place) => {
      const sorted = numbers.sort((one, other) => one - other);
      const before = lowerBound(sorted.length, (i) => (sorted[i] ?? 0) < place);
      expect(before).toBe(sorted.filter((number) => number < place).length);
    }),
  );
});

test('items of one key are listed in the order in which they were added', () => {
  const lists = new Map<string, number[]>();
  append(lists, 'a', 1);
  append(lists, 'b', 2);
  append(lists, 'a', 3);
  expect([...lists]).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
});
