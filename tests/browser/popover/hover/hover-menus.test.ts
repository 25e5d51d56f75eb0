import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import {
  cardBox,
  cardHost,
  closePage,
  hover,
  middleOf,
  nextFrames,
  openPage,
  restAt,
  waitForCard,
  waitForNoCard,
} from '../support';

afterEach(closePage);

const STYLE = `<style>
  .menu { position: absolute; left: 60px; top: 60px; padding: 10px; background: #eee }
  .menu > div { position: absolute; left: 0; top: 100%; width: 240px; padding: 12px; background: #ddd }
</style>`;
const CSS_MENU = `${STYLE}<style>.menu > div { display: none } .menu:hover > div { display: block }</style>
  <div class="menu">Treatments<div><b id="a">letrozole</b><p>for women</p></div></div>`;
const HIDDEN_MENU = CSS_MENU.replaceAll('display: none', 'visibility: hidden').replaceAll(
  'display: block',
  'visibility: visible',
);

/** Opens the menu and the card of the name in it. */
async function openCard(): Promise<void> {
  await hover('.menu');
  await nextFrames();
  const { x, y } = middleOf('#a');
  await restAt(x, y);
  await waitForCard();
  await nextFrames();
}

const isMenuOpen = () => document.querySelector('.menu > div')?.checkVisibility({ visibilityProperty: true });

describe('the card of a name in a menu that is open under the pointer alone', () => {
  test.each([
    // A name without a box has a mark for the first frames at most: until the browser has reported that it is not near.
    ['display', CSS_MENU, ['letrozole']],
    ['visibility', HIDDEN_MENU, ['letrozole', 'letrozole']],
  ])('can be entered, and stays until the pointer leaves it: %s', async (_, html, marks) => {
    await openPage(`${html}<p style="margin-top: 600px">letrozole</p>`, marks);
    await openCard();
    const { left, bottom } = cardBox();
    // Past the menu.
    await commands.mouseMove(left + 300, bottom - 30);
    await vi.waitFor(() => expect(isMenuOpen()).toBe(false));
    const card = cardHost();
    await commands.mouseMove(left + 280, bottom - 40);
    await nextFrames();
    expect(cardHost()).toBe(card);
    expect(card).not.toBeNull();
    await commands.mouseMove(900, 650);
    await waitForNoCard();
  });
});
