import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, test } from 'vitest';
import { readCard, until } from '../../tools/browsers/index.ts';
import { pressCommand } from '../support/input/press-command.ts';
import { waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const SCALE = 2.5;
/** In CSS pixels. Of it, 512 x 320 are seen where fingers have zoomed in. */
const WINDOW = { width: 1280, height: 800 };
/** Sums of fractions differ by less than this. CSS pixels. */
const TOLERANCE = 0.1;
/** Three lines of a card can be read in it. CSS pixels. */
const MIN_HEIGHT = 120;
/** Distances from the corner of the window, in CSS pixels. How wide a name is depends on the fonts of the machine. */
const SEEN = {
  letrozole: 'left: 8px; top: 4px',
  olaparib: 'left: 508px; top: 4px; translate: -100%',
  tamoxifen: 'left: 220px; top: 150px',
  anastrozole: 'left: 8px; top: 296px',
  exemestane: 'left: 508px; top: 296px; translate: -100%',
};
const UNSEEN = { fulvestrant: 'left: 1100px; top: 700px' };

const ctx = withExtension({
  '/': htmlPage(
    Object.entries({ ...SEEN, ...UNSEEN })
      .map(([name, place]) => `<b id="${name}" style="position: absolute; ${place}">${name}</b>`)
      .join(''),
  ),
});

let page: Page;
beforeEach(async () => {
  page = await ctx.session.newPage();
  await page.setViewport(WINDOW);
  await page.goto(ctx.site.origin);
  await waitForMarks(page, Object.keys({ ...SEEN, ...UNSEEN }));
  const client = await page.createCDPSession();
  await client.send('Emulation.setPageScaleFactor', { pageScaleFactor: SCALE });
  await page.waitForFunction((scale) => visualViewport?.scale === scale, {}, SCALE);
});
afterEach(() => page.close());

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is seen of the window, and where the name is. */
function sightOf(name: string): Promise<{ seen: Edges; line: Edges }> {
  return page.evaluate((id) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(`#${id}`) ?? document);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    const { offsetLeft = 0, offsetTop = 0, width = 0, height = 0 } = visualViewport ?? {};
    return {
      seen: { left: offsetLeft, top: offsetTop, right: offsetLeft + width, bottom: offsetTop + height },
      line: { left, top, right, bottom },
    };
  }, name);
}

/** Whether one box is within another. */
function isWithin(inner: Edges, outer: Edges): boolean {
  return (
    inner.left >= outer.left - TOLERANCE &&
    inner.top >= outer.top - TOLERANCE &&
    inner.right <= outer.right + TOLERANCE &&
    inner.bottom <= outer.bottom + TOLERANCE
  );
}

/** Waits for the card of a name, all of it in what is seen, and above or below the name, which is seen, too. */
async function waitForSeenCard(name: string): Promise<void> {
  let last: object = {};
  await until(
    async () => {
      const card = await readCard(page);
      if (card?.name !== name) return undefined;
      const { x: left, y: top, width, height } = card.rect;
      const box = { left, top, right: left + width, bottom: top + height };
      const { seen, line } = await sightOf(name);
      last = { box, seen, line };
      const isBeside = top >= line.bottom - TOLERANCE || box.bottom <= line.top + TOLERANCE;
      return (isBeside && height > MIN_HEIGHT && isWithin(box, seen) && isWithin(line, seen)) || undefined;
    },
    10_000,
    () => `the card of ${name} beside it in what is seen; last: ${JSON.stringify(last)}`,
  );
}

test.each(Object.keys(SEEN))('a card is whole in what fingers have zoomed in to: %s', async (name) => {
  const { line } = await sightOf(name);
  await page.mouse.move(line.left + 10, line.top + 6);
  await page.mouse.move(line.left + 12, line.top + 8);
  await waitForSeenCard(name);
});

test('a step to a name outside of it shows the name and all of its card', async () => {
  // The last one that is seen.
  await pressCommand(ctx.session, page, 'previous-name');
  await waitForSeenCard('exemestane');
  await pressCommand(ctx.session, page, 'next-name');
  await waitForSeenCard('fulvestrant');
});
