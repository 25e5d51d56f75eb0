import type { Box } from '@/lib/protocol';
import { type Point, SafeTriangle } from './safe-triangle';

/**
 * When half of the rest is over, and no later than this, the card is rendered, so that it can be shown without delay.
 * Milliseconds, as all times here.
 */
const MAX_PREPARE_MS = 100;
/** After a card has closed under the pointer, the reader is comparing: for this long the next one opens without a rest. */
const COMPARE_MS = 300;
/** A card stays for this long after the pointer has left both the name and the card. */
export const CLOSE_MS = 300;
/**
 * A moving pointer is hit-tested at most once in this time, and a pointer that only passes is hit-tested once it has rested
 * for this time: the hit test is most of what a move costs, and a pointer moves in every frame.
 */
export const POLL_MS = 50;
/** A pointer that is faster than this only passes. */
const PASSING_PX_PER_MS = 0.5;

/** What is under the pointer. */
export type HitResult<T> = { kind: 'name'; name: T } | { kind: 'card' } | { kind: 'nothing' };

/** The questions of a hover intent about the page and its card, and its decisions: to prepare, open and close a card. */
export interface HoverActions<T> {
  /** What is under a point of the viewport now. */
  hitTest(x: number, y: number): HitResult<T>;
  /** Whether a name is still the one that the pointer rested on before, though the page may have been read again. */
  isSame(name: T, before: T): boolean;
  /** For how many milliseconds the pointer must rest on a name before its card opens; infinite where it opens none. */
  restMs(name: T): number;
  isOpen(): boolean;
  /** Whether a point is in the open card or on the name of that card. Asked at each move while a card is open. */
  isOverCardOrAnchor(x: number, y: number): boolean;
  /** The box of the open card; null when no card is open or its place is unknown. */
  cardBox(): Box | null;
  /** Gets what the card of a name needs: the pointer has come to the name. */
  approach(name: T): void;
  /** Renders the card of a name that the pointer seems to rest on. Where that takes longer, `onPrepared` is called after it. */
  prepare(name: T): void;
  /** Whether that card is rendered. */
  isPrepared(): boolean;
  /** The prepared card is not needed: the pointer has moved on, or the reader does something else. */
  dropPrepared(): void;
  open(name: T, x: number, y: number): void;
  /** The pointer has left both the card and its name for long enough. */
  close(): void;
}

type Timer = ReturnType<typeof setTimeout>;

interface Pointer extends Point {
  /** Of the last move, as in `event.timeStamp`. */
  time: number;
  /** At the last move the pointer was fast, or moved towards the card. */
  isPassing: boolean;
}

/** Where the pointer is, and whether it rests on a name. */
type HoverState<T> =
  /** The pointer is outside of this document, or has not been seen yet. */
  | { kind: 'away' }
  /** The pointer is here, on no name that a card may open for. */
  | { kind: 'present'; pointer: Pointer }
  /** The pointer rests on a name; its card is rendered when the timer ends. */
  | { kind: 'resting'; pointer: Pointer; name: T; timer: Timer }
  /** The card of that name is rendered, or will be, and opens when the timer ends. */
  | { kind: 'prepared'; pointer: Pointer; name: T; timer: Timer }
  /** The pointer has rested for long enough, and the card opens when it is rendered. */
  | { kind: 'waiting'; pointer: Pointer; name: T };

/** The pointer has left the open card, which closes when the timer ends. Another name may have the pointer meanwhile. */
interface Closing {
  timer: Timer;
  /** Null when it is unknown from where the pointer has left. */
  triangle: SafeTriangle | null;
}

/** Decides from the moves of the pointer when a card opens and closes. */
export class HoverIntent<T> {
  readonly #actions: HoverActions<T>;
  #state: HoverState<T> = { kind: 'away' };
  #closing: Closing | null = null;
  /** Runs until the next hit test of a moving pointer. */
  #pollTimer: Timer | undefined;
  /** As in `event.timeStamp`. */
  #lastPointerTime = 0;
  /** When the last card closed because the pointer had left it, as in `performance.now()`. */
  #closedAt = Number.NEGATIVE_INFINITY;

