import {
  isInWindow,
  type PageMention,
  type PageWatcher,
  type StepStart,
  scrollToMention,
  step,
} from '@/lib/page';
import type { Direction, StepOrigin } from '@/lib/protocol';
import { ReadingPosition } from './reading-position';

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
