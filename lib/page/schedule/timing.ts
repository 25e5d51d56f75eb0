/**
 * When work of ours runs: in slices between the page's own tasks, after some milliseconds, while the page is visible, after a
 * paint or just before one; how often, and for how much of the time.
 */

/** A slice of work ends after this many milliseconds: well under the 10 ms that our longest task may take. */
const SLICE_MS = 4;

/**
 * How much text one step of a reading takes, in UTF-16 code units: little enough that a slice of time holds many steps, and so
 * much that one search over it costs less than one search for each text node.
 */
export const CHUNK_CODE_UNITS: number = 16_384;

/** Measures work that pauses after each slice of time. Several short jobs that follow each other share one clock. */
export class WorkClock {
  #sliceStart = performance.now();
  #workedBefore = 0;

  /** Milliseconds of work so far, without the pauses. */
  get worked(): number {
    return this.#workedBefore + performance.now() - this.#sliceStart;
  }

  /** Leaves some milliseconds of work out of `worked`. */
  leaveOut(milliseconds: number): void {
    this.#workedBefore -= milliseconds;
  }

  /** Whether the page's own tasks are to run now. */
  get isSliceOver(): boolean {
    return performance.now() - this.#sliceStart >= SLICE_MS;
  }

  /** Whether something that may be long would make this slice too long. */
  get isSliceUsed(): boolean {
    return performance.now() - this.#sliceStart >= SLICE_MS / 2;
  }

  /** Lets the page run its own tasks. */
  async pause(signal: AbortSignal): Promise<void> {
    this.#workedBefore = this.worked;
    await yieldToMain(signal);
    this.#sliceStart = performance.now();
  }
}

/**
 * Calls `step` until nothing is left, and lets the page run its own tasks after each slice of time.
 *
 * @param step does a small piece of work; returns false when nothing is left
 * @param resumed called after each pause, before the next step: the page may have changed
 * @param signal ends the work early
 */
export async function inSlices(
  step: () => boolean,
  resumed: () => void,
  signal: AbortSignal,
  clock: WorkClock,
): Promise<void> {
  while (!signal.aborted && step()) {
    if (!clock.isSliceOver) continue;
    await clock.pause(signal);
    if (!signal.aborted) resumed();
  }
}

/** Waits some milliseconds, or until the signal. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return waitFor(signal, (done) => {
    const timer = setTimeout(done, milliseconds);
    return () => clearTimeout(timer);
  });
}

/**
 * Lets the page's own tasks run, or waits until the signal. After the signal no task of ours is left in the browser's queue
 * (BROWSER-BUGS.md#queued-tasks-in-cached-pages).
 */
async function yieldToMain(signal: AbortSignal, priority: TaskPriority = 'user-visible'): Promise<void> {
  // Firefox before 142.
  if (typeof scheduler === 'undefined') return wait(0, signal);
  // Not `scheduler.yield`: what continues after that runs before the page's own timers, which would wait for all slices.
  await scheduler.postTask(() => undefined, { signal, priority }).catch(() => undefined);
}

/** Waits until the document is visible, or until the signal: nothing is read in a tab that nobody sees. */
export async function whenVisible(root: Document, signal: AbortSignal): Promise<void> {
  while (root.hidden && !signal.aborted) {
    await waitFor(signal, (done) => {
      root.addEventListener('visibilitychange', done);
      return () => root.removeEventListener('visibilitychange', done);
    });
  }
}

/**
 * Waits until the browser has painted the page, or until the signal. Style and layout are known then, so that a short reading
 * that asks for them makes the browser compute nothing (BROWSER-BUGS.md#forced-style-bypasses-csp).
 */
export function afterPaint(signal: AbortSignal): Promise<void> {
  return waitFor(signal, (done) => {
    // Before the page's own timers, which may change its style.
    const frame = requestAnimationFrame(() => void yieldToMain(signal, 'user-blocking').then(done));
    return () => cancelAnimationFrame(frame);
  });
}

/** Waits some milliseconds, then for the next paint of the visible document, or until the signal. */
export async function visiblePaintAfter(
  milliseconds: number,
  root: Document,
  signal: AbortSignal,
): Promise<void> {
  if (milliseconds > 0) await wait(milliseconds, signal);
  await whenVisible(root, signal);
  await afterPaint(signal);
}

/**
 * Waits for something, or until the signal.
 *
 * @param start begins to wait; it calls `done` later, not at once, and returns what ends the wait
 */
function waitFor(signal: AbortSignal, start: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      end();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const end = start(done);
    signal.addEventListener('abort', done);
  });
}

/**
 * Runs a function between layout and paint of the next frame, when the browser knows the style of the page
 * (BROWSER-BUGS.md#forced-style-bypasses-csp).
 */
export class BeforePaint {
  readonly #root: Document;
  readonly #act: () => void;
  readonly #observer = new ResizeObserver(() => this.#run());
  #isRunning = false;

  /** @param act runs before the paint; a call of `request` by it has no effect */
  constructor(root: Document, act: () => void) {
    this.#root = root;
    this.#act = act;
  }

  /** Asks for one run in the next frame. */
  request(): void {
    // An element that is observed again while the observers run makes the browser report an error to the page.
    if (this.#isRunning || !this.#root.documentElement) return;
    this.stop();
    // An observer reports the size of a newly observed element with the next frame.
    this.#observer.observe(this.#root.documentElement);
  }

  /** Cancels a run that was asked for. */
  stop(): void {
    this.#observer.disconnect();
  }

  #run(): void {
    this.stop();
    this.#isRunning = true;
    try {
      this.#act();
    } finally {
      this.#isRunning = false;
    }
  }
}

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
