import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  cardElement,
  evaluateInBackground,
  evaluateInCard,
  readCard,
  until,
  waitForCard,
  waitForNoCard,
} from '../../tools/browsers/index.ts';
import { hoverCard, openDetails, openMarked, pointAt } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const TEXT = 'font: 16px/20px sans-serif; white-space: nowrap';
/** The page counts the cards that it has seen, and knows when the last one went and the longest pause between two events of the pointer. */
const COUNTER = `
  <script>
    window.cards = 0;
    window.lastClosed = -Infinity;
    window.longestPause = 0;
    window.lastEvent = Infinity;
    for (const type of ['pointermove', 'pointerdown'])
      addEventListener(type, () => {
        longestPause = Math.max(longestPause, performance.now() - lastEvent);
        lastEvent = performance.now();
      }, true);
    // A menu of the browser may stay open until the next test.
    addEventListener('contextmenu', (event) => event.preventDefault());
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        window.cards += addedNodes.length;
        if (removedNodes.length > 0) window.lastClosed = performance.now();
      }
    }).observe(document.documentElement, { childList: true });
  </script>`;

const ctx = withExtension({
  '/': htmlPage(`<p style="margin: 60px">She takes letrozole in the morning.</p>`),
  '/diary': htmlPage('<title>My diary</title><p>This diary says that she takes letrozole.</p>'),
  '/strict': {
    body: htmlPage('<p>She takes letrozole in the morning.</p>'),
    headers: {
      'content-security-policy':
        "default-src 'none'; style-src 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  },
  '/line': htmlPage(
    `<p style="${TEXT}; position: absolute; left: 8px; top: 60px; margin: 0">letrozole tamoxifen, olaparib, capivasertib and fulvestrant</p>
     <p style="margin-top: 500px">anastrozole</p>${COUNTER}`,
  ),
  '/scrolled': htmlPage(
    `<p style="${TEXT}; margin: 600px 40px 0">She takes letrozole.</p><p style="margin-top: 2000px">The end</p>
     <script>
       window.places = [];
       addEventListener('scroll', () => places.push(scrollY));
     </script>`,
  ),
});
const LINE = ['letrozole', 'tamoxifen', 'olaparib', 'capivasertib', 'fulvestrant', 'anastrozole'];

async function open(path: string, marks: readonly string[] = ['letrozole']): Promise<Page> {
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

function cardsSeen(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { cards: number }).cards);
}

/** A card opens after 200 ms of rest. */
const QUICK_MS = 150;
/** For so long after a card has closed, another one opens without a rest. */
const COMPARE_MS = 300;

/** Where no name is, and no card of a name in a line, however high it is. */
const AWAY = [1200, 700] as const;

/**
 * Moves and presses the real mouse quickly. A busy machine may hold an event back so long that the pointer has rested and a card
 * is due; then this begins again.
 */
async function quickly(page: Page, act: () => Promise<unknown>): Promise<void> {
  await until(
    async () => {
      await page.mouse.move(...AWAY);
      await waitForNoCard(page);
      await until(
        async () =>
          (await page.evaluate(`performance.now() - lastClosed > ${COMPARE_MS}`)) === true || undefined,
        5000,
        () => 'the end of the time in which a card opens without a rest',
      );
      await page.evaluate('cards = 0; longestPause = 0; lastEvent = Infinity');
      await act();
      const pause = await page.evaluate('Math.max(longestPause, performance.now() - lastEvent)');
      return (pause as number) < QUICK_MS || undefined;
    },
    20_000,
    () => `the mouse to pause for less than ${QUICK_MS} ms`,
  );
}

test('a name under the mouse opens a card with its class, subtype, use and source', async () => {
  const page = await open('/');
  const card = await hoverCard(page, 'letrozole', 'letrozole');
  expect(card.role).toBe('dialog');
  expect(card.text).toContain('Aromatase inhibitor');
  expect(card.buttons).toContain('HR-positive');
  expect(card.text).toContain('Information, not advice.');
  expect(card.links).toContainEqual({
    text: 'Canadian Cancer Society, “Hormone therapy” (2024) (opens in a new tab)',
    href: 'https://cancer.ca/en/cancer-information/cancer-types/breast/treatment/metastatic#:~:text=Hormone%20therapy%20is%20offered%20for%20hormone%20receptor',
    target: '_blank',
    rel: 'noopener noreferrer',
  });
  await page.close();
});

test('a page that was read, and whose card was open, leaves nothing of its text or address in what is stored', async () => {
  const page = await open('/diary');
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.close();
  const stored = await evaluateInBackground(ctx.session, async ({ storage }) => {
    const areas = await Promise.all(
      [storage.local, storage.session, storage.sync].map((area) => area.get(null)),
    );
    return { areas, databases: await indexedDB.databases(), session: Object.keys(areas[1] ?? {}) };
  });
  // Some of what the extension stores is there in each session: the areas can be read.
  expect(stored.session.length).toBeGreaterThan(0);
  expect(stored.databases).toEqual([]);
  expect(JSON.stringify(stored.areas)).not.toMatch(/diary/i);
});

test('the pointer can use the card, which closes on Escape or when the pointer leaves', async () => {
  const page = await open('/');
  await hoverCard(page, 'letrozole', 'letrozole');
  const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.move(chip.x, chip.y, { steps: 4 });
  await page.mouse.click(chip.x, chip.y);
  await waitForCard(page, ({ text, hasFocus }) => text.includes('estrogen') && hasFocus);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.mouse.move(5, 5);
  await waitForNoCard(page);
  await page.close();
});

test('a card has no animations when it opens, grows or closes', async () => {
  const page = await open('/');
  await hoverCard(page, 'letrozole', 'letrozole');
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

test('a card opens under a strict content security policy with trusted types', async () => {
  const page = await ctx.session.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await openMarked(page, `${ctx.site.origin}/strict`, ['letrozole']);
  const card = await hoverCard(page, 'letrozole', 'letrozole');
  expect(card.rect.width).toBe(340);
  expect(complaints.filter((text) => !text.includes('favicon') && !text.includes('style'))).toEqual([]);
  await page.close();
});

test('the pointer reaches the far corner of a card over other names, and no other card opens', async () => {
  const page = await open('/line', LINE);
  const { rect } = await hoverCard(page, 'letrozole', 'letrozole');
  // Nearer than this to a corner the card is round.
  const inset = 14;
  const corner = { x: rect.x + rect.width - inset, y: rect.y + rect.height - inset };
  await page.mouse.move(corner.x, corner.y, { steps: 20 });
  const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.click(chip.x, chip.y);
  await waitForCard(page, ({ name, text }) => name === 'letrozole' && text.includes('estrogen'));
  expect(await cardsSeen(page)).toBe(1);
  await page.close();
});

test('each of two adjacent names has its card when the pointer moves to it and back', async () => {
  const page = await open('/line', LINE);
  for (const name of ['letrozole', 'tamoxifen', 'letrozole']) {
    const { x, y } = await pointAt(page, name);
    await page.mouse.move(x, y, { steps: 8 });
    await waitForCard(page, (card) => card.name === name);
  }
  await page.close();
});

test('a pointer that crosses all names of a line opens no card until it rests on one', async () => {
  const page = await open('/line', LINE);
  const { y } = await pointAt(page, 'letrozole');
  await quickly(page, async () => {
    for (let i = 0; i < 4; i++) {
      await page.mouse.move(2, y);
      await page.mouse.move(500, y, { steps: 12 });
    }
    await page.mouse.move(...AWAY);
  });
  await hoverCard(page, 'anastrozole', 'anastrozole');
  expect(await cardsSeen(page)).toBe(1);
  await page.close();
});

test('a right click opens no card', async () => {
  const page = await open('/line', LINE);
  const { x, y } = await pointAt(page, 'letrozole');
  await quickly(page, async () => {
    await page.mouse.move(x, y);
    await page.mouse.click(x, y, { button: 'right' });
  });
  await hoverCard(page, 'anastrozole', 'anastrozole');
  expect(await cardsSeen(page)).toBe(1);
  await page.close();
});

test.each([120, -120])(
  'the wheel scrolls the page beside the card, but never over the card: by %d',
  async (by) => {
    const page = await open('/scrolled');
    await scroll(page, 500);
    await page.evaluate('places.length = 0');
    const { rect } = await hoverCard(page, 'letrozole', 'letrozole');
    await page.mouse.move(rect.x + 100, rect.y + rect.height - 60, { steps: 5 });
    // More than the card itself has to scroll.
    for (let i = 0; i < 20; i++) await page.mouse.wheel({ deltaY: by });
    expect((await readCard(page))?.name).toBe('letrozole');
    await page.mouse.move(1000, 100);
    await waitForNoCard(page);
    // Wheels are handled one after the other, so this one tells that the others have been.
    await page.mouse.wheel({ deltaY: -by });
    await page.waitForFunction('places.length > 0');
    const places = (await page.evaluate('places')) as number[];
    expect(places.filter((place) => (by > 0 ? place > 500 : place < 500))).toEqual([]);
    await page.close();
  },
);

test('a card above the line stays open and under the pointer when it grows after a click', async () => {
  const page = await open('/scrolled');
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

test('a card keeps its scroll position when it moves with its name', async () => {
  const page = await open('/scrolled');
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
