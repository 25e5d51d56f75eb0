import {
  isInWindow,
  type PageMention,
  type PageWatcher,
  type StepStart,
  scrollToMention,
  step,
  viewportSize,
} from '@/lib/page';
import type { Direction, StepOrigin } from '@/lib/protocol';

/** Finds the name that a reader steps to next. */
export class Stepper {
  readonly #page: Pick<PageWatcher, 'mentions' | 'focused'>;
  readonly #opened: () => PageMention | null;
  readonly #position: ReadingPosition;
  #last: PageMention | null = null;

  /** @param opened gives the name whose card is open */
  constructor(page: Pick<PageWatcher, 'mentions' | 'focused'>, opened: () => PageMention | null) {
    this.#page = page;
    this.#opened = opened;
    this.#position = new ReadingPosition(() => page.focused());
  }

  /**
   * Goes to a name and scrolls there.
   *
   * @param from the reader's place, or the end of the page that comes first in that direction
   * @returns the name; null when there is none up to the other end
   */
  step(
    direction: Direction,
    from: StepOrigin,
    isWanted?: (mention: PageMention) => boolean,
  ): PageMention | null {
    const start: StepStart = from === 'edge' ? { at: 'edge' } : this.#readingPosition();
    const mention = step(this.#page.mentions(), direction, start, isWanted);
    if (!mention) return null;
    this.arriveAt(mention);
    scrollToMention(mention);
    return mention;
  }

  /** The reader has come to a name, by a step or in another way. */
  arriveAt(mention: PageMention): void {
    this.#last = mention;
    // While the focus is in a card, the element that had it before the first step still counts.
    if (!this.#opened()) this.#position.remember();
  }

  /** Whether the name after this one, in reading order, has the same meaning. */
  isRepeated(mention: PageMention): boolean {
    return step(this.#page.mentions(), 'next', { at: 'mention', mention })?.id === mention.id;
  }

  /**
   * The name of the open card, else the place that the reader has since gone to by a click or by Tab, else the last name,
   * unless the reader has scrolled away from that.
   */
  #readingPosition(): StepStart {
    const opened = this.#opened();
    if (opened) return { at: 'mention', mention: opened };
    const position = this.#position.findNew();
    if (position) return { at: 'place', ...position };
    const last = this.#last;
    return last && isInWindow(last) ? { at: 'mention', mention: last } : { at: 'window' };
  }
}

/** A position in the document. */
interface Position {
  node: Node;
  offset: number;
}

/** The signs of where a reader is: the focus, and the end of the selection, which is where a click has put it. */
interface Signs {
  focused: Element | null;
  selected: Position | null;
}

/** Remembers where a reader was, to tell whether they have gone elsewhere since, by a click or a key. */
class ReadingPosition {
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
