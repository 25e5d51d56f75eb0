import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import {
  cardBox,
  cardHost,
  closePage,
  LINE,
  middleOf,
  nameLine,
  nextFrames,
  openPage,
  waitForCard,
  waitForNoCard,
} from '../support';

afterEach(closePage);

/** Opens a card that stays when the pointer leaves. */
async function openPinned(): Promise<void> {
  const { x, y } = middleOf('#a');
  await commands.mouseClick(x, y);
  await waitForCard();
  await nextFrames();
}

/** Whether the card is right below the line of the name, where it is now. */
const isBelowName = () => Math.abs(cardBox().top - middleOf('#a').bottom) < 20;

const FILLER = '<p style="height: 900px">filler</p>';

describe('an open card follows its name where', () => {
  const page = (above: string) =>
    `${above}<p style="font: 18px/30px sans-serif"><b id="a">letrozole</b> daily</p>${FILLER}`;
  const top = () => document.querySelector<HTMLElement>('#top') as HTMLElement;

  test.each<[string, string, () => void]>([
    [
      'what is above grows by a transition',
      '<div id="top" style="height: 10px; transition: height .2s"></div>',
      () => {
        top().style.height = '160px';
      },
    ],
    [
      'an accordion opens above',
      '<details id="top"><summary>More</summary><p style="height: 120px">x</p></details>',
      () => top().setAttribute('open', ''),
    ],
    [
      'a picture arrives above',
      '<img id="top" alt="" style="display: block">',
      () =>
        top().setAttribute(
          'src',
          `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="90" height="150"/>`,
        ),
    ],
    [
      'the page moves it by an animation',
      '<div id="top"></div>',
      () => {
        document
          .querySelector<HTMLElement>('#a')
          ?.parentElement?.animate([{ transform: 'none' }, { transform: 'translateY(140px)' }], {
            duration: 150,
            fill: 'forwards',
          });
      },
    ],
    [
      'a style sheet is switched on',
      '<style id="top" media="not all">p { margin-top: 150px }</style>',
      () => top().setAttribute('media', 'all'),
    ],
  ])('%s', async (_, above, change) => {
    await openPage(page(above), ['letrozole']);
    await openPinned();
    expect(isBelowName()).toBe(true);
    const before = middleOf('#a').top;
    change();
    await vi.waitFor(() => expect(middleOf('#a').top).toBeGreaterThan(before + 90), { timeout: 3000 });
    await vi.waitFor(() => expect(isBelowName()).toBe(true), { timeout: 3000 });
  });

  test('the page moves it in each frame, and the page stays usable', async () => {
    await openPage(page('<div id="top"></div>'), ['letrozole']);
    await openPinned();
    for (let i = 0; i < 20; i++) {
      top().style.height = `${i * 7}px`;
      await new Promise(requestAnimationFrame);
    }
    await nextFrames();
    expect(isBelowName()).toBe(true);
  });
});

describe('a card closes when its name is scrolled out of', () => {
  const scroller = (style: string, inner: string) =>
    `<div id="box" style="position: absolute; top: 260px; left: 40px; width: 400px; height: 120px; ${style}">${inner}</div>`;
  const name = '<p style="font: 18px/30px sans-serif; margin: 10px 0"><b id="a">letrozole</b></p>';

  test.each([
    ['a box that scrolls', scroller('overflow: auto', name + FILLER), { top: 300 }],
    [
      'a box that scrolls sideways',
      scroller('overflow: auto', `<div style="width: 2000px">${name}</div>`),
      { left: 600 },
    ],
    [
      'a box in such a box',
      scroller('overflow: auto', `<div style="overflow: hidden">${name}</div>${FILLER}`),
      { top: 300 },
    ],
    ['a box that only scripts scroll', scroller('overflow: hidden', name + FILLER), { top: 300 }],
  ])('%s', async (_, html, by) => {
    await openPage(html, ['letrozole']);
    await openPinned();
    document.querySelector('#box')?.scrollBy({ ...by, behavior: 'instant' });
    await waitForNoCard();
  });

  test('not one that stands outside of the box in which it is in the document', async () => {
    await openPage(
      `${scroller('overflow: auto', `${nameLine('a', 'letrozole', { top: 40, left: 500 }).replace('absolute', 'fixed')}${FILLER}`)}`,
      ['letrozole'],
    );
    await openPinned();
    document.querySelector('#box')?.scrollBy({ top: 300, behavior: 'instant' });
    await nextFrames();
    expect(cardHost()).not.toBeNull();
  });
});

describe('a focus trap that listens in the capture phase', () => {
  test.each(['focusin', 'focus'])('to %s leaves the focus to the card', async (type) => {
    const { cards, signal } = await openPage(
      `<div id="dialog" role="dialog" style="${LINE}; top: 60px; left: 40px"><input id="field"><b id="a">letrozole</b><button>x</button></div>`,
      ['letrozole'],
    );
    const dialog = document.querySelector('#dialog') as HTMLElement;
    const field = document.querySelector<HTMLElement>('#field') as HTMLElement;
    field.focus();
    document.addEventListener(
      type,
      (event) => {
        if (event.target instanceof Node && dialog.contains(event.target)) return;
        event.stopImmediatePropagation();
        field.focus();
      },
      { capture: true, signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Tab' && !dialog.contains(event.target as Node)) field.focus();
      },
      { capture: true, signal },
    );
    await cards.step({ direction: 'next', from: 'edge' });
    expect(document.activeElement).toBe(cardHost());
    await commands.press('Tab');
    expect(document.activeElement).toBe(cardHost());
    await commands.press('Escape');
    await waitForNoCard();
    expect(document.activeElement).toBe(field);
  });
});
