import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST, pointer, REST_MS, usePointerDriver } from './pointer-driver.ts';

usePointerDriver();

describe('on the way from a name to its card', () => {
  /** Names from 100 to 400, then blank page, then the card from 500. */
  beforeEach(() => {
    pointer.names = { first: FIRST, second: { from: 200, to: 400 } };
    pointer.card = { from: 500, to: 600 };
    pointer.openFirst();
  });

  it.each([0.02, 0.1, 0.4, 2])(
    'a pointer that moves %d px/ms reaches the card, past another name',
    (pxPerMs) => {
      while (pointer.x < 550) pointer.travel(pxPerMs, 10);
      pointer.wait(10_000);
      expect(pointer.opened).toEqual(['first']);
      expect(pointer.open).toBe('first');
    },
  );

  it('a rest of 200 ms on another name opens the card of that name', () => {
    pointer.travel(0.1, 1_500);
    expect(pointer.x).toBeCloseTo(300);
    pointer.wait(REST_MS - 1);
    expect(pointer.opened).toEqual(['first']);
    pointer.wait(1);
    expect(pointer.opened).toEqual(['first', 'second']);
  });

  it('a rest of 300 ms on blank page closes the card', () => {
    pointer.travel(0.2, 1_500);
    expect(pointer.x).toBeCloseTo(450);
    pointer.wait(289);
    expect(pointer.open).toBe('first');
    pointer.wait(11);
    expect(pointer.open).toBeNull();
  });

  it('a pointer that turns around has the same time limit as one that has left', () => {
    pointer.travel(0.2, 1_500);
    for (let spent = 0; spent < 300; spent += 10) {
      pointer.wait(10);
      pointer.moveTo(450 + (spent % 20 === 0 ? -2 : 0));
    }
    expect(pointer.open).toBeNull();
  });
});

describe('another name', () => {
  beforeEach(() => pointer.openFirst());

  it('gets its card after a rest on it', () => {
    pointer.moveTo(350);
    pointer.wait(REST_MS - 1);
    expect(pointer.open).toBe('first');
    pointer.wait(1);
    expect(pointer.open).toBe('second');
    pointer.wait(10_000);
    expect(pointer.open).toBe('second');
  });

  it('does not keep the first card open when the pointer only passes over it', () => {
    pointer.names = { first: FIRST, second: { from: 300, to: 10_000 } };
    pointer.moveTo(350);
    pointer.travel(0.6, 290);
    expect(pointer.open).toBe('first');
    pointer.travel(0.6, 10);
    expect(pointer.open).toBeNull();
    expect(pointer.opened).toEqual(['first']);
  });

  it('does not get its card when the pointer only crosses it on the way to the open card', () => {
    pointer.card = { from: 500, to: 600 };
    pointer.moveTo(350);
    pointer.wait(150);
    pointer.moveTo(550);
    pointer.wait(10_000);
    expect(pointer.opened).toEqual(['first']);
    expect(pointer.open).toBe('first');
  });

  it('needs a whole rest of its own', () => {
    pointer.intent.reset();
    pointer.open = null;
    pointer.moveTo(150);
    pointer.wait(150);
    pointer.moveTo(350);
    pointer.wait(REST_MS - 1);
    expect(pointer.open).toBeNull();
    pointer.wait(1);
    expect(pointer.open).toBe('second');
  });
});
