import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { CLOSE_MS } from '@/lib/popover/hover/hover-intent';
import { OPEN_MS } from '@/lib/popover/hover/rest';
import { painted } from '../../page/support';
import {
  cardBox,
  cardHost,
  cardName,
  cardRoot,
  closePage,
  LINE,
  middleOf,
  openPage,
  restAt,
  scrollPageBy,
  stopClock,
  waitForCard,
  waitForNoCard,
} from '../support';

/** Two names, one below the other, in a page that scrolls. */
const PAGE = `
  <p style="${LINE}; top: 340px; left: 40px">She takes <b id="one">letrozole</b> daily</p>
  <p style="${LINE}; top: 460px; left: 110px">or <b id="other">T-DM1</b></p>
  <p style="${LINE}; top: 560px; left: 300px"><textarea></textarea></p>
  <p style="margin-top: 4000px">The end</p>`;
const NAMES = ['letrozole', 'T-DM1'];
/** A card would have opened or closed long before. */
const LONG_MS = 10 * CLOSE_MS;

/** The pointer rests there, by a clock that stands still for the rest of the test. */
async function restOn(selector: string): Promise<void> {
  stopClock();
  const { x, y } = middleOf(selector);
  await restAt(x, y);
}

/** Opens the card of a name with the mouse, by that clock. */
async function openCard(selector: string): Promise<HTMLElement> {
  await restOn(selector);
  return waitForCard();
}

/** Nothing opens for as long as the pointer is still; a move of one pixel on the name opens its card. */
async function expectOnlyAfterMove(selector: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(cardHost()).toBeNull();
  const { x, y } = middleOf(selector);
  await restAt(x + 1, y + 1);
  await waitForCard();
}

/** Presses the button of the mouse; it is up after the test, also when the test fails. */
async function holdButton(): Promise<void> {
  // When the test has released it, there is nothing to release.
  onTestFinished(() => commands.mouseUp().catch(() => undefined));
  await commands.mouseDown();
}

beforeEach(async () => {
  await openPage(PAGE, NAMES);
  await scrollPageBy(300);
});
afterEach(closePage);

describe('a name opens no card', () => {
  test('when it scrolls under a pointer that is still', async () => {
    const { x, y } = middleOf('#one');
    stopClock();
    await restAt(x, y + 70);
    await vi.advanceTimersByTimeAsync(LONG_MS);
    await scrollPageBy(-70);
    expect(middleOf('#one').y).toBeCloseTo(y + 70, 0);
    await expectOnlyAfterMove('#one');
  });

  test('while text is selected with the mouse, nor when the button is released on it', async () => {
    const { x, y } = middleOf('#one');
    stopClock();
    await restAt(x - 100, y);
    await holdButton();
    await commands.mouseMove(x, y, 5);
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(cardHost()).toBeNull();
    await commands.mouseUp();
    expect(String(document.getSelection())).toContain('takes');
    await expectOnlyAfterMove('#one');
  });

  test('when the button goes down before its time', async () => {
    await restOn('#one');
    await vi.advanceTimersToNextTimerAsync();
    await holdButton();
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(cardHost()).toBeNull();
    // A click would open it.
    await commands.mouseMove(900, 650);
    await commands.mouseUp();
    await expectOnlyAfterMove('#one');
  });

  test('when the reader writes before its time', async () => {
    document.querySelector('textarea')?.focus();
    await restOn('#one');
    await vi.advanceTimersToNextTimerAsync();
    await commands.press('a');
    expect(document.querySelector('textarea')?.value).toBe('a');
    await expectOnlyAfterMove('#one');
  });
});

test('untrusted presses and keys do not prevent a card from opening', async () => {
  await restOn('#one');
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  window.dispatchEvent(new Event('blur'));
  await vi.advanceTimersByTimeAsync(2 * OPEN_MS);
  expect(cardHost()).not.toBeNull();
});

test('a name that is split by markup has one card for all of it', async () => {
  await closePage();
  await openPage(`<p style="${LINE}; top: 60px; left: 40px">Later tras<b id="part">tuzu</b>mab</p>`, [
    'trastuzumab',
  ]);
  await openCard('#part');
  expect(cardName()).toBe('trastuzumab');
  expect(painted('glossary-term-active')).toEqual(['trastuzumab']);
});

describe('while the pointer is still, the card', () => {
  test('follows a name that scrolls away from the pointer, and closes after 300 ms', async () => {
    await openCard('#one');
    const before = cardBox().y;
    await scrollPageBy(-60);
    expect(cardBox().y).toBeCloseTo(before + 60, 0);
    await vi.advanceTimersByTimeAsync(CLOSE_MS - 1);
    expect(cardHost()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(cardHost()).toBeNull();
  });

  test('stays when the name scrolls away and back', async () => {
    const card = await openCard('#one');
    await scrollPageBy(-60);
    await scrollPageBy(60);
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(cardHost()).toBe(card);
  });

  test('closes when another name scrolls under the pointer, which opens no card', async () => {
    await openCard('#other');
    await scrollPageBy(middleOf('#one').y - middleOf('#other').y);
    await waitForNoCard();
    await expectOnlyAfterMove('#one');
    expect(cardName()).toBe('letrozole');
  });

  test('closes when the page moves its name away without scrolling', async () => {
    await openCard('#one');
    const name = document.querySelector<HTMLElement>('#one');
    if (name?.parentElement) name.parentElement.style.transform = 'translateY(150px)';
    document.body.append('A notice about Femara');
    await waitForNoCard();
  });
});

test('Escape closes the card under the pointer, and it stays closed (WCAG 2.2, 1.4.13)', async () => {
  await openCard('#one');
  await commands.press('Escape');
  expect(cardHost()).toBeNull();
  await expectOnlyAfterMove('#one');
});

test('a card that was opened by a click stays when the mouse goes elsewhere', async () => {
  const { x, y } = middleOf('#one');
  await commands.mouseClick(x, y);
  const card = await waitForCard();
  stopClock();
  await restAt(900, 650);
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(cardHost()).toBe(card);
  await commands.mouseClick(900, 650);
  await waitForNoCard();
});

test('a card that is pressed stays when the mouse goes elsewhere', async () => {
  const card = await openCard('#one');
  const { x, y, width, height } = cardRoot().querySelector('h2')?.getBoundingClientRect() ?? new DOMRect();
  await commands.mouseClick(x + width / 2, y + height / 2);
  await restAt(900, 650);
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(cardHost()).toBe(card);
});

test('a popover of the page that opens beside a card leaves the card open', async () => {
  const card = await openCard('#one');
  const toast = document.createElement('div');
  toast.popover = 'manual';
  toast.textContent = 'Saved';
  toast.style.inset = 'auto 0 0 auto';
  document.body.append(toast);
  onTestFinished(() => toast.remove());
  toast.showPopover();
  await scrollPageBy(0);
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(cardHost()).toBe(card);
});
