import { expect, test } from 'vitest';
import { clearStorage, highlightTexts, until, writeStorage } from '../../tools/browsers/index.ts';
import { openMarked, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({ '/': htmlPage('<p>letrozole, Femara, olaparib</p><p>Femara</p>') });
const ALL = ['letrozole', 'Femara', 'olaparib', 'Femara'];

test('an open page shows at once how marks are to look, and which mentions are to have one', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ALL);
  await writeStorage(ctx.session, {
    'settings.markStyle': 'clear',
    'settings.mentions': 'first-in-paragraph',
  });
  await until(
    async () =>
      (await highlightTexts(page, 'glossary-term-clear')).join() === 'letrozole,olaparib,Femara' || undefined,
    5000,
    () => 'the first mentions to be marked clearly',
  );
  expect(await highlightTexts(page)).toEqual([]);
  // In Firefox the styles of marks may come after the marks.
  await page.waitForFunction(
    () =>
      getComputedStyle(document.body, '::highlight(glossary-term-clear)').textDecorationLine === 'underline',
  );
  await clearStorage(ctx.session);
  await waitForMarks(page, ALL);
  await page.close();
});
