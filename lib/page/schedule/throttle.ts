/**
 * Lets something happen at once, but not again before some time has passed; what is asked for meanwhile happens then.
 *
 * @param signal ends what is still to happen
 * @returns to be called whenever it should happen
 */
export function atMostEvery(milliseconds: number, act: () => void, signal: AbortSignal): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function now(): void {
    timer = undefined;
    last = performance.now();
    act();
  }

  return () => {
    if (timer !== undefined || signal.aborted) return;
    const left = last + milliseconds - performance.now();
    if (left <= 0) now();
    else timer = setTimeout(now, left);
  };
}
