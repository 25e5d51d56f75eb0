/** A slice of work ends after this many milliseconds: well under the 10 ms that our longest task may take. */
const SLICE_MS = 4;

/**
 * Runs `step` until it says that it is done, letting the page go first after each slice of time.
 *
 * @param step does a small piece of work; returns false when nothing is left
 * @param resumed called when work goes on after a pause, before the next step: the page may have changed
 * @param signal ends the work early
 * @returns the milliseconds of work, pauses left out
 */
export async function inSlices(
  step: () => boolean,
  resumed: () => void,
  signal: AbortSignal,
): Promise<number> {
  let worked = 0;
  let sliceStart = performance.now();
  while (!signal.aborted && step()) {
    const slice = performance.now() - sliceStart;
    if (slice < SLICE_MS) continue;
    worked += slice;
    await scheduler.yield();
    sliceStart = performance.now();
    if (!signal.aborted) resumed();
  }
  return worked + performance.now() - sliceStart;
}
