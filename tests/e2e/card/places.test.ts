import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { cardElement, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { hoverCard, openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/fullscreen': htmlPage(
    `<p>olaparib</p><div id="stage" style="background: white; padding: 80px"><button>Fill the screen</button> <b>letrozole</b></div>
     <script>document.querySelector('button').onclick = () => document.querySelector('#stage').requestFullscreen();</script>`,
  ),
  '/fullscreen-shadow': htmlPage(
    `<p>olaparib</p><x-player style="display: block; background: white; padding: 80px"></x-player><script>
      const host = document.querySelector('x-player');
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = '<button>Fill the screen</button> <b>letrozole</b>';
      root.querySelector('button').onclick = () => host.requestFullscreen();
    </script>`,
  ),
  '/popover': htmlPage(
    `<p>olaparib</p><button popovertarget="menu">Open</button>
     <div id="menu" popover style="inset: 60px auto auto 60px; margin: 0"><b>letrozole</b></div>`,
  ),
  '/dialog-later': htmlPage(
    `<p>letrozole</p><dialog><button>Close</button></dialog>
     <script>
       const dialog = document.querySelector('dialog');
       addEventListener('later', () => dialog.showModal());
     </script>`,
  ),
  '/dialog-later-shadow': htmlPage(
    `<p>letrozole</p><x-dialog></x-dialog>
     <script>
       const root = document.querySelector('x-dialog').attachShadow({ mode: 'closed' });
       root.innerHTML = '<dialog><button>Close</button></dialog>';
       const dialog = root.querySelector('dialog');
       addEventListener('later', () => dialog.showModal());
     </script>`,
  ),
  '/scroller': htmlPage(
    `<div id="scroller" style="height: 200px; overflow: auto; margin: 60px; border: 1px solid">
       <p style="margin-top: 150px">letrozole</p><p style="margin: 900px 0">end</p></div>`,
  ),
  '/transformed': htmlPage(
    `<div style="transform: rotate(8deg) scale(1.4); transform-origin: 0 0; margin: 120px"><p>letrozole</p></div>`,
  ),
  '/vertical': htmlPage(
    `<p style="writing-mode: vertical-rl; height: 300px; margin: 60px">Text in columns, letrozole here</p>`,
  ),
});

async function openAt(path: string, marks: string[]): Promise<Page> {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin + path, marks);
  return page;
}

test.each([
  ['/fullscreen', 'button', 'b'],
  ['/fullscreen-shadow', 'x-player >>> button', 'x-player >>> b'],
])('a name in a fullscreen element has its card there: %s', async (path, button, name) => {
  const page = await openAt(path, ['olaparib', 'letrozole']);
  await page.click(button);
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.hover(name);
  const card = await waitForCard(page, (shown) => shown.name === 'letrozole');
  expect(card.rect.width).toBe(340);
  await chooseChip(page);
  // Escape is the browser's own here: it ends fullscreen first.
  const close = await cardElement(page, { role: 'button', text: 'Close' });
  await page.mouse.click(close.x, close.y);
  await waitForNoCard(page);
  await page.evaluate(() => document.exitFullscreen());
  await page.close();
});

test("a press in the card does not close the page's own popover that the name is in", async () => {
  const page = await openAt('/popover', ['olaparib']);
  await page.click('button');
  await page.hover('b');
  await waitForCard(page, (shown) => shown.name === 'letrozole');
  await chooseChip(page);
  expect(await page.evaluate(() => document.querySelector('#menu')?.matches(':popover-open'))).toBe(true);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  expect(await page.evaluate(() => document.querySelector('#menu')?.matches(':popover-open'))).toBe(true);
  await page.close();
});

test.each(['/dialog-later', '/dialog-later-shadow'])(
  'a dialog that opens over a card closes the card, and Escape then closes the dialog: %s',
  async (path) => {
    const page = await openAt(path, ['letrozole']);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    // In the card it would stay for ever.
    await page.mouse.move(card.rect.x + 60, card.rect.y + 30, { steps: 4 });
    await page.evaluate(() => dispatchEvent(new Event('later')));
    await waitForNoCard(page);
    expect(await page.evaluate('dialog.open')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('dialog.open')).toBe(false);
    await page.close();
  },
);

test('the card follows a name in a scrolled box, and closes when the name is gone', async () => {
  const page = await openAt('/scroller', ['letrozole']);
  const before = await hoverCard(page, 'letrozole', 'letrozole');
  await page.evaluate(() => document.querySelector('#scroller')?.scrollBy(0, 40));
  await waitForCard(page, ({ rect }) => Math.abs(before.rect.y - 40 - rect.y) < 1);
  await page.evaluate(() => document.querySelector('#scroller')?.scrollBy(0, 600));
  await waitForNoCard(page);
  await page.close();
});

test.each(['/transformed', '/vertical'])('the card is upright and beside the name: %s', async (path) => {
  const page = await openAt(path, ['letrozole']);
  const card = await hoverCard(page, 'letrozole', 'letrozole');
  expect(card.rect.width).toBe(340);
  const name = await page.evaluate(() => {
    const [range] = CSS.highlights.get('glossary-term') ?? [];
    return (range as Range).getBoundingClientRect().toJSON() as DOMRect;
  });
  const { x, y, width, height } = card.rect;
  // Beside the line: that is a column in vertical text.
  const isBeside =
    path === '/vertical'
      ? x + width <= name.left || x >= name.right
      : y >= name.bottom || y + height <= name.top;
  expect(isBeside).toBe(true);
  await page.close();
});

/** Opens an explanation in the card by a real click. */
async function chooseChip(page: Page): Promise<void> {
  const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.move(chip.x, chip.y, { steps: 5 });
  await page.mouse.click(chip.x, chip.y);
  await waitForCard(page, ({ text }) => text.includes('estrogen'));
}
