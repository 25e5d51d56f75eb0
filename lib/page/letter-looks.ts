import { elementAround, parentOf } from './composed-tree';
import type { PageMention } from './page-mention';

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
