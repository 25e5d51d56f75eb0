import { options } from 'preact';

/**
 * Whether an attribute of the host of a card would change what a screen reader or a braille display says of it, or whether it can be
 * used. We set none of them there.
 */
export function isForeignAttribute(name: string): boolean {
  return /^(?:aria-|role$|inert$|title$|lang$)/.test(name);
}

/** @returns the shadow root of an element, also a closed one, where the browser gives it to extensions */
export function innerRoot(element: Element): ShadowRoot | null {
  try {
    return element.openOrClosedShadowRoot ?? globalThis.chrome.dom.openOrClosedShadowRoot(element);
  } catch {
    // Chromium knows of none there, or this is no script of an extension.
    return element.shadowRoot;
  }
}

/** Watches one root until it ends: told before and after each change of ours. */
interface Watch {
  /** Looks at what has changed so far. */
  check(): void;
  /** Forgets what has changed since then: it was ours. */
  accept(): void;
}

const watches = new Set<Watch>();
let isChanging = false;

/** Changes a card. Whatever else changes one is not ours. */
export function changeCard(act: () => void): void {
  if (isChanging) {
    act();
    return;
  }
  for (const watch of watches) watch.check();
  isChanging = true;
  try {
    act();
  } finally {
    isChanging = false;
    for (const watch of watches) watch.accept();
  }
}

// Components are rendered again later than what has changed their state. As Preact does it without this, in a microtask.
options.debounceRendering = (renderAll) => queueMicrotask(() => changeCard(renderAll));

/**
 * Calls back when somebody else changes what stands below a root, or what a screen reader says of its host: BROWSER-BUGS.md#closed-root-leaks. What the browser itself
 * changes does not count.
 *
 * @param accepted is called after each change of ours
 */
export function watchForeignChanges(
  root: ShadowRoot,
  { found, accepted }: { found(): void; accepted(): void },
  signal: AbortSignal,
): void {
  const { host } = root;
  const isForeign = ({ type, target, attributeName }: MutationRecord) => {
    if (target === host) return isForeignAttribute(attributeName ?? '');
    // The browser opens and closes details as the reader presses them.
    return !(type === 'attributes' && attributeName === 'open' && target.nodeName === 'DETAILS');
  };
  const inspect = (records: MutationRecord[]) => {
    if (!signal.aborted && records.some(isForeign)) found();
  };
  const observer = new MutationObserver(inspect);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  observer.observe(host, { attributes: true });
  const watch: Watch = {
    check: () => inspect(observer.takeRecords()),
    accept() {
      observer.takeRecords();
      accepted();
    },
  };
  watches.add(watch);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    watches.delete(watch);
  });
}
