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
