import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import budget from '../fixtures/size-budget.json';
import { type Bundle, bundleSizes } from '../tools/built-extension/bundle-sizes';
import { BUILT } from './support/browsers/shared-browsers';

const folder = BUILT[inject('browser')];
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.js'),
);

test('the built extension has its three scripts', () => {
  expect(scripts.join()).toMatch(/background\.js/);
  expect(scripts.join()).toMatch(/content-scripts\/scout\.js/);
  expect(scripts.join()).toMatch(/popup-[^/]*\.js/);
});

test.each(scripts)('%s does not bundle wxt/storage, which nothing imports', (path) => {
  expect(readFileSync(join(folder, path), 'utf8')).not.toContain('wxt/storage');
});

test.each(Object.entries(budget.gzipKilobytes) as [Bundle, number][])(
  '%s keeps to the size budget of %d kB (gzip)',
  (bundle, kilobytes) => {
    expect(bundleSizes(folder)[bundle] / 1000).toBeLessThanOrEqual(kilobytes);
  },
);
