import type { Frame, Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type CardSnapshot,
  clearStorage,
  evaluateInBackground,
  readCard,
  readStorage,
  until,
  waitForCard,
  waitForNoCard,
  writeStorage,
} from '../../tools/browsers/index.ts';
import { press } from '../support/input/press.ts';
import { pressCommand } from '../support/input/press-command.ts';
import { openMarked, waitForBadge, waitForMarks } from '../support/page-actions.ts';
import { waitForPopup } from '../support/popup/opened-popup.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(
    `<p><input> letrozole</p><p style="margin-top: 9000px">tamoxifen, tamoxifen, tamoxifen</p>
     <p hidden>capivasertib</p><p>olaparib</p>`,
  ),
  '/framed': htmlPage(
    `<p><input> letrozole</p><iframe src="/frame" width="700" height="700" style="margin-top: 2000px"></iframe>`,
  ),
  '/other-origin': htmlPage(
    `<p><input> letrozole</p><script>
      const other = location.href.replace('127.0.0.1', 'localhost').replace('other-origin', 'low-in-frame');
      // Of frames of other sites, Chromium runs only those that are in sight: of this one the upper part is.
      document.body.insertAdjacentHTML('beforeend',
        '<iframe width="700" height="900" style="margin-top: 200px" src="' + other + '"></iframe>');
    </script>`,
  ),
  '/hidden-other-origin': htmlPage(
    `<p>letrozole</p><script type="module">
      const other = location.href.replace('127.0.0.1', 'localhost').replace('hidden-other-origin', 'frame');
      // One after the other: lib/BROWSER-BUGS.md#puppeteer-misses-frames
      for (const [name, style] of [['hidden', 'opacity: 0'], ['hidden', 'visibility: hidden'], ['shown', '']]) {
        document.body.insertAdjacentHTML('beforeend',
          '<div><iframe width="700" height="90" style="' + style + '" src="' + other + '#' + name + '"></iframe></div>');
        const { firstChild } = document.body.lastChild;
        await new Promise((loaded) => { firstChild.onload = loaded; });
      }
    </script>`,
  ),
  '/frame': htmlPage('<p>olaparib</p>'),
  '/low-in-frame': htmlPage('<p style="margin-top: 800px">olaparib</p>'),
  '/links': htmlPage(
    `<p><button id="first">1</button></p><p><a id="before" href="#">2</a> letrozole</p>
     <p><button disabled>3</button> <a id="after" href="#">4</a> <button>5</button></p>`,
  ),
  '/plain': htmlPage('<p>Nothing of interest</p>'),
});

afterEach(() => clearStorage(ctx.session));

async function open(path: string, marks: string[]): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin + path, marks);
  return page;
}

async function stepTo(
  page: Page,
  name: string,
  command: 'next-name' | 'previous-name',
  target: Page | Frame = page,
) {
  await pressCommand(ctx.session, page, command);
  return waitForFocused(target, name);
}

function waitForFocused(target: Page | Frame, name: string): Promise<CardSnapshot> {
  return waitForCard(target, (card) => card.name === name && card.hasFocus);
}

