import { elementAround, parentOf } from './composed-tree';
import type { PageMention } from './page-mention';

/**
 * Knows which names would look different under a mark. A highlight paints letters with `color`, whatever it says itself: a
 * heading filled with a gradient (`-webkit-text-fill-color: transparent`) would turn black, an outlined one lose its outline.
 * (A gradient under `color: transparent` stays.) No mark is better there.
 */
export class LetterLooks {
  readonly #root: Document;
  readonly #changed: () => void;
  readonly #isKept = new WeakMap<Element, boolean>();
  #shown = new Set<Element>();
  #toAsk = new Set<Element>();
  /**
   * Asks between layout and paint: style is known then. When it is not, the browser would find it out to answer a content
   * script, and what it loads for that would pass by the page's Content-Security-Policy in Chromium.
   */
  readonly #inFrame = new ResizeObserver(() => this.#ask());

  /** @param changed called when an answer of `keptIn` has become another, still before the next frame is painted */
  constructor(root: Document, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** @returns the mentions whose letters keep their look; for new elements that is guessed from what is around them */
  keptIn(mentions: readonly PageMention[]): PageMention[] {
    this.#shown = new Set(mentions.flatMap(elementsOf));
    for (const element of this.#shown) if (!this.#isKept.has(element)) this.#toAsk.add(element);
    if (this.#toAsk.size > 0) this.#askInFrame();
    const guesses = new Map([...this.#shown].map((element) => [element, this.#guess(element)]));
    return mentions.filter((mention) => elementsOf(mention).every((element) => guesses.get(element)));
  }

  isKept(mention: PageMention): boolean {
    return elementsOf(mention).every((element) => this.#guess(element));
  }

  /** A page says nothing when its style changes. */
  askAgain(): void {
    for (const element of this.#shown) this.#toAsk.add(element);
    if (this.#toAsk.size > 0) this.#askInFrame();
  }

  stop(): void {
    this.#inFrame.disconnect();
    this.#toAsk.clear();
  }

  /** The first sight of an element comes with the next frame. */
  #askInFrame(): void {
    this.#inFrame.disconnect();
    if (this.#root.documentElement) this.#inFrame.observe(this.#root.documentElement);
  }

  #ask(): void {
    this.#inFrame.disconnect();
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
    if (changed) this.#changed();
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
