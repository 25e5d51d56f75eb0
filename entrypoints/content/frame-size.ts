import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/** In a smaller frame there is nothing to read: it is hidden, or counts visits for an advertiser. CSS pixels. */
const LARGE_ENOUGH = '(min-width: 40px) and (min-height: 12px)';

/** Calls back once when the frame is large enough to be read: at once, or when it grows. */
export function whenLargeEnough(ctx: ContentScriptContext, ready: () => Promise<void>): void {
  if (window.top === window) return void ready();
  // Not `resize` of the window: it comes with each change of size, and `document.open()` takes its listeners away.
  const size = matchMedia(LARGE_ENOUGH);
  if (size.matches) return void ready();
  const grown = () => {
    if (!size.matches || ctx.isInvalid) return;
    size.removeEventListener('change', grown);
    void ready();
  };
  size.addEventListener('change', grown);
  ctx.onInvalidated(() => size.removeEventListener('change', grown));
}
