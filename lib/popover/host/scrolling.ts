/** Whether a wheel that turns over the content of a card scrolls something in it. */
export function scrollsInside(event: WheelEvent, content: HTMLElement): boolean {
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return false;
  const path = event.composedPath();
  return path.slice(0, path.indexOf(content)).some((one) => one instanceof Element && canScroll(one, event));
}

function canScroll(element: Element, { deltaY }: WheelEvent): boolean {
  const { scrollTop, scrollHeight, clientHeight } = element;
  const distance = deltaY < 0 ? scrollTop : scrollHeight - clientHeight - scrollTop;
  // At its end an element may still be less than a pixel away from it, because lengths are fractions.
  return distance >= 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/**
 * Remembers how far the parts of a card are scrolled: a card that is measured without its limits has nothing to scroll, and
 * would be at its top afterwards.
 *
 * @returns scrolls the parts back to where they were
 */
export function preserveScroll(content: Element): () => void {
  const scrolled = [...content.querySelectorAll('*')]
    .map((element) => ({ element, top: element.scrollTop }))
    .filter(({ top }) => top > 0);
  return () => {
    for (const { element, top } of scrolled) element.scrollTop = top;
  };
}
