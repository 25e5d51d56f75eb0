import type { Frame } from 'puppeteer-core';
import { test } from 'vitest';
import {
  cardElement,
  evaluateInBackground,
  highlightTexts,
  toTopPage,
  until,
  waitForCard,
} from '../../tools/browsers/index.ts';
import { pointAt } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const NAME = "<p style='margin: 20px'>letrozole</p>";
const ctx = withExtension({
  '/': htmlPage(
    `<iframe sandbox="allow-scripts" srcdoc="${NAME}" width="700" height="600" style="border: 0"></iframe>`,
  ),
});

test('a link of a card in a sandboxed frame, which may open no tab, opens one through the extension', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(ctx.site.origin);
  const frame: Frame = await until(
    async () => {
      for (const one of page.frames()) if ((await highlightTexts(one).catch(() => [])).length > 0) return one;
      return undefined;
    },
    10_000,
    () => 'a frame with a mark',
  );
  const { x, y } = await toTopPage(frame, await pointAt(frame, 'letrozole'));
  await page.mouse.move(x, y - 3);
  await page.mouse.move(x, y);
  await waitForCard(frame, ({ name }) => name === 'letrozole');
  const link = await cardElement(frame, { role: 'link', text: 'Canadian Cancer Society' });
  const opened = await until(
    async () => {
      // For half a second after a frame of another origin has come, Chromium discards what is pressed in it.
      await page.mouse.click(link.x, link.y);
      const ids = await evaluateInBackground(ctx.session, async ({ tabs }) => {
        const all = await tabs.query({});
        // No browser of the tests reaches that host, so the address may be one that is still to come.
        return all.flatMap(({ id, url, pendingUrl }) =>
          id !== undefined && (pendingUrl || url)?.startsWith('https://cancer.ca/') ? [id] : [],
        );
      });
      return ids.length > 0 ? ids : undefined;
    },
    10_000,
    () => 'a new tab',
  );
  await evaluateInBackground(ctx.session, (api, ids) => api.tabs.remove(ids), opened);
  await page.close();
});
