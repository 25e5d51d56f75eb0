import type { Page } from 'puppeteer-core';
import { expect, inject, test } from 'vitest';
import { evaluateInBackground, until } from '../../tools/browsers/index.ts';
import { chromeScope } from '../support/browsers/firefox-chrome-scope.ts';
import { openMarked } from '../support/page-actions.ts';
import { openPopup, waitForText } from '../support/popup/popup-tab.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage('<p>letrozole, then olaparib, a PARP inhibitor</p>'),
});

test('an entry opens at its address, with the network cut', async () => {
  const page = await ctx.session.openExtensionPage('glossary.html#letrozole');
  const connect = await cutNetwork(page);
  try {
    await reload(page);
    await waitForText(page, /All \d+ drugs are shown\./);
    await page.waitForFunction(() => document.activeElement?.id === 'letrozole');
    const entry = await page.$eval('#letrozole', (section) => ({
      text: section.textContent,
      top: section.getBoundingClientRect().top,
      bottom: innerHeight,
    }));
    expect(entry.text).toMatch(/Aromatase inhibitor.*“Hormone therapy”/);
    expect(entry.top).toBeLessThan(entry.bottom);
  } finally {
    await connect();
  }
  await page.close();
});

test.each([
  ['popup.html', /Breast Cancer Drug Glossary/, 'leterzole', /Did you mean:\s+letrozole/],
  ['options.html', /Settings/, null, /Sites where marks are off/],
  ['first-run.html', /Turn/, null, /letrozole|trastuzumab/i],
])('%s is whole with the network cut', async (path, shown, typed, found) => {
  const page = await ctx.session.openExtensionPage(path);
  const connect = await cutNetwork(page);
  try {
    await reload(page);
    await waitForText(page, shown);
    if (typed !== null) {
      await page.focus('input');
      await page.keyboard.type(typed);
    }
    await waitForText(page, found);
  } finally {
    await connect();
  }
  await page.close();
});

test('the names of a page open from the popup as a list with its title, which stays there', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ['letrozole', 'olaparib', 'PARP inhibitor']);
  const popup = await openPopup(ctx.session);
  const open = await popup.waitForSelector('::-p-text(Open as a list)');
  await open?.evaluate((button) => button.closest('button')?.click());
  // Firefox shows the test no tab that an extension has opened: what is in the first tab is there in a second one.
  const path = await listAddress();
  const list = await ctx.session.openExtensionPage(path);
  await waitForText(list, /Drugs named on the page “Test page”/);
  const names = await list.$$eval('.page-list .card h2', (all) => all.map(({ textContent }) => textContent));
  expect(names).toEqual(['letrozole', 'olaparib', 'PARP inhibitor']);
  await list.close();
  await popup.close();
  await page.close();
});

test.skipIf(inject('browser') === 'firefox')('the whole field is on two leaves of paper', async () => {
  const page = await ctx.session.openExtensionPage('glossary.html');
  await page.waitForSelector('.drug-table a[href="#zoledronic-acid"]');
  for (const format of ['A4', 'Letter'] as const) {
    const file = Buffer.from(await page.pdf({ format })).toString('latin1');
    expect(file.match(/\/Type\s*\/Page\b/g), format).toHaveLength(2);
  }
  await page.close();
});

/** @returns when the page that was there before has gone: it says all that the new one is to say */
async function reload(page: Page): Promise<void> {
  await page.evaluate(() => location.reload());
  await page.waitForFunction(() => performance.getEntriesByType('navigation')[0]?.toJSON().type === 'reload');
}

/** Waits for the tab that the popup opens, and closes it. */
async function listAddress(): Promise<string> {
  const { extensionOrigin } = ctx.session;
  return until(
    () =>
      evaluateInBackground(
        ctx.session,
        async (api, origin) => {
          const tab = (await api.tabs.query({})).find(({ url }) =>
            url?.startsWith(`${origin}/glossary.html?list=`),
          );
          if (tab?.id === undefined) return undefined;
          await api.tabs.remove(tab.id);
          return tab.url?.slice(origin.length);
        },
        extensionOrigin,
      ),
    10_000,
    () => 'a tab with the list',
  );
}

/** @returns connects it again */
async function cutNetwork(page: Page): Promise<() => Promise<unknown>> {
  const { browser, kind } = ctx.session;
  if (kind === 'firefox') {
    const evaluate = await chromeScope(browser);
    await evaluate('void (Services.io.offline = true)');
    return () => evaluate('void (Services.io.offline = false)');
  }
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const setOffline = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await setOffline(true);
  return () => setOffline(false);
}
