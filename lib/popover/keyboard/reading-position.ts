import { viewportSize } from '@/lib/page';

/** A position in the document. */
export interface Position {
  node: Node;
  offset: number;
}

/** The signs of where a reader is: the focus, and the end of the selection, which is where a click has put it. */
interface Signs {
  focused: Element | null;
  selected: Position | null;
}

/** Remembers where a reader was, to tell whether they have gone elsewhere since, by a click or a key. */
export class ReadingPosition {
  readonly #focused: () => Element | null;
  #before: Signs = { focused: null, selected: null };

  /** @param focused gives the element that has the focus, inside of shadow roots too */
  constructor(focused: () => Element | null) {
    this.#focused = focused;
  }

  /** From now on only another position counts as a new one. */
  remember(): void {
    this.#before = this.#signs();
  }

  /** @returns where the reader has gone since, if that is in the window; null if they have not, or have scrolled away from it */
  findNew(): Position | null {
    const { focused, selected } = this.#signs();
    const before = this.#before;
    const isSelectionNew =
      selected && (selected.node !== before.selected?.node || selected.offset !== before.selected.offset);
    // A click moves both, and the selection is the more exact one.
    if (isSelectionNew) return isInSight(selected.node) ? selected : null;
    if (!focused || focused === before.focused || !isInSight(focused)) return null;
    return { node: focused, offset: 0 };
  }

  #signs(): Signs {
    const focused = this.#focused();
    const { focusNode: node, focusOffset: offset } = document.getSelection() ?? {};
    return {
      focused: isWholePage(focused) ? null : focused,
      // A selection in a card that has closed is left at the root element.
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
  return box !== undefined && box.bottom > 0 && box.top < viewportSize().height;
}
