import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY, FIRST, pointer, usePointerDriver } from './pointer-driver.ts';

usePointerDriver();

describe('a card closes', () => {
  beforeEach(() => pointer.openFirst());

  it('300 ms after the pointer has left, not before', () => {
    pointer.moveTo(EMPTY);
    pointer.wait(299);
    expect(pointer.open).toBe('first');
    pointer.wait(1);
    expect(pointer.open).toBeNull();
  });

  it('after 300 ms too when the pointer keeps moving elsewhere', () => {
    pointer.moveTo(EMPTY);
    pointer.travel(0.1, 290);
    expect(pointer.open).toBe('first');
    pointer.wait(10);
    expect(pointer.open).toBeNull();
  });

  it('when the pointer leaves the window', () => {
    pointer.intent.onPointerLeave();
    pointer.wait(300);
    expect(pointer.open).toBeNull();
  });

  it('not while the pointer rests on the name', () => {
    pointer.wait(10_000);
    expect(pointer.open).toBe('first');
  });

  it('not when the pointer comes back within 300 ms', () => {
    pointer.moveTo(EMPTY);
    pointer.wait(250);
    pointer.moveTo(150);
    pointer.wait(10_000);
    expect(pointer.open).toBe('first');
    expect(pointer.opened).toEqual(['first']);
  });

  it('not when the pointer moves into the card within 300 ms', () => {
    pointer.card = { from: 500, to: 600 };
    pointer.moveTo(EMPTY);
    pointer.wait(250);
    pointer.moveTo(550);
    pointer.wait(10_000);
    expect(pointer.open).toBe('first');
  });

  it('300 ms after the pointer has left the card', () => {
    pointer.card = { from: 500, to: 600 };
    pointer.moveTo(550);
    pointer.wait(1_000);
    pointer.moveTo(EMPTY);
    pointer.wait(299);
    expect(pointer.open).toBe('first');
    pointer.wait(1);
    expect(pointer.open).toBeNull();
  });
});

describe('when the page moves under a pointer that is still, the card', () => {
  beforeEach(() => pointer.openFirst());

  it('closes after 300 ms if its name has moved away', () => {
    pointer.names = {};
    pointer.intent.onPageMove();
    pointer.wait(299);
    expect(pointer.open).toBe('first');
    pointer.wait(1);
    expect(pointer.open).toBeNull();
  });

  it('closes after 300 ms too if the page keeps moving', () => {
    pointer.names = {};
    for (let spent = 0; spent < 290; spent += 10) {
      pointer.intent.onPageMove();
      pointer.wait(10);
    }
    expect(pointer.open).toBe('first');
    pointer.wait(10);
    expect(pointer.open).toBeNull();
  });

  it('closes, and a name that has moved there instead opens no card', () => {
    pointer.names = { second: FIRST };
    pointer.intent.onPageMove();
    pointer.wait(5_000);
    expect(pointer.opened).toEqual(['first']);
    expect(pointer.open).toBeNull();
  });

  it('stays if the name comes back within 300 ms, or the card moves under the pointer', () => {
    pointer.names = {};
    pointer.intent.onPageMove();
    pointer.wait(250);
    pointer.names = { first: FIRST };
    pointer.intent.onPageMove();
    pointer.wait(1_000);
    pointer.names = {};
    pointer.intent.onPageMove();
    pointer.wait(250);
    pointer.card = FIRST;
    pointer.intent.onPageMove();
    pointer.wait(1_000);
    expect(pointer.open).toBe('first');
  });

  it('stays if the place of the pointer is unknown', () => {
    pointer.intent.reset();
    pointer.names = {};
    pointer.intent.onPageMove();
    pointer.wait(1_000);
    expect(pointer.open).toBe('first');
  });
});
