/** How often, and for how much of the time, work of ours runs. */

/**
 * Limits how often something happens: the first call acts at once; all calls that follow too soon act together, once, when the
 * time is over.
 *
 * @param milliseconds the least time between two acts
 * @param signal cancels an act that is still to come
 */
export function throttle(milliseconds: number, act: () => void, signal: AbortSignal): () => void {
  let lastAct = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function actNow(): void {
    timer = undefined;
    lastAct = performance.now();
    act();
  }

  return () => {
    if (timer !== undefined || signal.aborted) return;
    const remaining = lastAct + milliseconds - performance.now();
    if (remaining <= 0) actNow();
    else timer = setTimeout(actNow, remaining);
  };
}

/**
 * Limits how often something happens to once a frame: all calls before a frame act together in its animation callback.
 *
 * @param signal cancels an act that is still to come
 */
export function throttleToFrames(act: () => void, signal: AbortSignal): () => void {
  let frame: number | undefined;
  signal.addEventListener('abort', () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
  });

  return () => {
    if (frame !== undefined || signal.aborted) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      act();
    });
  };
}

/** Time that may be spent at once. It grows again as time passes, up to a maximum. */
export class TimeBudget {
  readonly #share: number;
  readonly #max: number;
  /** The time that could be spent at `#balanceTime`, in milliseconds; negative when too much was spent. */
  #balance: number;
  #balanceTime = performance.now();

  /**
   * @param share how much of the passing time is added, from 0 to 1
   * @param max the most that is saved up, in milliseconds; this much is available at first
   */
  constructor(share: number, max: number) {
    this.#share = share;
    this.#max = max;
    this.#balance = max;
  }

  /** Whether some time may be spent now. */
  get isAvailable(): boolean {
    return this.#availableAt(performance.now()) > 0;
  }

  /** Takes time that was spent from the budget; it may take more than is available. */
  spend(milliseconds: number): void {
    const now = performance.now();
    this.#balance = this.#availableAt(now) - milliseconds;
    this.#balanceTime = now;
  }

  #availableAt(now: number): number {
    return Math.min(this.#max, this.#balance + (now - this.#balanceTime) * this.#share);
  }
}
