import { test } from 'vitest';
import { buildApp } from '../../apps/build-app.ts';
import { htmxPages } from '../../apps/htmx/server.ts';
import { FIRST_MARKS, medicineSteps } from '../../apps/medicine-steps.ts';
import { compareRuns, withBothRuns } from '../../e2e/support/compare/compare-runs.ts';

const ctx = withBothRuns(async () => htmxPages(await buildApp('htmx')));

test('a page that htmx morphs into the next has the right marks after each update', async () => {
  await compareRuns(ctx, '/', [{ does: 'opens the app', marks: FIRST_MARKS }, ...medicineSteps()]);
});

test('fragments that htmx puts inside, in place of, after and beside an element are marked', async () => {
  await compareRuns(ctx, '/swaps', [
    { does: 'opens the page', marks: ['letrozole'] },
    { does: 'asks for other text', act: (page) => page.click('#inner'), marks: ['exemestane'] },
    {
      does: 'asks for items, and gets a remark with them',
      act: (page) => page.click('#more'),
      marks: ['exemestane', 'Femara', 'olaparib', 'tamoxifen'],
    },
    {
      does: 'has half of a name replaced',
      act: (page) => page.click('#outer'),
      marks: ['Femara', 'olaparib', 'tamoxifen'],
    },
    {
      does: 'has the text deleted and more items added',
      act: async (page) => {
        await page.click('#delete');
        await page.click('#more');
      },
      marks: ['Femara', 'olaparib', 'Femara', 'olaparib', 'tamoxifen'],
    },
  ]);
});
