/** In a smaller frame there is nothing to read: it is hidden, or counts visits for an advertiser. CSS pixels. */
const MIN_SIZE = { width: 40, height: 12 };

/**
 * Calls back once when this frame is large enough to be read: at once in the top page, else when the browser next renders the
 * frame, or when the frame grows. Neither `innerWidth` nor `matches` is read, because both would make Chromium lay out the
 * page around the frame at once (BROWSER-BUGS.md#forced-style-bypasses-csp).
 *
 * Never in a fenced frame (Chromium), whose purpose is advertisements: nothing in it tells that it is no top page, so what it asks
 * for would count as the reader's wish for the whole site.
 */
export function whenLargeEnough(ready: () => void): void {
  if (isFenced(window)) return;
  if (window.top === window) {
    ready();
    return;
  }
  const waiting = new AbortController();
  const { signal } = waiting;

  function decide(isLarge: boolean): void {
    if (!isLarge || signal.aborted) return;
    waiting.abort();
    ready();
  }

  const size = new IntersectionObserver(
    ([entry]) => {
      size.disconnect();
      const { width = 0, height = 0 } = entry?.rootBounds ?? {};
      decide(width >= MIN_SIZE.width && height >= MIN_SIZE.height);
    },
    { root: document },
  );
  const measure = () => {
    size.disconnect();
    if (document.documentElement) size.observe(document.documentElement);
  };
  onRootReplaced(measure, signal);
  measure();
  signal.addEventListener('abort', () => size.disconnect());
  // Not `resize` of the window: it comes with each change of size, and `document.open()` takes its listeners away.
  matchMedia(`(min-width: ${MIN_SIZE.width}px) and (min-height: ${MIN_SIZE.height}px)`).addEventListener(
    'change',
    ({ matches }) => decide(matches),
    { signal },
  );
}

/** By its class: an element of the page may have the name `fence`, too, and a window of another origin tells nothing of itself. */
function isFenced(view: object): boolean {
  return 'fence' in view && Object.prototype.toString.call(view.fence) === '[object Fence]';
}

/**
 * Calls back each time when the root element of the document has been replaced, until the signal ends it: `document.open()`
 * does that, and takes all listeners off the document and its window. A mutation observer of the document stays.
 */
export function onRootReplaced(callback: () => void, signal: AbortSignal): void {
  let root = document.documentElement;
  const observer = new MutationObserver(() => {
    if (!document.documentElement || document.documentElement === root) return;
    root = document.documentElement;
    callback();
  });
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
