import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReadingCosts } from '@/lib/page/changes/reading-costs';
import type { Block } from '@/lib/page/dom/composed-tree';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A block without a document: only its place among others counts. */
function block(parentNode: Block | null = null): Block {
  return { parentNode } as unknown as Block;
}

function part(of: Block) {
  return { block: of, shallow: true };
}

const NOTHING_NEAR = { near: [], unknown: [] };

test('parts that hold something near the viewport come first', () => {
  const [far, around, near] = [block(), block(), block()];
  const inside = block(around);
  const order = new ReadingCosts().order([part(far), part(around), part(near)], {
    near: [near],
    unknown: [inside],
  });
  expect(order.short).toEqual([part(around), part(near), part(far)]);
});

test('a part that took long is set apart, until it takes less', () => {
  const costs = new ReadingCosts();
  const [slow, other] = [part(block()), part(block())];
  costs.record(slow, 60);
  expect(costs.order([slow, other], NOTHING_NEAR)).toEqual({ short: [other], long: [slow] });
  costs.record(slow, 2);
  expect(costs.order([slow, other], NOTHING_NEAR)).toEqual({ short: [slow, other], long: [] });
});

test('of the parts that take long, the one that has waited longest comes first', () => {
  const costs = new ReadingCosts();
  const [one, other] = [part(block()), part(block())];
  costs.record(one, 60);
  vi.advanceTimersByTime(1000);
  costs.record(other, 60);
  vi.advanceTimersByTime(1000);
  costs.record(one, 60);
  expect(costs.order([one, other], NOTHING_NEAR).long).toEqual([other, one]);
});

test('parts that take long are read in a small share of the time', () => {
  const costs = new ReadingCosts();
  expect(costs.isLongAllowed).toBe(true);
  costs.record(part(block()), 100);
  vi.advanceTimersByTime(3000);
  expect(costs.isLongAllowed).toBe(false);
  vi.advanceTimersByTime(5000);
  expect(costs.isLongAllowed).toBe(true);
});
