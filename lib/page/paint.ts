import { type PageMention, rangeOf } from './page-mention';

/** Keys in the registry of the page, which the page can list: neutral names. */
export const TERM_KEY = 'glossary-term';
export const ACTIVE_KEY = 'glossary-term-active';

/**
 * Paints mentions through the CSS Custom Highlight API: nothing in the document changes.
 * Firefox cannot iterate a highlight from a content script, and deleting a range whose node is gone is slow there,
 * so a fresh `Highlight` replaces the old one each time.
 */
export class Painter {
  #terms: Highlight | null = null;
  #active: Highlight | null = null;

  paint(mentions: readonly PageMention[]): void {
    this.#terms = highlight(TERM_KEY, mentions);
  }

  paintActive(mention: PageMention | null): void {
    this.#active = highlight(ACTIVE_KEY, mention ? [mention] : []);
  }

  /** Puts back what the page's own script has taken out of the registry. */
  restore(): void {
    if (this.#terms && CSS.highlights.get(TERM_KEY) !== this.#terms)
      CSS.highlights.set(TERM_KEY, this.#terms);
    if (this.#active && CSS.highlights.get(ACTIVE_KEY) !== this.#active) {
      CSS.highlights.set(ACTIVE_KEY, this.#active);
    }
  }

  clear(): void {
    CSS.highlights.delete(TERM_KEY);
    CSS.highlights.delete(ACTIVE_KEY);
    this.#terms = null;
    this.#active = null;
  }
}

function highlight(key: string, mentions: readonly PageMention[]): Highlight | null {
  const ranges = mentions.map(rangeOf).filter((range) => range !== null);
  if (ranges.length === 0) {
    CSS.highlights.delete(key);
    return null;
  }
  const result = new Highlight(...ranges);
  CSS.highlights.set(key, result);
  return result;
}
