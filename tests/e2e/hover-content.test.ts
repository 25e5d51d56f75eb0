import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInCard, readCard, waitForNoCard } from '../tools/browsers/index.ts';
import { waitOnPageClock } from './support/moves.ts';
import { hoverCard, openDetails, openMarked } from './support/page-actions.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage('<p style="margin: 60px">She takes <span id="name">letrozole</span> in the morning.</p>'),
});

/** Longer than a card takes to open, and than one stays that has been left; milliseconds. */
const LONG = 1500;

async function open(): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ['letrozole']);
  await hoverCard(page, 'letrozole', 'letrozole');
  return page;
}

test('nothing of ours moves by itself: not when a card opens, nor when it grows, nor when it goes', async () => {
  const page = await open();
  const inCard = () => evaluateInCard(page, (root) => root.getAnimations().length);
  const inPage = () => page.evaluate(() => document.getAnimations().length);
  expect([await inCard(), await inPage()]).toEqual([0, 0]);
  await openDetails(page);
  expect([await inCard(), await inPage()]).toEqual([0, 0]);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  expect(await inPage()).toBe(0);
  await page.close();
});

describe('a card that opens under the pointer is, as WCAG 2.2, 1.4.13 has it,', () => {
  test('dismissible: Escape closes it while the pointer stays on the name, and it stays closed', async () => {
    const page = await open();
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    await waitOnPageClock(page, LONG);
    expect(await readCard(page)).toBeNull();
    await page.close();
  });

  test('hoverable: the pointer can go into it and stay there', async () => {
    const page = await open();
    const card = await readCard(page);
    if (!card) throw new Error('The card has closed.');
    const { x, y, width, height } = card.rect;
    await page.mouse.move(x + width / 2, y + height - 6, { steps: 12 });
    await waitOnPageClock(page, LONG);
    expect((await readCard(page))?.name).toBe('letrozole');
    await page.close();
  });

  test('persistent: it stays while the pointer rests on the name, and goes when the pointer leaves', async () => {
    const page = await open();
    await waitOnPageClock(page, LONG);
    expect((await readCard(page))?.name).toBe('letrozole');
    await page.mouse.move(2, 2, { steps: 4 });
    await waitForNoCard(page);
    await page.close();
  });

  test('persistent: it goes when the name that it explains is gone', async () => {
    const page = await open();
    await page.evaluate(() => document.querySelector('#name')?.remove());
    await waitForNoCard(page);
    await page.close();
  });
});
