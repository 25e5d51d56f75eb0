import { expect, onTestFinished, test } from 'vitest';
import { highlightTexts, until, waitForCard } from '../../tools/browsers/index.ts';
import { isolateSites } from '../support/browsers/site-isolation.ts';
import { pressCommand } from '../support/input/press-command.ts';
import { openMarked, waitForBadge } from '../support/page-actions.ts';
import { openPopup, waitForText } from '../support/popup/popup-tab.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

/** How long the frame hangs, in milliseconds: longer than this test takes. */
const HANGS = 60_000;
const ctx = withExtension({
  '/': htmlPage(
    `<p style="margin-top: 60px">letrozole</p><script>
      const url = new URL('/hangs', location.href);
      url.hostname = 'localhost';
      document.body.insertAdjacentHTML('beforeend', '<iframe src="' + url + '" width="600" height="300"></iframe>');
    </script>`,
  ),
  '/hangs': htmlPage(
    `<p>olaparib</p><script>
      addEventListener('message', () => {
        const end = Date.now() + ${HANGS};
        while (Date.now() < end);
      });
    </script>`,
  ),
});

test('a frame of another site that hangs keeps neither badge nor keys nor popup waiting', async () => {
  const undo = await isolateSites(ctx.session);
  onTestFinished(undo);
  const page = await ctx.session.newPage();
  onTestFinished(() => page.close());
  const url = `${ctx.site.origin}/`;
  await openMarked(page, url, ['letrozole']);
  await until(
    async () => {
      const marks = await Promise.all(page.frames().map((one) => highlightTexts(one).catch(() => [])));
      return marks.flat().includes('olaparib') || undefined;
    },
    10_000,
    () => 'a mark in the frame',
  );
  await waitForBadge(ctx.session, url, ({ text }) => text === '2');
  await page.evaluate(() => window.frames[0]?.postMessage('hang', '*'));
  await page.evaluate(() => document.querySelector('p')?.append(' and tamoxifen, then Ibrance'));
  // Three drugs of the page itself: the frame says nothing.
  await waitForBadge(ctx.session, url, ({ text }) => text === '3');

  await pressCommand(ctx.session, page, 'next-name');
  await waitForCard(page, ({ name }) => name === 'letrozole');

  const popup = await openPopup(ctx.session);
  await waitForText(popup, /palbociclib/i);
  expect(await popup.$$eval('[role="switch"]', (switches) => switches.length)).toBe(1);
  await popup.close();
});
