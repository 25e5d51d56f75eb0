import {
  type Direction,
  isInWindow,
  type PageMention,
  type PageWatch,
  type StepStart,
  scrollToMention,
  step,
} from '@/lib/page';
import { ReadingPlace } from './reading-position';

/** Finds the name that a reader steps to next. */
export class Stepper {
  readonly #page: Pick<PageWatch, 'mentions' | 'focused'>;
  readonly #opened: () => PageMention | null;
  readonly #place: ReadingPlace;
  #last: PageMention | null = null;

  /** @param opened the name whose card is open */
  constructor(page: Pick<PageWatch, 'mentions' | 'focused'>, opened: () => PageMention | null) {
    this.#page = page;
    this.#opened = opened;
    this.#place = new ReadingPlace(() => page.focused());
  }

  /**
   * Goes to a name and scrolls there.
   *
   * @param from where the reader is, or the end of the page that comes first in that direction
   * @returns the name, or null when there is none up to the other end
   */
  step(
    direction: Direction,
    from: 'here' | 'edge',
    isWanted?: (mention: PageMention) => boolean,
  ): PageMention | null {
    const start: StepStart = from === 'edge' ? { at: 'edge' } : this.#here();
    const mention = step(this.#page.mentions(), direction, start, isWanted);
    if (!mention) return null;
    this.arrivedAt(mention);
    scrollToMention(mention);
    return mention;
  }

  /** The reader has come to a name in another way than by a step. */
  arrivedAt(mention: PageMention): void {
    this.#last = mention;
    // With the focus in a card, what had it before the first step still counts.
    if (!this.#opened()) this.#place.remember();
  }

  /** Whether the name after this one, in reading order, has the same meaning. */
  isRepeated(mention: PageMention): boolean {
    return step(this.#page.mentions(), 'next', { at: 'mention', mention })?.id === mention.id;
  }

  /** An open card, then what the reader has pressed or gone to with Tab since, then the last name unless scrolled away from. */
  #here(): StepStart {
    const opened = this.#opened();
    if (opened) return { at: 'mention', mention: opened };
    const place = this.#place.news();
    if (place) return { at: 'place', ...place };
    const last = this.#last;
    return last && isInWindow(last) ? { at: 'mention', mention: last } : { at: 'window' };
  }
}
