import { beforeEach, describe, expect, it } from 'vitest';
import { OPEN_MS } from '@/lib/popover/hover/hover-intent';
import { FIRST, giveHands, hand } from './hand.ts';

giveHands();

describe('on the way to the card', () => {
  /** Names from 100 to 400, blank page, and the card from 500. */
  beforeEach(() => {
    hand.names = { first: FIRST, second: { from: 200, to: 400 } };
    hand.card = { from: 500, to: 600 };
    hand.openFirst();
  });

  it.each([0.02, 0.1, 0.4, 2])('a hand that moves %d px/ms reaches it, past another name', (pxPerMs) => {
    while (hand.x < 550) hand.travel(pxPerMs, 10);
    hand.wait(10_000);
    expect(hand.opened).toEqual(['first']);
    expect(hand.open).toBe('first');
  });

  it('a rest of 200 ms on another name gives that its card', () => {
    hand.travel(0.1, 1_500);
    expect(hand.x).toBeCloseTo(300);
    hand.wait(OPEN_MS - 1);
    expect(hand.opened).toEqual(['first']);
    hand.wait(1);
    expect(hand.opened).toEqual(['first', 'second']);
  });

  it('a rest of 300 ms on blank page closes it', () => {
    hand.travel(0.2, 1_500);
    expect(hand.x).toBeCloseTo(450);
    hand.wait(289);
    expect(hand.open).toBe('first');
    hand.wait(11);
    expect(hand.open).toBeNull();
  });

  it('a hand that turns round has no more time than one that left', () => {
    hand.travel(0.2, 1_500);
    for (let spent = 0; spent < 300; spent += 10) {
      hand.wait(10);
      hand.moveTo(450 + (spent % 20 === 0 ? -2 : 0));
    }
    expect(hand.open).toBeNull();
  });
});

describe('another name', () => {
  beforeEach(() => hand.openFirst());

  it('takes over after a rest on it', () => {
    hand.moveTo(350);
    hand.wait(OPEN_MS - 1);
    expect(hand.open).toBe('first');
    hand.wait(1);
    expect(hand.open).toBe('second');
    hand.wait(10_000);
    expect(hand.open).toBe('second');
  });

  it('closes the first card after 300 ms when the pointer only travels over it', () => {
    hand.names = { first: FIRST, second: { from: 300, to: 10_000 } };
    hand.moveTo(350);
    hand.travel(0.6, 290);
    expect(hand.open).toBe('first');
    hand.travel(0.6, 10);
    expect(hand.open).toBeNull();
    expect(hand.opened).toEqual(['first']);
  });

  it('does not take over when it is only crossed on the way to the card', () => {
    hand.card = { from: 500, to: 600 };
    hand.moveTo(350);
    hand.wait(150);
    hand.moveTo(550);
    hand.wait(10_000);
    expect(hand.opened).toEqual(['first']);
    expect(hand.open).toBe('first');
  });

  it('starts a rest of its own', () => {
    hand.intent.reset();
    hand.open = null;
    hand.moveTo(150);
    hand.wait(150);
    hand.moveTo(350);
    hand.wait(OPEN_MS - 1);
    expect(hand.open).toBeNull();
    hand.wait(1);
    expect(hand.open).toBe('second');
  });
});
