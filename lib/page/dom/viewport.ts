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
  const { clientWidth, clientHeight, currentCSSZoom: zoom } = root;
  // In quirks mode the root element is as high as the document.
  const height = Math.min(clientHeight * zoom || window.innerHeight, window.innerHeight);
  return { width: Math.min(clientWidth * zoom, window.innerWidth), height };
}
