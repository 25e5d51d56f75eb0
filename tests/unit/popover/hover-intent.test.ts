import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_MS, HoverIntent, OPEN_MS, type Under } from '@/lib/popover/hover-intent';

/** A page in one dimension: two names, far apart; a card may lie anywhere. */
const FIRST = { from: 100, to: 200 };
const SECOND = { from: 300, to: 400 };
const EMPTY = 20;

let open: string | null;
let opened: string[];
let prepared: string[];
let card: { from: number; to: number } | null;
let names: Record<string, { from: number; to: number }>;
let intent: HoverIntent<string>;
let x: number;

function under(at: number): Under<string> {
  if (card && at >= card.from && at < card.to) return { kind: 'card' };
  const found = Object.entries(names).find(([, { from, to }]) => at >= from && at < to);
  return found ? { kind: 'name', name: found[0] } : { kind: 'nothing' };
}

beforeEach(() => {
  vi.useFakeTimers();
  open = null;
  opened = [];
  prepared = [];
  card = null;
  names = { first: FIRST, second: SECOND };
  x = EMPTY;
  intent = new HoverIntent<string>({
    under,
    isSame: (name, before) => name === before,
    isOpen: () => open !== null,
    isOpenFor: (name) => name === open,
    cardBox: () => card && { left: card.from, right: card.to, top: 0, bottom: 0 },
    prepare: (name) => {
      prepared.push(name);
    },
    giveUp: () => {
      prepared.push('none');
    },
    open: (name) => {
      open = name;
      opened.push(name);
    },
    close: () => {
      open = null;
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The pointer jumps there and stays. */
function moveTo(to: number): void {
  x = to;
  intent.moved(x, 0, performance.now());
}

function wait(ms: number): void {
  vi.advanceTimersByTime(ms);
}

/** Moves on for a while, in steps of 10 ms. */
function travel(pxPerMs: number, ms: number): void {
  for (let spent = 0; spent < ms; spent += 10) {
    wait(10);
    moveTo(x + pxPerMs * 10);
  }
}

function openFirst(): void {
  moveTo(150);
  wait(OPEN_MS);
  expect(open).toBe('first');
}

it('the times are those that were chosen', () => {
  expect([OPEN_MS, CLOSE_MS]).toEqual([200, 300]);
});

describe('a card opens', () => {
  it('after the pointer has rested on a name for 200 ms, not before', () => {
    moveTo(150);
    wait(199);
    expect(open).toBeNull();
    wait(1);
    expect(open).toBe('first');
  });

  it('that was made before, when half of the time had passed', () => {
    moveTo(150);
    wait(99);
    expect(prepared).toEqual([]);
    wait(1);
    expect(prepared).toEqual(['first']);
    wait(100);
    expect(opened).toEqual(['first']);
    expect(prepared).toEqual(['first']);
  });

  it.each<[string, () => void]>([
    ['leaves the name', () => moveTo(EMPTY)],
    ['goes on to another', () => moveTo(350)],
    ['leaves the window', () => intent.left()],
    ['does something else', () => intent.distracted()],
    ['finds the name gone', () => delete names.first],
    ['is forgotten', () => intent.reset()],
  ])('or what was made ahead is given up: the pointer %s', (_, happen) => {
    moveTo(150);
    wait(OPEN_MS - 1);
    happen();
    wait(1);
    expect(prepared.slice(0, 2)).toEqual(['first', 'none']);
    expect(open).toBeNull();
  });

  it('once for one rest', () => {
    openFirst();
    wait(5_000);
    moveTo(152);
    wait(5_000);
    expect(opened).toEqual(['first']);
  });

  it('at the place where the pointer came to rest', () => {
    const open = vi.fn();
    const still = new HoverIntent<string>({
      under,
      isSame: (name, before) => name === before,
      isOpen: () => false,
      isOpenFor: () => false,
      cardBox: () => null,
      prepare: () => undefined,
      giveUp: () => undefined,
      open,
      close: () => undefined,
    });
    still.moved(150, 3, 0);
    still.moved(154, 5, 100);
    wait(OPEN_MS);
    expect(open).toHaveBeenCalledExactlyOnceWith('first', 154, 5);
  });

  it('though the hand is not quite still', () => {
    moveTo(110);
    travel(0.2, 190);
    expect(open).toBeNull();
    travel(0.2, 10);
    expect(open).toBe('first');
  });

  it('not while the pointer is on its way elsewhere', () => {
    names = { first: { from: 0, to: 10_000 } };
    travel(0.6, 2_000);
    expect(opened).toEqual([]);
    wait(199);
    expect(opened).toEqual([]);
    wait(1);
    expect(opened).toEqual(['first']);
  });

  it('without a look at what the pointer passes, and with one where it comes to rest', () => {
    const look = vi.fn(under);
    const passing = new HoverIntent<string>({
      under: look,
      isSame: (name, before) => name === before,
      isOpen: () => open !== null,
      isOpenFor: (name) => name === open,
      cardBox: () => null,
      prepare: () => undefined,
      giveUp: () => undefined,
      open: (name) => opened.push(name),
      close: () => undefined,
    });
    for (x = 20; x < 150; x += 10) {
      passing.moved(x, 0, performance.now());
      wait(10);
    }
    expect(look).toHaveBeenCalledTimes(1);
    wait(OPEN_MS - 10);
    expect(opened).toEqual(['first']);
  });

  it('not when the pointer only crosses the name', () => {
    moveTo(90);
    travel(1, 150);
    wait(1_000);
    expect(opened).toEqual([]);
  });

  it('not when the pointer leaves before the time', () => {
    moveTo(150);
    wait(150);
    moveTo(EMPTY);
    wait(1_000);
    expect(opened).toEqual([]);
  });

  it('only after a whole rest when the pointer comes back', () => {
    moveTo(150);
    wait(150);
    moveTo(EMPTY);
    wait(100);
    moveTo(150);
    wait(199);
    expect(opened).toEqual([]);
    wait(1);
    expect(opened).toEqual(['first']);
  });

  it('not when the name is no longer under the resting pointer', () => {
    moveTo(150);
    wait(100);
    names = { second: SECOND };
    wait(1_000);
    expect(opened).toEqual([]);
  });

  it('not for another name that has come under the resting pointer', () => {
    moveTo(150);
    wait(100);
    names = { second: FIRST };
    wait(1_000);
    expect(opened).toEqual([]);
  });

  it('not when the name has gone and come back while the page scrolled', () => {
    moveTo(150);
    wait(100);
    names = { second: FIRST };
    intent.pageMoved();
    names = { first: FIRST };
    intent.pageMoved();
    wait(1_000);
    expect(opened).toEqual([]);
  });

  it('although something scrolls that leaves the name under the pointer', () => {
    moveTo(150);
    wait(100);
    intent.pageMoved();
    wait(100);
    expect(opened).toEqual(['first']);
  });

  it('not for a name that the page has brought under a pointer which is still', () => {
    moveTo(EMPTY);
    names = { first: { from: 0, to: 50 } };
    intent.pageMoved();
    wait(1_000);
    // Browsers tell a pointer's place again when the page has moved under it.
    moveTo(EMPTY);
    wait(1_000);
    expect(opened).toEqual([]);
    moveTo(EMPTY + 1);
    wait(OPEN_MS);
    expect(opened).toEqual(['first']);
  });

  it('not when the reader presses a button or a key before the time', () => {
    moveTo(150);
    wait(199);
    intent.distracted();
    wait(1_000);
    expect(opened).toEqual([]);
    moveTo(151);
    wait(OPEN_MS);
    expect(opened).toEqual(['first']);
  });
});

describe('a card closes', () => {
  beforeEach(openFirst);

  it('300 ms after the pointer has left, not before', () => {
    moveTo(EMPTY);
    wait(299);
    expect(open).toBe('first');
    wait(1);
    expect(open).toBeNull();
  });

  it('no later because the pointer goes on elsewhere', () => {
    moveTo(EMPTY);
    travel(0.1, 290);
    expect(open).toBe('first');
    wait(10);
    expect(open).toBeNull();
  });

  it('when the pointer leaves the window', () => {
    intent.left();
    wait(300);
    expect(open).toBeNull();
  });

  it('not while the pointer rests on its name', () => {
    wait(10_000);
    expect(open).toBe('first');
  });

  it('not when the pointer comes back quickly', () => {
    moveTo(EMPTY);
    wait(250);
    moveTo(150);
    wait(10_000);
    expect(open).toBe('first');
    expect(opened).toEqual(['first']);
  });

  it('not when the pointer goes over into the card', () => {
    card = { from: 500, to: 600 };
    moveTo(EMPTY);
    wait(250);
    moveTo(550);
    wait(10_000);
    expect(open).toBe('first');
  });

  it('300 ms after the pointer has left the card', () => {
    card = { from: 500, to: 600 };
    moveTo(550);
    wait(1_000);
    moveTo(EMPTY);
    wait(299);
    expect(open).toBe('first');
    wait(1);
    expect(open).toBeNull();
  });
});

describe('when the page moves under a pointer that is still, the card', () => {
  beforeEach(openFirst);

  it('closes after 300 ms if its name has gone from there', () => {
    names = {};
    intent.pageMoved();
    wait(299);
    expect(open).toBe('first');
    wait(1);
    expect(open).toBeNull();
  });

  it('closes no later because the page moves on', () => {
    names = {};
    for (let spent = 0; spent < 290; spent += 10) {
      intent.pageMoved();
      wait(10);
    }
    expect(open).toBe('first');
    wait(10);
    expect(open).toBeNull();
  });

  it('closes, and the name that has come there instead opens none', () => {
    names = { second: FIRST };
    intent.pageMoved();
    wait(5_000);
    expect(opened).toEqual(['first']);
    expect(open).toBeNull();
  });

  it('stays if the name comes back in time, or the card comes to lie there', () => {
    names = {};
    intent.pageMoved();
    wait(250);
    names = { first: FIRST };
    intent.pageMoved();
    wait(1_000);
    names = {};
    intent.pageMoved();
    wait(250);
    card = FIRST;
    intent.pageMoved();
    wait(1_000);
    expect(open).toBe('first');
  });

  it('stays if nobody knows where the pointer is', () => {
    intent.reset();
    names = {};
    intent.pageMoved();
    wait(1_000);
    expect(open).toBe('first');
  });
});

describe('on the way to the card', () => {
  /** Names from 100 to 400, blank page, and the card from 500. */
  beforeEach(() => {
    names = { first: FIRST, second: { from: 200, to: 400 } };
    card = { from: 500, to: 600 };
    openFirst();
  });

  it.each([0.02, 0.1, 0.4, 2])('a hand that moves %d px/ms reaches it, past another name', (pxPerMs) => {
    while (x < 550) travel(pxPerMs, 10);
    wait(10_000);
    expect(opened).toEqual(['first']);
    expect(open).toBe('first');
  });

  it('a rest of 200 ms on another name gives that its card', () => {
    travel(0.1, 1_500);
    expect(x).toBeCloseTo(300);
    wait(199);
    expect(opened).toEqual(['first']);
    wait(1);
    expect(opened).toEqual(['first', 'second']);
  });

  it('a rest of 300 ms on blank page closes it', () => {
    travel(0.2, 1_500);
    expect(x).toBeCloseTo(450);
    wait(289);
    expect(open).toBe('first');
    wait(11);
    expect(open).toBeNull();
  });

  it('a hand that turns round has no more time than one that left', () => {
    travel(0.2, 1_500);
    for (let spent = 0; spent < 300; spent += 10) {
      wait(10);
      moveTo(450 + (spent % 20 === 0 ? -2 : 0));
    }
    expect(open).toBeNull();
  });
});

describe('another name', () => {
  beforeEach(openFirst);

  it('takes over after a rest on it', () => {
    moveTo(350);
    wait(199);
    expect(open).toBe('first');
    wait(1);
    expect(open).toBe('second');
    wait(10_000);
    expect(open).toBe('second');
  });

  it('closes the first card after 300 ms when the pointer only travels over it', () => {
    names = { first: FIRST, second: { from: 300, to: 10_000 } };
    moveTo(350);
    travel(0.6, 290);
    expect(open).toBe('first');
    travel(0.6, 10);
    expect(open).toBeNull();
    expect(opened).toEqual(['first']);
  });

  it('does not take over when it is only crossed on the way to the card', () => {
    card = { from: 500, to: 600 };
    moveTo(350);
    wait(150);
    moveTo(550);
    wait(10_000);
    expect(opened).toEqual(['first']);
    expect(open).toBe('first');
  });

  it('starts a rest of its own', () => {
    intent.reset();
    open = null;
    moveTo(150);
    wait(150);
    moveTo(350);
    wait(199);
    expect(open).toBeNull();
    wait(1);
    expect(open).toBe('second');
  });
});

describe('forgetting', () => {
  it('keeps a card from opening', () => {
    moveTo(150);
    wait(100);
    intent.reset();
    wait(1_000);
    expect(opened).toEqual([]);
  });

  it('keeps a card from closing', () => {
    openFirst();
    moveTo(EMPTY);
    wait(100);
    intent.reset();
    wait(1_000);
    expect(open).toBe('first');
  });

  it('leaves no timer behind', () => {
    moveTo(150);
    moveTo(EMPTY);
    moveTo(150);
    intent.reset();
    expect(vi.getTimerCount()).toBe(0);
  });
});