  constructor(actions: HoverActions<T>) {
    this.#actions = actions;
  }

  /** When the pointer was last seen in this document, in milliseconds of `Date.now()`; if never, when the document began. */
  get lastPointerTime(): number {
    return performance.timeOrigin + this.#lastPointerTime;
  }

  /** Whether the card closes soon, unless the pointer comes back. */
  get isClosing(): boolean {
    return this.#closing !== null;
  }

  /** @param time milliseconds, as in `event.timeStamp` */
  onPointerMove(x: number, y: number, time: number): void {
    const before = this.#pointer;
    this.#lastPointerTime = time;
    // While the page moves under a pointer that is still, browsers repeat its place.
    if (before?.x === x && before.y === y) {
      this.onPageMove();
      return;
    }
    const pointer = { x, y, time, isPassing: isFast(before, { x, y, time }) };
    if (this.#state.kind === 'away') this.#state = { kind: 'present', pointer };
    else this.#state.pointer = pointer;
    if (this.#actions.isOpen()) {
      if (this.#actions.isOverCardOrAnchor(x, y)) {
        this.#stay();
        return;
      }
      // A pointer that approaches the card may be as slow as it likes, and a name on the way gets its card only by a rest.
      if (this.#leaveTo(pointer, before)) pointer.isPassing = true;
    }
    if (pointer.isPassing) this.#stopResting();
    this.#pollTimer ??= setTimeout(() => this.#poll(), POLL_MS);
  }

  /**
   * The page has scrolled or changed under the pointer. If the name has moved away, its card closes as if the pointer had
   * left the name. A name that has moved under the pointer opens no card, because the reader has not pointed at it.
   */
  onPageMove(): void {
    const state = this.#state;
    if (state.kind === 'away') return;
    const { x, y } = state.pointer;
    const isOpen = this.#actions.isOpen();
    if (state.kind === 'present' && !isOpen) return;
    if (isOpen && this.#actions.isOverCardOrAnchor(x, y)) {
      this.#stay();
      return;
    }
    if (state.kind !== 'present' && !this.#isRestingOn(this.#actions.hitTest(x, y))) this.#stopResting();
    this.#startClosing();
  }

  /** The card has been rendered, later than it was wanted. */
  onPrepared(): void {
    if (this.#state.kind === 'waiting') this.#open(this.#state);
  }

  /** The pointer has left the window, or has gone to where this document does not see it. */
  onPointerLeave(): void {
    this.#cancelOpening();
    this.#state = { kind: 'away' };
    this.#startClosing();
  }

  /** The reader does something else than pointing: no card opens for the name under the pointer until the next move. */
  interrupt(): void {
    this.#cancelOpening();
  }

  /** Cancels all that is planned, and forgets where the pointer is. */
  reset(): void {
    this.#stay();
    this.#state = { kind: 'away' };
  }

  get #pointer(): Pointer | null {
    return this.#state.kind === 'away' ? null : this.#state.pointer;
  }

  /** Hit-tests the pointer after a move. */
  #poll(): void {
    this.#pollTimer = undefined;
    const pointer = this.#pointer;
    if (!pointer) return;
    const rested = Math.max(0, performance.now() - pointer.time);
    if (pointer.isPassing && rested < POLL_MS) {
      this.#pollTimer = setTimeout(() => this.#poll(), POLL_MS - rested);
      return;
    }
    const hit = this.#actions.hitTest(pointer.x, pointer.y);
    if (hit.kind !== 'name') this.#stopResting();
    else if (!this.#isRestingOn(hit)) this.#startResting(hit.name, pointer, rested);
  }

  #isRestingOn(hit: HitResult<T>): boolean {
    const state = this.#state;
    if (hit.kind !== 'name' || state.kind === 'away' || state.kind === 'present') return false;
    return this.#actions.isSame(hit.name, state.name);
  }

  /**
   * present -> resting
   *
   * @param rested for how many milliseconds the pointer has rested so far
   */
  #startResting(name: T, pointer: Pointer, rested: number): void {
    this.#stopResting();
    this.#actions.approach(name);
    const now = performance.now();
    const restMs = this.#actions.restMs(name);
    if (restMs === Number.POSITIVE_INFINITY) return;
    const remaining = now - this.#closedAt < COMPARE_MS ? 0 : restMs - rested;
    const prepareIn = Math.max(0, Math.min(remaining, Math.min(MAX_PREPARE_MS, restMs / 2) - rested));
    const timer = setTimeout(() => this.#prepare(now + remaining), prepareIn);
    this.#state = { kind: 'resting', pointer, name, timer };
  }

  /** resting -> prepared */
  #prepare(openAt: number): void {
    if (this.#state.kind !== 'resting') return;
    const { name } = this.#state;
    this.#actions.prepare(name);
    const timer = setTimeout(() => this.#endRest(), Math.max(0, openAt - performance.now()));
    this.#state = { ...this.#state, kind: 'prepared', timer };
  }

  /** prepared -> present, or waiting when the card is not rendered yet */
  #endRest(): void {
    if (this.#state.kind !== 'prepared') return;
    const { pointer, name } = this.#state;
    if (this.#actions.isPrepared()) this.#open(this.#state);
    else this.#state = { kind: 'waiting', pointer, name };
  }

  /** prepared, waiting -> present: opens the card, if the page has not changed under the resting pointer. */
  #open({ pointer }: { pointer: Pointer }): void {
    const hit = this.#actions.hitTest(pointer.x, pointer.y);
    if (hit.kind === 'name' && this.#isRestingOn(hit)) {
      // The prepared card is used, not dropped.
      this.#state = { kind: 'present', pointer };
      this.#stay();
      this.#actions.open(hit.name, pointer.x, pointer.y);
    } else if (hit.kind === 'card') this.#stay();
    else this.#cancelOpening();
  }

  /** resting, prepared, waiting -> present */
  #stopResting(): void {
    const state = this.#state;
    if (state.kind === 'away' || state.kind === 'present') return;
    if (state.kind !== 'waiting') clearTimeout(state.timer);
    this.#state = { kind: 'present', pointer: state.pointer };
    if (state.kind !== 'resting') this.#actions.dropPrepared();
  }

  #cancelOpening(): void {
    clearTimeout(this.#pollTimer);
    this.#pollTimer = undefined;
    this.#stopResting();
  }

  /** The pointer is over the open card or its name. */
  #stay(): void {
    this.#cancelOpening();
    clearTimeout(this.#closing?.timer);
    this.#closing = null;
  }

  /**
   * The pointer has moved and is outside of the open card and its name.
   *
   * @returns whether it moves towards the card, which puts the closing off
   */
  #leaveTo(pointer: Point, before: Point | null): boolean {
    this.#startClosing();
    const card = this.#actions.cardBox();
    const closing = this.#closing;
    if (!card || !closing) return false;
    closing.triangle ??= before && new SafeTriangle(before, card);
    if (!closing.triangle?.moveTo(pointer, card)) return false;
    clearTimeout(closing.timer);
    closing.timer = this.#closeLater();
    return true;
  }

  #startClosing(): void {
    if (this.#actions.isOpen()) this.#closing ??= { timer: this.#closeLater(), triangle: null };
  }

  #closeLater(): Timer {
    return setTimeout(() => {
      this.#closing = null;
      this.#actions.close();
      if (!this.#actions.isOpen()) this.#closedAt = performance.now();
    }, CLOSE_MS);
  }
}

function isFast(from: Pointer | null, to: Point & { time: number }): boolean {
  if (!from) return true;
  return Math.hypot(to.x - from.x, to.y - from.y) / Math.max(to.time - from.time, 1) > PASSING_PX_PER_MS;
}
