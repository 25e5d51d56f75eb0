import type { CardOptions, CloseReason } from '../card-state';
import { isFrame } from '../frames/frame-view';
import type { OpenCard } from '../open-card';

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
