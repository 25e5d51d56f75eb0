/** In a smaller frame there is nothing to read: it is hidden, or counts visits for an advertiser. CSS pixels. */
const LEAST_FRAME = { width: 40, height: 12 };

/**
 * Waits until this frame is large enough to be read; the top page always is. How large it is comes with the next picture that
 * the browser draws, of a hidden frame never: `innerWidth` would make Chromium lay out the page around the frame at once, and
 * pictures of that page's style, loaded while a content script makes it do so, pass by the page's Content-Security-Policy.
 *
 * @param signal ends the waiting, and then the promise stays open
 */
export function untilLargeEnough(signal: AbortSignal): Promise<void> {
  const { documentElement } = document;
  if (window.top === window || !documentElement) return Promise.resolve();
  return new Promise((large) => {
    const enough = new AbortController();
    const either = AbortSignal.any([signal, enough.signal]);
    const look = () => {
      const observer = new IntersectionObserver(
        ([entry]) => {
          observer.disconnect();
          const { width = 0, height = 0 } = entry?.rootBounds ?? {};
          if (width < LEAST_FRAME.width || height < LEAST_FRAME.height) return;
          enough.abort();
          large();
        },
        { root: document },
      );
      observer.observe(documentElement);
      either.addEventListener('abort', () => observer.disconnect());
    };
    window.addEventListener('resize', look, { signal: either });
    if (!signal.aborted) look();
  });
}
