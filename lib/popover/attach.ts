import { isSameMention, nextVisible, type PageMention, type PageWatch, scrollToMention } from '@/lib/page';
import type { FarCard, LeftCard } from './frame-cards';
import { HoverIntent } from './hover-intent';
import { Popover, type PopoverOptions } from './popover';

/** Elements that may show another document. */
const FRAMES = new Set(['iframe', 'frame', 'object', 'embed']);

export interface PageCards {
  /** Goes to the next name on the page and opens its card. @returns whether there was one */
  stepToNext(): boolean;
  /** Scrolls to the next mention of a drug and marks it. @returns whether there was one */
  goTo(id: string): boolean;
  /** Opens the card of a name in a frame of this page. @returns whether it is open */
  openFar(card: FarCard): boolean;
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
  const popover = new Popover(options);
  let last: PageMention | null = null;

  const intent = new HoverIntent<PageMention>({
    under(x, y) {
      if (popover.isAt(x, y)) return { kind: 'card' };
      const name = page.mentionAt(x, y);
      return name ? { kind: 'name', name } : { kind: 'nothing' };
    },
    isOpenFor: (name) => isSameMention(popover.mention, name),
    open: (name, x, y) => popover.openAt(name, x, y),
    close: () => popover.leave(),
  });

  document.addEventListener(
    'pointermove',
    (event) => {
      // What a page makes up by itself opens no card, least of all a frame's in the page around.
      if (event.isTrusted && event.pointerType !== 'touch' && event.buttons === 0) {
        intent.moved(event.clientX, event.clientY, event.timeStamp);
      }
    },
    { capture: true, passive: true, signal },
  );
  // The page hears no more of a pointer that goes from a card into a frame.
  document.addEventListener(
    'pointerover',
    (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && FRAMES.has(target.localName)) intent.left();
    },
    { capture: true, passive: true, signal },
  );
  document.documentElement.addEventListener('pointerleave', () => intent.left(), { passive: true, signal });
  signal.addEventListener('abort', () => intent.reset());

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
    pageChanged: () => popover.follow(),
    openFar(card) {
      intent.reset();
      return popover.openFar(card);
    },
    leaveFar: (left) => popover.leaveFar(left),
    farWasClosed: (key) => popover.farWasClosed(key),
  };
}
