import type { Box } from '../place/placement';
import { Approach, type Point } from './safe-triangle';

/** The pointer must rest on a name for this long before its card opens. */
export const OPEN_MS = 200;
/** After as long a rest the card is made, so that it can be shown at once when it is time. */
const PREPARE_MS = 100;
/** The card stays this long after the pointer has left both name and card. */
export const CLOSE_MS = 300;
/**
 * What a moving pointer is on is asked this often, and where it is on its way elsewhere not before it has been still for as
 * long: to look is most of what a move costs, and moves come with each frame.
 */
export const LOOK_MS = 50;
/** A pointer faster than this is on its way elsewhere. */
const FAST_PX_PER_MS = 0.5;

/** Where the pointer is. */
export type Under<T> = { kind: 'name'; name: T } | { kind: 'card' } | { kind: 'nothing' };

export interface HoverActions<T> {
  /** What is under a point now; asked again when the pointer has come to rest. */
  under(x: number, y: number): Under<T>;
  /** Whether a name is still the one that was pointed at, though the page may have been read anew. */
  isSame(name: T, pointedAt: T): boolean;
  isOpen(): boolean;
  /** Whether a point is in the open card or on its name; asked at each move while a card is open. */
  isHome(x: number, y: number): boolean;
  /** Where the open card is; null when none is open, or nobody knows where. */
  cardBox(): Box | null;
  /** Makes the card of a name that the pointer seems to rest on. */
  prepare(name: T): void;
  /** The card that was made ahead is not wanted: the pointer has gone on, or the reader does something else. */
  giveUp(): void;
  open(name: T, x: number, y: number): void;
  close(): void;
}

interface Seen extends Point {
  time: number;
}

/** Decides from the pointer's moves when a card opens and closes. */
export class HoverIntent<T> {
  readonly #actions: HoverActions<T>;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;
  #openTimer: ReturnType<typeof setTimeout> | undefined;
  #closeTimer: ReturnType<typeof setTimeout> | undefined;
  #waitingFor: T | null = null;
  #isPrepared = false;
  /** Whether it was going elsewhere at its last move. */
  #isOnItsWay = false;
  /** Where the pointer was last; null while it is elsewhere, or nobody has seen it. */
  #last: Seen | null = null;
  #seenAt = 0;
  /** Since it has left the card and its name. */
  #approach: Approach | null = null;

  constructor(actions: HoverActions<T>) {
    this.#actions = actions;
  }

  /** When the pointer was last seen here, as in `event.timeStamp`; 0 if never. */
  get seenAt(): number {
    return this.#seenAt;
  }

  /** Whether the card closes soon, unless the pointer comes back. */
  get isClosing(): boolean {
    return this.#closeTimer !== undefined;
  }

