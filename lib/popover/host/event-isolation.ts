/**
 * The events that reach shortcuts and click handlers of a page, its focus traps, and whatever the page closes at a press
 * elsewhere.
 */
const ISOLATED_EVENTS = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'wheel'],
  ...['pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keypress', 'keyup'],
  ...['focusin', 'focusout'],
];

/** Keeps the events of the card from the page: only listeners that hear an event before it arrives at the card get it. */
export function isolateEvents(card: HTMLElement): void {
  for (const type of ISOLATED_EVENTS) {
    card.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
}

/**
 * Takes the focus off the page before the card gets it. A focus trap whose focus goes to an element outside pulls it back, in
 * the middle of our step. A trap whose focus goes to nothing does not.
 *
 * @param focused the element that has the focus, inside of shadow roots too
 */
export function blurActiveElement(focused: Element | null): void {
  if (focused instanceof HTMLElement && focused !== document.body) focused.blur();
}

/**
 * Keeps a wheel that turns over the card from scrolling the page, also where the content of the card is at its end:
 * the page would scroll the name away, and the card with it. `overscroll-behavior` alone does not do that where
 * nothing in the card scrolls.
 *
 * @param content what the card shows
 * @param signal ends it
 */
export function containWheel(content: HTMLElement, signal: AbortSignal): void {
  content.addEventListener(
    'wheel',
    (event) => {
      // With Ctrl the wheel zooms.
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
  const distance = deltaY < 0 ? scrollTop : scrollHeight - clientHeight - scrollTop;
  // At its end an element may still be less than a pixel away from it, because lengths are fractions.
  return distance >= 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
