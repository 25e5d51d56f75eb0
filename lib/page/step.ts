import { elementAround } from './composed-tree';
import { boxOf, isBefore, isCurrent, type PageMention } from './page-mention';

/**
 * @param mentions in document order
 * @param after the mention to go on from; null starts at the first one in or below the viewport
 * @returns the next mention that can be seen, from the top again after the last; null when there is none
 */
export function nextVisible(mentions: readonly PageMention[], after: PageMention | null): PageMention | null {
  const from = after && isCurrent(after) ? after : null;
  const first = mentions.findIndex((mention) => (from ? isBefore(from, mention) : isAhead(mention)));
  const start = Math.max(first, 0);
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[(start + i) % mentions.length];
    if (mention && isVisible(mention)) return mention;
  }
  return null;
}

/** Scrolls, at once and no further than needed, until the mention is in the viewport. */
export function scrollToMention(mention: PageMention): void {
  const element = elementAround(mention.start.node);
  const box = boxOf(mention);
  if (!element || !box || isInViewport(box)) return;
  // Brings every scroll container between the element and the window into place.
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const now = boxOf(mention);
  // A long paragraph fills the window: its middle is not where the name stands.
  if (now && !isInViewport(now)) {
    window.scrollBy({ top: now.top - window.innerHeight / 2, behavior: 'instant' });
  }
}

function isVisible(mention: PageMention): boolean {
  const element = elementAround(mention.start.node);
  return (element?.checkVisibility({ visibilityProperty: true }) ?? false) && boxOf(mention) !== null;
}

function isAhead(mention: PageMention): boolean {
  const box = boxOf(mention);
  return box !== null && box.bottom > 0;
}

function isInViewport({ top, bottom }: DOMRect): boolean {
  return top >= 0 && bottom <= window.innerHeight;
}
