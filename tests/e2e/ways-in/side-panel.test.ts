import { expect, test } from 'vitest';
import { until } from '../../tools/browsers/index.ts';
import { openMarked } from '../support/page-actions.ts';
import { openSidePanel, type SidePanel } from '../support/popup/side-panel.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/one': htmlPage('<p>She took letrozole.</p>'),
  '/two': htmlPage('<p>Her pills, olaparib, made her laugh.</p>'),
});

test('the panel beside the page is closed until it is opened, and follows the tab in front', async () => {
  const one = await ctx.session.newPage();
  await openMarked(one, `${ctx.site.origin}/one`, ['letrozole']);
  const panel = await openSidePanel(ctx.session, one);
  await waitForText(panel, /letrozole/);
  const two = await ctx.session.newPage();
  await openMarked(two, `${ctx.site.origin}/two`, ['olaparib']);
  expect(await waitForText(panel, /olaparib/)).not.toContain('letrozole');
  await one.bringToFront();
  expect(await waitForText(panel, /letrozole/)).not.toContain('olaparib');
  await panel.close();
  await one.close();
  await two.close();
});

function waitForText(panel: SidePanel, wanted: RegExp): Promise<string> {
  let last = '';
  return until(
    async () => {
      last = await panel.text();
      return wanted.test(last) ? last : undefined;
    },
    10_000,
    () => `a panel that says ${wanted}; last seen: ${last}`,
  );
}
