import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import type { Entry } from '@/lib/glossary';
import { CLOSE_MS } from '@/lib/popover/hover/hover-intent';
import { OPEN_MS } from '@/lib/popover/hover/rest';
import { painted } from '../../page/support';
import {
  cardHost,
  cardName,
  cardRoot,
  closePage,
  entryOf,
  middleOf,
  nameLine,
  nextFrames,
  openPage,
  type PageWithCards,
  restAt,
  stopClock,
  tapUntilClick,
  waitForNoCard,
} from '../support';

const PAGE = nameLine('one', 'letrozole', { top: 60 }) + nameLine('other', 'T-DM1', { top: 460 });
const NAMES = ['letrozole', 'T-DM1'];

/** The questions that the background has got, and not answered. */
let asked: { id: string; answer(entry: Entry | null): void; fail(): void }[];
let opened: PageWithCards;
const cardPinned = vi.fn();

beforeEach(async () => {
  asked = [];
  cardPinned.mockClear();
  opened = await openPage(PAGE, NAMES, {
    cardPinned,
    askEntry: (id) =>
      new Promise((answer, reject) => {
        asked.push({ id, answer, fail: () => reject(new Error('no receiver')) });
      }),
  });
  stopClock();
});
afterEach(closePage);

const waitForQuestions = (...ids: string[]) =>
  vi.waitFor(() => expect(asked.map(({ id }) => id)).toEqual(ids));

/** Waits for a question, and takes the oldest one that is open. */
async function takeQuestion(): Promise<(typeof asked)[number]> {
  await nextFrames();
  return vi.waitFor(() => asked.shift() ?? expect.fail('Nothing was asked'));
}

/** Answers the oldest question that is open, with what the facts say or with something else. */
async function answer(entry?: Entry | null): Promise<void> {
  const question = await takeQuestion();
  question.answer(entry ?? entryOf(question.id));
  await nextFrames();
}

async function fail(how: 'fail' | 'null'): Promise<void> {
  const question = await takeQuestion();
  if (how === 'fail') question.fail();
  else question.answer(null);
  await nextFrames();
}

/** Rests on a name until its card would be open if its entry were there. */
async function restOn(selector: string, shift = 0): Promise<void> {
  const { x, y } = middleOf(selector);
  await restAt(x + shift, y);
  await vi.advanceTimersByTimeAsync(2 * OPEN_MS);
}

async function tap(selector: string): Promise<void> {
  const { x, y } = middleOf(selector);
  await tapUntilClick(x, y);
  await vi.advanceTimersByTimeAsync(1);
}

const step = () => opened.cards.step({ direction: 'next', from: 'here' });

describe('under a resting pointer', () => {
  test('the entry is asked for before the rest is over, once', async () => {
    const { x, y } = middleOf('#one');
    await restAt(x, y);
    await vi.advanceTimersToNextTimerAsync();
    expect(asked.map(({ id }) => id)).toEqual(['letrozole']);
    await vi.advanceTimersByTimeAsync(2 * OPEN_MS);
    expect(asked).toHaveLength(1);
  });

  test('a late answer opens the card', async () => {
    await restOn('#one');
    expect(cardHost()).toBeNull();
    await answer();
    expect(cardName()).toBe('letrozole');
    expect(painted('glossary-term-active')).toEqual(['letrozole']);
  });

  test('an answer after the pointer has left opens nothing, and is kept', async () => {
    await restOn('#one');
    await restOn('#one', 400);
    await answer();
    expect(cardHost()).toBeNull();
    await restOn('#one');
    expect(cardName()).toBe('letrozole');
    expect(asked).toEqual([]);
  });

  test('of two names in quick succession, only the one that the pointer rests on has a card', async () => {
    await restOn('#one');
    await restOn('#other');
    expect(asked.map(({ id }) => id)).toEqual(['letrozole', 'emtansine']);
    await answer();
    expect(cardHost()).toBeNull();
    await answer();
    expect(cardName()).toBe('trastuzumab emtansine');
  });

  test('an answer for a name that has gone opens nothing', async () => {
    await restOn('#one');
    document.querySelector('#one')?.remove();
    await answer();
    expect(cardHost()).toBeNull();
    expect(painted('glossary-term-active')).toEqual([]);
  });

  test.each(['fail', 'null'] as const)(
    'no answer (%s) opens nothing, and the next rest asks again',
    async (how) => {
      await restOn('#one');
      await fail(how);
      expect(cardHost()).toBeNull();
      await restOn('#one', 400);
      await restOn('#one');
      await answer();
      expect(cardName()).toBe('letrozole');
    },
  );
});

describe('a tap', () => {
  test('opens the card when the answer comes, and the card stays', async () => {
    await tap('#one');
    expect(cardHost()).toBeNull();
    await answer();
    expect(cardName()).toBe('letrozole');
    await vi.advanceTimersByTimeAsync(10 * CLOSE_MS);
    expect(cardHost()).not.toBeNull();
  });

  test('a second tap on the name does not take the first one back', async () => {
    await tap('#one');
    await tap('#one');
    expect(asked).toHaveLength(1);
    await answer();
    expect(cardName()).toBe('letrozole');
  });

  test.each<[string, () => Promise<unknown> | unknown]>([
    ['a press elsewhere', () => commands.mouseClick(900, 300)],
    ['Escape', () => commands.press('Escape')],
    ['a card in another frame', () => opened.cards.closeForOtherFrame()],
    ['the end of everything', () => closePage()],
  ])('is taken back by %s', async (_, happen) => {
    await tap('#one');
    await happen();
    await answer();
    expect(cardHost()).toBeNull();
  });

  test('on another name takes the place of the first', async () => {
    await tap('#one');
    await tap('#other');
    await answer();
    expect(cardHost()).toBeNull();
    await answer();
    expect(cardName()).toBe('trastuzumab emtansine');
  });
});

