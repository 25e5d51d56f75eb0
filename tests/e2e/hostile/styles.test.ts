import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { type CardSnapshot, cardElement, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { hoverCard, openDetails, openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

/** Styles of pages that would change or break what is put into them; many more: tests/browser/popover/host/styles/hostile-styles.test.ts. */
const STYLES = {
  'everything unset': '* { all: unset !important } head, style { display: none !important }',
  'boxes moved': `* { position: relative !important; transform: rotate(3deg) !important; margin: 20px !important;
    padding: 9px !important; border: 5px solid red !important; max-width: 100px !important; float: right !important }`,
};

/** Its place is the same in each, whatever the styles do to it. */
const NAME = `<p style="all: initial !important; position: fixed !important; left: 40px !important; top: 40px !important;
  pointer-events: auto !important; background: white !important; color: black !important; font: 16px/20px monospace !important">letrozole</p>`;

const ctx = withExtension({
  '/': htmlPage(NAME),
  ...Object.fromEntries(
    Object.entries(STYLES).map(([what, css]) => [
      `/${encodeURIComponent(what)}`,
      htmlPage(NAME, `<style>${css}</style>`),
    ]),
  ),
});

interface Look {
  card: CardSnapshot;
  picture: Buffer;
}
let plain: Look;

beforeAll(async () => {
  const page = await open('/');
  plain = await lookAt(page);
  await page.close();
});

async function open(path: string): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}${path}`, ['letrozole']);
  return page;
}

async function lookAt(page: Page): Promise<Look> {
  const card = await hoverCard(page, 'letrozole', 'letrozole');
  const { x, y, width, height } = card.rect;
  const [left = 0, top = 0, right = 0, bottom = 0] = [x, y, x + width, y + height].map(Math.round);
  // The whole window: for a picture of a part, Chromium lays a transformed page out again.
  const picture = await sharp(await page.screenshot())
    .extract({ left, top, width: right - left, height: bottom - top })
    .toBuffer();
  return { card, picture };
}

/** Part of the pixels that are clearly others; text that is set at another part of a pixel differs at its edges only. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((picture) =>
      sharp(picture).resize(340, 260, { fit: 'fill' }).greyscale().blur(2).raw().toBuffer(),
    ),
  );
  if (!a || !b || a.length !== b.length) return 1;
  return a.filter((level, i) => Math.abs(level - (b[i] ?? 0)) > 40).length / a.length;
}

test.each(Object.keys(STYLES))('the card looks the same and can be used in a page with %s', async (what) => {
  const page = await open(`/${encodeURIComponent(what)}`);
  const { card, picture } = await lookAt(page);
  expect(card.text).toBe(plain.card.text);
  expect(card.rect.width).toBeCloseTo(plain.card.rect.width, 0);
  expect(card.rect.height).toBeCloseTo(plain.card.rect.height, 0);
  expect(await difference(picture, plain.picture)).toBeLessThan(0.01);

  await openDetails(page);
  const { x, y } = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.click(x, y);
  await waitForCard(page, ({ text }) => text.includes('These hormones can help the cells grow'));
  const close = await cardElement(page, { role: 'button', text: 'Close' });
  await page.mouse.click(close.x, close.y);
  await waitForNoCard(page);
  await page.close();
});
