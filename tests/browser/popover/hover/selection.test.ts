import { afterEach, expect, test } from 'vitest';
import { cardBox, cardHost, closePage, LINE, middleOf, nameLine, openPage, waitForCard } from '../support';

afterEach(closePage);

/** Selects from one place of the text to another, with the nodes that a browser gives for it. */
function select(from: [selector: string, offset: number], to: [selector: string, offset: number]): void {
  const position = ([selector, offset]: [string, number]): [Node, number] => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`The page has no ${selector}`);
    return [element.firstChild ?? element, offset];
  };
  document.getSelection()?.setBaseAndExtent(...position(from), ...position(to));
}

test('the card of what is selected opens below it, pinned and with the focus, though no mark is there', async () => {
  const html = `${nameLine('name', 'letrozole', { top: 40 })}<p id="told" style="${LINE}; top: 100px; left: 40px">take olaparibe now</p>`;
  const { cards } = await openPage(html, ['letrozole']);
  select(['#told', 5], ['#told', 14]);
  expect(await cards.openAtSelection('olaparib')).toBe(true);
  const card = await waitForCard();
  expect(cardBox().top).toBeGreaterThan(middleOf('#told').bottom);
  expect(document.activeElement).toBe(card);
});

test('a mark that is selected is the name that the reader asks about', async () => {
  const html = `${nameLine('name', 'letrozole', { top: 40 })}${nameLine('other', 'Femara', { top: 100 })}`;
  const { cards, page } = await openPage(html, ['letrozole', 'Femara']);
  select(['#other', 0], ['#other', 6]);
  expect(await cards.openAtSelection('letrozole')).toBe(true);
  // The last name of the page: a step goes no farther from there.
  expect(page.mentions()).toHaveLength(2);
  expect(await cards.step({ direction: 'next', from: 'here' })).toBe(false);
});

test.each([
  ['nothing is selected', () => document.getSelection()?.removeAllRanges()],
  [
    'the caret stands in a name',
    () => document.getSelection()?.collapse(document.querySelector('b')?.firstChild ?? null, 3),
  ],
  [
    'a form field has the selection',
    () => {
      document.getSelection()?.removeAllRanges();
      document.querySelector('input')?.select();
    },
  ],
  [
    'what is selected is not rendered',
    () => document.getSelection()?.selectAllChildren(document.querySelector('#hidden') ?? document),
  ],
])('no card opens when %s', async (_, act) => {
  const html = `${nameLine('name', 'letrozole', { top: 40 })}<input value="olaparib"><p id="hidden" hidden>olaparib</p>`;
  const { cards } = await openPage(html, ['letrozole']);
  act();
  expect(await cards.openAtSelection('olaparib')).toBe(false);
  expect(cardHost()).toBeNull();
});
