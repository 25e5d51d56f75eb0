/** The CSS `zoom` that works on an element; 1 where the browser cannot tell (Firefox before 149). */
export function zoomOf(element: Element): number {
  return element.currentCSSZoom || 1;
}
