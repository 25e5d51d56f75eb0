import { lowerBound } from '../collections';
import { type Block, elementOf } from '../dom/composed-tree';
import { boxOf, type PageMention } from '../mentions/mention';
import type { MentionIndex } from '../mentions/mention-index';
import { throttle, throttleToFrames } from '../schedule/timing';
import type { MarkOptions } from '../types';
import { HighlightPainter } from './highlight-painter';
import { NearViewport } from './near-viewport';
import { PaintabilityCache } from './paintable';

/**
 * The least time between two paints of a throttled page, where blocks come near in every frame. The margin around the viewport is
 * painted ahead, so a block is painted before a reader sees it. Milliseconds.
 */
const PAINT_INTERVAL_MS = 100;
/** Every live range makes the page's own changes slower, so no more than this many are kept (measured). */
const MAX_RANGES = 500;
/**
 * Before the browser has reported any block, no more mentions than this are painted: most of a long page is far from the window,
 * and the report comes with the next frame. Text that replaces marked text later is not to lose its marks for that frame.
 */
const MAX_FIRST_RANGES = 32;
/** How often style is measured again, in milliseconds, while the reader moves the pointer or scrolls. */
const STYLE_INTERVAL_MS = 2000;

/** A block near the viewport with its mentions, in reading order. */
interface BlockOfMentions {
  block: Block;
  mentions: readonly PageMention[];
}

export interface PainterOptions {
  root: Document;
  index: MentionIndex;
  /** As in `WatchOptions`. */
  needsSheets: boolean;
  marks: MarkOptions;
  /** Whether the page has shadow roots that are known. */
  hasShadowRoots(): boolean;
  /** Called when `measureStyle` is to be called, between layout and paint of the next frame. */
  requestMeasuring(): void;
  signal: AbortSignal;
}

/** Paints the mentions near the viewport. */
export class PagePainter {
  readonly near: NearViewport;
  readonly #options: PainterOptions;
  readonly #highlights: HighlightPainter;
  readonly #paintability: PaintabilityCache;
  readonly #paintThrottled: () => void;
  readonly #paintNextFrame: () => void;
  readonly #remeasureStyle: () => void;
  #isThrottled = false;
  #isUpdated = false;
  #active: PageMention | null = null;
  /** Whether there are more mentions near the viewport than may be painted. */
  #isCrowded = false;
  readonly #forcedColors = matchMedia('(forced-colors: active)');

  constructor(options: PainterOptions) {
    const { root, signal } = options;
    this.#options = options;
    this.near = new NearViewport(
      root,
      () => (this.#isThrottled ? this.#paintThrottled() : this.#paint()),
      // `measure` runs while the observers do, when a request would have no effect.
      throttleToFrames(options.requestMeasuring, signal),
    );
    this.#highlights = new HighlightPainter(options.needsSheets, options.marks.style);
    this.#paintability = new PaintabilityCache(options.requestMeasuring);
    this.#paintThrottled = throttle(PAINT_INTERVAL_MS, () => this.#paint(), signal);
    this.#paintNextFrame = throttleToFrames(() => this.#paint(), signal);
    this.#remeasureStyle = throttle(STYLE_INTERVAL_MS, () => this.#paintability.invalidate(), signal);
    this.#forcedColors.addEventListener('change', () => this.#paint(), { signal });
  }

  /** Whether a mention is marked as the one under the pointer or the keyboard. */
  get hasActive(): boolean {
    return this.#active !== null;
  }

  /** Paints the first mentions that the index has: the top of a long page is marked before the rest of it has been read. */
  updateFirst(): void {
    if (!this.#isUpdated && this.#options.index.counts.size > 0) this.update();
  }

  /** Paints what the index has now. */
  update(): void {
    this.#isUpdated = true;
    this.near.watch(this.#options.index.blocks);
    this.#paint();
  }

  /** Marks one mention as the one under the pointer or the keyboard; null removes that mark. */
  setActive(mention: PageMention | null): void {
    this.#active = mention;
    this.#paintActive();
  }

  /** Says whether the page changes all the time: it is painted and polled less often then. */
  setThrottled(isThrottled: boolean): void {
    this.#isThrottled = isThrottled;
    this.near.setContinuouslyMutating(isThrottled);
  }

  /** Puts back what the page's own script has removed. */
  restore(): void {
    this.#highlights.restore();
  }

  /** To be called when the reader is active: finds out what the page has changed without an event. */
  onActivity(): void {
    this.restore();
    this.#remeasureStyle();
  }

  /** To be called when the reader scrolls: the nearest mentions may be others now. */
  onScroll(): void {
    if (this.#isCrowded) this.#paintNextFrame();
  }

  /** Measures the style of what was requested. To be called between layout and paint. */
  measureStyle(): void {
    if (this.near.measure()) this.#paint();
    if (this.#paintability.measure()) this.#paint();
  }

  /** Removes all paint. */
  stop(): void {
    this.near.stop();
    this.#highlights.clear();
  }

  #paint(): void {
    const { root, hasShadowRoots } = this.#options;
    let candidates = this.#mentionsIn(this.near.near);
    // Few mentions are painted before their first frame, near or not; of many, only those known to be near.
    const unknown = this.#mentionsIn(this.near.unknown);
    const max = this.near.hasReported ? MAX_RANGES : MAX_FIRST_RANGES;
    if (countMentions(candidates) + countMentions(unknown) <= max) candidates = candidates.concat(unknown);
    this.#isCrowded = countMentions(candidates) > MAX_RANGES;
    const nearest = nearestMentions(candidates, () => root.documentElement.clientHeight);
    this.#paintability.track(nearest);
    const usual = this.#paintability.ofKind('usual', nearest);
    this.#highlights.paint(usual, this.#paintability.ofKind('grey', nearest), hasShadowRoots());
    this.#paintActive();
  }

  #paintActive(): void {
    const active = this.#active ? [this.#active] : [];
    const [usual = null] = this.#paintability.ofKind('usual', active);
    const [grey = null] = this.#paintability.ofKind('grey', active);
    this.#highlights.paintActive(usual, grey);
  }

  #mentionsIn(blocks: Block[]): BlockOfMentions[] {
    const { mentions } = this.#options.marks;
    const isFirstOnly =
      mentions === 'first-in-paragraph' || (mentions === 'auto' && this.#forcedColors.matches);
    return blocks.map((block) => {
      const all = this.#options.index.of(block);
      return { block, mentions: isFirstOnly ? firstOfEach(all) : all };
    });
  }
}

/** @returns the first mention of each meaning */
function firstOfEach(mentions: readonly PageMention[]): PageMention[] {
  const seen = new Set<string>();
  return mentions.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The number of mentions in all of the blocks. */
function countMentions(blocks: readonly BlockOfMentions[]): number {
  return blocks.reduce((sum, { mentions }) => sum + mentions.length, 0);
}

/**
 * @param blocks what is near the viewport
 * @param viewportHeight gives CSS pixels; it is called only when there are more mentions, because of
 *   BROWSER-BUGS.md#forced-style-bypasses-csp
 * @returns at most `MAX_RANGES` mentions: when there are more, those nearest to the middle of the viewport
 */
function nearestMentions(blocks: readonly BlockOfMentions[], viewportHeight: () => number): PageMention[] {
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
