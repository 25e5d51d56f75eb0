/** What a page's shortcuts and click handlers, its focus traps and whatever closes at a press elsewhere listen to. */
const KEPT = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'wheel'],
  ...['pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keypress', 'keyup'],
  ...['focusin', 'focusout'],
];

/** What happens in the card is not the page's business: only who listens to the window before it arrives hears of it. */
export function keepFromPage(card: HTMLElement): void {
  for (const type of KEPT) {
    card.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
}

/**
 * Takes the focus off the page before the card gets it. A focus trap that sees its focus go to an element outside pulls it
 * back, in the middle of our step; one that goes to nothing it lets go.
 *
 * @param focused what has the focus, inside of shadow roots too
 */
export function freeFocus(focused: Element | null): void {
  if (focused instanceof HTMLElement && focused !== document.body) focused.blur();
}

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
