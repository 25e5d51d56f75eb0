/** A slice of work ends after this many milliseconds: well under the 10 ms that our longest task may take. */
const SLICE_MS = 4;

/** When the slice that is running began, as `performance.now()` has it. */
export interface SliceClock {
  sliceStart: number;
}

/**
 * Runs `step` until it says that it is done, letting the page go first after each slice of time.
 *
 * @param step does a small piece of work; returns false when nothing is left
 * @param resumed called when work goes on after a pause, before the next step: the page may have changed
 * @param signal ends the work early
 * @param clock shared by pieces of work that follow each other, so that many short ones are sliced as well
 * @returns the milliseconds of work, pauses left out
 */
export async function inSlices(
  step: () => boolean,
  resumed: () => void,
  signal: AbortSignal,
  clock: SliceClock,
): Promise<number> {
  const begun = performance.now();
  let paused = 0;
  while (!signal.aborted && step()) {
    const now = performance.now();
    if (now - clock.sliceStart < SLICE_MS) continue;
    await scheduler.yield();
    clock.sliceStart = performance.now();
    paused += clock.sliceStart - now;
    if (!signal.aborted) resumed();
  }
  return performance.now() - begun - paused;
}
