import { composedOrder, type PageMention, shadowRootsAround } from '@/lib/page';
import type { CardOptions, CloseReason } from '../card-state';
import { isFrame } from '../frames/frame-view';
import type { OpenCard } from '../open-card';

/**
 * What Tab may stop at. The library `tabbable` knows four cases more, which only put the focus one stop farther from the name
 * than it might be: a radio button that is not the chosen one of its group, a positive `tabindex` (they come first on
 * a page), what fills the slots of a shadow root, and elements that are inert because a dialog is modal or their shadow host
 * is inert. That is not worth its 2.4 kB (gzip, version 6.5.2) in a script that runs in every frame.
 */
const FOCUSABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], ' +
  '[contenteditable]:not([contenteditable="false"]), [tabindex]';

/** Gives the focus back to the element that had it before a card. */
export class FocusRestorer {
  readonly #options: Pick<CardOptions, 'page' | 'focusReleased'>;
  /** It had the focus before the reader stepped from a card here to a card in another frame. */
  #returnTo: HTMLElement | null = null;

  constructor(options: Pick<CardOptions, 'page' | 'focusReleased'>) {
    this.#options = options;
  }

  /** The element of the page that has the focus; null when that is the page as a whole. */
  get focused(): HTMLElement | null {
    const focused = this.#options.page.focused();
    return focused instanceof HTMLElement && focused !== document.body ? focused : null;
  }

  /**
   * Takes the focus off the page before a card gets it. A focus trap whose focus goes to an element outside pulls it back, in
   * the middle of our step. A trap whose focus goes to nothing does not.
   */
  takeFromPage(): void {
    this.focused?.blur();
  }

  /**
   * The next card opens here: from now on that card knows what had the focus before.
   *
   * @param card the card that is open here now
   * @returns the element that had the focus before the reader came to a card, in this frame or in another
   */
  beforeNext(card: Pick<OpenCard, 'hasFocus' | 'focusBefore'> | null): HTMLElement | null {
    if (card?.hasFocus) return card.focusBefore;
    const { focused } = this;
    const returnTo = this.#returnTo;
    this.#returnTo = null;
    // The element of a frame has the focus while the focus is in that frame.
    return focused && !isFrame(focused) ? focused : (returnTo ?? focused);
  }

  /** Gives the focus back: the card in the other frame has closed. */
  restore(): void {
    if (!this.#returnTo) return;
    window.focus();
    this.#returnTo.focus({ preventScroll: true });
    this.#returnTo = null;
  }

  /**
   * Gives the focus back after a card has closed, unless something else takes the focus for that reason.
   *
   * @param card the card as it was before it closed, and the element that had the focus then
   */
  afterClose(
    reason: CloseReason,
    card: { hasFocus: boolean; focusBefore: HTMLElement | null; focused: HTMLElement | null },
  ): void {
    const { hasFocus, focusBefore, focused } = card;
    if (reason === 'replaced' || reason === 'tabbed out') return;
    if (reason === 'other frame') {
      // The focus may be in the other frame already.
      if (hasFocus || isFrame(focused)) this.#returnTo = focusBefore;
      return;
    }
    // A step to a name in another frame may have scrolled the page: then the reader has left this card for that one.
    if (reason === 'out of sight') this.#returnTo = focusBefore;
    if (!hasFocus) return;
    if (focusBefore) focusBefore.focus({ preventScroll: true });
    else this.#options.focusReleased();
  }
}

/**
 * The card is at the end of the document, and the name in the middle. With this, Tab after the last link of the card, and
 * Shift+Tab before the first, leave the card and move to the page, beside the name.
 *
 * @param content what the card shows
 * @param close closes the card; the focus is moved after that
 * @param signal ends it
 */
export function leaveWithTab(
  content: HTMLElement,
  mention: PageMention,
  close: () => void,
  signal: AbortSignal,
): void {
  const tree = content.getRootNode() as Document | ShadowRoot;
  // Before a focus trap of the page hears of the key, which would put the focus back into a dialog.
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
      const focused = tree.activeElement;
      if (!content.contains(focused)) return;
      event.stopImmediatePropagation();
      const stops = tabStops(content);
      const isAtEnd = event.shiftKey
        ? focused === stops[0] || !stops.some((stop) => stop === focused)
        : focused === stops.at(-1);
      const target = isAtEnd ? stopBeside(mention.start.node, event.shiftKey) : undefined;
      // Without a stop there in the page, the order of the browser is as good.
      if (!target) return;
      event.preventDefault();
      close();
      target.focus();
    },
    { capture: true, signal },
  );
}

/** The nearest stop before or after a node: in the shadow roots around the node, or in the document. */
function stopBeside(node: Node, isBackwards: boolean): HTMLElement | undefined {
  const stops = [document, ...shadowRootsAround(node)].flatMap(tabStops).sort(composedOrder);
  if (isBackwards) return stops.findLast((stop) => composedOrder(stop, node) < 0);
  return stops.find((stop) => composedOrder(node, stop) < 0);
}

/** The elements that Tab stops at, in document order. */
function tabStops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [inert], [inert] *') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}
