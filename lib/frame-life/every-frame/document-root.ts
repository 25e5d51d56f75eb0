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
