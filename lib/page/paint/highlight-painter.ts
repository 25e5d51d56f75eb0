import { asShadowRoot } from '../dom/composed-tree';
import { createRangeOf, isRangeOf, type PageMention } from '../mentions/mention';
import marks from './shadow-marks.css?inline';

/** Keys in the registry of the page, which the page can list: neutral names. */
export const TERM_KEY = 'glossary-term';
export const ACTIVE_KEY = 'glossary-term-active';

/**
 * Paints mentions through the CSS Custom Highlight API: nothing in the document changes.
 * Firefox cannot iterate a highlight from a content script, and deleting a range whose node is gone is slow there,
 * so a fresh `Highlight` replaces the old one each time.
 */
export class Painter {
  readonly #terms = new Layer(TERM_KEY);
  readonly #active = new Layer(ACTIVE_KEY);

  paint(mentions: readonly PageMention[]): void {
    this.#terms.paint(mentions);
  }

  paintActive(mention: PageMention | null): void {
    this.#active.paint(mention ? [mention] : []);
  }

  /** Puts back what the page's own script has taken out of the registry. */
  restore(): void {
    this.#terms.restore();
    this.#active.restore();
  }

  clear(): void {
    this.#terms.paint([]);
    this.#active.paint([]);
  }
}

/** What is painted under one key. */
class Layer {
  readonly #key: string;
  #highlight: Highlight | null = null;
  #ranges: ReadonlySet<Range> = new Set();

  constructor(key: string) {
    this.#key = key;
  }

  paint(mentions: readonly PageMention[]): void {
    const before = this.#ranges;
    const known = byStart(before);
    const now = new Set<Range>();
    for (const mention of mentions) {
      // A range that is set anew, be it to the same place, makes Chromium paint all of them again.
      const reused = known.get(mention.start.node)?.get(mention.start.offset);
      const range = reused && isRangeOf(reused, mention) ? reused : createRangeOf(mention);
      if (range) now.add(range);
    }
    this.#ranges = now;
    if (now.size === before.size && [...now].every((range) => before.has(range))) {
      this.restore();
      return;
    }
    this.#takeOut();
    this.#highlight = now.size > 0 ? new Highlight(...now) : null;
    this.restore();
  }

  restore(): void {
    if (this.#highlight && !this.#isIn) CSS.highlights.set(this.#key, this.#highlight);
  }

  get #isIn(): boolean {
    return this.#highlight !== null && CSS.highlights.get(this.#key) === this.#highlight;
  }

  /** A script of a newer version may already have put its own there, which stays. */
  #takeOut(): void {
    if (this.#isIn) CSS.highlights.delete(this.#key);
    this.#highlight = null;
  }
}

/** Ranges by the node and the offset where they begin: one text may have hundreds of them. */
function byStart(ranges: Iterable<Range>): Map<Node, Map<number, Range>> {
  const found = new Map<Node, Map<number, Range>>();
  for (const range of ranges) {
    const others = found.get(range.startContainer) ?? new Map<number, Range>();
    found.set(range.startContainer, others.set(range.startOffset, range));
  }
  return found;
}

/** Firefox paints a highlight in a shadow root only by rules of that root: it is lent our sheet while it has marks. */
export class ShadowStyles {
  #sheet: CSSStyleSheet | undefined;
  #lentTo = new Set<ShadowRoot>();

  /** Lends the sheet to the shadow roots of these mentions, and takes it back from the others. */
  lendTo(mentions: readonly PageMention[]): void {
    const wanted = new Set<ShadowRoot>();
    for (const { start } of mentions) {
      const root = asShadowRoot(start.node.getRootNode());
      if (root) wanted.add(root);
    }
    for (const root of this.#lentTo) if (!wanted.has(root)) this.#takeBack(root);
    this.#lentTo = wanted;
    for (const root of wanted) this.#lend(root);
  }

  /** Lends it again where a component has put its own sheets in place of all others, which no observer sees. */
  restore(): void {
    for (const root of this.#lentTo) this.#lend(root);
  }

  #lend(root: ShadowRoot): void {
    this.#sheet ??= createSheet();
    const sheets = Array.from(root.adoptedStyleSheets);
    if (sheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...sheets.filter((sheet) => !isLeftover(sheet)), this.#sheet];
  }

  #takeBack(root: ShadowRoot): void {
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((sheet) => sheet !== this.#sheet);
  }
}

/** Whether a sheet is ours, but of a script that Firefox has ended without a word: the extension was off or is updated. */
function isLeftover(sheet: CSSStyleSheet): boolean {
  return sheet.cssRules[0]?.cssText.startsWith(`::highlight(${TERM_KEY})`) ?? false;
}

function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(marks);
  return sheet;
}
