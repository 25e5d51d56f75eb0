import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_MS, POLL_MS } from '@/lib/popover/hover/hover-intent';
import { EMPTY, FIRST, pointer, REST_MS, SECOND, usePointerDriver } from './pointer-driver.ts';

usePointerDriver();

describe('a card opens', () => {
  it('after the pointer has rested on a name for 200 ms, not before', () => {
    pointer.moveTo(150);
    pointer.wait(199);
    expect(pointer.open).toBeNull();
    pointer.wait(1);
    expect(pointer.open).toBe('first');
  });

  it('that was prepared when half of the time had passed', () => {
    pointer.moveTo(150);
    pointer.wait(99);
    expect(pointer.prepared).toEqual([]);
    pointer.wait(1);
    expect(pointer.prepared).toEqual(['first']);
    pointer.wait(REST_MS - 100);
    expect(pointer.opened).toEqual(['first']);
    expect(pointer.prepared).toEqual(['first']);
  });

  it('whose name was approached as soon as the pointer was seen there', () => {
    pointer.moveTo(150);
    expect(pointer.approached).toEqual([]);
    pointer.wait(POLL_MS);
    expect(pointer.approached).toEqual(['first']);
    pointer.wait(REST_MS);
    expect(pointer.approached).toEqual(['first']);
  });

  it.each<[string, () => void]>([
    ['moves off the name', () => pointer.moveTo(EMPTY)],
    ['moves on to another name', () => pointer.moveTo(350)],
    ['leaves the window', () => pointer.intent.onPointerLeave()],
    ['is interrupted by something else that the reader does', () => pointer.intent.interrupt()],
    ['rests where the name has gone', () => delete pointer.names.first],
    ['is forgotten', () => pointer.intent.reset()],
  ])('or the prepared card is dropped: the pointer %s', (_, happen) => {
    pointer.moveTo(150);
    pointer.wait(REST_MS - 1);
    happen();
    pointer.wait(POLL_MS);
    expect(pointer.prepared.slice(0, 2)).toEqual(['first', 'dropped']);
    expect(pointer.open).toBeNull();
  });

  it('once for one rest', () => {
    pointer.openFirst();
    pointer.wait(5_000);
    pointer.moveTo(152);
    pointer.wait(5_000);
    expect(pointer.opened).toEqual(['first']);
  });

  it('at the place where the pointer came to rest', () => {
    const open = vi.spyOn(pointer.actions, 'open');
    pointer.moveTo(150, 3);
    pointer.wait(100);
    pointer.moveTo(154, 5);
    pointer.wait(REST_MS);
    expect(open).toHaveBeenCalledExactlyOnceWith('first', 154, 5);
  });

  it('though the pointer trembles', () => {
    pointer.moveTo(110);
    pointer.travel(0.2, REST_MS);
    expect(pointer.open).toBeNull();
    pointer.travel(0.2, POLL_MS);
    expect(pointer.open).toBe('first');
  });

  it('not while the pointer passes over the name', () => {
    pointer.names = { first: { from: 0, to: 10_000 } };
    pointer.travel(0.6, 2_000);
    expect(pointer.opened).toEqual([]);
    pointer.wait(REST_MS - 1);
    expect(pointer.opened).toEqual([]);
    pointer.wait(1);
    expect(pointer.opened).toEqual(['first']);
  });

  it('without a hit test while the pointer is fast', () => {
    const hitTest = vi.spyOn(pointer.actions, 'hitTest');
    pointer.travel(1, 130);
    expect(hitTest).not.toHaveBeenCalled();
    pointer.wait(REST_MS);
    expect(pointer.opened).toEqual(['first']);
  });

  it('with a hit test each 50 ms at most while the pointer is slow', () => {
    pointer.names = {};
    const hitTest = vi.spyOn(pointer.actions, 'hitTest');
    pointer.moveTo(EMPTY + 1);
    pointer.travel(0.2, 1_000);
    expect(hitTest.mock.calls.length).toBeLessThanOrEqual(1_000 / POLL_MS);
    expect(hitTest.mock.calls.length).toBeGreaterThan(600 / POLL_MS);
  });

  it('not when the pointer only crosses the name', () => {
    pointer.moveTo(90);
    pointer.travel(1, 150);
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
  });

  it('not when the pointer leaves before 200 ms', () => {
    pointer.moveTo(150);
    pointer.wait(150);
    pointer.moveTo(EMPTY);
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
  });

  it('only after a whole rest when the pointer comes back', () => {
    pointer.moveTo(150);
    pointer.wait(150);
    pointer.moveTo(EMPTY);
    pointer.wait(100);
    pointer.moveTo(150);
    pointer.wait(REST_MS - 1);
    expect(pointer.opened).toEqual([]);
    pointer.wait(1);
    expect(pointer.opened).toEqual(['first']);
  });

  it('not when the name is no longer under the resting pointer', () => {
    pointer.moveTo(150);
    pointer.wait(100);
    pointer.names = { second: SECOND };
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
  });

  it('not for another name that has moved under the resting pointer', () => {
    pointer.moveTo(150);
    pointer.wait(100);
    pointer.names = { second: FIRST };
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
  });

  it('not when the name has moved away and back while the page scrolled', () => {
    pointer.moveTo(150);
    pointer.wait(100);
    pointer.names = { second: FIRST };
    pointer.intent.onPageMove();
    pointer.names = { first: FIRST };
    pointer.intent.onPageMove();
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
  });

  it('although something else scrolls that leaves the name under the pointer', () => {
    pointer.moveTo(150);
    pointer.wait(100);
    pointer.intent.onPageMove();
    pointer.wait(100);
    expect(pointer.opened).toEqual(['first']);
  });

  it('not for a name that the page has moved under a pointer that is still', () => {
    pointer.moveTo(EMPTY);
    pointer.wait(POLL_MS);
    pointer.names = { first: { from: 0, to: 50 } };
    pointer.intent.onPageMove();
    pointer.wait(1_000);
    // Browsers repeat the place of a pointer when the page has moved under it.
    pointer.moveTo(EMPTY);
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
    pointer.moveTo(EMPTY + 1);
    pointer.wait(REST_MS);
    expect(pointer.opened).toEqual(['first']);
  });

  it('on a page that changes continuously', () => {
    pointer.moveTo(150);
    for (let spent = 0; spent < REST_MS; spent += 10) {
      pointer.intent.onPageMove();
      pointer.wait(10);
    }
    expect(pointer.opened).toEqual(['first']);
  });

  it('not when the reader presses a button or a key before 200 ms', () => {
    pointer.moveTo(150);
    pointer.wait(REST_MS - 1);
    pointer.intent.interrupt();
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
    pointer.moveTo(151);
    pointer.wait(REST_MS);
    expect(pointer.opened).toEqual(['first']);
  });
});

