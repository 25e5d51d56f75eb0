import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import {
  cardBox,
  cardRoot,
  closePage,
  inCard,
  middleOf,
  nameLine,
  openByHover,
  openPage,
} from '../../support';

const openGlossary = vi.fn();

/** A frame of a few lines. */
beforeEach(() => browserPage.viewport(300, 90));

afterEach(async () => {
  vi.clearAllMocks();
  await closePage();
});

async function open(top: number): Promise<ShadowRoot> {
  await openPage(nameLine('a', 'trastuzumab', { top, left: 10 }), ['trastuzumab'], { openGlossary });
  await openByHover('#a');
  return cardRoot();
}

test('in a frame of a few lines the card shows name, kind and subtypes first, and scrolls for the rest', async () => {
  const root = await open(0);
  expect(cardBox().top).toBeGreaterThanOrEqual(middleOf('#a').bottom);
  const isInSight = (selector: string) => {
    const { top, bottom } = root.querySelector(selector)?.getBoundingClientRect() ?? {};
    return top !== undefined && top >= cardBox().top && (bottom ?? 0) <= 90;
  };
  expect(isInSight('h2')).toBe(true);
  expect(isInSight('.term')).toBe(true);
  const dialog = root.querySelector('.dialog');
  if (!dialog) throw new Error('There is no dialog');
  expect(getComputedStyle(dialog).overflowY).toBe('auto');
  for (const selector of ['.use .by a', '.chip', '.scope', '.more', '.advice']) {
    root.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'instant' });
    expect(isInSight(selector), selector).toBe(true);
  }
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
});

test.each([150, 230])(
  'in a high frame of %d px the card is compact, too, and no word is cut',
  async (width) => {
    await browserPage.viewport(width, 600);
    const root = await open(0);
    expect(cardBox()).toMatchObject({ left: 0, width });
    // The name is one word in one line.
    const { height } = inCard('h2').getBoundingClientRect();
    expect(height).toBeLessThan(2 * Number.parseFloat(getComputedStyle(inCard('h2')).fontSize));
    for (const selector of ['h2', '.term', '.chip', '.close', '[title="Open in the extension’s window"]']) {
      const { left, top, right, bottom } = inCard(selector).getBoundingClientRect();
      expect(left, selector).toBeGreaterThanOrEqual(0);
      expect(right, selector).toBeLessThanOrEqual(width);
      expect(top, selector).toBeGreaterThanOrEqual(cardBox().top);
      expect(bottom, selector).toBeLessThanOrEqual(600);
    }
    const dialog = root.querySelector('.dialog');
    expect(dialog?.scrollWidth).toBe(dialog?.clientWidth);
  },
);

test('a window of the extension shows all of it', async () => {
  const root = await open(0);
  const button = root.querySelector('[title="Open in the extension’s window"]');
  const { left, top, width, height } = button?.getBoundingClientRect() ?? new DOMRect();
  await commands.mouseClick(left + width / 2, top + height / 2);
  expect(openGlossary).toHaveBeenCalledExactlyOnceWith('trastuzumab');
});
