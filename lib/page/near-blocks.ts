/** Blocks this far outside the viewport (in viewport heights) count as near: painted before they scroll in. */
const MARGIN = '100% 50%';

/**
 * Knows which of the watched blocks are near the viewport, without asking for layout. The browser says so with the next
 * frame; before, and in a hidden tab, a block is unknown.
 */
export class NearBlocks {
  readonly #observer: IntersectionObserver;
  readonly #watched = new Set<Element>();
  readonly #near = new Set<Element>();
  /** Watched blocks of which the browser has not said anything yet. */
  readonly #unknown = new Set<Element>();

  /** @param changed called after the set of near blocks has changed */
  constructor(root: Document, changed: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (!this.#watched.has(entry.target)) continue;
          this.#unknown.delete(entry.target);
          if (entry.isIntersecting || isBoxless(entry)) this.#near.add(entry.target);
          else this.#near.delete(entry.target);
        }
        changed();
      },
      { root, rootMargin: MARGIN },
    );
  }

  get near(): ReadonlySet<Element> {
    return this.#near;
  }

  get unknown(): ReadonlySet<Element> {
    return this.#unknown;
  }

  /** Watches these blocks and no others. */
  watch(blocks: Iterable<Element>): void {
    const wanted = new Set(blocks);
    for (const block of this.#watched) {
      if (wanted.has(block)) continue;
      this.#observer.unobserve(block);
      this.#watched.delete(block);
      this.#near.delete(block);
      this.#unknown.delete(block);
    }
    for (const block of wanted) {
      if (this.#watched.has(block)) continue;
      this.#watched.add(block);
      this.#unknown.add(block);
      this.#observer.observe(block);
    }
  }

  stop(): void {
    this.#observer.disconnect();
    this.#watched.clear();
    this.#near.clear();
    this.#unknown.clear();
  }
}

/**
 * Whether the box of a block says nothing of where its text is: it has no height (`display: contents`, or all of its
 * content floats), or it is the body, whose text often runs out of its box (`html, body { height: 100% }`).
 */
function isBoxless({ target, boundingClientRect }: IntersectionObserverEntry): boolean {
  const { body, documentElement } = target.ownerDocument;
  if (target === body || target === documentElement) return true;
  return boundingClientRect.height === 0 && target.checkVisibility();
}
