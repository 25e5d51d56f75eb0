import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInCard, pressInCard } from '../../tools/browsers/index.ts';
import { inEachRun } from '../support/in-each-run.ts';
import { layoutFaults } from '../support/inspect/layout-faults.ts';
import { hoverCard, openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const MARKS = ['trastuzumab', 'fulvestrant', 'taxane'];
const ctx = withExtension({
  '/': htmlPage('<p>trastuzumab, then fulvestrant, a taxane</p><p style="height: 900px"></p>'),
  '/fr': htmlPage('<p>trastuzumab, then fulvestrant, a taxane</p>').replace('lang="en"', 'lang="fr"'),
});

/** One at 400 % of 1280 × 1024, the narrowest window, and a usual one. */
const WINDOWS = inEachRun([
  { width: 320, height: 256 },
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
]);
const CARDS = [
  ['trastuzumab', 'trastuzumab'],
  ['fulvestrant', 'fulvestrant'],
  ['taxane', 'Taxane'],
] as const;

describe.each(WINDOWS)('in a window of $width × $height', (window) => {
  // With other text spacing: tests/browser/popover/host/extremes.test.tsx, since a card in which something is put closes. The
  // popup and the pages: tests/browser/layout.
  test('all of a card can be read and reached', async () => {
    const page = await ctx.session.newPage();
    await page.setViewport(window);
    for (const path of ['/', '/fr']) {
      await openMarked(page, ctx.site.origin + path, MARKS);
      for (const [written, name] of CARDS) {
        await hoverCard(page, written, name);
        await openAll(page);
        expect.soft(await evaluateInCard(page, layoutFaults), `${written} on ${path}`).toEqual([]);
        await page.keyboard.press('Escape');
        await page.mouse.move(1, 1);
      }
    }
    await page.close();
  });
});

/** Presses all that opens something in the card, and scrolls the card back to its top. */
async function openAll(page: Page): Promise<void> {
  for (;;) {
    const next = await evaluateInCard(page, (root) => {
      const buttons = [...root.querySelectorAll<HTMLElement>('button')];
      const seen = globalThis as { pressedButtons?: WeakSet<Element> };
      seen.pressedButtons ??= new WeakSet();
      const { pressedButtons } = seen;
      // Of the explanations, one is open at a time.
      const isNew = (button: HTMLElement) =>
        button.matches('[aria-expanded="false"]') && !pressedButtons.has(button);
      const button = buttons.find((one) => isNew(one) && one.checkVisibility());
      if (button) {
        pressedButtons.add(button);
        return buttons.indexOf(button);
      }
      for (const element of root.querySelectorAll('*')) element.scrollTop = 0;
      return null;
    });
    if (next === null) return;
    await pressInCard(page, 'button', next);
  }
}
