import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimeBudget } from '@/lib/page/schedule/timing';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('time may be spent at once up to the maximum, and then as its share of the time grows', () => {
  const budget = new TimeBudget(0.1, 50);
  budget.spend(60);
  expect(budget.isAvailable).toBe(false);
  vi.advanceTimersByTime(99);
  expect(budget.isAvailable).toBe(false);
  vi.advanceTimersByTime(2);
  expect(budget.isAvailable).toBe(true);
});

test('no more than the maximum is saved up, however often it is asked for', () => {
  const budget = new TimeBudget(0.1, 50);
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(10_000);
    expect(budget.isAvailable).toBe(true);
  }
  budget.spend(51);
  expect(budget.isAvailable).toBe(false);
});
