import { afterEach, expect, test } from 'vitest';
import { clearStorage, readStorage, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { pressCommand } from '../support/input/press-command.ts';
import { hover, waitForMarks } from '../support/page-actions.ts';
import { withExtension } from '../support/with-extension.ts';

// That the page opens after the install, each start of a browser shows: it waits for the page, and closes it.
const ctx = withExtension({});
const MARKS = ['letrozole', 'palbociclib', 'Ibrance'];

afterEach(() => clearStorage(ctx.session));

test('the sample has real marks and cards, by pointer and by key, with a card open at first', async () => {
  const page = await ctx.session.openExtensionPage('first-run.html');
  await waitForMarks(page, MARKS);
  await waitForCard(page, ({ name }) => name === 'palbociclib');
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await hover(page, 'letrozole');
  const card = await waitForCard(page, ({ name }) => name === 'letrozole');
  expect(card.text).toContain('Aromatase inhibitor');
  await pressCommand(ctx.session, page, 'next-name');
  await waitForCard(page, ({ name }) => name === 'palbociclib');
  await page.close();
});

test('the choice to mark names only on some sites is kept', async () => {
  const page = await ctx.session.openExtensionPage('first-run.html');
  await page.waitForSelector('input[type="radio"]');
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('input[type="radio"]')[1]?.click());
  await until(
    async () => (await readStorage(ctx.session))['settings.mode'] === 'only' || undefined,
    10_000,
    () => 'the choice in the storage',
  );
  await page.close();
});
