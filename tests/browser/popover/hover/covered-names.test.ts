import { afterEach, describe, expect, test } from 'vitest';
import { cardName, closePage, middleOf, openByHover, openPage } from '../support';

afterEach(closePage);

const CARD = 'position: relative; width: 400px; padding: 20px; border: 1px solid';
const COVER = 'position: absolute; inset: 0; z-index: 1';
const text = '<p>New results for <b id="a">letrozole</b> early</p>';
const style = (rules: string) => `<style>.link::after { content: ''; ${COVER}; ${rules} }</style>`;
/** A box with a link that is stretched over all of it. */
const stretched = (rules = '') =>
  `${style(rules)}<div style="${CARD}"><h3><a class="link" href="#x">Read more</a></h3>${text}</div>`;
const overlay = (html: string, around = CARD) => `<div style="${around}">${text}${html}</div>`;

describe('a name is read through, and has its card below', () => {
  test.each([
    ['the stretched link of its box', stretched()],
    ['a link that lies over its box', overlay(`<a href="#x" style="${COVER}"></a>`)],
    [
      'such a link with words for screen readers',
      overlay(
        `<a href="#x" style="${COVER}"><span style="position: absolute; width: 1px; height: 1px; overflow: hidden">Read</span></a>`,
      ),
    ],
    [
      'a button that lies over its box',
      overlay(`<button style="${COVER}; background: none; border: 0"></button>`),
    ],
    [
      'a part that its own box adds',
      `<style>.box::before { content: ''; ${COVER} }</style><div class="box" style="${CARD}">${text}</div>`,
    ],
  ])('%s', async (_, html) => {
    await openPage(html, ['letrozole']);
    await openByHover('#a');
    expect(cardName()).toBe('letrozole');
  });

  test('and a step goes to it', async () => {
    const { cards } = await openPage(stretched(), ['letrozole']);
    expect(await cards.step({ direction: 'next', from: 'here' })).toBe(true);
  });
});

describe('a name has no card under', () => {
  test.each([
    ['a stretched link with a colour', stretched('background: rgb(255 255 255 / 90%)')],
    ['a stretched link with a picture', stretched('background-image: linear-gradient(red, blue)')],
    ['a picture', overlay(`<img alt="" style="${COVER}; width: 100%; height: 100%">`)],
    [
      'what catches presses all over the window',
      overlay('<div style="position: fixed; inset: 0; z-index: 1"></div>'),
    ],
    [
      'what belongs to another box',
      `<div style="position: absolute; inset: 0; height: 300px; z-index: 2"><i style="${COVER}"></i></div><div>${text}</div>`,
    ],
  ])('%s', async (_, html) => {
    const { page } = await openPage(html, ['letrozole']);
    const nameThere = () => page.mentionAt(middleOf('#a').x, middleOf('#a').y)?.id ?? null;
    expect(nameThere()).toBeNull();
    for (const cover of document.querySelectorAll('style, img, [style*="fixed"], [style*="z-index: 2"]'))
      cover.remove();
    expect(nameThere()).toBe('letrozole');
  });
});

describe('an ellipsis', () => {
  const cut = async (width: number) => {
    const { page } = await openPage(
      `<div id="cut" style="width: ${width}px; font: 18px/30px monospace; white-space: nowrap; overflow: hidden; text-overflow: ellipsis">Daily <b>letrozole</b> for years</div>`,
      ['letrozole'],
    );
    const { right, top } = (document.querySelector('#cut') as Element).getBoundingClientRect();
    return page.mentionAt(right - 3, top + 15)?.id ?? null;
  };

  test('in place of a name is no name', async () => expect(await cut(75)).toBeNull());
  test('behind most letters of a name belongs to it', async () => expect(await cut(150)).toBe('letrozole'));
});
