import { afterEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { OPEN_MS, restMs } from '@/lib/popover/hover/rest';
import {
  cardBox,
  cardHost,
  cardRoot,
  closePage,
  hover,
  LINE,
  middleOf,
  openByHover,
  openPage,
  restAt,
  stopClock,
  waitForCard,
  waitForNoCard,
} from './support';

const USUAL = { openOn: 'rest', rest: 'usual', cardTextSize: 'usual', language: 'auto' } as const;
const ONE_NAME = `<p style="${LINE}; top: 40px; left: 40px">She takes <b id="one">letrozole</b> daily</p>`;

afterEach(closePage);

test('where only a click opens a card, a pointer that rests opens none', async () => {
  await openPage(ONE_NAME, ['letrozole'], { choices: { ...USUAL, openOn: 'click' } });
  stopClock();
  const { x, y } = middleOf('#one');
  await restAt(x, y);
  await vi.advanceTimersByTimeAsync(50 * OPEN_MS);
  expect(cardHost()).toBeNull();
  vi.useRealTimers();
  await commands.mouseClick(x, y);
  await waitForCard();
});

test('a card with larger text is larger as a whole, and beside its name', async () => {
  const { signal } = await openPage(ONE_NAME, ['letrozole']);
  await openByHover('#one');
  const usual = cardBox();
  await commands.mouseMove(900, 690);
  await waitForNoCard();
  expect(signal.aborted).toBe(false);
  await closePage();

  await openPage(ONE_NAME, ['letrozole'], { choices: { ...USUAL, cardTextSize: 'larger' } });
  await openByHover('#one');
  const larger = cardBox();
  expect(larger.width / usual.width).toBeCloseTo(1.45, 1);
  expect(larger.height).toBeGreaterThan(usual.height * 1.3);
  const name = middleOf('#one');
  expect(larger.top).toBeGreaterThan(name.bottom);
  expect(larger.top - name.bottom).toBeCloseTo(usual.top - name.bottom, 0);
  const heading = cardRoot().querySelector('h2');
  expect(heading?.getBoundingClientRect().right).toBeLessThanOrEqual(larger.right);
});

test('a card is in the language that the reader has chosen, whatever that of the page', async () => {
  await openPage(`<div lang="en">${ONE_NAME}</div>`, ['letrozole'], {
    choices: { ...USUAL, language: 'fr' },
  });
  await hover('#one');
  await waitForCard();
  expect(cardRoot().querySelector('[role=dialog]')?.getAttribute('lang')).toBe('fr');
});

test('among more than 15 names in the window a card takes longer to open; others of the page do not count', async () => {
  const line = (top: number) => `<p style="position: absolute; top: ${top}px">letrozole</p>`;
  const lines = (many: number, from: number) =>
    Array.from({ length: many }, (_, i) => line(from + 24 * i)).join('');
  const { page } = await openPage(lines(15, 40) + lines(9, 5000), Array(15).fill('letrozole'));
  await vi.waitFor(() => expect(page.mentions()).toHaveLength(24));
  const restOf = (rest: 'short' | 'usual' | 'long', openOn: 'rest' | 'click' = 'rest') => {
    const first = page.mentions()[3];
    if (!first) throw new Error('The page has no name');
    return restMs({ openOn, rest }, () => page.mentions(), first);
  };
  expect([restOf('short'), restOf('usual'), restOf('long')]).toEqual([100, 200, 600]);
  document.body.insertAdjacentHTML('afterbegin', line(500));
  await vi.waitFor(() => expect(page.mentions()).toHaveLength(25));
  expect([restOf('short'), restOf('usual'), restOf('long')]).toEqual([175, 350, 600]);
  expect(restOf('usual', 'click')).toBe(Number.POSITIVE_INFINITY);
});
