/** A size in the pixels of `getBoundingClientRect`. */
export interface ViewportSize {
  width: number;
  height: number;
}

/**
 * The size of the window without its scroll bars, in the pixels of `getBoundingClientRect`. Chromium may lay the page out to
 * answer.
 *
 * @param root the document in that window
 */
export function viewportSize(root: Document = document): ViewportSize {
  const { clientWidth, clientHeight, currentCSSZoom: zoom } = root.documentElement;
  const { innerWidth, innerHeight } = root.defaultView ?? window;
  // `clientWidth` and `clientHeight` leave out the CSS zoom of the element itself.
  // In quirks mode the root element is as high as the document.
  const height = Math.min(clientHeight * zoom || innerHeight, innerHeight);
  return { width: Math.min(clientWidth * zoom, innerWidth), height };
}
