/** No keyboard of a screen is lower. CSS pixels. */
const MIN_KEYBOARD = 60;

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

/** The part of a window that is seen. */
export interface VisibleViewport extends ViewportSize {
  left: number;
  top: number;
}

/** The part of the window that is seen where fingers have zoomed in, or the keyboard of the screen is open; else all of it. */
export function visibleViewport(root: Document = document): VisibleViewport {
  const { width, height } = viewportSize(root);
  const { visualViewport } = root.defaultView ?? window;
  const {
    scale = 1,
    offsetLeft = 0,
    offsetTop = 0,
    width: seenWidth = width,
    height: seenHeight = height,
  } = visualViewport ?? {};
  // The two differ by fractions of a pixel, and by scroll bars.
  if (scale <= 1 && seenHeight > height - MIN_KEYBOARD) return { left: 0, top: 0, width, height };
  return {
    left: offsetLeft,
    top: offsetTop,
    width: Math.min(width, seenWidth),
    height: Math.min(height, seenHeight),
  };
}
