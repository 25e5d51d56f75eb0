import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { clearStorage, until, writeStorage } from '../../tools/browsers/index.ts';
import { pressCommand } from '../support/input/press-command.ts';
import {
  type AccessibleNode,
  accessibilityTree,
  outline,
  withRole,
} from '../support/inspect/accessibility-tree.ts';
import { hoverCard, openMarked, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const BODY =
  '<h1>Her list</h1><p>She takes letrozole. Later <b>tras</b>tuzumab was added, a <a href="/">Kadcyla</a>.</p>';
const MARKS = ['letrozole', 'trastuzumab', 'Kadcyla'];
const ctx = withExtension({ '/': htmlPage(BODY) });

afterEach(() => clearStorage(ctx.session));

/** Waits for an accessibility tree, which the browser updates a moment after the page. */
async function waitForTree(page: Page, isWanted: (tree: AccessibleNode) => boolean): Promise<AccessibleNode> {
  let last: AccessibleNode | undefined;
  return until(
    async () => {
      last = await accessibilityTree(ctx.session, page);
      return isWanted(last) ? last : undefined;
    },
    10_000,
    () => `what is wanted; last seen: ${last && outline(last)}`,
  );
}

async function open(): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  return page;
}

test('a card is one dialog, named by the drug, with headings, lists, buttons and links', async () => {
  const page = await open();
  await hoverCard(page, 'letrozole', 'letrozole');
  const tree = await waitForTree(page, (all) => withRole(all, 'dialog').length > 0);
  const [dialog, ...others] = withRole(tree, 'dialog');
  if (!dialog) throw new Error('There is no dialog.');
  expect(others).toEqual([]);
  expect(dialog.name).toBe('letrozole');
  const headings = withRole(dialog, 'heading').map(({ name }) => name);
  expect(headings[0]).toBe('letrozole');
  expect(headings).toContain('Use in breast cancer');
  const buttons = withRole(dialog, 'button');
  expect(buttons.find(({ name }) => name === 'HR-positive')?.expanded).toBe(false);
  expect(buttons.find(({ name }) => name === 'Names, details and sources')?.expanded).toBe(false);
  expect(buttons.map(({ name }) => name)).toContain('Close');
  const links = withRole(dialog, 'link').map(({ name }) => name);
  expect(links).toContain('Canadian Cancer Society, “Hormone therapy” (2024) (opens in a new tab)');
  await page.close();
});

test('a card under the pointer is announced once, politely; a focused card is not', async () => {
  const page = await open();
  await hoverCard(page, 'letrozole', 'letrozole');
  const isAnnounced = (tree: AccessibleNode) => outline(tree).includes('Card: letrozole');
  const tree = await waitForTree(page, isAnnounced);
  expect(withRole(tree, 'status').map(outline)).toEqual(['status(text"Card: letrozole")']);
  await page.keyboard.press('Escape');
  await waitForTree(page, (all) => withRole(all, 'dialog').length === 0);

  await pressCommand(ctx.session, page, 'next-name');
  const focused = await waitForTree(page, (all) => withRole(all, 'dialog').length > 0);
  expect(withRole(focused, 'status')).toEqual([]);
  await page.close();
});

test('marks add nothing to the accessibility tree of the page', async () => {
  const page = await open();
  const isThere = (tree: AccessibleNode) => withRole(tree, 'link').length > 0;
  const marked = outline(await waitForTree(page, isThere));
  expect(marked).toContain('She takes letrozole. Later');
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  await waitForMarks(page, []);
  await page.reload();
  await page.bringToFront();
  expect(outline(await waitForTree(page, isThere))).toBe(marked);
  await page.close();
});

test('in the popup, the drugs of the page are a list under a heading', async () => {
  const page = await open();
  const popup = await ctx.session.openExtensionPage('popup.html');
  const tree = await waitForTree(popup, (all) => withRole(all, 'list').length > 0);
  expect(withRole(tree, 'heading').map(({ name }) => name)).toEqual([
    'Breast Cancer Drug Glossary',
    'On this page',
  ]);
  const [list] = withRole(tree, 'list');
  const items = withRole(list ?? tree, 'listitem');
  expect(items.map((item) => withRole(item, 'button').map(({ name }) => name))).toEqual([
    ['letrozole aromatase inhibitor HR-positive', 'Go to the next “letrozole” on the page, once'],
    ['trastuzumab HER2 antibody HER2-positive', 'Go to the next “trastuzumab” on the page, once'],
    [
      'trastuzumab emtansine Kadcyla HER2 antibody-drug conjugate HER2-positive',
      'Go to the next “trastuzumab emtansine” on the page, once',
    ],
  ]);
  expect(withRole(tree, 'combobox').map(({ name }) => name)).toEqual([
    'Search drugs, brands, kinds of drug, subtypes',
  ]);
  expect(withRole(tree, 'switch').length + withRole(tree, 'checkbutton').length).toBe(1);
  await popup.close();
  await page.close();
});
