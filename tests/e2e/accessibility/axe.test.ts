import { expect, test } from 'vitest';
import { type AxeReport, axeOnCard, axeOnPopup } from '../support/inspect/axe.ts';
import { hoverCard, openDetails, openMarked } from '../support/page-actions.ts';
import { openPopup, waitForText } from '../support/popup/popup-tab.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage('<p style="margin: 60px">She takes Herceptin and letrozole.</p>'),
});
const MARKS = ['Herceptin', 'letrozole'];

test('axe finds nothing wrong in a card that stands in a page', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  await hoverCard(page, 'Herceptin', 'trastuzumab');
  await openDetails(page);
  expectNothing(await axeOnCard(page, 'all'));
  await page.close();
});

test('axe finds nothing wrong in the popup over a page with names', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  const popup = await openPopup(ctx.session);
  await waitForText(popup, /letrozole/);
  expectNothing(await axeOnPopup(popup, 'all'));
  await popup.close();
  await page.close();
});

/** Nothing wrong, and nothing that axe could not decide; and it has checked colours and the size of what is pressed. */
function expectNothing({ violations, undecided, passed }: AxeReport): void {
  expect([...violations, ...undecided]).toEqual([]);
  expect(passed['color-contrast']).toBeGreaterThan(1);
  expect(passed['target-size']).toBeGreaterThan(1);
}
