import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY, FIRST, giveHands, hand } from './hand.ts';

giveHands();

describe('a card closes', () => {
  beforeEach(() => hand.openFirst());

  it('300 ms after the pointer has left, not before', () => {
    hand.moveTo(EMPTY);
    hand.wait(299);
    expect(hand.open).toBe('first');
    hand.wait(1);
    expect(hand.open).toBeNull();
  });

  it('no later because the pointer goes on elsewhere', () => {
    hand.moveTo(EMPTY);
    hand.travel(0.1, 290);
    expect(hand.open).toBe('first');
    hand.wait(10);
    expect(hand.open).toBeNull();
  });

  it('when the pointer leaves the window', () => {
    hand.intent.left();
    hand.wait(300);
    expect(hand.open).toBeNull();
  });

  it('not while the pointer rests on its name', () => {
    hand.wait(10_000);
    expect(hand.open).toBe('first');
  });

  it('not when the pointer comes back quickly', () => {
    hand.moveTo(EMPTY);
    hand.wait(250);
    hand.moveTo(150);
    hand.wait(10_000);
    expect(hand.open).toBe('first');
    expect(hand.opened).toEqual(['first']);
  });

  it('not when the pointer goes over into the card', () => {
    hand.card = { from: 500, to: 600 };
    hand.moveTo(EMPTY);
    hand.wait(250);
    hand.moveTo(550);
    hand.wait(10_000);
    expect(hand.open).toBe('first');
  });

  it('300 ms after the pointer has left the card', () => {
    hand.card = { from: 500, to: 600 };
    hand.moveTo(550);
    hand.wait(1_000);
    hand.moveTo(EMPTY);
    hand.wait(299);
    expect(hand.open).toBe('first');
    hand.wait(1);
    expect(hand.open).toBeNull();
  });
});

describe('when the page moves under a pointer that is still, the card', () => {
  beforeEach(() => hand.openFirst());

  it('closes after 300 ms if its name has gone from there', () => {
    hand.names = {};
    hand.intent.pageMoved();
    hand.wait(299);
    expect(hand.open).toBe('first');
    hand.wait(1);
    expect(hand.open).toBeNull();
  });

  it('closes no later because the page moves on', () => {
    hand.names = {};
    for (let spent = 0; spent < 290; spent += 10) {
      hand.intent.pageMoved();
      hand.wait(10);
    }
    expect(hand.open).toBe('first');
    hand.wait(10);
    expect(hand.open).toBeNull();
  });

  it('closes, and the name that has come there instead opens none', () => {
    hand.names = { second: FIRST };
    hand.intent.pageMoved();
    hand.wait(5_000);
    expect(hand.opened).toEqual(['first']);
    expect(hand.open).toBeNull();
  });

  it('stays if the name comes back in time, or the card comes to lie there', () => {
    hand.names = {};
    hand.intent.pageMoved();
    hand.wait(250);
    hand.names = { first: FIRST };
    hand.intent.pageMoved();
    hand.wait(1_000);
    hand.names = {};
    hand.intent.pageMoved();
    hand.wait(250);
    hand.card = FIRST;
    hand.intent.pageMoved();
    hand.wait(1_000);
    expect(hand.open).toBe('first');
  });

  it('stays if nobody knows where the pointer is', () => {
    hand.intent.reset();
    hand.names = {};
    hand.intent.pageMoved();
    hand.wait(1_000);
    expect(hand.open).toBe('first');
  });
});
