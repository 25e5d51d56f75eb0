import { afterEach, beforeEach, onTestFinished, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { createCard } from '@/lib/popover/host';
import { cardCovers, closePage, inCard, nameLine, nextFrames, openByHover, openPage } from '../../support';

const NAME = nameLine('a', 'letrozole', { top: 60 });
/** How long a card has to be seen before a press in it may change a setting. */
export const SEEN_MS = 500;
/** The browser reports at most so often what can be seen of an element. */
export const REPORT_MS = 100;

/** What such presses do. */
export const turnOff = vi.fn(async () => true);
export const undoTurnOff = vi.fn();

beforeEach(() => vi.clearAllMocks());
afterEach(closePage);

/** From the first card of a page on, time passes only when the test says so. */
export let passTime: (milliseconds: number) => void;

/** Makes a card, and stops the clock that says how long it has been seen. */
const createCardOutOfTime: typeof createCard = (...parameters) => {
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  passTime = (milliseconds) => {
    now += milliseconds;
  };
  return createCard(...parameters);
};

/** @param html what the page has beside the name */
export const openNamePage = (options: Parameters<typeof openPage>[2] = {}, html = '') =>
  openPage(NAME + html, ['letrozole'], {
    turnOff,
    undoTurnOff,
    loadCard: async () => createCardOutOfTime,
    ...options,
  });

export async function open(options: Parameters<typeof openPage>[2] = {}, html = '') {
  const opened = await openNamePage(options, html);
  await openByHover('#a');
  return opened;
}

/** @throws Error when that part of the card cannot be pressed: it is scrolled out of sight, and the press would be beside the card */
export async function press(selector: string): Promise<void> {
  await vi.waitFor(() => inCard(selector));
  const { left, top, width, height } = inCard(selector).getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (!cardCovers(x, y)) throw new Error(`${selector} is out of sight`);
  await commands.mouseClick(x, y);
  await nextFrames();
}

/** Lets the browser draw for so long, by the clock of its frames: it reports with a frame what can be seen. */
export async function drawFor(milliseconds: number): Promise<void> {
  const nextFrame = () => new Promise<number>(requestAnimationFrame);
  const start = await nextFrame();
  while ((await nextFrame()) - start < milliseconds);
  await nextFrames();
}

/** Lets the card be seen as it is now for as long as is said. */
export async function isSeenFor(milliseconds: number): Promise<void> {
  await drawFor(REPORT_MS);
  for (let passed = 0; passed < milliseconds; passed += REPORT_MS) {
    passTime(Math.min(REPORT_MS, milliseconds - passed));
    await nextFrames();
  }
}
