import type { Frame, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  type CardSnapshot,
  cardElement,
  readCard,
  until,
  waitForCard,
  waitForNoCard,
} from '../../tools/browsers/index.ts';
import { moveSlowlyIntoCard } from '../support/input/moves.ts';
import { hoverCard, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const SMALL = 'width="300" height="90" style="display: block; margin: 200px 0 0 100px"';
const ctx = withExtension({
  '/small': htmlPage(`<p>olaparib</p><iframe src="/words" ${SMALL}></iframe>`),
  '/srcdoc': htmlPage(
    `<p>olaparib</p><iframe srcdoc="<p style='margin: 10px'>letrozole</p>" ${SMALL}></iframe>`,
  ),
  '/blank': htmlPage(
    `<p>olaparib</p><iframe ${SMALL}></iframe><script>
      frames[0].document.body.innerHTML = '<p style="margin: 10px">letrozole</p>';
    </script>`,
  ),
  '/narrow': htmlPage(
    `<p>olaparib</p><iframe src="/words" width="150" height="500" style="display: block; margin: 40px 0 0 100px"></iframe>`,
  ),
  '/dialog': htmlPage(
    `<dialog style="padding: 0"><p>olaparib</p><iframe src="/words" ${SMALL}></iframe></dialog>
     <script>document.querySelector('dialog').showModal();</script>`,
  ),
  '/low': htmlPage(
    `<p>olaparib</p><iframe src="/words" width="300" height="90" style="position: fixed; left: 60px; bottom: 10px"></iframe>`,
  ),
  '/two': htmlPage(
    `<p>olaparib</p><iframe src="/two-words" width="300" height="90"></iframe> <iframe src="/words" width="300" height="90"></iframe>`,
  ),
  '/two-words': htmlPage(
    '<p style="margin: 10px">letrozole <span style="margin-left: 60px">tamoxifen</span></p>',
  ),
  '/forging': htmlPage(`<p>olaparib</p><iframe src="/forger" ${SMALL}></iframe>`),
  '/forger': htmlPage(
    `<p style="margin: 10px">letrozole</p><script>
      window.rounds = 0;
      setInterval(() => {
        rounds += 1;
        const at = { clientX: 40, clientY: 22, bubbles: true };
        document.dispatchEvent(new PointerEvent('pointermove', at));
        document.dispatchEvent(new PointerEvent('pointerdown', at));
      }, 50);
    </script>`,
  ),
  '/slotted': htmlPage(
    `<p>olaparib</p><x-dialog><b>letrozole</b></x-dialog><script>
      const root = document.querySelector('x-dialog').attachShadow({ mode: 'open' });
      root.innerHTML = '<dialog style="padding: 60px"><slot></slot></dialog>';
      root.querySelector('dialog').showModal();
    </script>`,
  ),
  '/large': htmlPage(`<p>olaparib</p><iframe src="/words" width="600" height="600"></iframe>`),
  '/words': htmlPage('<p style="margin: 10px">letrozole</p>'),
});

/** Opens a page and waits for the marks in it and in its frame. @returns the page, its frame, and where the name is */
async function open(path: string): Promise<{ page: Page; frame: Frame; name: { x: number; y: number } }> {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(ctx.site.origin + path);
  await waitForMarks(page, ['olaparib']);
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!frame) throw new Error('The page has no frame');
  await waitForMarks(frame, ['letrozole']);
  const box = await page.evaluate(() => {
    const { left, top } = (document.querySelector('iframe') as HTMLElement).getBoundingClientRect();
    return { left, top };
  });
  return { page, frame, name: { x: box.left + 40, y: box.top + 22 } };
}

async function rest(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y - 3);
  await page.mouse.move(x, y);
}

test.each(['/small', '/narrow', '/srcdoc', '/blank', '/dialog'])(
  'the card of a frame that is too small for it is in the page around: %s',
  async (path) => {
    const { page, frame, name } = await open(path);
    await rest(page, name);
    const card = await waitForCard(page, (shown) => shown.name === 'letrozole');
    // It is by the name, as if there were no frame: the pointer reaches it in time.
    expect(card.rect.width).toBe(340);
    expect(card.rect.x).toBeCloseTo(name.x - 20, 0);
    const { y, height } = card.rect;
    const gap = y > name.y ? y - name.y : name.y - y - height;
    expect(gap).toBeGreaterThan(8);
    expect(gap).toBeLessThan(24);
    expect(await readCard(frame)).toBeNull();
    const link = await cardElement(page, { text: 'Canadian Cancer Society' });
    expect(link.y).toBeLessThan(800);
    await page.close();
  },
);

test('the card of a small frame near the bottom is at the top of the window', async () => {
  const { page, name } = await open('/low');
  await rest(page, name);
  const card = await waitForCard(page, (shown) => shown.name === 'letrozole');
  expect(card.rect.y + card.rect.height).toBeLessThan(name.y - 8);
  await page.close();
});

