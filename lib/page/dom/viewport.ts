/** A size in the pixels of `getBoundingClientRect`. */
export interface ViewportSize {
  width: number;
  height: number;
}

/**
 * The size of the window without its scroll bars, in the pixels of `getBoundingClientRect`. Chromium may lay the page out to
 * answer.
 */
export function viewportSize(): ViewportSize {
  const root = document.documentElement;
  // `clientWidth` and `clientHeight` leave out the CSS zoom of the element itself.
  const zoom = zoomOf(root);
  const { clientWidth, clientHeight } = root;
  // In quirks mode the root element is as high as the document.
  const height = Math.min(clientHeight * zoom || window.innerHeight, window.innerHeight);
  return { width: Math.min(clientWidth * zoom, window.innerWidth), height };
}

/** The CSS `zoom` that is in effect on an element; 1 where the browser does not say (BROWSER-BUGS.md#current-css-zoom). */
export function zoomOf(element: Element): number {
  return element.currentCSSZoom || 1;
}