  /** @param time milliseconds, as in `event.timeStamp` */
  moved(x: number, y: number, time: number): void {
    const before = this.#last;
    this.#seenAt = time;
    // Browsers say so again and again while the page moves under a pointer that is still.
    if (before?.x === x && before.y === y) {
      this.pageMoved();
      return;
    }
    this.#last = { x, y, time };
    this.#isOnItsWay = isFast(before, this.#last);
    if (this.#actions.isOpen()) {
      if (this.#actions.isHome(x, y)) {
        this.#stay();
        return;
      }
      const approaches = this.#approaches(this.#last, before);
      // However slow the hand, it is let reach the card; a name on the way takes over only when the pointer rests there.
      if (approaches) this.#cancelClose();
      this.#closeLater();
      this.#isOnItsWay ||= approaches;
    }
    if (this.#isOnItsWay) this.#stopWaiting();
    this.#lookTimer ??= setTimeout(() => this.#look(), LOOK_MS);
  }

  /**
   * The page has scrolled or changed under the pointer. That closes a card whose name has gone from there, as if the pointer
   * had left it; but a name that has come there opens none, because nobody has pointed at it.
   */
  pageMoved(): void {
    if (!this.#last || !(this.#waitingFor || this.#actions.isOpen())) return;
    const { x, y } = this.#last;
    if (this.#actions.isOpen() && this.#actions.isHome(x, y)) {
      this.#stay();
      return;
    }
    if (this.#waitingFor && !this.#isWaitingFor(this.#actions.under(x, y))) this.#stopWaiting();
    this.#closeLater();
  }

  /** The pointer is over neither a name nor the card, or has left the window. */
  left(): void {
    this.#last = null;
    this.#cancelOpen();
    this.#closeLater();
  }

  /** The reader does something else than pointing: what rests under the pointer is not asked for. */
  distracted(): void {
    this.#cancelOpen();
  }

  /** Forgets all that was planned, and where the pointer is. */
  reset(): void {
    this.#stay();
    this.#last = null;
  }

  #look(): void {
    this.#lookTimer = undefined;
    if (!this.#last) return;
    const { x, y, time } = this.#last;
    const rested = Math.max(0, performance.now() - time);
    if (this.#isOnItsWay && rested < LOOK_MS) {
      this.#lookTimer = setTimeout(() => this.#look(), LOOK_MS - rested);
      return;
    }
    const under = this.#actions.under(x, y);
    if (under.kind !== 'name') this.#stopWaiting();
    else if (!this.#isWaitingFor(under)) this.#openLater(under.name, rested);
  }

  #isWaitingFor(under: Under<T>): boolean {
    if (under.kind !== 'name' || this.#waitingFor === null) return false;
    return this.#actions.isSame(under.name, this.#waitingFor);
  }

  #approaches(to: Point, before: Point | null): boolean {
    const card = this.#actions.cardBox();
    if (!card) return false;
    this.#approach ??= before && new Approach(before, card);
    return this.#approach?.goesOn(to, card) ?? false;
  }

  #stay(): void {
    this.#cancelOpen();
    this.#cancelClose();
    this.#approach = null;
  }

  /** @param rested milliseconds of rest so far */
  #openLater(name: T, rested: number): void {
    this.#stopWaiting();
    this.#waitingFor = name;
    const due = performance.now() + OPEN_MS - rested;
    this.#openTimer = setTimeout(
      () => {
        this.#actions.prepare(name);
        this.#isPrepared = true;
        this.#openTimer = setTimeout(() => this.#openNow(), Math.max(0, due - performance.now()));
      },
      Math.max(0, PREPARE_MS - rested),
    );
  }

  #openNow(): void {
    if (!this.#last) return;
    const { x, y } = this.#last;
    // The page may have changed under the resting pointer.
    const under = this.#actions.under(x, y);
    if (under.kind === 'name' && this.#isWaitingFor(under)) {
      this.#isPrepared = false;
      this.#stay();
      this.#actions.open(under.name, x, y);
    } else if (under.kind === 'card') this.#stay();
    else this.#cancelOpen();
  }

  #cancelOpen(): void {
    this.#stopLooking();
    this.#stopWaiting();
  }

  #stopLooking(): void {
    if (this.#lookTimer !== undefined) clearTimeout(this.#lookTimer);
    this.#lookTimer = undefined;
  }

  #stopWaiting(): void {
    if (this.#openTimer !== undefined) clearTimeout(this.#openTimer);
    this.#openTimer = undefined;
    this.#waitingFor = null;
    if (this.#isPrepared) this.#actions.giveUp();
    this.#isPrepared = false;
  }

  #closeLater(): void {
    if (!this.#actions.isOpen()) return;
    this.#closeTimer ??= setTimeout(() => {
      this.#closeTimer = undefined;
      this.#approach = null;
      this.#actions.close();
    }, CLOSE_MS);
  }

  #cancelClose(): void {
    clearTimeout(this.#closeTimer);
    this.#closeTimer = undefined;
  }
}

function isFast(from: Seen | null, to: Seen): boolean {
  if (!from) return true;
  return Math.hypot(to.x - from.x, to.y - from.y) / Math.max(to.time - from.time, 1) > FAST_PX_PER_MS;
}
