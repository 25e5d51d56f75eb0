import { expect, test } from 'vitest';
import { scaleOf } from '../../../tools/browsers/time-scale.ts';

const never = () => {
  throw new Error('It was measured although the test run gave the scale.');
};

test('the scale of the test run is taken, and nothing is measured', () => {
  expect(scaleOf('3.5', never)).toBe(3.5);
});

test.each([undefined, '', 'fast', '-1'])(
  'without a scale of a test run (%o) this machine is measured',
  (given) => {
    expect(scaleOf(given, () => 120)).toBe(2);
  },
);

test('time limits never get shorter, and not endless', () => {
  expect(scaleOf(undefined, () => 1)).toBe(1);
  expect(scaleOf(undefined, () => 60_000)).toBe(8);
});
