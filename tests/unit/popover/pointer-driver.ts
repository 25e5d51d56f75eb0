import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type HitResult, HoverIntent } from '@/lib/popover/hover/hover-intent';

export interface Span {
  from: number;
  to: number;
}

export const FIRST: Span = { from: 100, to: 200 };
export const SECOND: Span = { from: 300, to: 400 };
/** How long the pointer has to rest on a name before its card opens, in milliseconds. */
export const REST_MS = 200;
/** A place without a name. */
export const EMPTY = 20;

/**
 * Moves a pointer over a page of one dimension, by a fake clock. The page has two names, far apart; the card may be
 * anywhere.
 */
export class PointerDriver {
  names: Record<string, Span> = { first: FIRST, second: SECOND };
  card: Span | null = null;
  /** The name whose card is open. */
  open: string | null = null;
  readonly opened: string[] = [];
  readonly approached: string[] = [];
  readonly prepared: string[] = [];
  /** How long the pointer rests before a card opens. */
  restMs = REST_MS;
  /** Whether a card that is prepared is rendered at once. */
  isRendered = true;
  x = EMPTY;

  readonly actions = {
    hitTest: (at: number): HitResult<string> => {
      if (this.card && isIn(this.card, at)) return { kind: 'card' };
      const found = Object.entries(this.names).find(([, span]) => isIn(span, at));
      return found ? { kind: 'name', name: found[0] } : { kind: 'nothing' };
    },
    isSame: (name: string, before: string) => name === before,
    restMs: () => this.restMs,
    isOpen: () => this.open !== null,
    isOverCardOrAnchor: (at: number): boolean => {
      const hit = this.actions.hitTest(at);
      return hit.kind === 'card' || (hit.kind === 'name' && hit.name === this.open);
    },
    cardBox: () => this.card && { left: this.card.from, right: this.card.to, top: 0, bottom: 0 },
    approach: (name: string) => void this.approached.push(name),
    prepare: (name: string) => void this.prepared.push(name),
    isPrepared: () => this.isRendered,
    dropPrepared: () => void this.prepared.push('dropped'),
    open: (name: string, _x: number, _y: number) => {
      this.open = name;
      this.opened.push(name);
    },
    close: () => {
      this.open = null;
    },
  };
  readonly intent = new HoverIntent<string>(this.actions);

  /** Puts the pointer there, where it rests. */
  moveTo(to: number, y = 0): void {
    this.x = to;
    this.intent.onPointerMove(to, y, performance.now());
  }

  wait(ms: number): void {
    vi.advanceTimersByTime(ms);
  }

  /** Moves the pointer for some milliseconds, in steps of 10 ms. */
  travel(pxPerMs: number, ms: number): void {
    for (let spent = 0; spent < ms; spent += 10) {
      this.wait(10);
      this.moveTo(this.x + pxPerMs * 10);
    }
  }

  openFirst(): void {
    this.moveTo(150);
    this.wait(REST_MS);
    expect(this.open).toBe('first');
  }
}

/** The driver of the current test. */
export let pointer: PointerDriver;

/** Gives each test of a file a driver of its own and a fake clock. */
export function usePointerDriver(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    pointer = new PointerDriver();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

function isIn({ from, to }: Span, at: number): boolean {
  return at >= from && at < to;
}