describe('a card that is rendered later than the rest ends', () => {
  beforeEach(() => {
    pointer.isRendered = false;
    pointer.moveTo(150);
    pointer.wait(2 * REST_MS);
    expect(pointer.open).toBeNull();
    expect(pointer.prepared).toEqual(['first']);
  });

  function render(): void {
    pointer.isRendered = true;
    pointer.intent.onPrepared();
  }

  it('opens at once then, if the pointer still rests there', () => {
    pointer.moveTo(152);
    pointer.wait(POLL_MS);
    render();
    expect(pointer.opened).toEqual(['first']);
    expect(pointer.prepared).toEqual(['first']);
  });

  it.each<[string, () => void]>([
    ['moves off the name', () => pointer.moveTo(EMPTY)],
    ['leaves the window', () => pointer.intent.onPointerLeave()],
    ['is interrupted by something else that the reader does', () => pointer.intent.interrupt()],
    ['is forgotten', () => pointer.intent.reset()],
  ])('is dropped when the pointer %s', (_, happen) => {
    happen();
    pointer.wait(POLL_MS);
    expect(pointer.prepared).toEqual(['first', 'dropped']);
    render();
    expect(pointer.opened).toEqual([]);
  });

  it('does not open where the name has gone', () => {
    delete pointer.names.first;
    render();
    expect(pointer.opened).toEqual([]);
    expect(pointer.prepared).toEqual(['first', 'dropped']);
  });

  it('gives way to the card of another name', () => {
    pointer.moveTo(350);
    pointer.wait(POLL_MS);
    expect(pointer.prepared).toEqual(['first', 'dropped']);
    render();
    pointer.wait(REST_MS);
    expect(pointer.opened).toEqual(['second']);
  });
});

describe('a reset', () => {
  it('keeps a card from opening', () => {
    pointer.moveTo(150);
    pointer.wait(100);
    pointer.intent.reset();
    pointer.wait(1_000);
    expect(pointer.opened).toEqual([]);
  });

  it('keeps a card from closing', () => {
    pointer.openFirst();
    pointer.moveTo(EMPTY);
    pointer.wait(100);
    pointer.intent.reset();
    pointer.wait(1_000);
    expect(pointer.open).toBe('first');
  });

  it('leaves no timer behind', () => {
    pointer.moveTo(150);
    pointer.moveTo(EMPTY);
    pointer.moveTo(150);
    pointer.intent.reset();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a card opens as the reader has chosen', () => {
  it('after a longer rest', () => {
    pointer.restMs = 600;
    pointer.moveTo(150);
    pointer.wait(599);
    expect(pointer.open).toBeNull();
    expect(pointer.prepared).toEqual(['first']);
    pointer.wait(1);
    expect(pointer.open).toBe('first');
  });

  it('after a shorter one, prepared when half of that is over', () => {
    pointer.restMs = 100;
    pointer.moveTo(150);
    pointer.wait(51);
    expect(pointer.prepared).toEqual(['first']);
    expect(pointer.open).toBeNull();
    pointer.wait(49);
    expect(pointer.open).toBe('first');
  });

  it('not by resting, where only a click opens it, though what it needs is fetched', () => {
    pointer.restMs = Number.POSITIVE_INFINITY;
    pointer.moveTo(150);
    pointer.wait(60_000);
    expect(pointer.open).toBeNull();
    expect(pointer.prepared).toEqual([]);
    expect(pointer.approached).toEqual(['first']);
    pointer.restMs = REST_MS;
    pointer.moveTo(151);
    pointer.wait(POLL_MS + REST_MS);
    expect(pointer.open).toBe('first');
  });
});

describe('after a card has closed because the pointer left it, the next one opens', () => {
  const leaveFirst = () => {
    pointer.openFirst();
    pointer.moveTo(EMPTY);
    pointer.wait(CLOSE_MS);
    expect(pointer.open).toBeNull();
  };

  it('at once, for 300 ms', () => {
    leaveFirst();
    pointer.wait(200);
    pointer.moveTo(350);
    // Two timers of no time follow each other.
    pointer.wait(POLL_MS + 2);
    expect(pointer.open).toBe('second');
  });

  it('after the usual rest later on', () => {
    leaveFirst();
    pointer.wait(300);
    pointer.moveTo(350);
    pointer.wait(REST_MS - 1);
    expect(pointer.open).toBeNull();
    pointer.wait(1);
    expect(pointer.open).toBe('second');
  });

  it('not under a pointer that only passes', () => {
    leaveFirst();
    pointer.travel(2, 200);
    expect(pointer.opened).toEqual(['first']);
  });
});
