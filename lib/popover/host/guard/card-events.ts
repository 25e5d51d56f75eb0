import { scrollsInside } from '../scrolling';
import { changeCard } from './own-changes';

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

export interface CardInput {
  /** The card is pressed while the focus is elsewhere: the press gives the focus to the card. */
  onPress(): void;
  /** In place of the browser, when the reader presses a link; null where links open by themselves. */
  onLink: ((url: string, inBackground: boolean) => void) | null;
}

/** Listens to what the reader does in a card, and keeps a wheel that turns over the card from scrolling the page. */
export function listenToReader(
  content: HTMLElement,
  hasFocus: () => boolean,
  { onPress, onLink }: CardInput,
  signal: AbortSignal,
): void {
  const pressed = ({ isTrusted }: Event) => isTrusted && !hasFocus() && onPress();
  content.addEventListener('mousedown', pressed, { signal });
  if (onLink) interceptLinks(content, onLink, signal);
  containWheel(content, signal);
}

/**
 * Calls back, in place of the browser, when the reader presses a link. It stays a link: what the browser does with another
 * button of the mouse, or with Shift, is left to it.
 */
function interceptLinks(
  content: HTMLElement,
  pressed: (url: string, inBackground: boolean) => void,
  signal: AbortSignal,
): void {
  content.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || !event.isTrusted || event.button !== 0 || event.shiftKey || event.altKey) return;
      event.preventDefault();
      pressed(link.href, event.ctrlKey || event.metaKey);
    },
    { signal },
  );
}

/**
 * Keeps a wheel that turns over the card from scrolling the page, also where the content of the card is at its end: the page would
 * scroll the name away, and the card with it. `overscroll-behavior` alone does not do that where nothing in the card scrolls.
 */
function containWheel(content: HTMLElement, signal: AbortSignal): void {
  content.addEventListener(
    'wheel',
    (event) => {
      // With Ctrl the wheel zooms.
      if (event.isTrusted && !event.ctrlKey && !scrollsInside(event, content)) event.preventDefault();
    },
    { passive: false, signal },
  );
}

/**
 * Lets the reader select text of the card from a press in it onwards. Until then, and when all is selected, the card is no part of
 * what the page has to copy.
 */
export function selectFromPress(content: HTMLElement): void {
  const select = (isSelectable: boolean) =>
    changeCard(() => content.toggleAttribute('data-selectable', isSelectable));
  content.addEventListener('pointerdown', () => select(true));
  content.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') select(false);
  });
}

/**
 * Closes a card that remains alone in its page: at Escape, at a press elsewhere, and when the page is left.
 *
 * @param signal ends that with the card
 */
export function closeWhenDone(card: Element, close: () => void, signal: AbortSignal): void {
  const listen = (type: string, isEnd: (event: Event) => boolean) =>
    window.addEventListener(type, (event) => event.isTrusted && isEnd(event) && close(), {
      capture: true,
      signal,
    });
  listen('pointerdown', ({ target }) => target !== card);
  listen('pagehide', () => true);
  listen('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return false;
    // The page would close its own dialog.
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  });
}
