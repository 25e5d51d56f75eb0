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

/** In a window narrower than this a tapped card is a sheet, CSS pixels. */
const SMALL_SCREEN = 480;

/** Whether the window is that of a phone, held upright. */
export function isPhoneSized(): boolean {
  return viewportSize().width < SMALL_SCREEN;
}

/** The CSS `zoom` that works on an element; 1 where the browser cannot tell: Chromium knows it from 128, Firefox from 149. */
export function zoomOf(element: Element): number {
  return element.currentCSSZoom || 1;
}
