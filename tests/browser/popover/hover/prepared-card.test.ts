import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { CardHost } from '@/lib/popover/host/card-host';
import { OPEN_MS } from '@/lib/popover/hover/rest';
import {
  cardHost,
  cardName,
  closePage,
  middleOf,
  nameLine,
  openPage,
  type PageWithCards,
  restAt,
  stopClock,
} from '../support';

const PAGE = nameLine('one', 'letrozole', { top: 60 }) + nameLine('other', 'T-DM1', { top: 460 });
const rendered = vi.spyOn(document.implementation, 'createHTMLDocument');
const removed = vi.spyOn(CardHost.prototype, 'remove');
let opened: PageWithCards;

beforeEach(async () => {
  opened = await openPage(PAGE, ['letrozole', 'T-DM1']);
  stopClock();
  vi.clearAllMocks();
});
afterEach(closePage);

/** More timers than one that polls the pointer and one that renders the card, in case the page has some. */
const MAX_TIMERS = 10;

/** Rests on a name until its card is rendered, but not open yet. */
async function prepareCard(selector: string): Promise<void> {
  const { x, y } = middleOf(selector);
  await restAt(x, y);
  const count = rendered.mock.calls.length;
  // Timer by timer: the time that the pointer has rested already is measured by the clock of the browser, which goes on.
  for (let i = 0; i < MAX_TIMERS && rendered.mock.calls.length === count; i++)
    await vi.advanceTimersToNextTimerAsync();
  expect(rendered).toHaveBeenCalledTimes(count + 1);
  expect(cardHost()).toBeNull();
}

/** The number of cards that were removed. Each must be empty then. */
function removedCards(): number {
  const hosts = removed.mock.contexts.filter((host) => host instanceof CardHost);
  expect(hosts.filter(({ content }) => content.hasChildNodes())).toEqual([]);
  return hosts.length;
}

test('a card is rendered before it opens, and once', async () => {
  await prepareCard('#one');
  await vi.advanceTimersByTimeAsync(OPEN_MS);
  expect(cardName()).toBe('letrozole');
  expect(rendered).toHaveBeenCalledOnce();
  expect(removedCards()).toBe(0);
});

test.each<[string, () => Promise<unknown> | unknown]>([
  ['the card of another name is prepared', () => prepareCard('#other')],
  ['the card of another name opens', () => opened.cards.goTo('emtansine', 'next', 'edge')],
  ['the reader presses a key', () => commands.press('Escape')],
  ['everything ends', () => closePage()],
])('a prepared card is removed when %s', async (_, happen) => {
  await prepareCard('#one');
  expect(removedCards()).toBe(0);
  await happen();
  expect(removedCards()).toBe(1);
});
