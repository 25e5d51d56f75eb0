import { afterEach, beforeEach, expect, vi } from 'vitest';
import { HoverIntent, OPEN_MS, type Under } from '@/lib/popover/hover/hover-intent';

export interface Span {
  from: number;
  to: number;
}

export const FIRST: Span = { from: 100, to: 200 };
export const SECOND: Span = { from: 300, to: 400 };
/** Where no name is. */
export const EMPTY = 20;

/** A hand over a page of one dimension, with two names, far apart; a card may lie anywhere. By the faked clock. */
export class Hand {
  names: Record<string, Span> = { first: FIRST, second: SECOND };
  card: Span | null = null;
  /** The name whose card is open. */
  open: string | null = null;
  readonly opened: string[] = [];
  readonly prepared: string[] = [];
  x = EMPTY;

  readonly actions = {
    under: (at: number): Under<string> => {
      if (this.card && isIn(this.card, at)) return { kind: 'card' };
      const found = Object.entries(this.names).find(([, span]) => isIn(span, at));
      return found ? { kind: 'name', name: found[0] } : { kind: 'nothing' };
    },
    isSame: (name: string, before: string) => name === before,
    isOpen: () => this.open !== null,
    isHome: (at: number): boolean => {
      const under = this.actions.under(at);
      return under.kind === 'card' || (under.kind === 'name' && under.name === this.open);
    },
    cardBox: () => this.card && { left: this.card.from, right: this.card.to, top: 0, bottom: 0 },
    prepare: (name: string) => void this.prepared.push(name),
    giveUp: () => void this.prepared.push('none'),
    open: (name: string, _x: number, _y: number) => {
      this.open = name;
      this.opened.push(name);
    },
    close: () => {
      this.open = null;
    },
  };
  readonly intent = new HoverIntent<string>(this.actions);

  /** The pointer jumps there and stays. */
  moveTo(to: number, y = 0): void {
    this.x = to;
    this.intent.moved(to, y, performance.now());
  }

  wait(ms: number): void {
    vi.advanceTimersByTime(ms);
  }

  /** Moves on for a while, in steps of 10 ms. */
  travel(pxPerMs: number, ms: number): void {
    for (let spent = 0; spent < ms; spent += 10) {
      this.wait(10);
      this.moveTo(this.x + pxPerMs * 10);
    }
  }

  openFirst(): void {
    this.moveTo(150);
    this.wait(OPEN_MS);
    expect(this.open).toBe('first');
  }
}

/** That of the test that runs. */
export let hand: Hand;

/** Gives each test of a file a hand and a faked clock. */
export function giveHands(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    hand = new Hand();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

function isIn({ from, to }: Span, at: number): boolean {
  return at >= from && at < to;
}
