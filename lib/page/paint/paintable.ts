import { closestStyled, elementAround, lookUpwards } from '../dom/composed-tree';
import { isEditor } from '../dom/text-roles';
import type { PageMention } from '../mentions/mention';

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

  /**
   * The mentions that are marked in one way. An element that is not measured yet counts as its parent does; where none around it is
   * measured, as `usual`, so that new text is marked in the frame in which it comes.
   */
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
