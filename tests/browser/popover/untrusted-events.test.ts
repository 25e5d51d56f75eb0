import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { cardHost, cardRoot, closePage, inCard, nameLine, openByHover, openPage } from './support';

const NAME = nameLine('a', 'letrozole', { top: 60 });
const turnOff = vi.fn();
const stepOn = vi.fn();

beforeEach(() => vi.clearAllMocks());
afterEach(closePage);

async function open(): Promise<void> {
  await openPage(NAME, ['letrozole'], { turnOff, stepOn });
  await openByHover('#a');
}

/** Opens the card with a step, so that it has the focus and the way to other names. */
async function step(): Promise<void> {
  const { cards } = await openPage(NAME, ['letrozole'], { turnOff, stepOn });
  expect(await cards.step({ direction: 'next', from: 'edge' })).toBe(true);
}

/** Presses a button as a reader does, when it is there. */
async function press(selector: string): Promise<void> {
  await vi.waitFor(() => inCard(selector));
  const { left, top, width, height } = inCard(selector).getBoundingClientRect();
  await commands.mouseClick(left + width / 2, top + height / 2);
}

function forge(target: Element, type: string, init: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent(type, { bubbles: true, cancelable: true, composed: true, ...init }),
  );
}

test.each(['.options', '.close', '.chip'])(
  'a click that the page makes up on %s does nothing',
  async (selector) => {
    await open();
    const before = inCard('.dialog').innerHTML;
    inCard(selector).click();
    expect(cardHost()).not.toBeNull();
    expect(turnOff).not.toHaveBeenCalled();
    await new Promise(requestAnimationFrame);
    expect(inCard('.dialog').innerHTML).toBe(before);

    await press('.options');
    // A card has to be seen for a while first.
    await vi.waitFor(async () => {
      await press('.turn-off');
      expect(turnOff).toHaveBeenCalledOnce();
    }, 3000);
  },
);

test.each(['.turn-off', '.close'])(
  'a click that the page makes up on %s does nothing after the page has taken the button out of the card',
  async (selector) => {
    await open();
    await press('.options');
    const button = inCard(selector);
    document.body.append(button);
    button.click();
    expect(cardHost()).not.toBeNull();
    expect(turnOff).not.toHaveBeenCalled();
  },
);

test('the options open the settings at a press, and not at a click that the page makes up', async () => {
  const openSettings = vi.fn();
  await openPage(NAME, ['letrozole'], { turnOff, openSettings });
  await openByHover('#a');
  await press('.options');
  const settings = '.menu > button:last-child';
  await vi.waitFor(() => expect(inCard(settings).textContent).toBe('Settings'));
  inCard(settings).click();
  expect(openSettings).not.toHaveBeenCalled();
  await press(settings);
  await vi.waitFor(() => expect(openSettings).toHaveBeenCalledOnce());
});

test('a click that the page makes up on a link of the card does not follow the link', async () => {
  await open();
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  expect(inCard('a[href]').dispatchEvent(click)).toBe(false);
});

test('keys that the page makes up in the card neither step nor move the focus', async () => {
  await step();
  for (const button of cardRoot().querySelectorAll<HTMLElement>('.steps button')) button.click();
  const dialog = inCard('[role="dialog"]');
  forge(dialog, 'keydown', { key: 'n' });
  forge(dialog, 'keydown', { key: 'Tab', shiftKey: true });
  expect(stepOn).not.toHaveBeenCalled();
  expect(cardRoot().activeElement).toBe(dialog);

  document.body.append(dialog);
  forge(dialog, 'keydown', { key: 'n' });
  for (const button of dialog.querySelectorAll<HTMLElement>('.steps button')) button.click();
  expect(stepOn).not.toHaveBeenCalled();
});
