import { asShadowRoot, type Block, elementOf, parentOf } from '../dom/composed-tree';

/** Blocks this far outside the viewport count as near: painted before they scroll in. */
const MARGIN = '60% 30%';
/**
 * The same for what scrolls inside of the page. In pixels, since Chromium adds it to the margin of the viewport too, and
 * takes percents of what that makes of it.
 */
const SCROLLER_MARGIN = '400px 200px';

/**
 * Browsers look where each watched block is in every frame of a page that changes: with 5,000 blocks that is 16 % of the main
 * thread in Chromium, 8 % in Firefox (measured). So a restless page is looked at only this often, in milliseconds: the rarer,
 * the more there is to look at. Chromium can be told so; elsewhere blocks are watched anew each time, which costs more, and
 * is worth it only where there are many.
 */
const LOOK =
  'delay' in IntersectionObserver.prototype
    ? { from: 0, perBlock: 0.05, shortest: 100, longest: 1000 }
    : { from: 1000, perBlock: 0.2, shortest: 200, longest: 2000 };
const KNOWS_DELAY = LOOK.from === 0;

/**
 * Knows which of the watched blocks are near the viewport, without asking for layout. The browser says so with the next
 * frame; before, and in a hidden tab, a block is unknown.
 */
export class NearBlocks {
  readonly #root: Document;
  readonly #changed: () => void;
  #isRestless = false;
  /** Milliseconds from look to look; 0 for every frame. */
  #lookMs = 0;
  #nextLook: ReturnType<typeof setTimeout> | undefined;
  #observer: IntersectionObserver;
  /** The watched blocks, by the element whose box tells where they are: that of a shadow root is its host. */
  #watched = new Map<Element, Block[]>();
  readonly #near = new Set<Element>();
  /** Watched elements of which the browser has not said anything yet. */
  readonly #unknown = new Set<Element>();

  /** @param changed called after the set of near blocks has changed */
  constructor(root: Document, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
    this.#observer = this.#createObserver();
  }

  get near(): Block[] {
    return this.#blocksOf(this.#near);
  }

  get unknown(): Block[] {
    return this.#blocksOf(this.#unknown);
  }

  /** Whether a block is near, or may be. */
  has(block: Block): boolean {
    const element = elementOf(block);
    return this.#near.has(element) || this.#unknown.has(element);
  }

  /** Watches these blocks and no others. */
  watch(blocks: Iterable<Block>): void {
    const wanted = new Map<Element, Block[]>();
    for (const block of blocks) {
      const element = elementOf(block);
      const others = wanted.get(element);
      if (others) others.push(block);
      else wanted.set(element, [block]);
    }
    this.#adapt(wanted.size);
    for (const element of this.#watched.keys()) {
      if (wanted.has(element)) continue;
      this.#observer.unobserve(element);
      this.#near.delete(element);
      this.#unknown.delete(element);
    }
    for (const element of wanted.keys()) {
      if (this.#watched.has(element)) continue;
      this.#unknown.add(element);
      this.#observer.observe(element);
    }
    this.#watched = wanted;
  }

  /** Whether the page changes all the time: then it is looked at less often. */
  get isRestless(): boolean {
    return this.#isRestless;
  }

  set isRestless(isRestless: boolean) {
    if (isRestless === this.#isRestless) return;
    this.#isRestless = isRestless;
    this.#adapt(this.#watched.size);
  }

  stop(): void {
    this.#pause();
    this.#watched.clear();
    this.#near.clear();
    this.#unknown.clear();
  }

  #createObserver(): IntersectionObserver {
    const options: IntersectionObserverInit & { delay: number } = {
      root: this.#root,
      rootMargin: MARGIN,
      scrollMargin: SCROLLER_MARGIN,
      delay: this.#lookMs,
    };
    return new IntersectionObserver((entries) => this.#see(entries), options);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      if (!this.#watched.has(entry.target)) continue;
      // What has left the document is forgotten with the next reading: until then it tells where something else stands now.
      if (!entry.target.isConnected) continue;
      this.#unknown.delete(entry.target);
      if (entry.isIntersecting || isBoxless(entry)) this.#near.add(entry.target);
      else this.#near.delete(entry.target);
    }
    if (this.#lookMs > 0 && !KNOWS_DELAY) {
      this.#observer.disconnect();
      this.#nextLook ??= setTimeout(() => this.#look(), this.#lookMs);
    }
    this.#changed();
  }

  #look(): void {
    this.#nextLook = undefined;
    for (const element of this.#watched.keys()) this.#observer.observe(element);
  }

  #pause(): void {
    clearTimeout(this.#nextLook);
    this.#observer.disconnect();
  }

  /** An observer keeps the options that it was made with; a new one is made when they are to be much different. */
  #adapt(blocks: number): void {
    const wanted = this.#isRestless ? lookMsFor(blocks) : 0;
    const isNear = wanted < 2 * this.#lookMs && wanted > this.#lookMs / 2;
    if (isNear || wanted === this.#lookMs) return;
    this.#lookMs = wanted;
    this.#pause();
    this.#observer = this.#createObserver();
    this.#look();
  }

  #blocksOf(elements: Iterable<Element>): Block[] {
    return [...elements].flatMap((element) => this.#watched.get(element) ?? []);
  }
}

function lookMsFor(blocks: number): number {
  const { from, perBlock, shortest, longest } = LOOK;
  return blocks < from ? 0 : Math.min(Math.max(blocks * perBlock, shortest), longest);
}

/**
 * Whether the box of a block says nothing of where its text is: it has no height (`display: contents`, or all of its
 * content floats), or it is the body, whose text often runs out of its box (`html, body { height: 100% }`).
 */
function isBoxless({ target, boundingClientRect }: IntersectionObserverEntry): boolean {
  const { body, documentElement } = target.ownerDocument;
  if (target === body || target === documentElement) return true;
  return boundingClientRect.height === 0 && isShown(target);
}

/** An element with `display: contents` has no box, and says of itself that it is not visible: the one around it tells. */
function isShown(element: Element): boolean {
  let at = element;
  while (getComputedStyle(at).display === 'contents') {
    const around = parentOf(at);
    const outside = around && (asShadowRoot(around)?.host ?? around);
    if (outside?.nodeType !== Node.ELEMENT_NODE) return false;
    at = outside as Element;
  }
  return at.checkVisibility();
}
