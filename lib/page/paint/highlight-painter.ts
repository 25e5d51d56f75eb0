import { asShadowRoot, isInPage } from '../dom/composed-tree';
import { createRangeOf, isRangeOf, type PageMention } from '../mentions/mention';
import type { MarkOptions } from '../types';
import values from './mark-values.css?inline';
import shadowMarks from './shadow-marks.css?inline';

/** Keys in the highlight registry of the page. The page can list them, so their names are neutral. */
export const TERM_KEY = 'glossary-term';
/** For readers who want marks that are easier to see. */
export const CLEAR_KEY = 'glossary-term-clear';
/** For names in transparent letters, whose own colour would not be seen. */
export const GREY_KEY = 'glossary-term-grey';
export const ACTIVE_KEY = 'glossary-term-active';
export const ACTIVE_GREY_KEY = 'glossary-term-active-grey';

/** Ends the key of a highlight where the page has one of its own under the first key. */
const SECOND = '-2';
/**
 * Tells our highlights from those of the page, those that an ended script of ours has left too. It is low, so that the page's own
 * highlights keep their look.
 */
const PRIORITY = -7411;

/** The styles of the extension have come by then, after the document has arrived. Milliseconds. */
const OVERLAP_MS = 1000;

/** Removes what an ended script of ours has left (BROWSER-BUGS.md#content-scripts-end-silently). Highlights of the page stay. */
export function removeLeftHighlights(): void {
  for (const first of [TERM_KEY, CLEAR_KEY, GREY_KEY, ACTIVE_KEY, ACTIVE_GREY_KEY])
    for (const key of [first, first + SECOND])
      if (CSS.highlights.get(key)?.priority === PRIORITY) CSS.highlights.delete(key);
}

/** Paints mentions through the CSS Custom Highlight API: nothing in the document changes. */
export class HighlightPainter {
  readonly #terms: HighlightLayer;
  readonly #grey = new HighlightLayer(GREY_KEY);
  readonly #active = new HighlightLayer(ACTIVE_KEY);
  readonly #activeGrey = new HighlightLayer(ACTIVE_GREY_KEY);
  readonly #shadowSheets: ShadowSheets | null;
  readonly #earlyStyles: EarlyStyles | null;

  /** @param needsSheets as in `WatchOptions` */
  constructor(needsSheets: boolean, style: MarkOptions['style']) {
    this.#terms = new HighlightLayer(style === 'clear' ? CLEAR_KEY : TERM_KEY);
    this.#shadowSheets = needsSheets ? new ShadowSheets() : null;
    this.#earlyStyles = needsSheets ? new EarlyStyles() : null;
  }

  /**
   * Paints these mentions and no others.
   *
   * @param usual those with a mark in their own colour
   * @param grey those with a grey one
   * @param hasShadowRoots whether one of them may be in a shadow root
   */
  paint(usual: readonly PageMention[], grey: readonly PageMention[], hasShadowRoots: boolean): void {
    this.#terms.paint(usual);
    this.#grey.paint(grey);
    this.#shadowSheets?.adoptAround(hasShadowRoots ? [...usual, ...grey] : []);
    this.#earlyStyles?.update(usual.length + grey.length > 0);
  }

  /**
   * Paints the mention under the pointer or the keyboard, in one of the two ways or in none; null removes that mark.
   *
   * @param usual if its mark has its own colour
   * @param grey if its mark is grey
   */
  paintActive(usual: PageMention | null, grey: PageMention | null): void {
    this.#active.paint(usual ? [usual] : []);
    this.#activeGrey.paint(grey ? [grey] : []);
  }

