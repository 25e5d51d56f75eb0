import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { highlightTexts, readCard, until } from '../../tools/browsers/index.ts';
import { extensionListeners } from '../support/browsers/extension-listeners.ts';
import { withIsolatedExtension } from '../support/browsers/isolated-extension.ts';
import { goTo, startGoingBack } from '../support/input/history.ts';
import { waitUntilPainted } from '../support/inspect/pictures.ts';
import { hoverCard, openMarked, turnOffInCard, waitForMarks } from '../support/page-actions.ts';
import { htmlPage, serve, type TestSite } from '../support/serve.ts';
import { BUILT } from '../support/with-extension.ts';

const MARKS = ['tamoxifen', 'letrozole', 'olaparib'];
const ICON = '<link rel="icon" href="data:,">';
/** Ends the page that comes slowly. */
let finishPage = () => {};

async function* slowPage(): AsyncGenerator<string> {
  yield `<!doctype html><title>Slow</title>${ICON}<p>tamoxifen</p>`;
  await new Promise<void>((finish) => {
    finishPage = finish;
  });
  yield '<p>letrozole and olaparib</p>';
}

const PAGES = {
  '/': htmlPage(
    `<div id="shadow"><template shadowrootmode="open"><p>tamoxifen</p></template></div><p>letrozole and olaparib</p>
     <iframe srcdoc="<p>anastrozole</p>" style="display: block; margin-top: 500px"></iframe>`,
    ICON,
  ),
  '/slow': () => ({ body: slowPage(), headers: {} }),
  '/elsewhere': htmlPage('<p>Nothing of interest</p>', ICON),
};
/** The top of the page, above the card of "letrozole": the mark in the shadow root is here. */
const TOP = { x: 0, y: 0, width: 600, height: 60 };

let site: TestSite;
const own = withIsolatedExtension();
beforeAll(async () => {
  site = await serve(PAGES);
});
afterAll(() => site?.close());

describe.each<[string, (page: Page) => Promise<void>]>([
  ['reloads itself', reloadItself],
  ['is updated', () => own.update('99.0.0')],
  ['is switched off and on again', switchOffAndOn],
])('when the extension %s', (_how, happen) => {
  test('the new script replaces the old one in an open tab: one card, each mark once, no error', async () => {
    const page = await openPage();
    const listeners = await extensionListeners(own.session, page);
    await openCard(page);
    await happen(page);
    await waitForCards(page, 0);
    await waitForAllMarks(page);
    expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['glossary-term']);
    expect(await openAddresses(page)).not.toContain(`${own.session.extensionOrigin}/first-run.html`);
    // The style of a mark in a shadow root comes after the mark.
    await waitUntilPainted(page, TOP);
    expect(await adoptedSheets(page)).toBe(inject('browser') === 'firefox' ? 1 : 0);
    // In Chromium the old script of a frame ends when the reader next does something there: nothing else tells it that it is old.
    await page.hover('iframe');
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.move(900, 500);
    let remaining: unknown;
    await until(
      async () => {
        remaining = await extensionListeners(own.session, page);
        return isDeepStrictEqual(remaining, listeners) || undefined;
      },
      20_000,
      () =>
        `the old script to end, with ${JSON.stringify(remaining)} in place of ${JSON.stringify(listeners)}`,
    );

    await hoverCard(page, 'olaparib', 'olaparib');
    await waitForCards(page, 1);
    await turnOffInCard(page);
    await waitForMarks(page, []);
    await page.keyboard.press('Escape');
    await waitForCards(page, 0);
    expect(await own.errors()).toEqual([]);
  });

  test('a page in the back-forward cache has its marks once when it comes back, and no error', async () => {
    const page = await openPage();
    await openCard(page);
    await goTo(page, '/elsewhere');
    await happen(page);
    await startGoingBack(page);
    await waitForMarks(page, MARKS);
    await waitForCards(page, 0);
    await hoverUntilCard(page);
    await waitForCards(page, 1);
    expect(await own.errors()).toEqual([]);
  });
});

test('a page that was just loading when the extension was switched on has its marks and cards', async () => {
  const page = await own.newPage();
  await page.bringToFront();
  await own.admin.setEnabled(false);
  const loaded = page.goto(`${site.origin}/slow`);
  await page.waitForSelector('p');
  await own.admin.setEnabled(true);
  await page.bringToFront();
  finishPage();
  await loaded;
  await waitForMarks(page, MARKS);
  await waitUntilPainted(page, TOP);
  await hoverUntilCard(page);
  expect(await own.errors()).toEqual([]);
});

/**
 * Points at a name again until its card opens. The page and the extension start at the same moment here: a second script may
 * take over from the first, and with it goes what the pointer had begun.
 */
function hoverUntilCard(page: Page): Promise<true> {
  return until(
    async () => {
      await page.mouse.move(900, 500);
      return hoverCard(page, 'olaparib', 'olaparib').then(
        () => true as const,
        () => undefined,
      );
    },
    20_000,
    () => 'the card of olaparib',
  );
}

