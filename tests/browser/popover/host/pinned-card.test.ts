import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { PageCards } from '@/lib/popover';
import { painted } from '../../page/support';
import {
  closePage,
  LINE,
  middleOf,
  nameLine,
  openByHover,
  openPage,
  tapUntilClick,
  waitForCard,
} from '../support';

const NAME = nameLine('a', 'letrozole', { top: 60 });
const cardPinned = vi.fn();
const closeOtherCards = vi.fn();
let cards: PageCards;

async function start(html: string, texts: string[]): Promise<void> {
  ({ cards } = await openPage(html, texts, { cardPinned, closeOtherCards }));
}

afterEach(async () => {
  vi.clearAllMocks();
  await closePage();
});

test('a tap opens a card if only the body listens for clicks, not an element around the name', async () => {
  document.body.setAttribute('onclick', '');
  onTestFinished(() => document.body.removeAttribute('onclick'));
  await start(
    `${nameLine('a', 'letrozole', { top: 60 })}
     <p style="${LINE}; top: 460px; left: 40px" onclick=""><b id="b">Femara</b></p>`,
    ['letrozole', 'Femara'],
  );
  const [one, other] = [middleOf('#a'), middleOf('#b')];
  await tapUntilClick(other.x, other.y);
  await commands.tap(one.x, one.y);
  await waitForCard();
  expect(painted('glossary-term-active')).toEqual(['letrozole']);
});

describe('a card that is pinned in another frame', () => {
  test('is closed by the next press here, once', async () => {
    await start(`<p style="${LINE}; top: 60px">nothing</p>`, []);
    await commands.mouseClick(900, 600);
    expect(closeOtherCards).not.toHaveBeenCalled();
    cards.cardPinnedElsewhere();
    await commands.mouseClick(900, 600);
    await vi.waitFor(() => expect(closeOtherCards).toHaveBeenCalledOnce());
    await commands.mouseClick(900, 600);
    await tapUntilClick(900, 600);
    expect(closeOtherCards).toHaveBeenCalledOnce();
    cards.cardPinnedElsewhere();
    // Elsewhere: two taps at one place may be a double tap.
    await commands.tap(600, 400);
    await vi.waitFor(() => expect(closeOtherCards).toHaveBeenCalledTimes(2));
  });

  test('is reported when the card was clicked there, not when it opens under the pointer', async () => {
    await start(NAME, ['letrozole']);
    await openByHover('#a');
    expect(cardPinned).not.toHaveBeenCalled();
    const { x, y } = middleOf('#a');
    await commands.mouseClick(x, y);
    await vi.waitFor(() => expect(cardPinned).toHaveBeenCalledOnce());
  });
});
