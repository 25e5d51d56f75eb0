import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANE_NAMES, type LaneName, lanesOf } from '../../../tools/run-tests/lanes.ts';

const titlesOf = (isLong: boolean, only?: LaneName) =>
  Object.fromEntries(lanesOf(isLong, only).map(({ name, parts }) => [name, parts.map(({ title }) => title)]));

test('the built extension has a lane for each browser, and modules are tested in both beside them', () => {
  const titles = titlesOf(false);
  expect(titles).toMatchObject({
    chromium: ['e2e, Chromium'],
    firefox: ['e2e, Firefox', 'unit'],
    browser: ['browser, Chromium', 'e2e, Chromium: apps, editors and PDFs'],
  });
  expect(titles['checks']?.at(-1)).toBe('browser, Firefox');
});

test('the builds that the browsers wait for are the first of the checks', () => {
  expect(titlesOf(false)['checks']?.slice(0, 2)).toEqual(['build for Chromium', 'build for Firefox']);
});

test('each file of tests of the built extension is in one part of those in Chromium', () => {
  const files = readdirSync('tests/e2e', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `tests/e2e/${path.replaceAll('\\', '/')}`);
  const filters = lanesOf(false)
    .flatMap(({ parts }) => parts)
    .flatMap(({ run }) => ('project' in run && run.project === 'e2e-chromium' ? [run.files ?? ['']] : []));
  const partsOf = (file: string) => filters.filter((paths) => paths.some((path) => file.includes(path)));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => partsOf(file).length !== 1)).toEqual([]);
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
  expect(titlesOf(true, 'browser')).toEqual({
    browser: ['long model tests, pairs and random pages, Chromium'],
  });
});