test('a script that starts after its extension is gone does nothing and throws no error', async () => {
  const page = await own.newPage();
  await page.goto(`${site.origin}/elsewhere`);
  // The page's own world has no extension API either.
  const script = await readFile(join(BUILT[inject('browser')], 'content-scripts/scout.js'), 'utf8');
  const keys = () => page.evaluate(() => Object.keys(globalThis));
  const before = await keys();
  await page.evaluate(script);
  expect((await keys()).filter((key) => !before.includes(key) && key !== 'scout')).toEqual([]);
});

test('a tab that was open before the extension was installed is marked too', async () => {
  const page = await own.newPage();
  await own.admin.uninstall();
  await page.bringToFront();
  await page.goto(site.origin);
  await own.session.reinstall();
  await waitForMarks(page, MARKS);
  expect(await readCard(page)).toBeNull();
});

test.each<[string, () => Promise<void>]>([
  ['switched off', () => own.admin.setEnabled(false)],
  ['removed', () => own.admin.uninstall()],
])(
  'when the extension is %s, an open tab has no mark, card or listener of the extension at the next move',
  async (how, happen) => {
    const page = await openPage();
    await openCard(page);
    await happen();
    await page.bringToFront();
    const frame = await page.$eval('iframe', (element) => element.getBoundingClientRect().top);
    await page.mouse.move(100, frame + 20);
    await page.mouse.move(600, 300);
    await until(
      async () => ((await extensionListeners(own.session, page)).length === 0 ? true : undefined),
      10_000,
      () => 'the end of the listeners',
    );
    const shown = await page.screenshot();
    if (inject('browser') === 'chromium') {
      expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
      await waitForCards(page, 0);
    } else {
      // Firefox ends the content script without any event. What stays is not painted: without it, the page looks the same.
      await page.evaluate(() => {
        CSS.highlights.clear();
        document.querySelector('glossary-card')?.remove();
        const root = document.querySelector('#shadow')?.shadowRoot;
        if (root) root.adoptedStyleSheets = [];
      });
    }
    expect(Buffer.from(await page.screenshot()).equals(Buffer.from(shown))).toBe(true);
    // Nothing follows the page any more, and nothing complains.
    await page.evaluate(() => document.querySelector('p')?.append(' and fulvestrant'));
    await page.mouse.move(30, 60);
    await page.mouse.move(30, 62);
    expect(await highlightTexts(page)).toEqual([]);
    expect(how === 'removed' ? [] : await own.errors()).toEqual([]);
  },
);

async function openPage(): Promise<Page> {
  const page = await own.newPage();
  await openMarked(page, site.origin, MARKS);
  await waitForAllMarks(page);
  return page;
}

async function openCard(page: Page): Promise<void> {
  await hoverCard(page, 'letrozole', 'letrozole');
  await waitForCards(page, 1);
}

async function waitForAllMarks(page: Page): Promise<void> {
  await waitForMarks(page, MARKS);
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (frame) await waitForMarks(frame, ['anastrozole']);
}

async function reloadItself(page: Page): Promise<void> {
  const popup = await own.session.openExtensionPage('popup.html');
  await own.admin.whenReloaded(async () => {
    // The page that calls it closes with the extension, and so does the answer.
    await popup.evaluate('void (globalThis.browser ?? chrome).runtime.reload()').catch(() => undefined);
    // Chromium shows another tab in its place, whenever it closes. Of Firefox, Puppeteer does not learn that it has closed.
    await until(
      async () => own.session.kind === 'firefox' || popup.isClosed() || undefined,
      10_000,
      () => 'the end of the page of the extension',
    );
  });
  await toFront(page);
}

async function switchOffAndOn(page: Page): Promise<void> {
  await own.admin.setEnabled(false);
  await own.admin.setEnabled(true);
  await page.bringToFront();
}

/** Firefox refuses while it closes the tab that was at the front. */
async function toFront(page: Page): Promise<void> {
  await until(
    async () => {
      await page.bringToFront();
      return page.evaluate(() => document.visibilityState === 'visible' || undefined);
    },
    10_000,
    () => 'the tab at the front',
  );
}

async function waitForCards(page: Page, count: number): Promise<void> {
  await until(
    async () =>
      (await page.evaluate(() => document.querySelectorAll('glossary-card').length)) === count
        ? true
        : undefined,
    10_000,
    () => `${count} card(s)`,
  );
}

/** Of a page that Firefox has opened itself, Puppeteer does not know the address. */
async function openAddresses(page: Page): Promise<string[]> {
  const pages = await page.browser().pages();
  return Promise.all(pages.map((one) => one.evaluate(() => document.documentURI).catch(() => '')));
}

function adoptedSheets(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('#shadow')?.shadowRoot?.adoptedStyleSheets.length ?? 0);
}
