import { expect, test } from 'vitest';
import { LANE_NAMES, type LaneName, lanesOf } from '../../../tools/run-tests/lanes.ts';

const titlesOf = (isLong: boolean, only?: LaneName) =>
  Object.fromEntries(lanesOf(isLong, only).map(({ name, parts }) => [name, parts.map(({ title }) => title)]));

test('the built extension has a lane for each browser, and modules are tested in both beside them', () => {
  const titles = titlesOf(false);
  expect(titles).toMatchObject({
    chromium: ['e2e, Chromium'],
    firefox: ['e2e, Firefox', 'unit'],
    browser: ['browser, Chromium'],
  });
  expect(titles['checks']?.at(-1)).toBe('browser, Firefox');
});

test('the builds that the browsers wait for are the first of the checks', () => {
  expect(titlesOf(false)['checks']?.slice(0, 2)).toEqual(['build for Chromium', 'build for Firefox']);
});

test.each([false, true])('what a part needs is in the run, in each single lane too (long: %o)', (isLong) => {
  for (const only of [undefined, ...LANE_NAMES]) {
    const parts = lanesOf(isLong, only).flatMap((lane) => lane.parts);
    const titles = parts.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { needs = [] } of parts) expect(titles).toEqual(expect.arrayContaining([...needs]));
  }
});

test('a single lane builds what it needs only', () => {
  expect(titlesOf(false, 'firefox')).toEqual({ firefox: ['build for Firefox', 'e2e, Firefox', 'unit'] });
  expect(titlesOf(false, 'browser')).toEqual({ browser: ['browser, Chromium'] });
});
