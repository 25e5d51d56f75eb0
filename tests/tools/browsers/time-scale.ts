/**
 * How much slower this machine is, now, than the one that the time limits of the tests were written on. A limit says when a
 * test has failed; under load, limits in fixed milliseconds would fail tests of code that works.
 */

/** The environment variable in which a test run gives the scale to all of its processes, so that it is measured once. */
export const TIME_SCALE_VARIABLE = 'TEST_TIME_SCALE';

/** What `measure` takes on the machine that the limits were written on, with nothing else to do. */
const REFERENCE_MS = 60;
/** A limit that is longer by this says no more. */
const MAX_SCALE = 8;

let scale: number | undefined;

/** @returns a number from 1 to 8: the run's, or else what this process measures once */
export function timeScale(): number {
  scale ??= scaleOf(process.env[TIME_SCALE_VARIABLE], measure);
  return scale;
}

/** @returns a time limit for this machine */
export function scaledTime(milliseconds: number): number {
  return milliseconds * timeScale();
}

/**
 * @param given the variable of the test run
 * @param measureMs measures the milliseconds of the reference work; is called only when nothing valid is given
 */
export function scaleOf(given: string | undefined, measureMs: () => number): number {
  const fromRun = Number(given);
  return clamp(fromRun > 0 ? fromRun : measureMs() / REFERENCE_MS);
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 1), MAX_SCALE);
}

/** Work for one core by the clock on the wall: other processes on that core lengthen it, as they lengthen a test. */
function measure(): number {
  const start = performance.now();
  let state = 1;
  for (let i = 0; i < WORK_STEPS; i++) state = (state * 48_271) % 2_147_483_647;
  if (state === 0) throw new Error('The generator never gives 0.');
  return performance.now() - start;
}

const WORK_STEPS = 2_500_000;
