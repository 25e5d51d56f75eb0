import { expect, test } from 'vitest';
import { openMarked, waitForMarks } from '../e2e/support/page-actions.ts';
import { htmlPage } from '../e2e/support/serve.ts';
import { withExtension } from '../e2e/support/with-extension.ts';
import { highlightTexts, until } from '../tools/browsers/index.ts';
import { scaledTime } from '../tools/browsers/time-scale.ts';

const ctx = withExtension({
  '/': htmlPage('<p id="long" style="height: 60px; overflow: hidden"></p><p>tamoxifen</p>'),
});

test('one text of 20 MB is searched to its end, and names beside it are marked after that', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ['tamoxifen']);
  await page.evaluate(() => {
    const filler = 'Some words that are not the name of any drug at all. '.repeat(400_000);
    const long = document.querySelector('#long');
    if (long) long.textContent = `letrozole ${filler} olaparib`;
  });
  // The browser itself takes seconds for the layout of such a text.
  await until(
    async () => (await highlightTexts(page)).includes('olaparib') || undefined,
    scaledTime(25_000),
    () => 'the mark at the end of the text',
  );
  expect(await highlightTexts(page)).toEqual(['letrozole', 'olaparib', 'tamoxifen']);
  await page.evaluate(() => document.body.append('Femara'));
  await waitForMarks(page, ['letrozole', 'olaparib', 'tamoxifen', 'Femara']);
  await page.close();
});
