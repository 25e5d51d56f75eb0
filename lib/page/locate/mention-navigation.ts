import { lowerBound } from '../collections';
import { elementAround } from '../dom/composed-tree';
import { viewportSize } from '../dom/viewport';
import { boxOf, isBefore, isCurrent, type PageMention } from '../mentions/mention';
import { createVisibilityCheck } from './visibility';

export type Direction = 'next' | 'previous';

/** Where a step begins. */
export type StepStart =
  | { at: 'mention'; mention: PageMention }
  /** A position in the document, such as that of the focus. */
  | { at: 'place'; node: Node; offset: number }
  /** What the window shows. */
  | { at: 'window' }
  /** Before the first mention, or after the last. */
  | { at: 'edge' };

/**
 * @param mentions in document order
 * @param isWanted which of them to stop at
 * @returns the nearest mention in that direction that can be seen or scrolled to; null when there is none before the end
 */
export function step(
  mentions: readonly PageMention[],
  direction: Direction,
  start: StepStart,
  isWanted: (mention: PageMention) => boolean = () => true,
): PageMention | null {
  const isVisible = createVisibilityCheck();
  const by = direction === 'next' ? 1 : -1;
  for (let i = firstIndex(mentions, direction, start); i >= 0 && i < mentions.length; i += by) {
    const mention = mentions[i];
    if (mention && isWanted(mention) && isVisible(mention)) return mention;
  }
  return null;
}

function firstIndex(mentions: readonly PageMention[], direction: Direction, start: StepStart): number {
  const forwards = direction === 'next';
  switch (start.at) {
    case 'mention': {
      const { mention } = start;
      if (!isCurrent(mention)) return firstIndex(mentions, direction, { at: 'window' });
      return forwards
        ? countWhile(mentions, (candidate) => !isBefore(mention, candidate))
        : countWhile(mentions, (candidate) => isBefore(candidate, mention)) - 1;
    }
    case 'place': {
      const following = countWhile(mentions, (candidate) => isBefore(candidate, { start }));
      return forwards ? following : following - 1;
    }
    case 'window': {
      const { height } = viewportSize();
      return forwards
        ? mentions.findIndex((mention) => hasBox(mention, ({ bottom }) => bottom > 0))
        : mentions.findLastIndex((mention) => hasBox(mention, ({ top }) => top < height));
    }
    case 'edge':
      return forwards ? 0 : mentions.length - 1;
  }
}

/** The number of mentions for which `isTrue` is true; these are the first ones, and it is false for all others. */
function countWhile(mentions: readonly PageMention[], isTrue: (mention: PageMention) => boolean): number {
  return lowerBound(mentions.length, (i) => {
    const mention = mentions[i];
    return mention !== undefined && isTrue(mention);
  });
}

/**
 * Whether `isTrue` is true of the box of a mention. The box of the element around decides most cases, and takes less time to get
 * than the box of the text.
 */
function hasBox(mention: PageMention, isTrue: (box: DOMRect) => boolean): boolean {
  const around = elementAround(mention.start.node)?.getBoundingClientRect();
  if (around && around.height > 0 && !isTrue(around)) return false;
  const box = boxOf(mention);
  return box !== null && isTrue(box);
}

/** Scrolls, at once and no further than needed, until the mention is in the window. */
export function scrollToMention(mention: PageMention): void {
  const element = elementAround(mention.start.node);
  const box = boxOf(mention);
  if (!element || !box) return;
  if (isInWindow(mention)) {
    // The frame itself may be scrolled out of the window around it.
    if (window.top !== window) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return;
  }
  // Scrolls every scroll container between the element and the window.
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const now = boxOf(mention);
  // A long paragraph fills the window, and the name may be far from its middle.
  if (now && !isWithinHeight(now)) {
    window.scrollBy({ top: now.top - viewportSize().height / 2, behavior: 'instant' });
  }
}

/** Whether the window, as it is scrolled now, shows the whole height of the mention. */
export function isInWindow(mention: PageMention): boolean {
  const box = boxOf(mention);
  return box !== null && isWithinHeight(box);
}

function isWithinHeight({ top, bottom }: DOMRect): boolean {
  return top >= 0 && bottom <= viewportSize().height;
}
