import {
  boxesOf,
  createVisibilityCheck,
  elementAround,
  isFrameShown,
  nextMention,
  type PageMention,
  type PageWatcher,
  parentAsShown,
  type StepStart,
  step,
  viewportSize,
} from '@/lib/page';
import type { Direction, StepOrigin } from '@/lib/protocol';

/** Finds the name that a reader steps to next. */
export class Stepper {
  readonly #page: SteppedPage;
  readonly #opened: () => PageMention | null;
  readonly #signal: AbortSignal;
  readonly #position: ReadingPosition;
  /** The steps so far: one begins where the one before has ended. */
  #steps: Promise<unknown> = Promise.resolve();
  /** The name that the reader has come to last, and how the page was scrolled then. */
  #last: { mention: PageMention; scrolled: string } | null = null;

  /**
   * @param opened gives the name whose card is open
   * @param signal ends all steps
   */
  constructor(page: SteppedPage, opened: () => PageMention | null, signal: AbortSignal) {
    this.#page = page;
    this.#opened = opened;
    this.#signal = signal;
    this.#position = new ReadingPosition(() => page.focused());
  }

  /**
   * Goes to a name and scrolls there.
   *
   * @param from the reader's place, or the end of the page that comes first in that direction
   * @param arrived called with the name, before a step that was asked for meanwhile begins
   * @returns the name; null when there is none up to the other end
   */
  step(
    direction: Direction,
    from: StepOrigin,
    isWanted: (mention: PageMention) => boolean,
    arrived: (mention: PageMention) => void,
  ): Promise<PageMention | null> {
    const step = this.#steps.then(async () => {
      const mention = await this.#find(direction, from, isWanted);
      if (!mention) return null;
      this.arriveAt(mention);
      arrived(mention);
      return mention;
    });
    this.#steps = step.catch(() => undefined);
    return step;
  }

  async #find(
    direction: Direction,
    from: StepOrigin,
    isWanted: (mention: PageMention) => boolean,
  ): Promise<PageMention | null> {
    if (!isFrameShown()) return null;
    const start: StepStart = from === 'edge' ? { at: 'edge' } : this.#readingPosition();
    return step(this.#page.mentions(), {
      direction,
      start,
      isWanted,
      isCovered: (mention) => this.#page.isCovered(mention),
      signal: this.#signal,
    });
  }

  /** The reader has come to a name, by a step or in another way. */
  arriveAt(mention: PageMention): void {
    this.#last = { mention, scrolled: scrollPosition(mention) };
    // While the focus is in a card, the element that had it before the first step still counts.
    if (!this.#opened()) this.#position.remember();
  }

  /** Whether the name after this one, in reading order, has the same meaning. */
  isRepeated(mention: PageMention): boolean {
    return nextMention(this.#page.mentions(), mention)?.id === mention.id;
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
    // Also where the page has scrolled a box, or has hidden the name since: steps go on, never in a circle.
    const isHere = last && (last.scrolled === scrollPosition(last.mention) || isSeen(last.mention));
    return isHere ? { at: 'mention', mention: last.mention } : { at: 'window' };
  }
}

function isSeen(mention: PageMention): boolean {
  return createVisibilityCheck()(elementAround(mention.start.node), boxesOf(mention)[0]).isSeen;
}

/** How the page is scrolled at a mention: in many applications a large box scrolls, and not the window. Small ones turn by themselves. */
function scrollPosition({ start }: PageMention): string {
  const position = [window.scrollX, window.scrollY];
  for (let at = elementAround(start.node); at; at = parentAsShown(at))
    if (at.scrollTop !== 0 && at.clientHeight > innerHeight / 2) position.push(at.scrollTop);
  return position.join();
}

type SteppedPage = Pick<PageWatcher, 'mentions' | 'focused' | 'isCovered'>;

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
