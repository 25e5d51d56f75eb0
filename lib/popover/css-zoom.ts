/** The CSS `zoom` that works on an element; 1 where the browser cannot tell: Chromium knows it from 128, Firefox from 149. */
export function zoomOf(element: Element): number {
  return element.currentCSSZoom || 1;
}
