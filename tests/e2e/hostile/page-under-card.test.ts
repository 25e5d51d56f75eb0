import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { highlightTexts, readCard, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { goTo, startGoingBack } from '../support/input/history.ts';
import { hoverCard, openMarked, waitForBadge, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const text = (words: string) => `<p style="margin-top: 60px">${words}</p>`;
const ctx = withExtension({
  '/': htmlPage(text('letrozole and olaparib')),
  '/next': htmlPage(text('tamoxifen')),
});

/** A page with an open card, and the errors that it has had. */
async function openCard(): Promise<{ page: Page; errors: string[] }> {
  const page = await ctx.session.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await openMarked(page, `${ctx.site.origin}/`, ['letrozole', 'olaparib']);
  await hoverCard(page, 'letrozole', 'letrozole');
  return { page, errors };
}

test('a page that is written anew under an open card has no card, and a card for each name that it says then', async () => {
  const { page, errors } = await openCard();
  // It takes away all that anybody listens to, too.
  await page.evaluate(
    (html) => {
      document.open();
      document.write(html);
      document.close();
    },
    htmlPage(text('anastrozole')),
  );
  await waitForMarks(page, ['anastrozole']);
  await waitForNoCard(page);
  await waitForBadge(ctx.session, page.url(), (badge) => badge.text === '1');
  await hoverCard(page, 'anastrozole', 'anastrozole');
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  expect(errors).toEqual([]);
  await page.close();
});

test('an open card stays while its page goes by another address, and is not seen in the next page', async () => {
  const { page, errors } = await openCard();
  await page.evaluate(() => {
    history.pushState(null, '', '/other');
    history.replaceState(null, '', '/another');
    location.hash = 'there';
  });
  await page.evaluate(() => document.querySelector('p')?.append(' and Ibrance'));
  await waitForMarks(page, ['letrozole', 'olaparib', 'Ibrance']);
  expect((await readCard(page))?.name).toBe('letrozole');

  await goTo(page, '/next');
  await waitForMarks(page, ['tamoxifen']);
  expect(await readCard(page)).toBeNull();
  await hoverCard(page, 'tamoxifen', 'tamoxifen');
  await startGoingBack(page);
  // The browser may have kept the page, with its card, or read it again.
  // A pointer that rests on a name before it has its mark opens nothing until it moves.
  await until(
    async () => (await highlightTexts(page)).includes('olaparib') || undefined,
    10_000,
    () => 'the mark of olaparib',
  );
  await hoverCard(page, 'olaparib', 'olaparib');
  expect(await page.evaluate(() => document.querySelectorAll('glossary-card').length)).toBe(1);
  expect(errors).toEqual([]);
  await page.close();
});

test('a card is there after its page has put another document element in place of its own', async () => {
  const { page, errors } = await openCard();
  await page.evaluate((words) => {
    const root = document.createElement('html');
    root.innerHTML = words;
    document.documentElement.replaceWith(root);
  }, text('fulvestrant'));
  await waitForMarks(page, ['fulvestrant']);
  await waitForNoCard(page);
  await hoverCard(page, 'fulvestrant', 'fulvestrant');
  // A page that is busy for so long that the browser sends no move of the pointer.
  await page.evaluate(() => {
    const end = Date.now() + 1000;
    while (Date.now() < end);
  });
  expect((await waitForCard(page)).name).toBe('fulvestrant');
  await page.mouse.move(900, 500, { steps: 5 });
  await waitForNoCard(page);
  expect(errors).toEqual([]);
  await page.close();
});
