import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { waitForPaint } from '../../page/support';
import {
  cardBox,
  cardHost,
  closePage,
  inCard,
  nameLine,
  nextFrames,
  openByHover,
  openPage,
  waitForCard,
} from '../support';

afterEach(closePage);

const RULES: [what: string, css: string][] = [
  ['the last child', '#layer > * { margin-bottom: 60px } #layer > :last-child { margin-bottom: 0 }'],
  ['the first child', '#layer > :first-child { margin-top: 40px }'],
  ['children that follow others', '#layer > * + * { margin-top: 30px }'],
  ['children counted from the end', '#layer > :nth-last-child(2) { padding: 20px }'],
  ['children counted from the beginning', '#layer > :nth-child(2) { padding: 20px }'],
];
const CONTENT = '<h2>Title</h2><p>In it <b id="a">letrozole</b> here.</p><p>The last one</p>';

/** Where all of the dialog or popover stands. */
const layout = () =>
  [...document.querySelectorAll('#layer, #layer *:not(glossary-card)')].map((one) =>
    JSON.stringify(one.getBoundingClientRect()),
  );

describe('a card moves nothing of a dialog with rules for', () => {
  test.each(RULES)('%s', async (_, css) => {
    await openPage(
      `<style>${css}</style><dialog open id="layer" style="margin-top: 60px">${CONTENT}</dialog>`,
      ['letrozole'],
    );
    const dialog = document.querySelector<HTMLDialogElement>('#layer');
    dialog?.close();
    dialog?.showModal();
    await nextFrames();
    const before = layout();
    await openByHover('#a');
    await nextFrames();
    expect(cardHost()?.parentElement?.closest('#layer')).not.toBeNull();
    expect(cardBox().height).toBeGreaterThan(100);
    expect(layout()).toEqual(before);
  });

  test('an only child, and of a popover', async () => {
    await openPage(
      '<style>#layer > :only-child { margin: 0 } #layer > * { margin: 30px }</style><div id="layer" popover><p><b id="a">letrozole</b> here</p></div>',
      [],
    );
    document.querySelector<HTMLElement>('#layer')?.showPopover();
    await waitForPaint(['letrozole']);
    await nextFrames();
    const before = layout();
    await openByHover('#a');
    await nextFrames();
    expect(cardBox().height).toBeGreaterThan(100);
    expect(layout()).toEqual(before);
  });
});

test('a press in the card closes no popover of the page, though the name is not in it', async () => {
  await openPage(
    `${nameLine('a', 'letrozole', { top: 40 })}<div id="menu" popover style="inset: 400px auto auto 700px; margin: 0">Menu</div>`,
    ['letrozole'],
  );
  const menu = document.querySelector<HTMLElement>('#menu');
  menu?.showPopover();
  await openByHover('#a');
  await nextFrames();
  const { left, top, width, height } = inCard('h2').getBoundingClientRect();
  await commands.mouseClick(left + width / 2, top + height / 2);
  await nextFrames();
  expect(cardHost()).not.toBeNull();
  expect(menu?.matches(':popover-open')).toBe(true);
});

describe('where only a part of the window is seen', () => {
  /** What the browser says when fingers have zoomed in, or the keyboard of the screen is open. */
  function see(part: Partial<VisualViewport>): EventTarget {
    const target = Object.assign(new EventTarget(), {
      scale: 1,
      offsetLeft: 0,
      offsetTop: 0,
      width: innerWidth,
      height: innerHeight,
      ...part,
    });
    const spy = vi
      .spyOn(window, 'visualViewport', 'get')
      .mockReturnValue(target as unknown as VisualViewport);
    onTestFinished(() => void spy.mockRestore());
    return target;
  }

  test('the card is in that part, beside the name', async () => {
    await openPage(nameLine('a', 'letrozole', { top: 560, left: 420 }), ['letrozole']);
    see({ scale: 2, offsetLeft: 300, offsetTop: 260, width: 512, height: 350 });
    await openByHover('#a');
    const { left, top, right, bottom } = cardBox();
    expect(left).toBeGreaterThanOrEqual(300);
    expect(right).toBeLessThanOrEqual(812);
    expect(top).toBeGreaterThanOrEqual(260);
    expect(bottom).toBeLessThanOrEqual(562);
  });

  test('the card of a small part is a sheet in it, with enough letters in a line', async () => {
    await openPage(nameLine('a', 'letrozole', { top: 120, left: 60 }), ['letrozole']);
    see({ scale: 2.5, offsetLeft: 20, offsetTop: 100, width: 156, height: 312 });
    await openByHover('#a');
    const { left, top, width, bottom } = cardBox();
    expect([left, width]).toEqual([20, 156]);
    expect(top).toBeGreaterThan(140);
    expect(bottom).toBeCloseTo(412, 0);
    expect(Number(inCard('.tokens').style.zoom)).toBeCloseTo(156 / 320, 2);
  });

  test('the card stays clear of the keyboard of the screen, and follows when that opens', async () => {
    await openPage(nameLine('a', 'letrozole', { top: 330 }), ['letrozole']);
    const part = see({});
    await openByHover('#a');
    expect(cardBox().top).toBeGreaterThan(350);
    Object.assign(part, { height: 380 });
    part.dispatchEvent(new Event('resize'));
    await vi.waitFor(() => expect(cardBox().bottom).toBeLessThanOrEqual(332));
    await waitForCard();
  });
});
