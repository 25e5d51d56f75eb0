import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RANDOM_SEED } from '../../../tools/random-seed';
import { seedOfRun } from '../../../tools/run-tests/seed-of-run';

const commit = () => '00000ff1234';
const noCommit = () => {
  throw new Error('no clone');
};

test('a run of one commit takes one seed, a long run or one without a commit another each time', () => {
  expect(seedOfRun(false, undefined, commit)).toBe(255);
  for (const draw of [() => seedOfRun(true, undefined, commit), () => seedOfRun(false, undefined, noCommit)])
    expect(new Set(Array.from({ length: 4 }, draw)).size).toBeGreaterThan(1);
  expect(seedOfRun(true, '12', commit)).toBe(12);
});

test('random tests take the seed of the run', () => {
  expect(fc.readConfigureGlobal().seed).toBe(RANDOM_SEED);
});
