/** What only content scripts have, and the packages of types do not know. */
declare global {
  var chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } | undefined;
  interface Element {
    /** Firefox. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

/** @returns the shadow root of an element, a closed one too, or null (BROWSER-BUGS.md#shadow-root-of-an-element) */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (import.meta.env.FIREFOX) return element.openOrClosedShadowRoot ?? null;
  try {
    return globalThis.chrome?.dom.openOrClosedShadowRoot(element) ?? null;
  } catch {
    // The extension is gone: a timer or an observer may ask before the next event ends this script.
    return null;
  }
}
