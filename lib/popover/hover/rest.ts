import { isInWindow, isSameMention, type PageMention } from '@/lib/page';
import type { CardChoices } from '../card-state';

/** The usual rest on a name before its card opens, in milliseconds. */
export const OPEN_MS = 200;
/** How long the pointer rests on a name before its card opens, in milliseconds. */
const REST_MS = { short: 100, usual: OPEN_MS, long: 600 } as const satisfies Record<
  CardChoices['rest'],
  number
>;

/** Where the window shows more names, a pointer that only passes is more likely to come to rest on one. */
const MAX_FEW_NAMES = 15;
const AMONG_MANY = { factor: 1.75, maxMs: 350 };

/**
 * @param mentions all of the page, in document order
 * @param pointedAt the one that the pointer is on
 * @returns after how many milliseconds of rest the card of a name opens; infinite where only a click opens it
 */
export function restMs(
  { openOn, rest }: Pick<CardChoices, 'openOn' | 'rest'>,
  mentions: () => readonly PageMention[],
  pointedAt: PageMention,
): number {
  if (openOn === 'click') return Number.POSITIVE_INFINITY;
  const ms = REST_MS[rest];
  const { factor, maxMs } = AMONG_MANY;
  return ms < maxMs && isAmongMany(mentions(), pointedAt) ? Math.min(ms * factor, maxMs) : ms;
}

/** Whether the window shows many names. Those before and after are counted as long as they are in the window. */
function isAmongMany(mentions: readonly PageMention[], pointedAt: PageMention): boolean {
  const start = mentions.findIndex((one) => isSameMention(one, pointedAt));
  if (start < 0) return false;
  let count = 1;
  for (const by of [-1, 1]) {
    for (let i = start + by; count <= MAX_FEW_NAMES; i += by) {
      const mention = mentions[i];
      if (!mention || !isInWindow(mention)) break;
      count += 1;
    }
  }
  return count > MAX_FEW_NAMES;
}
