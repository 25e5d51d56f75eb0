import { elementAround } from '../dom/composed-tree';
import { boxOf, isBefore, isCurrent, type PageMention } from '../mentions/mention';
import { createShownCheck } from './visibility';

export type Direction = 'next' | 'previous';

/** Where a step goes on from. */
export type StepStart =
  | { at: 'mention'; mention: PageMention }
  /** A place in the document, such as that of the focus. */
  | { at: 'place'; node: Node; offset: number }
  /** What the window shows. */
  | { at: 'window' }
  /** Before the first mention, or after the last. */
  | { at: 'edge' };

/**
 * @param mentions in document order
 * @param isWanted which of them to stop at
 * @returns the nearest mention in that direction that can be seen or scrolled to; null when there is none up to the end
 */
export function step(
  mentions: readonly PageMention[],
  direction: Direction,
  start: StepStart,
  isWanted: (mention: PageMention) => boolean = () => true,
): PageMention | null {
  const isShown = createShownCheck();
  const by = direction === 'next' ? 1 : -1;
  for (let i = firstIndex(mentions, direction, start); i >= 0 && i < mentions.length; i += by) {
    const mention = mentions[i];
    if (mention && isWanted(mention) && isShown(mention)) return mention;
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
        ? countBefore(mentions, (candidate) => !isBefore(mention, candidate))
        : countBefore(mentions, (candidate) => isBefore(candidate, mention)) - 1;
    }
    case 'place': {
      const following = countBefore(mentions, (candidate) => isBefore(candidate, { start }));
      return forwards ? following : following - 1;
    }
    case 'window':
      return forwards
        ? mentions.findIndex((mention) => verticalSpan(mention, ({ bottom }) => bottom > 0))
        : mentions.findLastIndex((mention) => verticalSpan(mention, ({ top }) => top < window.innerHeight));
    case 'edge':
      return forwards ? 0 : mentions.length - 1;
  }
}

/** How many mentions come before a place, by halving: to ask each of 50,000 takes seconds (measured). */
function countBefore(
  mentions: readonly PageMention[],
  isBeforePlace: (mention: PageMention) => boolean,
): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const mention = mentions[half];
    if (mention && isBeforePlace(mention)) low = half + 1;
    else high = half;
  }
  return low;
}

/**
 * Whether something is true of where a mention stands in the window. Mostly the box of the element around tells, which
 * is quicker to have than that of the text.
 */
function verticalSpan(mention: PageMention, isTrue: (box: DOMRect) => boolean): boolean {
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
    // The frame itself may be out of sight.
    if (window.top !== window) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return;
  }
  // Brings every scroll container between the element and the window into place.
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const now = boxOf(mention);
  // A long paragraph fills the window: its middle is not where the name stands.
  if (now && !isWithin(now)) {
    window.scrollBy({ top: now.top - window.innerHeight / 2, behavior: 'instant' });
  }
}

/** Whether the window, as it is scrolled now, has the whole height of the mention in it. */
export function isInWindow(mention: PageMention): boolean {
  const box = boxOf(mention);
  return box !== null && isWithin(box);
}

function isWithin({ top, bottom }: DOMRect): boolean {
  return top >= 0 && bottom <= window.innerHeight;
}
