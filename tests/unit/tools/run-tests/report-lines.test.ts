import { expect, test } from 'vitest';
import { duration, launchLine, partLine, progressLine } from '../../../tools/run-tests/report-lines.ts';
import { addTally, NOTHING, ONE_FAILED, ONE_PASSED, tallyLine } from '../../../tools/run-tests/tally.ts';

const MILLISECONDS = 130_400;

test('the last line counts the tests of all parts', () => {
  const parts = [ONE_PASSED, { passed: 211, failed: 0, skipped: 2 }, ONE_FAILED];
  expect(tallyLine(parts.reduce(addTally, NOTHING))).toBe('212 passed, 1 failed, 2 skipped');
});

test.each([
  [{ passed: 211, failed: 0, skipped: 0 }, '✓ e2e, Chromium: 211 passed (2 min 10 s)'],
  [{ passed: 211, failed: 0, skipped: 2 }, '✓ e2e, Chromium: 211 passed, 2 skipped (2 min 10 s)'],
  [{ passed: 209, failed: 2, skipped: 0 }, '✗ e2e, Chromium: 2 failed, 209 passed (2 min 10 s)'],
])('the line of a part has its sign, its numbers and its time: %o', (tally, line) => {
  expect(partLine('e2e, Chromium', { tally, milliseconds: MILLISECONDS, isOneCheck: false })).toBe(line);
});

test('the line of a check that passes or fails as a whole has no numbers', () => {
  const check = { milliseconds: 3100, isOneCheck: true };
  expect(partLine('types', { ...check, tally: ONE_PASSED })).toBe('✓ types (3 s)');
  expect(partLine('types', { ...check, tally: ONE_FAILED })).toBe('✗ types (3 s)');
});

test('progress is reported in files, and browsers by kind', () => {
  expect(progressLine('e2e, Chromium', 23, 38)).toBe('e2e, Chromium: 23 of 38 files');
  expect(launchLine({ chromium: 5, firefox: 4 })).toBe('Browsers started: 5 Chromium, 4 Firefox');
});

test.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [4_500_000, '75 min'],
])('%i ms is %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});
