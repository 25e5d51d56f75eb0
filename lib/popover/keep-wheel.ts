/**
 * Keeps a wheel that turns over the card from the page beneath, at the ends of what scrolls in the card too: the page would
 * take the name away, and the card with it. `overscroll-behavior` alone does not do it where nothing in the card scrolls.
 *
 * @param content what the card shows
 * @param signal ends it
 */
export function keepWheel(content: HTMLElement, signal: AbortSignal): void {
  content.addEventListener(
    'wheel',
    (event) => {
      // With Ctrl it zooms.
      if (!event.ctrlKey && !scrollsInside(event, content)) event.preventDefault();
    },
    { passive: false, signal },
  );
}

function scrollsInside(event: WheelEvent, content: HTMLElement): boolean {
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return false;
  const path = event.composedPath();
  return path.slice(0, path.indexOf(content)).some((one) => one instanceof Element && canScroll(one, event));
}

function canScroll(element: Element, { deltaY }: WheelEvent): boolean {
  const { scrollTop, scrollHeight, clientHeight } = element;
  // Less than a pixel is left where lengths are fractions.
  const left = deltaY < 0 ? scrollTop : scrollHeight - clientHeight - scrollTop;
  return left >= 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
