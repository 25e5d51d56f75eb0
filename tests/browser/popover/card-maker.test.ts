import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '@/lib/glossary';
import { CardHost } from '@/lib/popover/host/card-host';
import { CardMaker } from '@/lib/popover/host/card-maker';
import type { About } from '@/lib/popover/open-card';
import { glossary } from '../card/show-card';

const ended = vi.spyOn(CardHost.prototype, 'end');
const LETROZOLE = glossary.entry('letrozole') as Entry;
const OLAPARIB = glossary.entry('olaparib') as Entry;
let life: AbortController;
let maker: CardMaker;

beforeEach(() => {
  life = new AbortController();
  maker = new CardMaker({ onClose: () => undefined, onTurnOff: () => undefined }, life.signal);
});

afterEach(() => ended.mockClear());

function about({ id }: Entry): About {
  return { id, pointedAt: { letters: '', definedHere: false }, language: 'en' };
}

/** The cards that were ended, each an empty one by then. */
function endedCards(): number {
  const hosts = ended.mock.contexts.filter((host) => host instanceof CardHost);
  expect(hosts.filter(({ content }) => content.hasChildNodes())).toEqual([]);
  return hosts.length;
}

test('a card that was made ahead is the one that is shown, and not made again', () => {
  const making = vi.spyOn(document.implementation, 'createHTMLDocument');
  maker.prepare(LETROZOLE, about(LETROZOLE));
  maker.prepare(LETROZOLE, about(LETROZOLE));
  const host = maker.make(LETROZOLE, about(LETROZOLE));
  expect(host.content.textContent).toContain('letrozole');
  expect(making).toHaveBeenCalledOnce();
  life.abort();
  expect(endedCards()).toBe(0);
});

test.each<[string, () => void]>([
  ['another is made ahead', () => maker.prepare(OLAPARIB, about(OLAPARIB))],
  ['another is shown', () => maker.make(OLAPARIB, about(OLAPARIB))],
  ['none is wanted any more', () => maker.drop()],
  ['all ends', () => life.abort()],
])('a card that was made ahead ends when %s', (_, happen) => {
  maker.prepare(LETROZOLE, about(LETROZOLE));
  expect(endedCards()).toBe(0);
  happen();
  expect(endedCards()).toBe(1);
});
