/**
 * The events that reach shortcuts and click handlers of a page, its focus traps, and whatever the page closes at a press
 * elsewhere.
 */
const ISOLATED_EVENTS = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'wheel'],
  ...['pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keypress', 'keyup'],
  ...['focusin', 'focusout'],
];

/**
 * Keeps events that the page makes up from the buttons and links of the card. The root is closed, but Firefox gives it to the
 * page: BROWSER-BUGS.md#closed-root-leaks
 */
export function refuseUntrusted(root: ShadowRoot): void {
  const refuse = (event: Event) => {
    if (event.isTrusted) return;
    event.stopImmediatePropagation();
    // Of the events that a page can make up, only a click has an effect of the browser's own.
    if (event.type === 'click') event.preventDefault();
  };
  for (const type of ISOLATED_EVENTS) {
    root.addEventListener(type, refuse, { capture: true, passive: type !== 'click' });
  }
}

/** Keeps the events of the card from the page: only listeners that hear an event before it arrives at the card get it. */
export function isolateEvents(card: HTMLElement): void {
  for (const type of ISOLATED_EVENTS) {
    card.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
}

/**
 * For what acts outside of the card: a page that has got hold of a button may take it out of the card, whose root refuses
 * untrusted events, and click it there.
 */
export function ifTrusted<Press extends Event>(act: (press: Press) => void): (press: Press) => void {
  return (press) => {
    if (press.isTrusted) act(press);
  };
}
