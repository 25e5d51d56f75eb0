import { resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeFirstRunPage, findBrowser, launchPlain, until } from '../../tools/browsers/index.ts';
import { hoverCard, openMarked, turnOffInCard, waitForMarks } from '../support/page-actions.ts';
import { htmlPage, serve, type TestSite } from '../support/serve.ts';
import { BUILT } from '../support/with-extension.ts';

const MARKS = ['letrozole'];
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  const found = findBrowser('chromium');
  if (!found) throw new Error('There is no Chromium on this machine; `npm test` installs one.');
  const body = htmlPage('<p style="margin-top: 40px">letrozole</p>');
  site = await serve({ '/': body, '/private': body, '/other': body });
  browser = await launchPlain('chromium', found);
  await installForPrivateWindowsToo(browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('in a private window a toggle lasts for the session and binds no other window', async () => {
  const ordinary = await browser.newPage();
  await openMarked(ordinary, site.origin, MARKS);
  const page = await openPrivateTab(`${site.origin}/private`);
  await waitForMarks(page, MARKS);
  await page.bringToFront();
  await hoverCard(page, 'letrozole', 'letrozole');
  await turnOffInCard(page);
  await waitForMarks(page, []);
  await page.reload();
  // A page of another site is marked meanwhile, so the script has had its time.
  const other = await openPrivateTab(`${site.otherOrigin}/other`);
  await waitForMarks(other, MARKS);
  await waitForMarks(page, []);
  await ordinary.bringToFront();
  await ordinary.reload();
  await waitForMarks(ordinary, MARKS);
});

test('in a private window the key for this site lasts for the session too', async () => {
  const ordinary = await browser.newPage();
  await openMarked(ordinary, site.otherOrigin, MARKS);
  const page = await openPrivateTab(`${site.otherOrigin}/private`);
  await waitForMarks(page, MARKS);
  await pressInTab(page.url());
  await waitForMarks(page, []);
  await ordinary.bringToFront();
  await ordinary.reload();
  await waitForMarks(ordinary, MARKS);
  await page.bringToFront();
  await pressInTab(page.url());
  await waitForMarks(page, MARKS);
});

/** In the window that the browser itself would open: those of Puppeteer are out of reach for the background. */
async function openPrivateTab(url: string): Promise<Page> {
  await inBackground(`chrome.windows.create({ incognito: true, url: ${JSON.stringify(url)} })`);
  const target = await browser.waitForTarget((candidate) => candidate.url() === url);
  return target.asPage();
}

/** What the browser does when the key for this site is pressed in a tab. */
async function pressInTab(url: string): Promise<void> {
  await inBackground(`chrome.tabs.query({}).then((tabs) => {
    chrome.commands.onCommand.dispatch('switch-site', tabs.find((tab) => tab.url === ${JSON.stringify(url)}));
  })`);
}

async function inBackground(expression: string): Promise<void> {
  const target = browser.targets().find((candidate) => candidate.type() === 'service_worker');
  await (await target?.worker())?.evaluate(`(async () => { await ${expression}; })()`);
}

/** Puppeteer installs for ordinary windows only. */
async function installForPrivateWindowsToo(target: Browser): Promise<void> {
  const session = await target.target().createCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', {
    path: resolve(BUILT.chromium),
    enableInIncognito: true,
  });
  expect(id).toMatch(/^[a-p]{32}$/);
  await until(
    async () => target.targets().some((candidate) => candidate.url().includes(id)) || undefined,
    5000,
    () => 'the service worker of the extension',
  );
  await closeFirstRunPage(target, `chrome-extension://${id}`, BUILT.chromium);
}
