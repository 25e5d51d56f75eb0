import { test } from 'vitest';
import { waitForMarks } from '../e2e/support/page-actions.ts';
import { htmlPage } from '../e2e/support/serve.ts';
import { withExtension } from '../e2e/support/with-extension.ts';
import { until } from '../tools/browsers/index.ts';

const ctx = withExtension({
  '/busy': htmlPage(
    `<p id="last">letrozole</p><ul></ul><script>
      const list = document.querySelector('ul');
      for (let i = 0; i < 5000; i++) list.insertAdjacentHTML('beforeend', '<li>item ' + i + ' olaparib</li>');
      let rounds = 0;
      const stir = () => {
        for (let i = 0; i < 20; i++) list.children[(rounds * 7919 + i * 104729) % list.children.length]?.remove();
        list.append('tamoxifen ', list.firstChild);
        if (++rounds < 200) setTimeout(stir); else list.remove(), document.body.append('Femara');
      };
      stir();
    </script>`,
  ),
});

test('a page that changes during the whole reading has the right marks in the end', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/busy`);
  // To read the marks meanwhile would keep the page from its changes.
  await until(
    async () => (await page.evaluate('rounds')) === 200 || undefined,
    60_000,
    () => 'the end of the changes',
  );
  await waitForMarks(page, ['letrozole', 'Femara']);
  await page.close();
});
