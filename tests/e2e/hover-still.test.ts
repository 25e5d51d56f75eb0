import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import {
  cardElement,
  evaluateInCard,
  readCard,
  until,
  waitForCard,
  waitForNoCard,
} from '../tools/browsers/index.ts';
import { serializable } from '../tools/browsers/page-function.ts';
import { pause, waitOnPageClock } from './support/moves.ts';
import { hover, hoverCard, openMarked, pointAt } from './support/page-actions.ts';
import { press } from './support/press.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(
    `<p style="margin: 600px 40px 0; font: 16px/20px sans-serif">She takes letrozole.</p>
     <p style="margin: 180px 40px 0; font: 16px/20px sans-serif">She takes tamoxifen.</p>
     <p style="margin-top: 2000px">The end</p>`,
  ),
  '/dragged': htmlPage(
    `<p style="margin: 200px 40px 0"><span draggable="true" id="drag">Drag me</span> over letrozole now</p><textarea></textarea>`,
  ),
});
const MARKS = ['letrozole', 'tamoxifen'];
/** A card would be there long before. */
const LONG = 900;
/** A card is not yet opened then. */
const DUE_MS = 180;

async function open(path = '/', marks = MARKS): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin + path, marks);
  return page;
}

/** Scrolls the page, and waits until it is drawn so and all that follows has followed. */
function scroll(page: Page, by: number): Promise<void> {
  return page.evaluate(async (pixels) => {
    scrollBy({ top: pixels, behavior: 'instant' });
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  }, by);
}

/** A busy browser may let a move wait; one that came after a scroll would be a move onto what has scrolled there. */
async function moveAndArrive(page: Page, x: number, y: number): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pointermove', ({ clientY }) => {
      document.documentElement.dataset.pointerAt = String(clientY);
    });
  });
  await page.mouse.move(x, y);
  await page.waitForFunction(
    (wanted) => Math.abs(Number(document.documentElement.dataset.pointerAt) - wanted) <= 1,
    {},
    y,
  );
}

/** Rests the mouse on the name, and does something else there before its card is due. */
async function hoverAnd(
  page: Page,
  type: 'pointerdown' | 'keydown',
  act: () => Promise<void>,
  undo: () => Promise<void>,
): Promise<void> {
  await until(
    async () => {
      const lasted = page.evaluate(serializable(fromRestTo), type);
      await hover(page, 'letrozole');
      await act();
      if ((await lasted) < DUE_MS) return true;
      // The machine was too slow, and the card may be open.
      await undo();
      await page.mouse.move(900, 20);
      await waitForNoCard(page);
      return undefined;
    },
    10_000,
    () => `${type} within ${DUE_MS} ms`,
  );
}

/** Milliseconds from the last move of the pointer to an event. Runs in the page. */
function fromRestTo(type: string): Promise<number> {
  return new Promise((done) => {
    let rest = 0;
    const end = new AbortController();
    const options = { capture: true, signal: end.signal };
    addEventListener('pointermove', ({ timeStamp }) => (rest = timeStamp), options);
    addEventListener(
      type,
      ({ timeStamp }) => {
        end.abort();
        done(timeStamp - rest);
      },
      options,
    );
  });
}

async function expectNoCard(page: Page): Promise<void> {
  await waitOnPageClock(page, LONG);
  expect(await readCard(page)).toBeNull();
}

describe('while the pointer is still', () => {
  test('a name that scrolls under it opens no card; the next move on it does', async () => {
    const page = await open();
    await scroll(page, 300);
    const { x, y } = await pointAt(page, 'letrozole');
    await page.mouse.move(x, y + 97);
    await moveAndArrive(page, x, y + 100);
    await waitOnPageClock(page, 100);
    await scroll(page, -100);
    await expectNoCard(page);
    await page.mouse.move(x, y + 99);
    await waitForCard(page, ({ name }) => name === 'letrozole');
    await page.close();
  });

  test('the card goes with a name that scrolls away, and closes because nothing of it is pointed at', async () => {
    const page = await open();
    await scroll(page, 500);
    const before = await hoverCard(page, 'letrozole', 'letrozole');
    await scroll(page, -60);
    const after = await readCard(page);
    // It may be gone by then: it stays for 300 ms.
    expect(after === null || Math.abs(before.rect.y + 60 - after.rect.y) < 1).toBe(true);
    await waitForNoCard(page);
    await page.close();
  });

  test('the card stays when the name scrolls away from under the pointer and back', async () => {
    const page = await open();
    await scroll(page, 500);
    await hoverCard(page, 'letrozole', 'letrozole');
    await page.evaluate(async () => {
      for (const by of [-60, 60]) {
        scrollBy(0, by);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }
    });
    await waitOnPageClock(page, LONG);
    expect((await readCard(page))?.name).toBe('letrozole');
    await page.close();
  });

  test('of two names that scroll past, the second does not take over', async () => {
    const page = await open();
    await scroll(page, 500);
    const [one, other] = [await pointAt(page, 'letrozole'), await pointAt(page, 'tamoxifen')];
    await hoverCard(page, 'tamoxifen', 'tamoxifen');
    await scroll(page, one.y - other.y);
    await waitForNoCard(page);
    await expectNoCard(page);
    await page.close();
  });

  test('the card closes when the page moves its name away without scrolling', async () => {
    const page = await open();
    await scroll(page, 500);
    await hoverCard(page, 'letrozole', 'letrozole');
    await page.evaluate(() => {
      const [first] = document.querySelectorAll('p');
      if (first) first.style.transform = 'translateY(150px)';
      document.body.append('A notice about olaparib');
    });
    await waitForNoCard(page);
    await page.close();
  });
});

