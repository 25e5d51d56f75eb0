import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/** `document.open()` takes all listeners off the document and its window: calls back when that may have happened. */
export function afterRewriting(ctx: ContentScriptContext, rewritten: () => void): void {
  const root = document.documentElement;
  const observer = new MutationObserver(() => {
    if (ctx.isInvalid || !document.documentElement || document.documentElement === root) return;
    rewritten();
  });
  observer.observe(document, { childList: true });
  ctx.onInvalidated(() => observer.disconnect());
}
