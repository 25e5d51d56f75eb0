import { type Block, elementAround, elementOf, parentOf } from '../dom/composed-tree';
import { boxOf, type PageMention } from '../mentions/mention';

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

/**
 * Knows which names would look different under a mark. A highlight paints letters with `color`, whatever it says itself: a
 * heading filled with a gradient (`-webkit-text-fill-color: transparent`) would turn black, an outlined one lose its outline.
 * (A gradient under `color: transparent` stays.) No mark is better there.
 */
export class LetterLooks {
  readonly #ask: () => void;
  readonly #isKept = new WeakMap<Element, boolean>();
  #shown = new Set<Element>();
  #toAsk = new Set<Element>();

  /** @param ask called when `look` is to be called, in the next frame and while the browser knows its style */
  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** @returns the mentions whose letters keep their look; for new elements that is guessed from what is around them */
  keptIn(mentions: readonly PageMention[]): PageMention[] {
    this.#shown = new Set(mentions.flatMap(elementsOf));
    for (const element of this.#shown) if (!this.#isKept.has(element)) this.#toAsk.add(element);
    if (this.#toAsk.size > 0) this.#ask();
    const guesses = new Map([...this.#shown].map((element) => [element, this.#guess(element)]));
    return mentions.filter((mention) => elementsOf(mention).every((element) => guesses.get(element)));
  }

  isKept(mention: PageMention): boolean {
    return elementsOf(mention).every((element) => this.#guess(element));
  }

  /** A page says nothing when its style changes. */
  askAgain(): void {
    for (const element of this.#shown) this.#toAsk.add(element);
    if (this.#toAsk.size > 0) this.#ask();
  }

  /** @returns whether `keptIn` has another answer now */
  look(): boolean {
    const asked = this.#toAsk;
    this.#toAsk = new Set();
    let changed = false;
    // Then the browser takes fills and outlines away itself, but still says the colour that the page has asked for.
    const isForced = matchMedia('(forced-colors: active)').matches;
    for (const element of asked) {
      if (!element.isConnected) continue;
      const before = this.#guess(element);
      const now = isForced || keepsLook(element);
      this.#isKept.set(element, now);
      changed ||= now !== before;
    }
    return changed;
  }

  #guess(element: Element): boolean {
    for (let at: Node | null = element; at; at = parentOf(at)) {
      const known = this.#isKept.get(at as Element);
      if (known !== undefined) return known;
    }
    return true;
  }
}

function elementsOf({ start, end }: PageMention): Element[] {
  const [first, last] = [elementAround(start.node), start.node === end.node ? null : elementAround(end.node)];
  return [first, last].filter((element) => element !== null);
}

function keepsLook(element: Element): boolean {
  const { color, webkitTextFillColor, webkitTextStrokeWidth } = getComputedStyle(element);
  return webkitTextFillColor === color && Number.parseFloat(webkitTextStrokeWidth || '0') === 0;
}
