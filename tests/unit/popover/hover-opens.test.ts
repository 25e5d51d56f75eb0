import { describe, expect, it, vi } from 'vitest';
import { CLOSE_MS, LOOK_MS, OPEN_MS } from '@/lib/popover/hover/hover-intent';
import { EMPTY, FIRST, giveHands, hand, SECOND } from './hand.ts';

giveHands();

it('the times are those that were chosen', () => {
  expect([OPEN_MS, CLOSE_MS]).toEqual([200, 300]);
});

describe('a card opens', () => {
  it('after the pointer has rested on a name for 200 ms, not before', () => {
    hand.moveTo(150);
    hand.wait(OPEN_MS - 1);
    expect(hand.open).toBeNull();
    hand.wait(1);
    expect(hand.open).toBe('first');
  });

  it('that was made before, when half of the time had passed', () => {
    hand.moveTo(150);
    hand.wait(99);
    expect(hand.prepared).toEqual([]);
    hand.wait(1);
    expect(hand.prepared).toEqual(['first']);
    hand.wait(OPEN_MS - 100);
    expect(hand.opened).toEqual(['first']);
    expect(hand.prepared).toEqual(['first']);
  });

  it.each<[string, () => void]>([
    ['leaves the name', () => hand.moveTo(EMPTY)],
    ['goes on to another', () => hand.moveTo(350)],
    ['leaves the window', () => hand.intent.left()],
    ['does something else', () => hand.intent.distracted()],
    ['finds the name gone', () => delete hand.names.first],
    ['is forgotten', () => hand.intent.reset()],
  ])('or what was made ahead is given up: the pointer %s', (_, happen) => {
    hand.moveTo(150);
    hand.wait(OPEN_MS - 1);
    happen();
    hand.wait(LOOK_MS);
    expect(hand.prepared.slice(0, 2)).toEqual(['first', 'none']);
    expect(hand.open).toBeNull();
  });

  it('once for one rest', () => {
    hand.openFirst();
    hand.wait(5_000);
    hand.moveTo(152);
    hand.wait(5_000);
    expect(hand.opened).toEqual(['first']);
  });

  it('at the place where the pointer came to rest', () => {
    const open = vi.spyOn(hand.actions, 'open');
    hand.moveTo(150, 3);
    hand.wait(100);
    hand.moveTo(154, 5);
    hand.wait(OPEN_MS);
    expect(open).toHaveBeenCalledExactlyOnceWith('first', 154, 5);
  });

  it('though the hand is not quite still', () => {
    hand.moveTo(110);
    hand.travel(0.2, OPEN_MS);
    expect(hand.open).toBeNull();
    hand.travel(0.2, LOOK_MS);
    expect(hand.open).toBe('first');
  });

  it('not while the pointer is on its way elsewhere', () => {
    hand.names = { first: { from: 0, to: 10_000 } };
    hand.travel(0.6, 2_000);
    expect(hand.opened).toEqual([]);
    hand.wait(OPEN_MS - 1);
    expect(hand.opened).toEqual([]);
    hand.wait(1);
    expect(hand.opened).toEqual(['first']);
  });

  it('without a look at what a fast pointer passes, and with one where it comes to rest', () => {
    const look = vi.spyOn(hand.actions, 'under');
    hand.travel(1, 130);
    expect(look).not.toHaveBeenCalled();
    hand.wait(OPEN_MS);
    expect(hand.opened).toEqual(['first']);
  });

  it('with a look now and then at what a slow pointer passes', () => {
    hand.names = {};
    const look = vi.spyOn(hand.actions, 'under');
    hand.moveTo(EMPTY + 1);
    hand.travel(0.2, 1_000);
    expect(look.mock.calls.length).toBeLessThanOrEqual(1_000 / LOOK_MS);
    expect(look.mock.calls.length).toBeGreaterThan(600 / LOOK_MS);
  });

  it('not when the pointer only crosses the name', () => {
    hand.moveTo(90);
    hand.travel(1, 150);
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
  });

  it('not when the pointer leaves before the time', () => {
    hand.moveTo(150);
    hand.wait(150);
    hand.moveTo(EMPTY);
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
  });

  it('only after a whole rest when the pointer comes back', () => {
    hand.moveTo(150);
    hand.wait(150);
    hand.moveTo(EMPTY);
    hand.wait(100);
    hand.moveTo(150);
    hand.wait(OPEN_MS - 1);
    expect(hand.opened).toEqual([]);
    hand.wait(1);
    expect(hand.opened).toEqual(['first']);
  });

  it('not when the name is no longer under the resting pointer', () => {
    hand.moveTo(150);
    hand.wait(100);
    hand.names = { second: SECOND };
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
  });

  it('not for another name that has come under the resting pointer', () => {
    hand.moveTo(150);
    hand.wait(100);
    hand.names = { second: FIRST };
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
  });

  it('not when the name has gone and come back while the page scrolled', () => {
    hand.moveTo(150);
    hand.wait(100);
    hand.names = { second: FIRST };
    hand.intent.pageMoved();
    hand.names = { first: FIRST };
    hand.intent.pageMoved();
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
  });

  it('although something scrolls that leaves the name under the pointer', () => {
    hand.moveTo(150);
    hand.wait(100);
    hand.intent.pageMoved();
    hand.wait(100);
    expect(hand.opened).toEqual(['first']);
  });

  it('not for a name that the page has brought under a pointer which is still', () => {
    hand.moveTo(EMPTY);
    hand.wait(LOOK_MS);
    hand.names = { first: { from: 0, to: 50 } };
    hand.intent.pageMoved();
    hand.wait(1_000);
    // Browsers tell a pointer's place again when the page has moved under it.
    hand.moveTo(EMPTY);
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
    hand.moveTo(EMPTY + 1);
    hand.wait(OPEN_MS);
    expect(hand.opened).toEqual(['first']);
  });

  it('on a page that changes all the time', () => {
    hand.moveTo(150);
    for (let spent = 0; spent < OPEN_MS; spent += 10) {
      hand.intent.pageMoved();
      hand.wait(10);
    }
    expect(hand.opened).toEqual(['first']);
  });

  it('not when the reader presses a button or a key before the time', () => {
    hand.moveTo(150);
    hand.wait(OPEN_MS - 1);
    hand.intent.distracted();
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
    hand.moveTo(151);
    hand.wait(OPEN_MS);
    expect(hand.opened).toEqual(['first']);
  });
});

describe('forgetting', () => {
  it('keeps a card from opening', () => {
    hand.moveTo(150);
    hand.wait(100);
    hand.intent.reset();
    hand.wait(1_000);
    expect(hand.opened).toEqual([]);
  });

  it('keeps a card from closing', () => {
    hand.openFirst();
    hand.moveTo(EMPTY);
    hand.wait(100);
    hand.intent.reset();
    hand.wait(1_000);
    expect(hand.open).toBe('first');
  });

  it('leaves no timer behind', () => {
    hand.moveTo(150);
    hand.moveTo(EMPTY);
    hand.moveTo(150);
    hand.intent.reset();
    expect(vi.getTimerCount()).toBe(0);
  });
});
