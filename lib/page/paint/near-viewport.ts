import { append } from '../collections';
import { type Block, closestStyled, elementOf } from '../dom/composed-tree';
import { WorkClock } from '../schedule/timing';

/**
 * Blocks this far outside the viewport count as near: they are painted before they are scrolled into it, also by a reader who
 * scrolls 600 px in each frame, while the browser reports one or two frames later.
 */
const VIEWPORT_MARGIN = '200% 30%';
/** The same for boxes that scroll inside the page; in pixels because of BROWSER-BUGS.md#scroller-margin. */
const SCROLLER_MARGIN = '1400px 200px';

/** Text that stands less far outside of the box of its block is as near as the block. CSS pixels. */
const MAX_OUTSIDE = 100;

const HAS_DELAY = 'delay' in IntersectionObserver.prototype;

/**
 * How often a page that changes continuously is polled: a check of every watched block in every frame would cost too much
 * (BROWSER-BUGS.md#intersection-cost). More blocks are polled less often. Where the observer has no delay, blocks are observed
 * again each time, which costs more and is done only where there are many. Milliseconds.
 */
const POLLING = HAS_DELAY
  ? { minBlocks: 0, msPerBlock: 0.05, minMs: 100, maxMs: 1000 }
  : { minBlocks: 1000, msPerBlock: 0.2, minMs: 200, maxMs: 2000 };

/**
 * Tells which of the watched blocks are near the viewport, without forcing layout. The browser reports them with the next frame;
 * until then, and in a hidden tab, it is unknown whether a block is near.
 */
export class NearViewport {
  readonly #root: Document;
  readonly #changed: () => void;
  readonly #requestMeasuring: () => void;
  #isContinuouslyMutating = false;
  /** Milliseconds between two checks of all blocks; 0 for a check in every frame. */
  #intervalMs = 0;
  #nextPoll: ReturnType<typeof setTimeout> | undefined;
  #observer: IntersectionObserver;
  /** The watched blocks, by the element whose box tells where they are; for a shadow root that is its host. */
  #watched = new Map<Element, Block[]>();
  readonly #near = new Set<Element>();
  /** Watched elements that the browser has not reported yet. */
  readonly #unknown = new Set<Element>();
  /**
   * Watched elements whose box does not tell where their text is, and whether the box has a height: without one it depends on their
   * style whether text is shown, and beyond any box there may be text that has run out of it.
   */
  readonly #unmeasured = new Map<Element, boolean>();
  #hasReported = false;

  /**
   * @param changed called after the set of near blocks has changed
   * @param requestMeasuring called, also by `measure`, when `measure` is to be called between layout and paint of the next frame
   */
  constructor(root: Document, changed: () => void, requestMeasuring: () => void) {
    this.#root = root;
    this.#changed = changed;
    this.#requestMeasuring = requestMeasuring;
    this.#observer = this.#createObserver();
  }

  /** The watched blocks that are near the viewport. */
  get near(): Block[] {
    return this.#blocksOf(this.#near);
  }

  /** The watched blocks that the browser has not reported yet. */
  get unknown(): Block[] {
    return this.#blocksOf(this.#unknown);
  }

  /** Whether the browser has reported any block. */
  get hasReported(): boolean {
    return this.#hasReported;
  }

  /** Whether a block is near the viewport, or may be. */
  has(block: Block): boolean {
    const element = elementOf(block);
    return this.#near.has(element) || this.#unknown.has(element);
  }

