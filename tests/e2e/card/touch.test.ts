import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { cardElement, readCard, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { pageState } from '../support/compare/page-state.ts';
import { waitForMarks } from '../support/page-actions.ts';
import { openPdfReader } from '../support/pdf/opened-pdf.ts';
import { servePdfs } from '../support/pdf/pdf-site.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const PHONE = { width: 360, height: 740, hasTouch: true };
const HEAD = '<meta name="viewport" content="width=device-width">';
const BODY = `
  <p style="margin-top: 60px">She takes <b id="name">letrozole</b>, and later <b id="other">olaparib</b>.</p>
  <p>In a link: <a href="#followed"><b id="linked">tamoxifen</b></a></p>
  <p><button onclick="document.title = 'pressed'"><b id="in-button">anastrozole</b></button></p>
  <p><label for="field"><b id="in-label">exemestane</b></label> <input id="field"></p>
  <p style="cursor: pointer"><b id="in-row">fulvestrant</b> opens the row</p>
  <p id="empty" style="height: 60px">Nothing here.</p>
  <p id="log"></p>
  <p id="cards" data-seen="0"></p>
  <script>
    new MutationObserver((records) => {
      const { dataset } = document.querySelector('#cards');
      for (const { addedNodes } of records) dataset.seen = Number(dataset.seen) + addedNodes.length;
    }).observe(document.documentElement, { childList: true });
    for (const type of ['pointerdown', 'pointerup', 'click']) {
      addEventListener(type, (event) => {
        if (event.isTrusted) document.querySelector('#log').dataset[type] = String(event.defaultPrevented);
      });
    }
  </script>
  <p style="margin-top: 2000px">The end</p>`;
const MARKS = ['letrozole', 'olaparib', 'tamoxifen', 'anastrozole', 'exemestane', 'fulvestrant'];

const ctx = withExtension({
  '/': htmlPage(BODY, HEAD),
  '/framed': htmlPage(
    `<p id="empty" style="height: 60px">Nothing</p><iframe src="/" width="340" height="600"></iframe>`,
    HEAD,
  ),
});

let page: Page;
beforeEach(async () => {
  page = await ctx.session.newPage();
  await page.bringToFront();
  await page.setViewport(PHONE);
  await page.goto(ctx.site.origin);
  await waitForMarks(page, MARKS);
});
afterEach(() => page.close());

async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) throw new Error(`The page has no ${wanted}`);
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + Math.min(width, 100) / 2, y: top + height / 2 };
  }, selector);
}

async function tap(selector: string): Promise<void> {
  const { x, y } = await middleOf(selector);
  await page.touchscreen.tap(x, y);
}

/** Once the card of another name is there, one that was not to open has had its time; the page has seen every card. */
async function expectNoCardSoFar(): Promise<void> {
  await tap('#name');
  await waitForCard(page, ({ name }) => name === 'letrozole');
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('#cards')?.dataset.seen)).toBe('1');
}

