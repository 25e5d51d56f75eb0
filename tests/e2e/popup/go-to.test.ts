import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { highlightTexts, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { openMarked, waitForMarks } from '../support/page-actions.ts';
import { clickInPopup } from '../support/popup/opened-popup.ts';
import { openPopup, waitForText } from '../support/popup/popup-tab.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(
    '<p>letrozole, then Femara</p><p style="margin-top: 9000px">olaparib</p><p style="margin-top: 9000px">olaparib</p>',
  ),
  '/classes': htmlPage('<p>letrozole</p><p style="margin-top: 9000px">a PARP inhibitor</p>'),
  '/framed': htmlPage('<p>olaparib</p><iframe src="/frame" width="600" height="500"></iframe>'),
  '/frame': htmlPage('<p>Lynparza</p>'),
});
const MARKS = ['letrozole', 'Femara'];

/**
 * Clicks the button that goes to a name, without bringing the popup to the front. The button may be gone for a moment, while the
 * popup renders a new answer of the page.
 */
function pressGoTo(popup: Page, name: string): Promise<true> {
  const press = (wanted: string) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.go-to')];
    const button = buttons.find(({ textContent }) => textContent?.includes(`“${wanted}”`));
    button?.click();
    return button !== undefined;
  };
  return until(
    async () => (await popup.evaluate(press, name)) || undefined,
    5000,
    () => `the button that goes to ${name}`,
  );
}

/** Waits until a name has the active mark and the page is scrolled so far, in pixels. */
function waitForActive(page: Page, name: string, [least, most]: [number, number]): Promise<true> {
  return until(
    async () => {
      const y = await page.evaluate(() => window.scrollY);
      const [active] = await highlightTexts(page, 'glossary-term-active');
      return (y > least && y < most && active === name) || undefined;
    },
    5000,
    () => `${name} to be the active mark, and the page to be between ${least} and ${most}`,
  );
}

function waitForStatus(popup: Page, wanted: string): Promise<true> {
  let last: (string | null)[] = [];
  return until(
    async () => {
      last = await popup.$$eval('[role="status"]', (all) => all.map(({ textContent }) => textContent));
      return last.includes(wanted) || undefined;
    },
    5000,
    () => `${wanted}; last said: ${JSON.stringify(last)}`,
  );
}

test('a click on a drug goes to its next mention, from the last to the first again', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  const popup = await openPopup(ctx.session);
  const text = await waitForText(popup, /olaparib/);
  expect(text).toMatch(/“letrozole” on the page, 2 times/);
  expect(text).toMatch(/“olaparib” on the page, 2 times/);
  await pressGoTo(popup, 'olaparib');
  await waitForActive(page, 'olaparib', [8000, 10_000]);
  await waitForStatus(popup, 'olaparib: 1 of 2 on the page. Its card is open there.');
  await pressGoTo(popup, 'olaparib');
  await waitForActive(page, 'olaparib', [17_000, 20_000]);
  await waitForStatus(popup, 'olaparib: 2 of 2 on the page. Its card is open there.');
  await pressGoTo(popup, 'olaparib');
  await waitForActive(page, 'olaparib', [8000, 10_000]);
  await waitForStatus(popup, 'olaparib: 1 of 2 on the page. Its card is open there.');
  await popup.close();
  await page.close();
});

test('a click on a kind of drug goes to where the page names it', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/classes`, ['letrozole']);
  const popup = await openPopup(ctx.session);
  await waitForText(popup, /“PARP inhibitor” on the page, once/);
  await pressGoTo(popup, 'PARP inhibitor');
  await waitForActive(page, 'PARP inhibitor', [8000, 10_000]);
  await popup.close();
  await page.close();
});

test('a click goes through the frames of the page, and only one has a card open', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/framed`, ['olaparib']);
  const frame = page.frames().find((candidate) => candidate.url().endsWith('/frame'));
  if (!frame) throw new Error('The page has no frame.');
  await waitForMarks(frame, ['Lynparza']);
  const popup = await openPopup(ctx.session);
  await waitForText(popup, /“olaparib” on the page, 2 times/);
  for (const [nth, [here, other]] of [[page, frame] as const, [frame, page] as const].entries()) {
    await pressGoTo(popup, 'olaparib');
    await waitForStatus(popup, `olaparib: ${nth + 1} of 2 on the page. Its card is open there.`);
    await waitForCard(here, (card) => card.name === 'olaparib' && card.hasFocus);
    await waitForNoCard(other);
  }
  await pressGoTo(popup, 'olaparib');
  await waitForStatus(popup, 'olaparib: 1 of 2 on the page. Its card is open there.');
  await popup.close();
  await page.close();
});

test('says so when the page shows none of the names any more', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  const popup = await openPopup(ctx.session);
  await waitForText(popup, /“letrozole” on the page, 2 times/);
  await page.evaluate(() => document.querySelector('p')?.style.setProperty('display', 'none'));
  await pressGoTo(popup, 'letrozole');
  await waitForStatus(popup, 'The page does not show “letrozole” at the moment.');
  await popup.close();
  await page.close();
});

test('when the popup at the toolbar closes, the focus is in the card that it went to', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/classes`, ['letrozole']);
  await clickInPopup(ctx.session, '.go-to', 'letrozole: 1 of 1 on the page.');
  await waitForCard(page, (card) => card.name === 'letrozole' && card.hasFocus);
  await until(
    () => page.evaluate(() => document.hasFocus() || undefined),
    5000,
    () => 'the page to have the focus',
  );
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await page.close();
});