  /** Watches these blocks and no others. */
  watch(blocks: Iterable<Block>): void {
    const wanted = new Map<Element, Block[]>();
    for (const block of blocks) append(wanted, elementOf(block), block);
    this.#adaptInterval(wanted.size);
    for (const element of this.#watched.keys()) {
      if (wanted.has(element)) continue;
      this.#observer.unobserve(element);
      this.#near.delete(element);
      this.#unknown.delete(element);
      this.#unmeasured.delete(element);
    }
    for (const element of wanted.keys()) {
      if (this.#watched.has(element)) continue;
      this.#unknown.add(element);
      this.#observer.observe(element);
    }
    this.#watched = wanted;
  }

  /** Says whether the page changes all the time: if so, blocks are checked less often. */
  setContinuouslyMutating(isContinuouslyMutating: boolean): void {
    if (isContinuouslyMutating === this.#isContinuouslyMutating) return;
    this.#isContinuouslyMutating = isContinuouslyMutating;
    this.#adaptInterval(this.#watched.size);
  }

  /** Watches nothing any more. */
  stop(): void {
    this.#disconnect();
    this.#watched.clear();
    this.#near.clear();
    this.#unknown.clear();
    this.#unmeasured.clear();
  }

  /**
   * Finds out where the text of blocks is whose box does not tell, for one slice of time: a page may have 100,000 of them. To be
   * called between layout and paint: when the observer reports, the page may have changed its style again
   * (BROWSER-BUGS.md#forced-style-bypasses-csp).
   *
   * @returns whether the set of near blocks may have changed
   */
  measure(): boolean {
    const clock = new WorkClock();
    let hasChanged = false;
    for (const [element, hasHeight] of this.#unmeasured) {
      this.#unmeasured.delete(element);
      if (!element.isConnected) continue;
      const isNear = hasHeight ? hasTextOutside(element) : isDisplayed(element);
      hasChanged ||= this.#unknown.has(element) || this.#near.has(element) !== isNear;
      this.#setNear(element, isNear);
      if (clock.isSliceOver) break;
    }
    if (this.#unmeasured.size > 0) this.#requestMeasuring();
    return hasChanged;
  }

  #createObserver(): IntersectionObserver {
    const options: IntersectionObserverInit & { delay: number } = {
      root: this.#root,
      rootMargin: VIEWPORT_MARGIN,
      scrollMargin: SCROLLER_MARGIN,
      delay: this.#intervalMs,
    };
    return new IntersectionObserver((entries) => this.#onEntries(entries), options);
  }

  #onEntries(entries: readonly IntersectionObserverEntry[]): void {
    this.#hasReported = true;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (!this.#watched.has(target)) continue;
      // A block that has left the document stays near until the next reading, so that the block that replaces it is read at
      // once.
      if (!target.isConnected) continue;
      const isNear = isIntersecting || isRootOrBody(target);
      // A poll reports all blocks. One that was far, and is far, need not be measured again.
      if (!isNear && !this.has(target)) continue;
      this.#unmeasured.delete(target);
      const hasHeight = boundingClientRect.height > 0;
      if (!isNear) this.#unmeasured.set(target, hasHeight);
      // One that was near stays so until it is measured: its marks would blink.
      if (isNear || (hasHeight && !this.#near.has(target))) this.#setNear(target, isNear);
    }
    if (this.#unmeasured.size > 0) this.#requestMeasuring();
    if (this.#intervalMs > 0 && !HAS_DELAY) {
      this.#observer.disconnect();
      this.#nextPoll ??= setTimeout(() => this.#observeAll(), this.#intervalMs);
    }
    this.#changed();
  }

  #setNear(element: Element, isNear: boolean): void {
    this.#unknown.delete(element);
    if (isNear) this.#near.add(element);
    else this.#near.delete(element);
  }

  #observeAll(): void {
    this.#nextPoll = undefined;
    for (const element of this.#watched.keys()) this.#observer.observe(element);
  }

  #disconnect(): void {
    clearTimeout(this.#nextPoll);
    this.#nextPoll = undefined;
    this.#observer.disconnect();
  }

  /** An observer keeps the options that it was created with, so a new one is created when they should be very different. */
  #adaptInterval(blocks: number): void {
    const wanted = this.#isContinuouslyMutating ? intervalFor(blocks) : 0;
    const isSimilar = wanted < 2 * this.#intervalMs && wanted > this.#intervalMs / 2;
    if (isSimilar || wanted === this.#intervalMs) return;
    this.#intervalMs = wanted;
    this.#disconnect();
    this.#observer = this.#createObserver();
    this.#observeAll();
  }

  #blocksOf(elements: Iterable<Element>): Block[] {
    return [...elements].flatMap((element) => this.#watched.get(element) ?? []);
  }
}

function intervalFor(blocks: number): number {
  const { minBlocks, msPerBlock, minMs, maxMs } = POLLING;
  return blocks < minBlocks ? 0 : Math.min(Math.max(blocks * msPerBlock, minMs), maxMs);
}

/** Whether text stands farther outside of the box of a block than that may be from what is seen. */
function hasTextOutside(element: Element): boolean {
  const { scrollHeight, scrollWidth, clientHeight, clientWidth, lastElementChild } = element;
  if (Math.max(scrollHeight - clientHeight, scrollWidth - clientWidth) > MAX_OUTSIDE) return true;
  // What has a place of its own, in an element around the block, counts as no content of the block.
  const last = lastElementChild?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return last !== undefined && Math.max(last.bottom - box.bottom, last.right - box.right) > MAX_OUTSIDE;
}

/** The text of the body often overflows its box (`html, body { height: 100% }`), so it counts as near wherever the box is. */
function isRootOrBody(element: Element): boolean {
  const { body, documentElement } = element.ownerDocument;
  return element === body || element === documentElement;
}

/**
 * Whether text in a block without a height is shown: the block has `display: contents`, or all of its content floats. An
 * element with `display: contents` has no box and counts as invisible by itself: the element around it decides.
 */
function isDisplayed(element: Element): boolean {
  return closestStyled(element, ({ display }) => display !== 'contents')?.checkVisibility() ?? false;
}
