/** Short beside a frame of 16 ms, long beside the millisecond that a look takes. */
const pollIntervalMs = 10;

/**
 * Looks at something again and again until it is so. A look that fails counts as "not yet": a page that is
 * navigating has no document to look at.
 *
 * @param look gives the thing, or undefined while it is not there
 * @param timeoutMs how long to go on
 * @param expectation ends the sentence "Timed out after … ms waiting for …"
 * @returns what `look` gave
 * @throws Error when the time is up, with the last failure as its cause
 */
export async function until<T>(
  look: () => Promise<T | undefined>,
  timeoutMs: number,
  expectation: () => string,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
      cause = undefined;
    } catch (failure) {
      cause = failure;
    }
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
  } while (performance.now() < end);
  throw new Error(
    `Timed out after ${timeoutMs} ms waiting for ${expectation()}`,
    cause ? { cause } : undefined,
  );
}
