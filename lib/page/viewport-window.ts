import { type Block, elementOf } from './composed-tree';
import { boxOf, type PageMention } from './page-mention';

/** Every live range slows the page's own changes down, so no more than this many are kept (DESIGN: measured). */
export const MOST_RANGES = 500;

/** A block near the viewport with its mentions, in reading order. */
export interface BlockOfMentions {
  block: Block;
  mentions: readonly PageMention[];
}

/**
 * @param blocks what is near the viewport
 * @param viewportHeight in CSS pixels; asked for only when it matters, since Chromium lays the page out to answer, and what
 *   loads while a content script makes it do so passes by the page's Content-Security-Policy
 * @returns at most `MOST_RANGES` mentions: when there are more, those nearest to the middle of the viewport
 */
export function nearestMentions(
  blocks: readonly BlockOfMentions[],
  viewportHeight: () => number,
): PageMention[] {
  const count = blocks.reduce((sum, { mentions }) => sum + mentions.length, 0);
  if (count <= MOST_RANGES) return blocks.flatMap(({ mentions }) => mentions);
  const middle = viewportHeight() / 2;
  const byDistance = blocks
    .map(({ block, mentions }) => ({ mentions, distance: distanceTo(boxFor(block, mentions), middle) }))
    .sort((one, other) => one.distance - other.distance);
  const nearest: PageMention[] = [];
  for (const { mentions } of byDistance) {
    const room = MOST_RANGES - nearest.length;
    if (room === 0) break;
    nearest.push(...nearestIn(mentions, middle, room));
  }
  return nearest;
}

/** A block without a box of its own (`display: contents`) is where its first mention is. */
function boxFor(block: Block, mentions: readonly PageMention[]): DOMRect {
  const box = elementOf(block).getBoundingClientRect();
  const [first] = mentions;
  return box.height > 0 ? box : ((first && boxOf(first)) ?? box);
}

/** How far a box is above or below a line of the viewport; 0 when the line runs through it. */
function distanceTo({ top, bottom }: DOMRect, y: number): number {
  return Math.max(top - y, y - bottom, 0);
}

/** Text flows downwards, near enough, so what is nearest in one block is found by halving. */
function nearestIn(mentions: readonly PageMention[], y: number, most: number): readonly PageMention[] {
  if (mentions.length <= most) return mentions;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const mention = mentions[half];
    const top = mention && boxOf(mention)?.top;
    if (top !== undefined && top < y) low = half + 1;
    else high = half;
  }
  const first = Math.max(0, Math.min(low - (most >> 1), mentions.length - most));
  return mentions.slice(first, first + most);
}