describe('a tap on a name', () => {
  test('opens its card as a sheet at the foot of a small screen, clear of the line', async () => {
    await tap('#name');
    const { rect } = await waitForCard(page, ({ name }) => name === 'letrozole');
    expect(rect.x).toBe(0);
    expect(rect.width).toBe(await page.evaluate(() => document.documentElement.clientWidth));
    expect(Math.round(rect.y + rect.height)).toBe(740);
    expect(rect.y).toBeGreaterThan((await middleOf('#name')).y + 8);
    expect(rect.height).toBeLessThan(740 * 0.7);
    // The finger is gone, as a pointer that leaves; the card stays.
    await tapInCard('HR-positive');
    await waitForCard(page, ({ text }) => text.includes('estrogen'));
  });

  test('opens a sheet that grows upwards with its details, to no more than its share of the screen', async () => {
    await tap('#name');
    const before = await waitForCard(page, ({ name }) => name === 'letrozole');
    await tapInCard('Names, details and sources');
    // It grows, and then takes its place, in the frames after the one that shows the details.
    const { rect } = await waitForCard(
      page,
      ({ text, rect: { y, height } }) => text.includes('All its names') && Math.round(y + height) === 740,
    );
    expect(rect.y).toBeLessThanOrEqual(before.rect.y);
    expect(rect.height).toBeCloseTo(740 * 0.62, 0);
  });

  test('opens a sheet on a larger screen too, no wider than can be read', async () => {
    await page.setViewport({ width: 1024, height: 768, hasTouch: true });
    await tap('#name');
    const { rect } = await waitForCard(page, ({ name }) => name === 'letrozole');
    expect([rect.x, rect.width, Math.round(rect.y + rect.height)]).toEqual([0, 560, 768]);
  });

  test('reaches the page too, and changes nothing there', async () => {
    const state = async () =>
      // Any tap moves the selection, and the page itself counts the cards.
      (await pageState(page, { withoutCard: true })).filter((line) => !/selection|data-seen/.test(line));
    const before = await state();
    await tap('#name');
    await waitForCard(page);
    const heard = await page.evaluate(() => ({ ...document.querySelector<HTMLElement>('#log')?.dataset }));
    expect(heard).toEqual({ pointerdown: 'false', pointerup: 'false', click: 'false' });
    await page.evaluate(() => {
      const log = document.querySelector<HTMLElement>('#log');
      for (const type of Object.keys(log?.dataset ?? {})) delete log?.dataset[type];
    });
    expect(await state()).toEqual(before);
  });

  test('keeps the card when repeated, changes it on another name, closes it elsewhere', async () => {
    await tap('#name');
    await waitForCard(page, ({ name }) => name === 'letrozole');
    await tap('#name');
    await tapInCard('HR-positive');
    await waitForCard(page, ({ name, text }) => name === 'letrozole' && text.includes('estrogen'));
    await tap('#other');
    await waitForCard(page, ({ name }) => name === 'olaparib');
    await tap('#empty');
    await waitForNoCard(page);
    await tap('#name');
    await waitForCard(page, ({ name }) => name === 'letrozole');
    await tapInCard('Close');
    await waitForNoCard(page);
  });

  test.each([
    ['a link', '#linked', () => location.hash === '#followed'],
    ['a button', '#in-button', () => document.title === 'pressed'],
    ['a label', '#in-label', () => document.activeElement?.id === 'field'],
    ['a row that a script listens to', '#in-row', () => true],
  ])('inside %s is left to the page', async (_, selector, isDone) => {
    await tap(selector);
    await until(
      async () => (await page.evaluate(isDone)) || undefined,
      5000,
      () => 'the page to do its part',
    );
    await expectNoCardSoFar();
  });

  test('that clears a selection opens nothing', async () => {
    await page.evaluate(() => {
      document.getSelection()?.selectAllChildren(document.querySelector('#empty') as Element);
    });
    await tap('#other');
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await expectNoCardSoFar();
  });
});

describe('a finger', () => {
  test('that scrolls the page over a name opens nothing, and closes nothing', async () => {
    const { x, y } = await middleOf('#other');
    await stroke(x, y + 100, -90);
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectNoCardSoFar();
    const from = await middleOf('#empty');
    await stroke(from.x, from.y, -24);
    expect((await readCard(page))?.name).toBe('letrozole');
  });
});

test('a click of the mouse on a name opens its card, and one elsewhere closes it', async () => {
  await withMouse();
  const { x, y } = await middleOf('#name');
  await page.mouse.click(x, y);
  await waitForCard(page, ({ name }) => name === 'letrozole');
  await page.mouse.move(900, 600);
  const other = await middleOf('#other');
  await page.mouse.click(other.x, other.y);
  await waitForCard(page, ({ name }) => name === 'olaparib');
  await page.mouse.click(900, 600);
  await waitForNoCard(page);
});

test('selecting text with the mouse from a name closes the card of that name', async () => {
  await withMouse();
  const { x, y } = await middleOf('#name');
  await page.mouse.move(x, y - 2);
  await page.mouse.move(x, y);
  await waitForCard(page, ({ name }) => name === 'letrozole');
  await page.mouse.down();
  await page.mouse.move(x + 150, y + 2, { steps: 5 });
  await waitForNoCard(page);
  await page.mouse.up();
  expect(await page.evaluate(() => String(document.getSelection()))).toContain('and later');
  expect(await readCard(page)).toBeNull();
});