  /** Puts back what the page's own script has removed: highlights from the registry, style sheets from shadow roots. */
  restore(): void {
    const layers = [this.#terms, this.#grey, this.#active, this.#activeGrey, this.#shadowSheets];
    for (const layer of layers) layer?.restore();
  }

  /** Removes all paint. */
  clear(): void {
    this.paint([], [], false);
    this.paintActive(null, null);
  }
}

/** What is painted under one key. A new `Highlight` replaces the old one each time: BROWSER-BUGS.md#highlight-is-not-iterable */
class HighlightLayer {
  #key: string;
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
      // A range that is right already is not set again: BROWSER-BUGS.md#highlight-repaints-all
      const reused = known.get(mention.start.node)?.get(mention.start.offset);
      const range = reused && isRangeOf(reused, mention) ? reused : createRangeOf(mention);
      if (range) now.add(range);
    }
    this.#ranges = now;
    if (now.size === before.size && [...now].every((range) => before.has(range))) {
      this.restore();
      return;
    }
    this.#unregister();
    if (now.size > 0) {
      this.#highlight = new Highlight(...now);
      this.#highlight.priority = PRIORITY;
    }
    this.restore();
  }

  restore(): void {
    if (!this.#highlight || this.#isRegistered) return;
    const other = CSS.highlights.get(this.#key);
    if (other && other.priority !== PRIORITY && !this.#key.endsWith(SECOND)) this.#key += SECOND;
    CSS.highlights.set(this.#key, this.#highlight);
  }

  get #isRegistered(): boolean {
    return this.#highlight !== null && CSS.highlights.get(this.#key) === this.#highlight;
  }

  /** A script of a newer version may have put its own highlight there already; that one stays. */
  #unregister(): void {
    if (this.#isRegistered) CSS.highlights.delete(this.#key);
    this.#highlight = null;
  }
}

/** Ranges by the node and the offset at which they begin: one text may have hundreds of them. */
function byStart(ranges: Iterable<Range>): Map<Node, Map<number, Range>> {
  const found = new Map<Node, Map<number, Range>>();
  for (const range of ranges) {
    const others = found.get(range.startContainer) ?? new Map<number, Range>();
    found.set(range.startContainer, others.set(range.startOffset, range));
  }
  return found;
}

/** Makes shadow roots adopt our style sheet while they hold marks: BROWSER-BUGS.md#highlights-in-shadow-roots */
class ShadowSheets {
  #sheet: CSSStyleSheet | undefined;
  #adopters = new Set<ShadowRoot>();

  /** The shadow roots of these mentions adopt the sheet, all others drop it. */
  adoptAround(mentions: readonly PageMention[]): void {
    const wanted = new Set<ShadowRoot>();
    for (const { start } of mentions) {
      const root = asShadowRoot(start.node.getRootNode());
      if (root) wanted.add(root);
    }
    for (const root of this.#adopters) if (!wanted.has(root)) this.#removeSheet(root);
    this.#adopters = wanted;
    for (const root of wanted) this.#adoptSheet(root);
  }

  /** Adopts it again where a component has put its own sheets in place of all others, which no observer reports. */
  restore(): void {
    for (const root of this.#adopters) this.#adoptSheet(root);
  }

  #adoptSheet(root: ShadowRoot): void {
    // A sheet belongs to one document: the root of another refuses it.
    if (!isInPage(root)) return;
    this.#sheet ??= createSheet();
    const sheets = Array.from(root.adoptedStyleSheets);
    if (sheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...sheets.filter((sheet) => !isOfPreviousInstance(sheet)), this.#sheet];
  }

  #removeSheet(root: ShadowRoot): void {
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((sheet) => sheet !== this.#sheet);
  }
}

/** Whether a sheet was left by a previous content script of ours: BROWSER-BUGS.md#content-scripts-end-silently */
function isOfPreviousInstance(sheet: CSSStyleSheet): boolean {
  return sheet.cssRules[0]?.cssText.includes(`var(--${TERM_KEY},`) ?? false;
}

function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(shadowMarks);
  return sheet;
}

/**
 * The styles of marks in a document that is still arriving: Firefox inserts styles of an extension only when it has arrived
 * (BROWSER-BUGS.md#styles-wait-for-the-document). A page that streams would have no mark that can be seen until its end.
 */
class EarlyStyles {
  #sheet: CSSStyleSheet | null = null;
  #end = new AbortController();

  /** Says whether there are marks in the document now. */
  update(hasMarks: boolean): void {
    if (!hasMarks) this.#drop();
    else if (!this.#sheet && document.readyState === 'loading') this.#adopt();
  }

  #adopt(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(values + shadowMarks);
    document.adoptedStyleSheets = [...Array.from(document.adoptedStyleSheets), sheet];
    this.#sheet = sheet;
    this.#end = new AbortController();
    const { signal } = this.#end;
    const onStateChange = ({ isTrusted }: Event) => {
      if (!isTrusted || document.readyState !== 'complete') return;
      const timer = setTimeout(() => this.#drop(), OVERLAP_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    document.addEventListener('readystatechange', onStateChange, { signal });
  }

  #drop(): void {
    const dropped = this.#sheet;
    if (!dropped) return;
    this.#sheet = null;
    this.#end.abort();
    document.adoptedStyleSheets = Array.from(document.adoptedStyleSheets).filter(
      (sheet) => sheet !== dropped,
    );
  }
}
