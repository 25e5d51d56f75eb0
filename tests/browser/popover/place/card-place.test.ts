import { afterEach, expect, test, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import {
  cardCovers,
  closePage,
  middleOf,
  nameLine,
  openByHover,
  openPage,
  restAt,
  waitForCard,
  waitForNoCard,
} from '../support';

afterEach(closePage);

test('in a window of 320 px the card is a sheet at the bottom or top that leaves the line free', async () => {
  await browserPage.viewport(320, 480);
  await openPage(
    nameLine('a', 'letrozole', { top: 20, left: 10 }) + nameLine('b', 'Femara', { top: 440, left: 10 }),
    ['letrozole', 'Femara'],
  );
  await openByHover('#a');
  expect(cardCovers(4, 470)).toBe(true);
  expect(cardCovers(316, 470)).toBe(true);
  expect(cardCovers(middleOf('#a').x, middleOf('#a').y)).toBe(false);
  await commands.press('Escape');
  await waitForNoCard();
  await openByHover('#b');
  expect(cardCovers(4, 10)).toBe(true);
  expect(cardCovers(middleOf('#b').x, middleOf('#b').y)).toBe(false);
});

test('the card is beside its name under a transformed root and against rules of the page', async () => {
  await openPage(
    `<style>
       html { transform: translate(0, 0) scale(1); }
       * { all: unset !important; } [popover] { width: 10px !important; opacity: 0 !important; inset: 50% !important; }
       #a { position: fixed !important; top: 60px !important; left: 60px !important; }
     </style><b id="a">letrozole</b>`,
    ['letrozole'],
  );
  await openByHover('#a');
  const { x, bottom } = middleOf('#a');
  await vi.waitFor(() => expect(cardCovers(x + 20, bottom + 30)).toBe(true));
});

test.each([
  ['the root', 'html { zoom: 2 }'],
  ['the body', 'body { zoom: 1.5 }'],
  ['both', 'html { zoom: 0.8 } body { zoom: 3 }'],
])('the card has its size and place where the page zooms %s', async (_, rule) => {
  await openPage(
    `<style>${rule}</style><p style="position: absolute; top: 60px; left: 60px; margin: 0"><b id="a">letrozole</b></p>`,
    ['letrozole'],
  );
  await openByHover('#a');
  const { left, bottom } = (document.querySelector('#a') as Element).getBoundingClientRect();
  expect(cardCovers(left + 4, bottom + 12)).toBe(true);
  expect(cardCovers(left + 336, bottom + 12)).toBe(true);
  expect(cardCovers(left + 344, bottom + 12)).toBe(false);
  expect(cardCovers(left + 4, bottom + 3)).toBe(false);
});

test('the card of a name in a modal dialog is inside it, and Escape closes the card first', async () => {
  await openPage(
    '<dialog style="inset: 40px auto auto 40px; margin: 0; width: 400px"><b id="a">letrozole</b></dialog>',
    [],
  );
  const dialog = document.querySelector('dialog') as HTMLDialogElement;
  dialog.showModal();
  const card = await openByHover('#a');
  expect(card.parentElement).toBe(dialog);
  await commands.press('Escape');
  await waitForNoCard();
  expect(dialog.open).toBe(true);
});

test('the card covers no part of a name that continues in the next column', async () => {
  await openPage(
    `<div style="position: absolute; left: 40px; top: 390px; width: 300px; height: 300px; columns: 2; column-gap: 20px;
       column-fill: auto; orphans: 1; widows: 1; font: 18px/30px sans-serif">${'word<br>'.repeat(9)}<b id="a">trastuzumab emtansine</b></div>`,
    ['trastuzumab emtansine'],
  );
  const [first, second] = document.querySelector('#a')?.getClientRects() ?? [];
  if (!first || !second) throw new Error('The name is in one column');
  // Above the first part there is room enough, beside the second.
  expect(second.left).toBeGreaterThan(first.right);
  expect(second.top).toBeLessThan(first.top - 200);
  await restAt(first.left + 20, first.top + 10);
  await waitForCard();
  for (const { left, top } of [first, second]) expect(cardCovers(left + 20, top + 10)).toBe(false);
});
