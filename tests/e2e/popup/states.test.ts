import type { Page } from 'puppeteer-core';
import { expect, inject, test } from 'vitest';
import { until } from '../../tools/browsers/index.ts';
import { openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

/** The smallest PDF that both viewers open. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

const ctx = withExtension({
  '/': htmlPage('<p>letrozole</p>'),
  '/leaflet.pdf': { body: PDF, headers: { 'content-type': 'application/pdf' } },
});

async function popupText(wanted: RegExp): Promise<Page> {
  const popup = await ctx.session.openExtensionPage('popup.html');
  let last = '';
  await until(
    async () => {
      last = await popup.evaluate(() => document.body.innerText);
      return wanted.test(last) || undefined;
    },
    5000,
    () => `${wanted}; last seen: ${last}`,
  );
  return popup;
}

test('says that a PDF cannot be read', async () => {
  const page = await ctx.session.newPage();
  // A browser that shows the file in a viewer of its own never tells that the load has ended.
  await page.goto(`${ctx.site.origin}/leaflet.pdf`).catch(() => null);
  const popup = await popupText(/This is a PDF/);
  await popup.close();
  await page.close();
});

test('says that the reader has not allowed the extension on the site, and offers to allow it', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ['letrozole']);
  await restrict();
  await page.bringToFront();
  const popup = await popupText(/you have limited this extension to some sites/);
  expect(await popup.$$eval('button', (buttons) => buttons.map((button) => button.textContent))).toContain(
    'Allow on all sites',
  );
  await popup.close();
  await page.close();
});

/** Does what a reader does in the browser's own settings: the extension may run nowhere by itself. */
async function restrict(): Promise<void> {
  if (inject('browser') === 'firefox') {
    const own = await ctx.session.openExtensionPage('popup.html');
    await own.evaluate(() => browser.permissions.remove({ origins: ['<all_urls>'] }));
    await own.close();
    return;
  }
  const settings = await ctx.session.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(
    (extensionId) =>
      chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' }),
    new URL(ctx.session.extensionOrigin).host,
  );
  await settings.close();
}

/** The browser's own APIs in its own pages, as far as they are used here. */
declare const browser: { permissions: { remove(permissions: { origins: string[] }): Promise<boolean> } };
declare const chrome: {
  developerPrivate: {
    updateExtensionConfiguration(change: { extensionId: string; hostAccess: 'ON_CLICK' }): Promise<void>;
  };
};
