import { scaledTime } from './time-scale.ts';

/**
 * The pause between two checks is a quarter of the time waited so far. Each check is a message to the browser and work in it:
 * on a machine of two cores, checks at a fixed short interval are themselves the load that delays what they wait for.
 */
const MIN_PAUSE_MS = 10;
const MAX_PAUSE_MS = 100;
const PAUSE_SHARE = 0.25;

/**
 * Checks something again and again until it is so. A check that fails counts as "not yet": a page that is
 * navigating has no document to read.
 *
 * @param check gives the thing, or undefined while it is not there
 * @param timeoutMs how long to go on, on a machine that is as fast as the one the tests were written on; see time-scale.ts
 * @param expectation ends the sentence "Timed out after … ms waiting for …"
 * @returns what `check` gave
 * @throws Error when the time is up, with the last failure as its cause
 */
export async function until<T>(
  check: () => Promise<T | undefined>,
  timeoutMs: number,
  expectation: () => string,
): Promise<T> {
  const start = performance.now();
  const timeLimit = scaledTime(timeoutMs);
  let cause: unknown;
  do {
    try {
      const found = await check();
      if (found !== undefined) return found;
      cause = undefined;
    } catch (failure) {
      cause = failure;
    }
    const pause = (performance.now() - start) * PAUSE_SHARE;
    await new Promise((resolve) =>
      setTimeout(resolve, Math.min(Math.max(pause, MIN_PAUSE_MS), MAX_PAUSE_MS)),
    );
  } while (performance.now() - start < timeLimit);
  throw new Error(
    `Timed out after ${Math.round(timeLimit)} ms waiting for ${expectation()}`,
    cause ? { cause } : undefined,
  );
}