describe('a wheel that turns over the card', () => {
  test.each([120, -120])('never scrolls the page beneath: by %d', async (by) => {
    const page = await open();
    await scroll(page, 500);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    await page.mouse.move(card.rect.x + 100, card.rect.y + card.rect.height - 60, { steps: 5 });
    for (let i = 0; i < 20; i++) {
      await page.mouse.wheel({ deltaY: by });
      await pause(20);
    }
    await waitOnPageClock(page, LONG);
    expect((await readCard(page))?.name).toBe('letrozole');
    expect(await page.evaluate(() => scrollY)).toBe(500);
    await page.close();
  });

  test('scrolls the page as ever beside it', async () => {
    const page = await open();
    await hoverCard(page, 'letrozole', 'letrozole');
    await page.mouse.move(1000, 100);
    await waitForNoCard(page);
    await page.mouse.wheel({ deltaY: 120 });
    await page.waitForFunction(() => scrollY > 0);
    await page.close();
  });
});

describe('no card opens', () => {
  test('while a button is pressed and text selected; the text is', async () => {
    const page = await open();
    const { x, y } = await pointAt(page, 'She takes letrozole');
    await page.mouse.move(x - 60, y);
    await page.mouse.down();
    const end = await pointAt(page, 'letrozole');
    await page.mouse.move(end.x, end.y, { steps: 5 });
    await expectNoCard(page);
    await page.mouse.up();
    await expectNoCard(page);
    expect(await page.evaluate(() => String(getSelection()))).toContain('takes');
    await page.close();
  });

  test('when the button goes down before the time', async () => {
    const page = await open();
    await hoverAnd(
      page,
      'pointerdown',
      () => page.mouse.down(),
      () => page.mouse.up(),
    );
    await expectNoCard(page);
    await page.mouse.up();
    await page.close();
  });

  test('when a key is pressed before the time: the reader writes', async () => {
    const page = await open('/dragged', ['letrozole']);
    await page.focus('textarea');
    await hoverAnd(
      page,
      'keydown',
      () => page.keyboard.press('a'),
      () => page.keyboard.press('Escape'),
    );
    await expectNoCard(page);
    await hover(page, 'letrozole');
    await waitForCard(page);
    await page.close();
  });

  test('when a page makes up presses and keys, the card opens all the same', async () => {
    const page = await open();
    await page.evaluate(() => {
      setInterval(() => {
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
        document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        window.dispatchEvent(new Event('blur'));
      }, 20);
    });
    await hoverCard(page, 'letrozole', 'letrozole');
    await page.close();
  });

  test('for a menu of the browser that was opened there', async () => {
    const page = await open();
    await hover(page, 'letrozole');
    const { x, y } = await pointAt(page, 'letrozole');
    await page.mouse.click(x, y, { button: 'right' });
    await expectNoCard(page);
    await press(page, 'Escape');
    await page.close();
  });
});

test('what is pressed in a card above the line leaves the pointer in it, and the card open', async () => {
  const page = await open();
  // At the foot of the window.
  const { rect: card } = await hoverCard(page, 'letrozole', 'letrozole');
  expect(card.y).toBeLessThan((await pointAt(page, 'letrozole')).y);
  const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.move(chip.x, chip.y, { steps: 10 });
  await page.mouse.click(chip.x, chip.y);
  const { rect } = await waitForCard(page, ({ text }) => text.includes('estrogen'));
  expect(chip.x > rect.x && chip.x < rect.x + rect.width).toBe(true);
  expect(chip.y > rect.y && chip.y < rect.y + rect.height).toBe(true);
  await page.close();
});

test('a card that is scrolled stays so when it goes with its name', async () => {
  const page = await open();
  // Less than a card is high, enough for a card that scrolls.
  await page.setViewport({ width: 1280, height: 260 });
  await scroll(page, 595);
  const before = await hoverCard(page, 'letrozole', 'letrozole');
  await page.mouse.move(before.rect.x + 60, before.rect.y + 60, { steps: 4 });
  await page.mouse.wheel({ deltaY: 60 });
  const scrolled = (root: ShadowRoot) =>
    Math.max(...[...root.querySelectorAll('*')].map(({ scrollTop }) => scrollTop));
  const top = await until(
    async () => (await evaluateInCard(page, scrolled)) || undefined,
    5000,
    () => 'the card to scroll',
  );
  await scroll(page, -5);
  await waitForCard(page, ({ rect }) => Math.abs(rect.y - before.rect.y - 5) < 1);
  expect(await evaluateInCard(page, scrolled)).toBeGreaterThanOrEqual(top);
  await page.close();
});
