import { resolve } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardElement, findBrowser, launchPlain, until } from '../tools/browsers/index.ts';
import { hoverCard, openMarked, waitForMarks } from './support/page-actions.ts';
import { htmlPage, serve, type TestSite } from './support/serve.ts';
import { BUILT } from './support/with-extension.ts';

const MARKS = ['letrozole'];
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  const found = findBrowser('chromium');
  if (!found) throw new Error('There is no Chromium on this machine; `npm test` installs one.');
  site = await serve({ '/': htmlPage('<p style="margin-top: 40px">letrozole</p>') });
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
  const privateWindow = await browser.createBrowserContext();
  const page = await privateWindow.newPage();
  await openMarked(page, site.origin, MARKS);
  await hoverCard(page, 'letrozole', 'letrozole');
  const { x, y } = await cardElement(page, { role: 'button', text: 'Turn off on this site' });
  await page.mouse.click(x, y);
  await waitForMarks(page, []);
  await page.reload();
  // A page of another site is marked meanwhile, so the script has had its time.
  const other = await privateWindow.newPage();
  await openMarked(other, site.otherOrigin, MARKS);
  await waitForMarks(page, []);
  await ordinary.reload();
  await waitForMarks(ordinary, MARKS);
});

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
}
