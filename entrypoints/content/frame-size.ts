import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/** In a smaller frame there is nothing to read: it is hidden, or counts visits for an advertiser. CSS pixels. */
const LEAST = { width: 40, height: 12 };

/**
 * Calls back once when this frame is large enough to be read: at once in the top page, or with the next picture that the
 * browser draws of the frame, or when it grows. To ask for the size (`innerWidth`, `matches`) would make Chromium lay out
 * the page around the frame at once, and pictures of that page's style, loaded while a content script makes it do so, pass
 * by the page's Content-Security-Policy.
 */
export function whenLargeEnough(ctx: ContentScriptContext, ready: () => Promise<void>): void {
  if (window.top === window) return void ready();
  const waiting = new AbortController();
  const signal = AbortSignal.any([waiting.signal, ctx.signal]);

  function decide(isLarge: boolean): void {
    if (!isLarge || signal.aborted || ctx.isInvalid) return;
    waiting.abort();
    void ready();
  }

  const size = new IntersectionObserver(
    ([entry]) => {
      size.disconnect();
      const { width = 0, height = 0 } = entry?.rootBounds ?? {};
      decide(width >= LEAST.width && height >= LEAST.height);
    },
    { root: document },
  );
  const look = () => {
    size.disconnect();
    if (document.documentElement) size.observe(document.documentElement);
  };
  // `document.open()` takes the element away that is looked at.
  const rewriting = new MutationObserver(look);
  rewriting.observe(document, { childList: true });
  look();
  signal.addEventListener('abort', () => {
    size.disconnect();
    rewriting.disconnect();
  });
  // Not `resize` of the window: it comes with each change of size, and `document.open()` takes its listeners away.
  matchMedia(`(min-width: ${LEAST.width}px) and (min-height: ${LEAST.height}px)`).addEventListener(
    'change',
    ({ matches }) => decide(matches),
    { signal },
  );
}
