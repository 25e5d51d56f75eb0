/** How much of a page one step of a reading takes, in code units of text: small enough that a slice of time has many. */

/** One search over this much text costs less than one over each text node. */
export const PORTION: number = 16_384;
/** A stretch of text is closed at the first border after this many. */
export const STRETCH: number = 16_384;

/** A slice of work ends after this many milliseconds: well under the 10 ms that our longest task may take. */
const SLICE_MS = 4;

/** Times work that pauses after each slice, so that many short pieces that follow each other are sliced as well. */
export class WorkClock {
  #sliceStart = performance.now();
  #before = 0;

  /** Milliseconds of work so far, pauses left out. */
  get worked(): number {
    return this.#before + performance.now() - this.#sliceStart;
  }

  get isSliceOver(): boolean {
    return performance.now() - this.#sliceStart >= SLICE_MS;
  }

  /** Lets the page go first. */
  async pause(signal: AbortSignal): Promise<void> {
    this.#before = this.worked;
    await pageFirst(signal);
    this.#sliceStart = performance.now();
  }
}

/**
 * Runs `step` until it says that it is done, letting the page go first after each slice of time.
 *
 * @param step does a small piece of work; returns false when nothing is left
 * @param resumed called when work goes on after a pause, before the next step: the page may have changed
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
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/**
 * Lets the page go first, or waits until the signal. After that nothing is left in the browser's queue: a page that goes into
 * the back-forward cache would keep it there, and Firefox reports an error when it comes back and the extension is gone.
 */
export async function pageFirst(signal: AbortSignal): Promise<void> {
  // Not `yield`: what goes on after that goes before the page's own timers, which would wait for all slices.
  await scheduler.postTask(() => undefined, { signal }).catch(() => undefined);
}

/** Waits until the document is shown, or until the signal: nothing is read in a tab that nobody sees. */
export function visible(root: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || !root.hidden) return resolve();
    const shown = new AbortController();
    const done = () => {
      if (root.hidden && !signal.aborted) return;
      shown.abort();
      resolve();
    };
    root.addEventListener('visibilitychange', done, { signal: shown.signal });
    signal.addEventListener('abort', done, { signal: shown.signal });
  });
}

/**
 * Waits until the browser has drawn the page, or until the signal: right after that style and layout are known, and a short
 * reading that asks for them makes the browser do nothing. Otherwise what the page's style loads then would pass by the page's
 * Content-Security-Policy in Chromium, as if we had asked for it.
 */
export function drawn(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      cancelAnimationFrame(frame);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const frame = requestAnimationFrame(() => void pageFirst(signal).then(done));
    signal.addEventListener('abort', done);
  });
}
