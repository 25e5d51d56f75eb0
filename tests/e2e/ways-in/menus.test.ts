import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  allPages,
  cardElement,
  clearStorage,
  evaluateInBackground,
  pressInCard,
  until,
  waitForCard,
} from '../../tools/browsers/index.ts';
import { stopBackground } from '../support/browsers/stop-background.ts';
import { pressInMenu } from '../support/input/context-menu.ts';
import { pressCommand } from '../support/input/press-command.ts';
import { hoverCard, openMarked, waitForMarks } from '../support/page-actions.ts';
import { waitForPopup } from '../support/popup/opened-popup.ts';
import { htmlPage } from '../support/serve.ts';
import { storedText } from '../support/stored-text.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(
    '<p>She took <b>letrozole</b> daily.</p><p id="other">Her pills, olaparib, made her laugh.</p>',
  ),
  // Nor letters that could begin one: they bring the reader, which then opens a card.
  '/none': htmlPage('<p>A page about an aunt who would not say <i>what it was</i>, nor anything else.</p>'),
});
const MARKS = ['letrozole', 'olaparib'];

afterEach(() => clearStorage(ctx.session));

/** Selects what a CSS selector finds, as a double click does. */
async function select(page: Page, selector: string): Promise<string> {
  return page.evaluate((css) => {
    const found = document.querySelector(css);
    if (found) document.getSelection()?.selectAllChildren(found);
    return String(document.getSelection());
  }, selector);
}

describe('"Look up" on a selection', () => {
  test('opens the card of the one drug that it names, beside it, also once the background was stopped', async () => {
    await stopBackground(ctx.session);
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const selected = await select(page, 'b');
    await pressInMenu(ctx.session, page, 'look-up', selected);
    const card = await waitForCard(page, ({ name }) => name === 'letrozole');
    expect(card.text).toContain('Aromatase inhibitor');
    await page.close();
  });

  test('opens the popup with it in the search, where it names no single drug, and stores it nowhere', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    await pressInMenu(ctx.session, page, 'look-up', 'leterzole');
    await waitForPopup(ctx.session, 'Nothing is spelled “leterzole”');
    expect(await storedText(ctx.session)).not.toContain('leterzole');
    await page.close();
  });

  test('opens the popup where the page has no reader, and puts nothing into the page', async () => {
    const page = await ctx.session.newPage();
    await page.goto(`${ctx.site.origin}/none`);
    await select(page, 'i');
    await pressInMenu(ctx.session, page, 'look-up', 'letrozole');
    await waitForPopup(ctx.session, 'aromatase inhibitor');
    expect(await page.evaluate(() => [document.querySelector('glossary-card'), CSS.highlights.size])).toEqual(
      [null, 0],
    );
    await page.close();
  });
});

test('"Look up" opens the glossary with the text in its search, in a window without a toolbar', async () => {
  const url = `${ctx.site.origin}/none`;
  const windowId = await evaluateInBackground(
    ctx.session,
    async (api, address) => (await api.windows.create({ url: address, type: 'popup' }))?.id,
    url,
  );
  // Else it would stay over the tabs of the tests after this one.
  onTestFinished(() =>
    evaluateInBackground(
      ctx.session,
      async (api, id) => (id === undefined ? undefined : api.windows.remove(id)),
      windowId,
    ),
  );
  const page = await pageAt((one) => one === url);
  await pressInMenu(ctx.session, page, 'look-up', 'leterzole');
  const glossary = await pageAt((one) => one.startsWith(`${ctx.session.extensionOrigin}/glossary.html`));
  await glossary.waitForFunction(() => document.body.innerText.includes('Nothing is spelled “leterzole”'));
  await glossary.close();
});

test('the key of the search opens the popup, over a page without names too', async () => {
  const page = await ctx.session.newPage();
  await page.goto(`${ctx.site.origin}/none`);
  await pressCommand(ctx.session, page, 'search');
  await waitForPopup(ctx.session, 'Mark names on this site');
  await page.close();
});

describe('the menu of the toolbar button', () => {
  test('turns the marks off and on, for this site and everywhere', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    for (const entry of ['switch-site', 'switch-everywhere']) {
      await pressInMenu(ctx.session, page, entry);
      await waitForMarks(page, []);
      await pressInMenu(ctx.session, page, entry);
      await waitForMarks(page, MARKS);
    }
    await page.close();
  });

  test.each([
    ['open-glossary', 'glossary.html'],
    ['open-settings', 'options.html'],
  ])('%s opens its page in a tab', async (entry, path) => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    await pressInMenu(ctx.session, page, entry);
    await closeTab(`${ctx.session.extensionOrigin}/${path}`);
    await page.close();
  });
});

test.each([
  ['Open in the glossary', 'glossary.html#letrozole'],
  ['Settings', 'options.html'],
])('"%s" in the options of a card opens its page in a tab', async (text, path) => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  await hoverCard(page, 'letrozole', 'letrozole');
  await pressInCard(page, 'button.options');
  const { x, y } = await cardElement(page, { role: 'button', text });
  await page.mouse.click(x, y);
  await closeTab(`${ctx.session.extensionOrigin}/${path}`);
  await page.close();
});

/** Waits until a tab in front shows a page, and closes it. */
function closeTab(url: string): Promise<true> {
  const isOpen = () =>
    evaluateInBackground(
      ctx.session,
      async (api, wanted) => {
        const tab = (await api.tabs.query({})).find((one) => one.url === wanted);
        if (tab?.id === undefined || !tab.active) return undefined;
        await api.tabs.remove(tab.id);
        return true as const;
      },
      url,
    );
  return until(isOpen, 10_000, () => `a tab with ${url}`);
}

/** Waits for a page that the test has not opened itself. Of one that Firefox has opened, Puppeteer does not know the address. */
function pageAt(isMeant: (url: string) => boolean): Promise<Page> {
  return until(
    async () => {
      for (const page of await allPages(ctx.session.browser)) {
        const url = await page.evaluate(() => document.documentURI).catch(() => '');
        if (isMeant(url)) return page;
      }
      return undefined;
    },
    10_000,
    () => 'the page in a window or tab of its own',
  );
}
