import { lowerBound } from '../collections';
import { type Block, closestStyled, elementAround, elementOf, lookUpwards } from '../dom/composed-tree';
import { isEditor } from '../dom/text-roles';
import { boxOf, type PageMention } from '../mentions/mention';

/** Every live range makes the page's own changes slower, so no more than this many are kept (measured). */
export const MAX_RANGES = 500;

/** A block near the viewport with its mentions, in reading order. */
export interface BlockOfMentions {
  block: Block;
  mentions: readonly PageMention[];
}

/** The number of mentions in all of the blocks. */
export function countMentions(blocks: readonly BlockOfMentions[]): number {
  return blocks.reduce((sum, { mentions }) => sum + mentions.length, 0);
}

/**
 * @param blocks what is near the viewport
 * @param viewportHeight gives CSS pixels; it is called only when there are more mentions, because of
 *   BROWSER-BUGS.md#forced-style-bypasses-csp
 * @returns at most `MAX_RANGES` mentions: when there are more, those nearest to the middle of the viewport
 */
export function nearestMentions(
  blocks: readonly BlockOfMentions[],
  viewportHeight: () => number,
): PageMention[] {
  if (countMentions(blocks) <= MAX_RANGES) return blocks.flatMap(({ mentions }) => mentions);
  const middle = viewportHeight() / 2;
  const byDistance = blocks
    .map(({ block, mentions }) => ({ mentions, distance: distanceTo(boxFor(block, mentions), middle) }))
    .sort((one, other) => one.distance - other.distance);
  const nearest: PageMention[] = [];
  for (const { mentions } of byDistance) {
    const remaining = MAX_RANGES - nearest.length;
    if (remaining === 0) break;
    nearest.push(...nearestIn(mentions, middle, remaining));
  }
  return nearest;
}

/** The box of a block; of its first mention when the block has no box of its own (`display: contents`). */
function boxFor(block: Block, mentions: readonly PageMention[]): DOMRect {
  const box = elementOf(block).getBoundingClientRect();
  const [first] = mentions;
  return box.height > 0 ? box : ((first && boxOf(first)) ?? box);
}

/** How far a box is above or below a horizontal line; 0 when the line crosses it. */
function distanceTo({ top, bottom }: DOMRect, y: number): number {
  return Math.max(top - y, y - bottom, 0);
}

/** The mentions of a block nearest to a horizontal line. A binary search finds them, since text flows downwards in nearly all blocks. */
function nearestIn(mentions: readonly PageMention[], y: number, max: number): readonly PageMention[] {
  if (mentions.length <= max) return mentions;
  const above = lowerBound(mentions.length, (i) => {
    const mention = mentions[i];
    const top = mention && boxOf(mention)?.top;
    return top !== undefined && top < y;
  });
  const first = Math.max(0, Math.min(above - (max >> 1), mentions.length - max));
  return mentions.slice(first, first + max);
}

/**
 * How the text of an element is marked: `usual` in its own colour; `grey` where that is transparent, as in the text layer over a
 * picture of a page; `none` where the letters would change, and in an editor.
 */
type MarkKind = 'usual' | 'grey' | 'none';

/**
 * Tells how names are marked. A highlight paints letters with `color`, whatever the rule of the highlight says: a heading filled with
 * a gradient (`-webkit-text-fill-color: transparent`) would turn black, an outlined heading would lose the outline. A gradient that
 * shows through transparent letters has no mark either: Chromium alone lets it show through the line.
 */
export class PaintabilityCache {
  readonly #request: () => void;
  readonly #kinds = new WeakMap<Element, MarkKind>();
  #tracked = new Set<Element>();
  #unmeasured = new Set<Element>();

  /** @param request called when `measure` is to be called, in the next frame, while the browser knows the style */
  constructor(request: () => void) {
    this.#request = request;
  }

  /**
   * Tracks the elements of these mentions and no others. Those that are new will be measured, and those without marks again: an
   * element that was an editor may be none any more.
   */
  track(mentions: readonly PageMention[]): void {
    this.#tracked = new Set(mentions.flatMap(elementsOf));
    for (const element of this.#tracked)
      if ((this.#kinds.get(element) ?? 'none') === 'none') this.#unmeasured.add(element);
    if (this.#unmeasured.size > 0) this.#request();
  }

  /** The mentions that are marked in one way. An element that is not measured yet counts as its parent does. */
  ofKind(kind: MarkKind, mentions: readonly PageMention[]): PageMention[] {
    const kindOf = this.#createEstimate();
    return mentions.filter((mention) => elementsOf(mention).every((element) => kindOf(element) === kind));
  }

  /** Measures all tracked elements again in the next frame: a page sends no event when its style changes. */
  invalidate(): void {
    for (const element of this.#tracked) this.#unmeasured.add(element);
    if (this.#unmeasured.size > 0) this.#request();
  }

  /**
   * Measures what is to be measured. To be called between layout and paint.
   *
   * @returns whether `ofKind` may have another answer now
   */
  measure(): boolean {
    const elements = this.#unmeasured;
    const kindBefore = this.#createEstimate();
    this.#unmeasured = new Set();
    let hasChanged = false;
    const isForced = matchMedia('(forced-colors: active)').matches;
    for (const element of elements) {
      if (!element.isConnected) continue;
      const before = kindBefore(element);
      const now = measureKind(element, isForced);
      this.#kinds.set(element, now);
      hasChanged ||= now !== before;
    }
    return hasChanged;
  }

  /**
   * Makes a function that tells how an element is marked, as far as it is measured. The function remembers its answers, so
   * it is wrong after an element around has been measured again.
   */
  #createEstimate(): (element: Element) => MarkKind {
    return lookUpwards((node) => this.#kinds.get(node as Element), 'usual');
  }
}

/** The elements whose style decides how the first and the last letter of a mention look. */
function elementsOf({ start, end }: PageMention): Element[] {
  const [first, last] = [elementAround(start.node), start.node === end.node ? null : elementAround(end.node)];
  return [first, last].filter((element) => element !== null);
}

/** @param isForced whether colours are forced: the browser removes fills and outlines then, but still reports what the page asked for */
function measureKind(element: Element, isForced: boolean): MarkKind {
  const style = getComputedStyle(element);
  if (isEditor(style)) return 'none';
  if (isForced) return 'usual';
  const { color, webkitTextFillColor } = style;
  if (webkitTextFillColor !== color || isOutlined(style)) return 'none';
  if (alphaOf(color) > 0) return 'usual';
  return isFilledByBackground(element) ? 'none' : 'grey';
}

/** @returns how opaque a colour is, as computed style writes it (`rgba(0, 0, 0, 0.5)`, `color(srgb 0 0 0 / 0.5)`): from 0 to 1 */
export function alphaOf(color: string): number {
  return Number(/(?:a.*,|\/) (\S+)\)$/.exec(color)?.[1] ?? 1);
}

/** Whether letters have an outline, which is seen where they have no colour. */
export function isOutlined(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.webkitTextStrokeWidth) > 0;
}

/** Whether a background shows through the letters in an element. */
export function isFilledByBackground(element: Element): boolean {
  return closestStyled(element, ({ backgroundClip }) => backgroundClip.includes('text')) !== null;
}
