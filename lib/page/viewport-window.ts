import { inDocumentOrder, type PageMention, rangeOf } from './page-mention';

/** Every live range slows the page's own changes down, so no more than this many are kept (DESIGN: measured). */
export const MOST_RANGES = 500;

/**
 * @param mentions mentions in blocks near the viewport
 * @param viewportHeight in CSS pixels
 * @returns at most `MOST_RANGES` of them: when there are more, those nearest to the middle of the viewport
 */
export function nearestMentions(mentions: PageMention[], viewportHeight: number): PageMention[] {
  if (mentions.length <= MOST_RANGES) return mentions;
  const sorted = mentions.sort(inDocumentOrder);
  // Text flows downwards, near enough, so the middle of the viewport is found by halving.
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const mention = sorted[half];
    const top = mention && rangeOf(mention)?.getBoundingClientRect().top;
    if (top !== undefined && top < viewportHeight / 2) low = half + 1;
    else high = half;
  }
  const first = Math.max(0, Math.min(low - MOST_RANGES / 2, sorted.length - MOST_RANGES));
  return sorted.slice(first, first + MOST_RANGES);
}