test('a tap, or Escape, in the page closes the card that is open in a frame', async () => {
  await page.goto(`${ctx.site.origin}/framed`);
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!frame) throw new Error('The page has no frame');
  await waitForMarks(frame, MARKS);
  const { x, y } = await middleOf('iframe');
  const inFrame = await frame.evaluate(() => {
    const { left, top, width, height } = (document.querySelector('#name') as Element).getBoundingClientRect();
    const { top: frameTop } = (window.frameElement as Element).getBoundingClientRect();
    return { left: left + width / 2, top: frameTop + 2 + top + height / 2 };
  });
  const point = { x: x - 50 + inFrame.left + 2, y: inFrame.top };
  expect(y).toBeGreaterThan(0);
  await page.touchscreen.tap(point.x, point.y);
  await waitForCard(frame, ({ name }) => name === 'letrozole');
  // The page hears of the card a moment after it is there.
  await until(
    async () => {
      await tap('#empty');
      return (await readCard(frame)) === null ? true : undefined;
    },
    10_000,
    () => 'the tap to close the card',
  );
  await page.touchscreen.tap(point.x, point.y);
  await waitForCard(frame, ({ name }) => name === 'letrozole');
  await page.focus('body');
  await page.evaluate(() => window.focus());
  await page.keyboard.press('Escape');
  await waitForNoCard(frame);
});

/** Taps a button of the card when the card has come to its place. */
async function tapInCard(text: string): Promise<void> {
  let last = '';
  const { x, y } = await until(
    async () => {
      const point = await cardElement(page, { role: 'button', text });
      const isStill = JSON.stringify(point) === last;
      last = JSON.stringify(point);
      return isStill ? point : undefined;
    },
    10_000,
    () => `a button "${text}" that stays at its place; last seen at ${last}`,
  );
  await page.touchscreen.tap(x, y);
}

/** Draws a finger up or down the screen. */
async function stroke(x: number, y: number, by: number): Promise<void> {
  const before = await page.evaluate(() => window.scrollY);
  const finger = await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= 6; i++) await finger.move(x, y + (by * i) / 6);
  await finger.end();
  // On a busy machine the page does not move at once.
  await until(
    async () => (await page.evaluate(() => window.scrollY)) !== before || undefined,
    10_000,
    () => 'the finger to scroll the page',
  );
  // A tap on a page that is still moving only stops it.
  await page.evaluate(async () => {
    let [last, still] = [window.scrollY, 0];
    while (still < 20) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      still = window.scrollY === last ? still + 1 : 0;
      last = window.scrollY;
    }
  });
}

/** A desktop: where there was a touch screen before, the page is loaded again. */
async function withMouse(): Promise<void> {
  await page.setViewport({ width: 1024, height: 768 });
  await page.goto(`${ctx.site.origin}/?mouse`);
  await waitForMarks(page, MARKS);
}

test('in the PDF reader a tap on a mark opens its card, and one beside it closes the card', async () => {
  const pdfs = await servePdfs({});
  onTestFinished(() => pdfs.close());
  const reader = await openPdfReader(ctx.session, `${pdfs.origin}/paper.pdf`);
  onTestFinished(() => reader.close());
  // The whole document has been read, and its pages stay as they are.
  await reader.waitForFunction(() => document.querySelector('.pdf-names li:nth-child(30)') !== null);
  const mark = await reader.waitForSelector('.term-mark[data-id="letrozole"]');
  const { x, y, width } = (await mark?.boundingBox()) ?? expect.fail('no mark');
  await reader.touchscreen.tap(x + width / 2, y + 3);
  expect((await waitForCard(reader)).name).toBe('letrozole');
  const empty = await reader.$eval('.pdfViewer .page', (sheet) => {
    const { left, top } = sheet.getBoundingClientRect();
    return { x: left + 4, y: Math.max(top, 0) + 80 };
  });
  await reader.touchscreen.tap(empty.x, empty.y);
  await waitForNoCard(reader);
});
