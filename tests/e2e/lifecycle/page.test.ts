import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import {
  clearStorage,
  evaluateInBackground,
  highlightTexts,
  until,
  waitForNoCard,
  writeStorage,
} from '../../tools/browsers/index.ts';
import { extensionListeners } from '../support/browsers/extension-listeners.ts';
import { stopBackground } from '../support/browsers/stop-background.ts';
import { goTo, startGoingBack } from '../support/input/history.ts';
import { hoverCard, openMarked, waitForBadge, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const MARKS = ['letrozole', 'olaparib'];
const COUNT = `<script>
  addEventListener('pageshow', ({ persisted }) => { document.documentElement.dataset.kept = persisted; });
</script>`;
const ctx = withExtension({
  '/': htmlPage(`<p style="margin-top: 40px">letrozole and olaparib</p>${COUNT}`),
  '/elsewhere': htmlPage('<p>tamoxifen</p>'),
  '/twins': htmlPage('<p>letrozole</p>'),
  '/small': htmlPage(
    `<p>letrozole</p><iframe srcdoc="<p>tamoxifen</p>" style="width: 1px; height: 1px"></iframe>
     <iframe srcdoc="<p>olaparib</p>" style="display: none"></iframe>`,
  ),
});

afterEach(() => clearStorage(ctx.session));

test('a page from the back-forward cache has its marks and its badge, and no card', async () => {
  const page = await openPage();
  await hoverCard(page, 'letrozole', 'letrozole');
  await goTo(page, '/elsewhere');
  await waitForBadge(ctx.session, `${ctx.site.origin}/elsewhere`, ({ text }) => text === '1');
  await goBack(page);
  await waitForMarks(page, MARKS);
  await waitForBadge(ctx.session, `${ctx.site.origin}/`, ({ text }) => text === '2');
  await waitForNoCard(page);
  expect(await page.evaluate(() => document.querySelectorAll('glossary-card').length)).toBe(0);
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['glossary-term']);
  await hoverCard(page, 'olaparib', 'olaparib');
  await page.close();
});

test('nothing of the extension waits in the back-forward cache', async () => {
  const page = await openPage();
  await hoverCard(page, 'letrozole', 'letrozole');
  // This listener comes after ours, but ours has to wait for the settings.
  await page.evaluate(() =>
    addEventListener('pageshow', () => {
      const cards = document.querySelectorAll('glossary-card').length;
      document.documentElement.dataset['remaining'] = String(CSS.highlights.size + cards);
    }),
  );
  await goTo(page, '/elsewhere');
  await goBack(page);
  expect(await page.evaluate(() => document.documentElement.dataset['remaining'])).toBe('0');
  await page.close();
});

test('settings that changed while a page was in the back-forward cache apply when it is back', async () => {
  const page = await openPage();
  await goTo(page, '/elsewhere');
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  await page.bringToFront();
  await goBack(page);
  await waitForBadge(ctx.session, `${ctx.site.origin}/`, ({ title }) => title.includes('off'));
  await waitForMarks(page, []);
  await goTo(page, '/elsewhere');
  await writeStorage(ctx.session, { 'settings.everywhere': true });
  await page.bringToFront();
  await goBack(page);
  await waitForMarks(page, MARKS);
  await page.close();
});

test('what changes in a hidden tab is read when the tab is shown', async () => {
  const page = await openPage();
  const other = await ctx.session.newPage();
  await other.bringToFront();
  await until(
    async () => (await page.evaluate(() => document.hidden)) || undefined,
    10_000,
    () => 'the tab to be hidden',
  );
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>'));
  // A tab that is opened later is read from end to end meanwhile.
  await openMarked(other, `${ctx.site.origin}/twins`, ['letrozole']);
  await other.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>fulvestrant</p>'));
  await waitForMarks(other, ['letrozole', 'fulvestrant']);
  expect(await highlightTexts(page)).toEqual(MARKS);
  await page.bringToFront();
  await waitForMarks(page, [...MARKS, 'tamoxifen']);
  await page.close();
  await other.close();
});

test('off leaves one listener on a page: for its return from the back-forward cache', async () => {
  const page = await openPage();
  expect(await extensionListeners(ctx.session, page)).toContain('pointermove');
  await writeStorage(ctx.session, { 'settings.off-sites.0': ['127.0.0.1'] });
  await waitForMarks(page, []);
  expect(await extensionListeners(ctx.session, page)).toEqual(['pageshow']);
  await page.goto(`${ctx.site.origin}/twins`);
  await waitForBadge(ctx.session, `${ctx.site.origin}/twins`, ({ title }) => title.includes('off'));
  await page.bringToFront();
  expect(await extensionListeners(ctx.session, page)).toEqual(['pageshow']);
  await clearStorage(ctx.session);
  await page.bringToFront();
  await waitForMarks(page, ['letrozole']);
  await page.close();
});

test('a frame too small to be read reads no settings and listens to no storage until it grows', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/small`, ['letrozole']);
  expect(await startedFrames(page.url())).toEqual([true, false, false]);
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe'))
      frame.style.cssText = 'width: 200px; height: 90px';
  });
  await until(
    async () => (await startedFrames(page.url())).every(Boolean) || undefined,
    10_000,
    () => 'the frames to be started',
  );
  await page.close();
});

test('marks, cards, popup and badge work after the background has stopped', async () => {
  const page = await openPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await stopBackground(ctx.session);
  await page.bringToFront();
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>'));
  await waitForMarks(page, [...MARKS, 'tamoxifen']);
  // To be stopped in the middle of that is no way in which a browser stops it.
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '3');
  await stopBackground(ctx.session);
  await page.bringToFront();
  await hoverCard(page, 'olaparib', 'olaparib');
  const popup = await ctx.session.openExtensionPage('popup.html');
  await popup.waitForSelector('[role="switch"]');
  await stopBackground(ctx.session);
  await popup.evaluate(() => document.querySelector<HTMLElement>('[role="switch"]')?.click());
  await waitForMarks(page, []);
  await waitForNoCard(page);
  await waitForBadge(ctx.session, page.url(), ({ title }) => title.includes('off'));
  expect(errors).toEqual([]);
  await popup.close();
  await page.close();
});

async function openPage(): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/`, MARKS);
  return page;
}

/** For each frame of the tab that shows `url`, the page itself first, whether more than the wait for a size has begun there. */
function startedFrames(url: string): Promise<boolean[]> {
  return evaluateInBackground(
    ctx.session,
    async (api, address) => {
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === address);
      if (tab?.id === undefined) throw new Error(`No tab shows ${address}`);
      const answers = await api.scripting.executeScript({
        target: { tabId: tab.id, allFrames: true },
        func: () => 'glossaryPageReport' in globalThis,
      });
      return answers.sort((one, other) => one.frameId - other.frameId).map(({ result }) => result === true);
    },
    url,
  );
}

async function goBack(page: Page): Promise<void> {
  await startGoingBack(page);
  await until(
    async () => (await page.evaluate(() => document.documentElement.dataset['kept'] === 'true')) || undefined,
    10_000,
    () => 'the page out of the back-forward cache',
  );
}
