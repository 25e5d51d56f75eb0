/** A place in the document. */
export interface Place {
  node: Node;
  offset: number;
}

/** What tells where a reader is: what has the focus, and where the selection ends (where a click has put it). */
interface Signs {
  focused: Element | null;
  selected: Place | null;
}

/** Remembers where a reader was, to tell whether they have gone elsewhere since, by click or key. */
export class ReadingPlace {
  readonly #focused: () => Element | null;
  #before: Signs = { focused: null, selected: null };

  /** @param focused what has the focus, inside of shadow roots too */
  constructor(focused: () => Element | null) {
    this.#focused = focused;
  }

  /** Where the reader is now is no news any more. */
  remember(): void {
    this.#before = this.#signs();
  }

  /** @returns where the reader has gone since, if that is in the window; null where they have not, or have scrolled away */
  news(): Place | null {
    const { focused, selected } = this.#signs();
    const before = this.#before;
    const isSelectionNew =
      selected && (selected.node !== before.selected?.node || selected.offset !== before.selected.offset);
    // A click moves both, and the selection is the nearer of the two.
    if (isSelectionNew) return isInSight(selected.node) ? selected : null;
    if (!focused || focused === before.focused || !isInSight(focused)) return null;
    return { node: focused, offset: 0 };
  }

  #signs(): Signs {
    const focused = this.#focused();
    const { focusNode: node, focusOffset: offset } = document.getSelection() ?? {};
    return {
      focused: isWholePage(focused) ? null : focused,
      // A selection in a card that has closed is left behind at the root.
      selected: node && offset !== undefined && !isWholePage(node) ? { node, offset } : null,
    };
  }
}

function isWholePage(node: Node | null): boolean {
  return node === document.body || node === document.documentElement || node === document;
}

function isInSight(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  const box = element?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
}
