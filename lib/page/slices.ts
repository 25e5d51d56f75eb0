import { pageFirst } from './waiting';

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
