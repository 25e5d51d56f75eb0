import { expect, test } from 'vitest';
import { waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { hoverCard, openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({ '/': htmlPage('<p>letrozole</p>') });

test('nothing is marked in print', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ['letrozole']);
  const shot = async () => Buffer.from(await page.screenshot());
  const onScreen = await shot();
  await page.emulateMediaType('print');
  const printed = await shot();
  await page.evaluate(() => CSS.highlights.clear());
  expect(printed.equals(await shot())).toBe(true);
  expect(printed.equals(onScreen)).toBe(false);
  await page.close();
});

test('an open card is not printed', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ['letrozole']);
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.emulateMediaType('print');
  await waitForNoCard(page);
  await page.emulateMediaType('screen');
  await waitForCard(page);
  await page.close();
});