test('the card of a small frame can be entered, and closes when the pointer leaves', async () => {
  const { page, name } = await open('/small');
  const insideOf = ({ rect }: CardSnapshot) => ({ x: rect.x + 200, y: rect.y + 40 });
  const card = await moveSlowlyIntoCard(page, name, insideOf);
  expect(card?.name).toBe('letrozole');
  const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.move(chip.x, chip.y, { steps: 30 });
  await page.mouse.click(chip.x, chip.y);
  await waitForCard(page, ({ text }) => text.includes('estrogen'));
  await page.keyboard.press('Escape');
  await waitForNoCard(page);

  await page.mouse.move(1200, 20);
  await rest(page, name);
  const inside = insideOf(await waitForCard(page, (shown) => shown.name === 'letrozole'));
  await page.mouse.move(inside.x, inside.y);
  await page.mouse.move(name.x + 200, name.y);
  await waitForNoCard(page);

  await page.mouse.move(1200, 20);
  await rest(page, name);
  await waitForCard(page, (shown) => shown.name === 'letrozole');
  await page.mouse.move(1200, 20);
  await waitForNoCard(page);
  await page.close();
});

test('Escape and a press in the small frame close the card in the page around', async () => {
  const { page, frame, name } = await open('/small');
  await rest(page, name);
  await waitForCard(page, (shown) => shown.name === 'letrozole');
  await page.mouse.click(name.x + 200, name.y);
  await waitForNoCard(page);
  await page.mouse.move(1200, 20);
  await rest(page, name);
  await waitForCard(page, (shown) => shown.name === 'letrozole');
  // The press has put the focus into the frame.
  expect(await frame.evaluate(() => document.hasFocus())).toBe(true);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await page.close();
});

test('the card of a frame with room for it is inside the frame', async () => {
  const { page, frame, name } = await open('/large');
  await rest(page, name);
  await waitForCard(frame, (shown) => shown.name === 'letrozole');
  expect(await readCard(page)).toBeNull();
  await page.close();
});

test('a press in the page around closes a card that was clicked open in a frame', async () => {
  const { page, frame, name } = await open('/large');
  await page.mouse.click(name.x, name.y);
  await waitForCard(frame, (shown) => shown.name === 'letrozole');
  await page.mouse.move(1200, 20);
  // The page hears of the card a moment after it is there.
  await until(
    async () => {
      await page.mouse.click(1200, 20);
      return (await readCard(frame)) === null ? true : undefined;
    },
    10_000,
    () => 'the press to close the card',
  );
  await page.close();
});

test('each name in several small frames has its card, which closes when the pointer leaves', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/two`);
  await waitForMarks(page, ['olaparib']);
  const [, one, other] = page.frames();
  if (!one || !other) throw new Error('The page has two frames');
  await waitForMarks(one, ['letrozole', 'tamoxifen']);
  await waitForMarks(other, ['letrozole']);
  const tops = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => {
      const { left, top } = frame.getBoundingClientRect();
      return { left, top };
    }),
  );
  const at = (frame: number, x: number) => ({
    x: (tops[frame]?.left ?? 0) + x,
    y: (tops[frame]?.top ?? 0) + 22,
  });
  for (const [point, name] of [
    [at(0, 40), 'letrozole'],
    [at(0, 165), 'tamoxifen'],
    [at(1, 40), 'letrozole'],
    [at(0, 165), 'tamoxifen'],
  ] as const) {
    await rest(page, point);
    await waitForCard(page, (shown) => shown.name === name);
  }
  await page.mouse.move(at(0, 280).x, at(0, 280).y);
  await waitForNoCard(page);
  await page.close();
});

test('untrusted events of a frame neither open nor close a card in the page around', async () => {
  const { page, frame, name } = await open('/forging');
  const shown = await hoverCard(page, 'olaparib', 'olaparib');
  await page.mouse.move(shown.rect.x + 30, shown.rect.y + 30);
  // By then the pointer that the frame has made up would have rested long enough on the name.
  const rounds = (await frame.evaluate('rounds')) as number;
  await frame.waitForFunction(`rounds > ${rounds + 12}`);
  expect((await readCard(page))?.name).toBe('olaparib');
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await rest(page, name);
  await waitForCard(page, (card) => card.name === 'letrozole');
  await page.close();
});

test('a name in the slot of a dialog has a usable card inside that dialog', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/slotted`);
  await waitForMarks(page, ['olaparib', 'letrozole']);
  await page.hover('b');
  await waitForCard(page, (shown) => shown.name === 'letrozole');
  const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
  await page.mouse.move(chip.x, chip.y, { steps: 5 });
  await page.mouse.click(chip.x, chip.y);
  await waitForCard(page, ({ text }) => text.includes('estrogen'));
  await page.close();
});
