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
