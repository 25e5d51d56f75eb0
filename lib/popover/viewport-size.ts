import { zoomOf } from './css-zoom';
import type { Size } from './placement';

/** The size of the window without its scroll bars, in the pixels of `getBoundingClientRect`. */
export function viewportSize(): Size {
  const root = document.documentElement;
  // `client…` leaves out the zoom of the element itself.
  const zoom = zoomOf(root);
  const { clientWidth, clientHeight } = root;
  // In quirks mode the root element is as high as the document.
  const height = Math.min(clientHeight * zoom || window.innerHeight, window.innerHeight);
  return { width: Math.min(clientWidth * zoom, window.innerWidth), height };
}