describe('the keys for the next and the previous name', () => {
  test('scroll to it and move the focus into its card; Escape gives the focus back', async () => {
    const page = await open('/', ['letrozole']);
    await page.focus('input');
    await stepTo(page, 'letrozole', 'next-name');
    await stepTo(page, 'tamoxifen', 'next-name');
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(2000);
    await stepTo(page, 'letrozole', 'previous-name');
    await stepTo(page, 'olaparib', 'previous-name');
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
    await page.close();
  });

  test('N and P in the card go to the next and the previous name, with Shift to another drug', async () => {
    const page = await open('/', ['letrozole']);
    await stepTo(page, 'letrozole', 'next-name');
    await press(page, 'n');
    await waitForFocused(page, 'tamoxifen');
    await press(page, 'Shift+N');
    await waitForFocused(page, 'olaparib');
    await press(page, 'p');
    await waitForFocused(page, 'tamoxifen');
    await press(page, 'Shift+P');
    await waitForFocused(page, 'letrozole');
    await page.close();
  });

  test.each(['/framed', '/other-origin'])('continue in the frames of a page: %s', async (path) => {
    const page = await open(path, ['letrozole']);
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    if (!frame) throw new Error('The page has no frame');
    await waitForMarks(frame, ['olaparib']);
    await page.focus('input');
    await stepTo(page, 'letrozole', 'next-name');
    await stepTo(page, 'olaparib', 'next-name', frame);
    await waitForNoCard(page);
    // The name itself has come into sight, not only into the window of its frame.
    await until(
      async () => (await page.evaluate(() => window.scrollY > 100)) || undefined,
      5000,
      () => 'the page to scroll to its frame',
    );
    await stepTo(page, 'letrozole', 'next-name');
    await waitForNoCard(frame);
    await stepTo(page, 'olaparib', 'previous-name', frame);
    await waitForNoCard(page);
    await page.keyboard.press('Escape');
    await waitForNoCard(frame);
    await until(
      async () => (await page.evaluate(() => document.activeElement?.localName)) === 'input' || undefined,
      5000,
      () => 'the focus to be where it was before the first step',
    );
    await page.close();
  });

  test('go past frames of another origin that the page hides', async () => {
    const page = await open('/hidden-other-origin', ['letrozole']);
    const named = (name: string) => page.frames().filter((frame) => frame.url().endsWith(`#${name}`));
    // A frame of another process comes into the list when it is ready.
    await until(
      async () => (named('hidden').length === 2 && named('shown').length === 1) || undefined,
      10_000,
      () => `three frames; there are ${page.frames().map((frame) => frame.url())}`,
    );
    const [shown] = named('shown') as [Frame];
    // Of the hidden ones, Chromium may leave the reading for later.
    await waitForMarks(shown, ['olaparib']);
    await stepTo(page, 'letrozole', 'next-name');
    await stepTo(page, 'olaparib', 'next-name', shown);
    await stepTo(page, 'letrozole', 'next-name');
    await stepTo(page, 'olaparib', 'previous-name', shown);
    for (const hidden of named('hidden')) expect(await readCard(hidden)).toBeNull();
    await page.close();
  });

  test('Tab leaves the card to the page after the name, and Shift+Tab to the page before it', async () => {
    const page = await open('/links', ['letrozole']);
    await stepTo(page, 'letrozole', 'next-name');
    const { links, buttons } = await waitForCard(page);
    for (let i = 0; i < links.length + buttons.length; i++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('glossary-card');
    }
    await page.keyboard.press('Tab');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
    await stepTo(page, 'letrozole', 'previous-name');
    await press(page, 'Shift+Tab');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('before');
    await page.close();
  });

  test.each(['no names', 'no marks'])('open the popup, which says why, where there are %s', async (what) => {
    if (what === 'no marks') await writeStorage(ctx.session, { 'settings.everywhere': false });
    const page = await ctx.session.newPage();
    await page.bringToFront();
    await page.goto(ctx.site.origin + (what === 'no names' ? '/plain' : '/'));
    // A page without names announces nothing.
    if (what === 'no marks')
      await waitForBadge(ctx.session, page.url(), ({ title }) => title.includes('off on this site'));
    await pressCommand(ctx.session, page, 'next-name');
    await waitForPopup(
      ctx.session,
      what === 'no names' ? 'No drug names from this glossary were found' : 'Marks are off everywhere',
    );
    await page.close();
  });
});

describe('the key for this site', () => {
  test('turns the marks off and on again, and the toolbar button follows', async () => {
    const page = await open('/', ['letrozole']);
    await pressCommand(ctx.session, page, 'switch-site');
    await waitForMarks(page, []);
    await waitForBadge(ctx.session, page.url(), ({ title }) => title.includes('off on this site'));
    expect(await rules()).toEqual(['127.0.0.1']);
    await pressCommand(ctx.session, page, 'switch-site');
    await waitForMarks(page, ['letrozole']);
    expect(await rules()).toEqual([]);
    await page.close();
  });

  test('removes the wider rule that has turned the site off', async () => {
    await writeStorage(ctx.session, { 'settings.off-sites.0': ['clinic.localhost', 'example.com'] });
    const page = await ctx.session.newPage();
    await page.goto(ctx.site.otherOrigin.replace('localhost', 'www.east.clinic.localhost'));
    await waitForBadge(ctx.session, page.url(), ({ title }) => title.includes('off on this site'));
    await pressCommand(ctx.session, page, 'switch-site');
    await waitForMarks(page, ['letrozole']);
    expect(await rules()).toEqual(['example.com']);
    await page.close();
  });
});

/** The sites that are switched off. */
async function rules(): Promise<unknown[]> {
  return Object.entries(await readStorage(ctx.session)).flatMap(([key, sites]) =>
    key.startsWith('settings.off-sites.') ? sites : [],
  );
}

test('the key for this site opens the popup if marks are off everywhere', async () => {
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  const page = await open('/', []);
  await pressCommand(ctx.session, page, 'switch-site');
  await waitForPopup(ctx.session, 'Marks are off everywhere');
  expect(await rules()).toEqual([]);
  await page.close();
});

test('the browser grants each key that the extension suggests', async () => {
  const commands = await evaluateInBackground(ctx.session, (api) => api.commands.getAll());
  // Chromium lists the toolbar button, too, for which the extension suggests none.
  const own = commands.filter(({ name }) => !name?.startsWith('_'));
  expect(own).toHaveLength(4);
  expect(own.filter(({ shortcut }) => !shortcut)).toEqual([]);
});
