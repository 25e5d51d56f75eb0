/** The pointer must rest on a name for this long before its card opens. */
export const OPEN_MS = 200;
/** The card stays this long after the pointer has left both name and card. */
export const CLOSE_MS = 300;
/** A pointer faster than this is on its way elsewhere. */
const FAST_PX_PER_MS = 0.5;

/** Where the pointer is. */
export type Under<T> = { kind: 'name'; name: T } | { kind: 'card' } | { kind: 'nothing' };

export interface HoverActions<T> {
  /** What is under the point now; asked again when the pointer has come to rest. */
  under(x: number, y: number): Under<T>;
  /** Whether the open card belongs to this name. */
  isOpenFor(name: T): boolean;
  open(name: T, x: number, y: number): void;
  close(): void;
}

/** Decides from the pointer's moves when a card opens and closes. */
export class HoverIntent<T> {
  readonly #actions: HoverActions<T>;
  #openTimer: ReturnType<typeof setTimeout> | undefined;
  #closeTimer: ReturnType<typeof setTimeout> | undefined;
  #waitingFor: T | null = null;
  #last = { x: 0, y: 0, time: Number.NEGATIVE_INFINITY };

  constructor(actions: HoverActions<T>) {
    this.#actions = actions;
  }

  /** @param time milliseconds, as in `event.timeStamp` */
  moved(x: number, y: number, time: number): void {
    const fast = this.#speedTo(x, y, time) > FAST_PX_PER_MS;
    this.#last = { x, y, time };
    const under = this.#actions.under(x, y);
    if (under.kind === 'nothing') this.left();
    else if (under.kind === 'card' || this.#actions.isOpenFor(under.name)) this.reset();
    else {
      this.#closeLater();
      if (fast || this.#waitingFor !== under.name) this.#openLater(under.name);
    }
  }

  /** The pointer is over neither a name nor the card, or has left the window. */
  left(): void {
    this.#cancelOpen();
    this.#closeLater();
  }

  /** Forgets all that was planned. */
  reset(): void {
    this.#cancelOpen();
    clearTimeout(this.#closeTimer);
    this.#closeTimer = undefined;
  }

  #speedTo(x: number, y: number, time: number): number {
    const { x: fromX, y: fromY, time: since } = this.#last;
    return Math.hypot(x - fromX, y - fromY) / Math.max(time - since, 1);
  }

  #openLater(name: T): void {
    clearTimeout(this.#openTimer);
    this.#waitingFor = name;
    this.#openTimer = setTimeout(() => {
      this.#waitingFor = null;
      const { x, y } = this.#last;
      // The page may have scrolled or changed under the resting pointer.
      const under = this.#actions.under(x, y);
      if (under.kind === 'card') this.reset();
      if (under.kind !== 'name') return;
      this.reset();
      this.#actions.open(under.name, x, y);
    }, OPEN_MS);
  }

  #cancelOpen(): void {
    clearTimeout(this.#openTimer);
    this.#waitingFor = null;
  }

  #closeLater(): void {
    this.#closeTimer ??= setTimeout(() => {
      this.#closeTimer = undefined;
      this.#actions.close();
    }, CLOSE_MS);
  }
}
