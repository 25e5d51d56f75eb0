import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import {
  cardBox,
  cardHost,
  cardRoot,
  closePage,
  middleOf,
  nameLine,
  nextFrames,
  openByHover,
  openPage,
  waitForCard,
  waitForNoCard,
} from '../support';

const PHONE = [360, 740] as const;
const ROOM = '<p style="margin-top: 3000px">end</p>';

afterEach(closePage);

async function tap(selector: string): Promise<void> {
  const { x, y } = middleOf(selector);
  await commands.tap(x, y);
  await waitForCard();
}

/** Draws one finger, and waits until the page has got its end: the browser may report that later. */
async function swipe(x: number, fromY: number, toY: number): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const type of ['pointerup', 'pointercancel'] as const)
      addEventListener(type, () => resolve(), { capture: true, once: true });
  });
  await commands.swipe(x, fromY, toY);
  await ended;
  await nextFrames();
}

function part(selector: string): HTMLElement {
  const found = cardRoot().querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The card has no ${selector}`);
  return found;
}

describe('a sheet on a phone', () => {
  beforeEach(() => browserPage.viewport(...PHONE));

  test('stands below the line of the name, for which the page is scrolled', async () => {
    await openPage(nameLine('a', 'trastuzumab', { top: 600, left: 10 }) + ROOM, ['trastuzumab']);
    await tap('#a');
    await vi.waitFor(() => expect(cardBox().bottom).toBeCloseTo(740, 0));
    expect(window.scrollY).toBeGreaterThan(100);
    expect(middleOf('#a').bottom).toBeLessThan(cardBox().top);
    expect(middleOf('#a').top).toBeGreaterThan(0);
  });

  test('scrolls the part of the page that the name is in', async () => {
    const line = '<p style="margin: 500px 0 2000px"><b id="a">trastuzumab</b></p>';
    await openPage(`<div style="height: 700px; overflow: auto">${line}</div>`, ['trastuzumab']);
    await tap('#a');
    await vi.waitFor(() => expect(cardBox().bottom).toBeCloseTo(740, 0));
    expect(document.querySelector('div')?.scrollTop).toBeGreaterThan(50);
    expect(middleOf('#a').bottom).toBeLessThan(cardBox().top);
  });

  test('goes to the head of the window where the page ends and cannot be scrolled', async () => {
    await openPage(nameLine('a', 'trastuzumab', { top: 690, left: 10 }), ['trastuzumab']);
    await tap('#a');
    expect(window.scrollY).toBe(0);
    expect(cardBox().top).toBe(0);
    expect(cardBox().bottom).toBeLessThan(middleOf('#a').top);
  });

  test('leaves the page where it is under a mouse, which may only pass the name', async () => {
    await openPage(nameLine('a', 'trastuzumab', { top: 690, left: 10 }) + ROOM, ['trastuzumab']);
    await openByHover('#a');
    expect(window.scrollY).toBe(0);
    expect(cardBox().width).toBe(document.documentElement.clientWidth);
    expect(cardBox().top).toBe(0);
  });

  test('has letters to read at arm’s length and targets for a finger', async () => {
    await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 10 }), ['trastuzumab']);
    await tap('#a');
    const font = (selector: string) => {
      const { fontSize, lineHeight } = getComputedStyle(part(selector));
      return [fontSize, lineHeight];
    };
    expect(font('h2')).toEqual(['21px', '26px']);
    expect(font('.what')).toEqual(['16px', '22px']);
    expect(font('.advice')).toEqual(['14px', '17.5px']);
    const box = (selector: string) => part(selector).getBoundingClientRect();
    expect([box('.close').width, box('.close').height]).toEqual([44, 44]);
    expect(box('.chip').height).toBeGreaterThanOrEqual(32);
    expect(box('.more').height).toBeGreaterThanOrEqual(48);
    expect(cardBox().height).toBeLessThanOrEqual(740 * 0.62 + 1);
  });

  test('keeps the name in sight while all else scrolls, and shows that there is more until its end', async () => {
    await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 10 }), ['trastuzumab']);
    await tap('#a');
    const dialog = part('.dialog');
    const firstLook = dialog.scrollHeight;
    part('.more').scrollIntoView({ block: 'center' });
    const more = part('.more').getBoundingClientRect();
    await commands.tap(more.x + more.width / 4, more.y + more.height / 2);
    await vi.waitFor(() => expect(dialog.scrollHeight).toBeGreaterThan(firstLook));
    await vi.waitFor(() => expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight + 100));
    const fade = () => getComputedStyle(dialog, '::after');
    expect([fade().position, fade().bottom, fade().height]).toEqual(['sticky', '0px', '20px']);
    dialog.scrollTo({ top: dialog.scrollHeight, behavior: 'instant' });
    expect(part('h2').getBoundingClientRect().top).toBeLessThan(cardBox().top + 30);
    // Nothing stands in the last 20 px, where the fade is then.
    expect(part('.advice').getBoundingClientRect().bottom).toBeLessThanOrEqual(cardBox().bottom - 20);
  });

  test('shows the first of its details when they are opened, and the page stays where it is', async () => {
    await browserPage.viewport(320, 640);
    await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 10 }) + ROOM, ['trastuzumab']);
    await tap('#a');
    const pageTop = window.scrollY;
    part('.more').scrollIntoView({ block: 'end', behavior: 'instant' });
    const more = part('.more').getBoundingClientRect();
    await commands.tap(more.x + more.width / 4, more.y + more.height / 2);
    await vi.waitFor(() => {
      const { top, bottom } = part('.details section').getBoundingClientRect();
      expect(top).toBeGreaterThan(cardBox().top);
      expect(bottom).toBeLessThanOrEqual(cardBox().bottom - 20);
    });
    expect(window.scrollY).toBe(pageTop);
  });
});

test('a sheet of a finger on a large screen is no wider than can be read, where lines begin', async () => {
  await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 400 }), ['trastuzumab']);
  await tap('#a');
  await vi.waitFor(() => expect([cardBox().left, cardBox().width, cardBox().bottom]).toEqual([0, 560, 700]));
});

test('a card of the pointer fades above its foot only while its details are open, and covers no line at its end', async () => {
  await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 10 }), ['trastuzumab']);
  await openByHover('#a');
  const scroller = part('.scroller');
  const fade = () => getComputedStyle(scroller, '::after');
  expect(fade().content).toBe('none');
  const more = part('.more').getBoundingClientRect();
  await commands.mouseClick(more.x + more.width / 4, more.y + more.height / 2);
  await vi.waitFor(() => expect(scroller.scrollHeight).toBeGreaterThan(scroller.clientHeight + 100));
  expect([fade().content, fade().position, fade().bottom, fade().height]).toEqual([
    '""',
    'sticky',
    '0px',
    '20px',
  ]);
  const lowerEdge = scroller.getBoundingClientRect().bottom;
  const links = [...scroller.querySelectorAll('.details a')];
  const below = links.find((link) => link.getBoundingClientRect().bottom > lowerEdge);
  below?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  expect(below?.getBoundingClientRect().bottom).toBeLessThanOrEqual(lowerEdge - 19);
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'instant' });
  const lines = [...scroller.querySelectorAll('.details *')].map(
    (line) => line.getBoundingClientRect().bottom,
  );
  expect(Math.max(...lines)).toBeLessThanOrEqual(scroller.getBoundingClientRect().bottom - 19);
});

test('the focus ring of a sheet goes on beside what scrolls in it', async () => {
  await browserPage.viewport(...PHONE);
  await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 10 }), ['trastuzumab']);
  await tap('#a');
  const dialog = part('.dialog');
  const edge = getComputedStyle(dialog).borderColor;
  dialog.focus({ focusVisible: true } as FocusOptions);
  expect(dialog.matches(':focus-visible')).toBe(true);
  const { borderColor, outlineColor } = getComputedStyle(dialog);
  expect(borderColor).toBe(outlineColor);
  expect(borderColor).not.toBe(edge);
});

test('in a page from right to left it stands at the right', async () => {
  await openPage('<p dir="rtl"><b id="a">trastuzumab</b></p>', ['trastuzumab']);
  await tap('#a');
  expect([cardBox().right, cardBox().width]).toEqual([document.documentElement.clientWidth, 560]);
});

// The last one: for a while after a quick stroke, Chromium takes a tap to stop the stroke, and reports no click.
test('closes when it is drawn down by its name, and goes back when it is drawn a little', async () => {
  await browserPage.viewport(...PHONE);
  await openPage(nameLine('a', 'trastuzumab', { top: 60, left: 10 }), ['trastuzumab']);
  await tap('#a');
  const { top } = cardBox();
  const y = part('h2').getBoundingClientRect().top + 10;
  await swipe(100, y, y + 30);
  expect(part('.dialog').getBoundingClientRect().top).toBe(top);
  expect(cardHost()).not.toBeNull();
  await swipe(100, y, y + 90);
  await waitForNoCard();
});
