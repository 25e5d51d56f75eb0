import { inDocumentOrder, type PageMention, rangeOf } from './page-mention';

/**
 * @param mentions in document order
 * @param after the mention to go on from; null starts at the first one in or below the viewport
 * @returns the next mention that can be seen, from the top again after the last; null when there is none
 */
export function nextVisible(mentions: readonly PageMention[], after: PageMention | null): PageMention | null {
  const from = after && rangeOf(after) ? after : null;
  const first = mentions.findIndex((mention) =>
    from ? inDocumentOrder(from, mention) < 0 && mention.start.node.isConnected : isAhead(mention),
  );
  const start = Math.max(first, 0);
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[(start + i) % mentions.length];
    if (mention && isVisible(mention)) return mention;
  }
  return null;
}

/** Scrolls, at once and no further than needed, until the mention is in the viewport. */
export function scrollToMention(mention: PageMention): void {
  const range = rangeOf(mention);
  const element = mention.start.node.parentElement;
  if (!range || !element || isInViewport(range)) return;
  // Brings every scroll container between the element and the window into place.
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  // A long paragraph fills the window: its middle is not where the name stands.
  if (!isInViewport(range)) {
    const { top } = range.getBoundingClientRect();
    window.scrollBy({ top: top - window.innerHeight / 2, behavior: 'instant' });
  }
}

function isVisible(mention: PageMention): boolean {
  const element = mention.start.node.parentElement;
  if (!element?.checkVisibility({ visibilityProperty: true })) return false;
  const box = rangeOf(mention)?.getBoundingClientRect();
  return box !== undefined && box.width > 0 && box.height > 0;
}

function isAhead(mention: PageMention): boolean {
  const box = rangeOf(mention)?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.height > 0;
}

function isInViewport(range: Range): boolean {
  const { top, bottom } = range.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
