import { isSameMention, nextVisible, type PageMention, type PageWatch, scrollToMention } from '@/lib/page';
import type { FarCard, LeftCard, ShownCard } from './frame-cards';
import { HoverIntent } from './hover-intent';
import { Popover, type PopoverOptions } from './popover';
import { watchPointer } from './watch-pointer';

export interface PageCards {
  /** Goes to the next name on the page and opens its card. @returns whether there was one */
  stepToNext(): boolean;
  /** Scrolls to the next mention of a drug and marks it. @returns whether there was one */
  goTo(id: string): boolean;
  /** Opens the card of a name in a frame of this page. @returns null when it is not open */
  openFar(card: FarCard): ShownCard | null;
  /** The pointer has left that name. */
  leaveFar(left: LeftCard): void;
  /** The card of a name in this frame, which the top page has shown, has been closed there. */
  farWasClosed(key: string): void;
  /** To be called when the mentions may have changed: a card follows its name, or closes with it. */
  pageChanged(): void;
}

/**
 * Opens and closes cards as the reader points at names or steps to them.
 *
 * @param options what the cards show and do; `signal` ends everything
 */
export function attachCards(options: PopoverOptions & { page: PageWatch }): PageCards {
  const { page, signal } = options;
  const popover = new Popover(options, () => intent.pageMoved());
  let last: PageMention | null = null;

  const intent: HoverIntent<PageMention> = new HoverIntent<PageMention>({
    under(x, y) {
      if (popover.isAt(x, y)) return { kind: 'card' };
      const name = page.mentionAt(x, y);
      return name ? { kind: 'name', name } : { kind: 'nothing' };
    },
    // A page that draws its text anew has other nodes at the same place.
    isSame: (name, before) =>
      isSameMention(name, before) || (name.id === before.id && !before.start.node.isConnected),
    isOpen: () => popover.isOpen,
    cardBox: () => popover.box,
    isOpenFor: (name) => isSameMention(popover.mention, name),
    open: (name, x, y) => popover.openAt(name, x, y),
    close: () => popover.leave(clockTime(intent.seenAt)),
  });

  watchPointer(intent, signal);

  function next(mentions: PageMention[]): PageMention | null {
    const mention = nextVisible(mentions, last);
    if (!mention) return null;
    last = mention;
    scrollToMention(mention);
    return mention;
  }

  return {
    stepToNext() {
      const mention = next(page.mentions());
      if (mention) popover.openFocused(mention);
      return mention !== null;
    },
    goTo(id) {
      const mention = next(page.mentions().filter((candidate) => candidate.id === id));
      if (mention) {
        popover.close();
        page.setActive(mention);
      }
      return mention !== null;
    },
    pageChanged() {
      popover.follow();
      intent.pageMoved();
    },
    openFar(card) {
      intent.reset();
      return popover.openFar(card);
    },
    leaveFar(left) {
      // Chromium tells neither frame nor page that the pointer has gone to the other: who saw it last knows where it is.
      const isHere = clockTime(intent.seenAt) > left.seenAt;
      popover.leaveFar(left, isHere ? { isClosing: intent.isClosing } : null);
    },
    farWasClosed: (key) => popover.farWasClosed(key),
  };
}

/** @param timeStamp of an event in this document */
function clockTime(timeStamp: number): number {
  return performance.timeOrigin + timeStamp;
}
