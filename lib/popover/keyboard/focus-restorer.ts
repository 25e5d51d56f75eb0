import { FRAME_TAGS } from '../frames/remote-card';

/** What had the focus before a reader stepped from a card here to one in another frame: it gets the focus back from there. */
export class LentFocus {
  #element: HTMLElement | null = null;

  lend(element: HTMLElement | null): void {
    this.#element = element;
  }

  /**
   * The reader has stepped back into this frame.
   *
   * @param focused what has the focus here now; the element of a frame, when the focus is in that
   * @returns what had it before the first step
   */
  endWith(focused: HTMLElement | null): HTMLElement | null {
    const lent = this.#element;
    this.#element = null;
    return focused && !isFrame(focused) ? focused : (lent ?? focused);
  }

  /** The card in the other frame has closed. */
  takeBack(): void {
    if (!this.#element) return;
    window.focus();
    this.#element.focus({ preventScroll: true });
    this.#element = null;
  }
}

/** Whether the focus is in another document. */
export function isFrame(element: Element | null): boolean {
  return element !== null && FRAME_TAGS.has(element.localName);
}