describe('a step', () => {
  test('is answered, with the focus in the card, when the entry has come', async () => {
    const done = vi.fn();
    const stepped = step().then(done);
    await nextFrames();
    expect(done).not.toHaveBeenCalled();
    await answer();
    await stepped;
    expect(done).toHaveBeenCalledExactlyOnceWith(true);
    expect(cardName()).toBe('letrozole');
    expect(document.activeElement).toBe(cardHost());
  });

  test('while an answer is awaited goes on from the name that it is for', async () => {
    const both = [step(), step()];
    await waitForQuestions('letrozole', 'emtansine');
    await answer();
    expect(cardHost()).toBeNull();
    await answer();
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(cardName()).toBe('trastuzumab emtansine');
  });

  test('leaves the open card until the answer comes', async () => {
    const first = step();
    await answer();
    await first;
    const second = step();
    await nextFrames();
    expect(cardName()).toBe('letrozole');
    await answer();
    expect(await second).toBe(true);
    expect(cardName()).toBe('trastuzumab emtansine');
    await commands.press('Escape');
    await waitForNoCard();
  });

  test.each(['fail', 'null'] as const)('without an answer (%s) leaves all as it is', async (how) => {
    const stepped = step();
    await fail(how);
    expect(await stepped).toBe(true);
    expect(cardHost()).toBeNull();
    expect(document.activeElement).toBe(document.body);
  });

  test('to a name from the list of the popup is answered when its card is open', async () => {
    const arrived = opened.cards.goTo('emtansine', 'next', 'edge');
    await answer();
    expect(await arrived).toEqual({ nth: 1, count: 1 });
    expect(cardName()).toBe('trastuzumab emtansine');
  });
});

describe('the card of a name in a frame', () => {
  const REMOTE = {
    key: 'one',
    id: 'letrozole',
    pointedAt: { normalizedText: 'letrozole', definedHere: false },
    language: 'en' as const,
    boxes: [{ left: 4, top: 4, right: 84, bottom: 24 }],
    pointed: 0,
    viewport: { width: 100, height: 30 },
    frame: 0,
  };
  const SHOWN = {
    box: {
      left: expect.any(Number),
      top: expect.any(Number),
      right: expect.any(Number),
      bottom: expect.any(Number),
    },
  };
  const leave = () => opened.cards.leaveRemote({ key: 'one', atOnce: false, pointerLeftAt: Date.now() });

  beforeEach(() => {
    document.body.insertAdjacentHTML('beforeend', '<iframe style="width: 100px; height: 30px"></iframe>');
  });

  test('opens when the answer comes', async () => {
    const shown = opened.cards.openRemote(REMOTE);
    await answer();
    expect(await shown).toEqual(SHOWN);
    expect(cardName()).toBe('letrozole');
  });

  test('does not open when the pointer has left the name meanwhile', async () => {
    const shown = opened.cards.openRemote(REMOTE);
    leave();
    await answer();
    expect(await shown).toBeNull();
    expect(cardHost()).toBeNull();
  });

  test('is not taken for one that another name of the frame has now', async () => {
    const first = opened.cards.openRemote(REMOTE);
    const second = opened.cards.openRemote({ ...REMOTE, key: 'two', id: 'tamoxifen' });
    leave();
    await answer();
    await answer();
    expect(await first).toBeNull();
    expect(await second).toEqual(SHOWN);
    expect(cardName()).toBe('tamoxifen');
  });
});

test('a name that the frame has no room for has no card where the top page shows none and nothing is answered', async () => {
  await closePage();
  await browserPage.viewport(200, 60);
  const show = vi.fn(async () => null);
  opened = await openPage(nameLine('one', 'letrozole', { top: 10, left: 10 }), ['letrozole'], {
    topPage: { show, close: () => undefined },
    askEntry: (id) => new Promise((answer) => asked.push({ id, answer, fail: () => answer(null) })),
  });
  await tap('#one');
  expect(show).toHaveBeenCalledOnce();
  expect(painted('glossary-term-active')).toEqual(['letrozole']);
  await fail('null');
  expect(painted('glossary-term-active')).toEqual([]);
  expect(cardHost()).toBeNull();
  await tap('#one');
  await answer();
  expect(cardName()).toBe('letrozole');
});

test('a drug in the card of its class is shown when its entry comes', async () => {
  await tap('#other');
  await answer(entryOf('class:aromatase-inhibitor'));
  const press = async (text: string) => {
    const button = [...cardRoot().querySelectorAll('button')].find(({ textContent }) => textContent === text);
    const { left, top } = button?.getBoundingClientRect() ?? {};
    if (left === undefined || top === undefined) throw new Error(`There is no button "${text}"`);
    await commands.mouseClick(left + 5, top + 5);
  };
  await press('anastrozole');
  await press('letrozole');
  await waitForQuestions('anastrozole', 'letrozole');
  expect(cardName()).toBe('Aromatase inhibitor');
  const [anastrozole] = asked.splice(0, 1);
  await answer();
  expect(cardName()).toBe('letrozole');
  anastrozole?.answer(entryOf('anastrozole'));
  await nextFrames();
  expect(cardName()).toBe('letrozole');
});
