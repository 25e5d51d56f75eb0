import {
  asShadowRoot,
  type Block,
  closestStyled,
  DOCUMENT_POSITION_FOLLOWING,
  DOCUMENT_POSITION_PRECEDING,
  elementAround,
  TEXT_NODE,
} from '../dom/composed-tree';
import type { ShadowRootRegistry } from '../dom/shadow-root-registry';
import { isEditor, nearestBlock } from '../dom/text-roles';
import { boxesOf, type PageMention } from '../mentions/mention';
import type { MentionIndex } from '../mentions/mention-index';
import { alphaOf, isFilledByBackground, isOutlined } from '../paint/paintable';
import { MIN_OPACITY } from './visibility';

/** An ellipsis, and a letter, in heights of the text. */
const ELLIPSIS = 1.3;

/** A filter after which letters cannot be read: they are blurred over 4 pixels, or more. */
const BLURRED = /blur\((?:[4-9]|\d\d)/;

/** The topmost element at a point, in each tree from the document inwards. */
type TopElements = Map<Node, Element>;

/**
 * The mention at a point of the viewport, or null.
 *
 * @param x, y CSS pixels from the viewport's corner
 */
export function mentionAt(
  x: number,
  y: number,
  index: MentionIndex,
  root: Document,
  shadows: ShadowRootRegistry,
): PageMention | null {
  // The search for the topmost element takes longer than everything else here. It comes first only where there are shadow roots.
  const tops = shadows.size > 0 ? topElements(x, y, root, shadows) : null;
  const shadowRoots = [...(tops?.keys() ?? [])].map(asShadowRoot).filter((tree) => tree !== null);
  const caret = root.caretPositionFromPoint(x, y, { shadowRoots });
  const text = caret?.offsetNode.nodeType === TEXT_NODE ? (caret.offsetNode as Text) : null;
  const block = text && nearestBlock(text);
  const mention =
    (caret && block && index.of(block).find((candidate) => contains(candidate, caret))) ??
    mentionBelow(x, y, caret, index, () => tops ?? topElements(x, y, root, shadows));
  if (!mention) return null;
  const { node } = mention.start;
  // Blank space right of the end of a line has the caret position of its last word: only the boxes tell the difference.
  const box = boxAt(mention, x, y);
  const element = elementAround(node);
  // Text that nobody can see opens no card, although a page can lay it over everything.
  if (!box || !element?.checkVisibility({ visibilityProperty: true }) || seenOf(element) < MIN_OPACITY)
    return null;
  if (isEditor(getComputedStyle(element)) || isCutOff(nearestBlock(node), box)) return null;
  return isCovered(node, x, y, tops ?? topElements(x, y, root, shadows)) ? null : mention;
}

/** The mention below what lets it be seen through: the browser gives no position in its text there. */
function mentionBelow(
  x: number,
  y: number,
  caret: CaretPosition | null,
  index: MentionIndex,
  topsOf: () => TopElements,
): PageMention | undefined {
  const line = caret?.getClientRect();
  // On text of its own, as in most cases.
  if (line && y >= line.top && y <= line.bottom && Math.abs(x - line.x) < line.height) return undefined;
  const [tree, top] = [...topsOf()].at(-1) ?? [];
  if (!top || !isOverlay(top, x, y)) return undefined;
  // Nothing lies over the text of the topmost block, and the browser gave no position in a name of it.
  let searched: Block | null = top;
  for (const element of (tree as Document | ShadowRoot).elementsFromPoint(x, y)) {
    const block = nearestBlock(element);
    const mention = block && block !== searched && index.of(block).find((one) => boxAt(one, x, y));
    if (mention) return mention;
    searched = block;
    if (!isOverlay(element, x, y)) break;
  }
  return undefined;
}

function boxAt(mention: PageMention, x: number, y: number): DOMRect | undefined {
  return boxesOf(mention).find((box) => hasPoint(box, x, y));
}

function hasPoint({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * How much is seen of the letters in an element, from 0 to 1: each element around may take some of it away. Letters whose colour is
 * wholly transparent, as over the picture of a page, count as seen: their mark has a colour of its own.
 */
function seenOf(element: Element): number {
  const style = getComputedStyle(element);
  const { color, webkitTextFillColor: fill, textShadow } = style;
  let seen = alphaOf(fill);
  if (
    seen < 1 &&
    ((seen === 0 && fill === color) ||
      textShadow !== 'none' ||
      isOutlined(style) ||
      isFilledByBackground(element))
  )
    seen = 1;
  closestStyled(element, ({ opacity, filter }) => {
    seen *= BLURRED.test(filter) ? 0 : Number(opacity) * Number(/opacity\(([^)]*)/.exec(filter)?.[1] ?? 1);
    return seen < MIN_OPACITY;
  });
  return seen;
}

/** Whether an ellipsis stands in place of a name, so that hardly a letter of it is seen. */
function isCutOff(block: Block | null, { left, height }: DOMRect): boolean {
  if (!(block instanceof Element) || block.scrollWidth <= block.clientWidth) return false;
  const isAtEnd = left > block.getBoundingClientRect().right - ELLIPSIS * height;
  return isAtEnd && getComputedStyle(block).textOverflow !== 'clip';
}

/** The topmost element at a point of the viewport, inside known shadow roots too, or null. */
export function elementAt(x: number, y: number, root: Document, shadows: ShadowRootRegistry): Element | null {
  return [...topElements(x, y, root, shadows).values()].at(-1) ?? null;
}

/** Whether something of the page lies over the middle of a mention's first line. An open card is no part of the page. */
export function isMentionCovered(mention: PageMention, root: Document, shadows: ShadowRootRegistry): boolean {
  const { node } = mention.start;
  const [box] = boxesOf(mention);
  const element = elementAround(node);
  if (!box || !element) return true;
  // Text that lets the pointer through is not the topmost element anywhere.
  if (getComputedStyle(element).pointerEvents === 'none') return false;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return isCovered(node, x, y, topElements(x, y, root, shadows, isOfPage));
}

/** Whether an element is no card of ours. */
export function isOfPage({ localName }: Element): boolean {
  return localName !== 'glossary-card';
}

/** The element that has the focus, inside known shadow roots too, or null. */
export function focusedElement(root: Document, shadows: ShadowRootRegistry): Element | null {
  let focused = root.activeElement;
  for (let tree = focused && shadows.get(focused); tree?.activeElement; ) {
    focused = tree.activeElement;
    tree = shadows.get(focused);
  }
  return focused;
}

/** @param isWanted which elements count; all of them where it is not given, which takes less time */
function topElements(
  x: number,
  y: number,
  root: Document,
  shadows: ShadowRootRegistry,
  isWanted?: (element: Element) => boolean,
): TopElements {
  const tops: TopElements = new Map();
  let tree: Document | ShadowRoot | null = root;
  while (tree && !tops.has(tree)) {
    const top: Element | null | undefined = isWanted
      ? tree.elementsFromPoint(x, y).find(isWanted)
      : tree.elementFromPoint(x, y);
    if (!top) break;
    tops.set(tree, top);
    // Only known shadow roots: text in the others has not been read.
    tree = shadows.get(top);
  }
  return tops;
}

function contains({ start, end }: PageMention, { offsetNode: node, offset }: CaretPosition): boolean {
  return (
    (start.node === node
      ? offset >= start.offset
      : (start.node.compareDocumentPosition(node) & DOCUMENT_POSITION_FOLLOWING) !== 0) &&
    (end.node === node
      ? offset <= end.offset
      : (end.node.compareDocumentPosition(node) & DOCUMENT_POSITION_PRECEDING) !== 0)
  );
}

/** Whether something else of the page covers the text: a menu, a banner, a picture. */
function isCovered(node: Node, x: number, y: number, tops: TopElements): boolean {
  const tree = node.getRootNode() as Document | ShadowRoot;
  const top = tops.get(tree);
  if (top === undefined || top.contains(node)) return false;
  // A link that is stretched over all of its box lies over the text of that box.
  return !tree.elementsFromPoint(x, y).every((element, i, all) => {
    const isBelow = all.slice(0, i + 1).some((one) => one.contains(node));
    return isBelow || !isOfPage(element) || (isOverlay(element, x, y) && boxAround(element)?.contains(node));
  });
}

/** Whether nothing is seen of an element at a point, though it gets the pointer there: text below it is read through it. */
function isOverlay(element: Element, x: number, y: number): boolean {
  const isInside = [...element.getClientRects()].some((box) => hasPoint(box, x, y));
  if (isInside && REPLACED.test(element.localName)) return false;
  // Outside of the boxes of the element, it is one that its style sheet has added.
  return (isInside ? [undefined] : ['::before', '::after']).every((part) => {
    const { backgroundColor, backgroundImage, backdropFilter, content } = getComputedStyle(element, part);
    const isEmpty = part && content === 'none';
    return (
      isEmpty || (backgroundColor.endsWith(', 0)') && `${backgroundImage} ${backdropFilter}` === 'none none')
    );
  });
}

/** The box that an element is placed in; null where that is the window. */
function boxAround(element: Element): Element | null {
  if (getComputedStyle(element).position === 'fixed') return null;
  return closestStyled(element.parentElement, ({ position }) => position !== 'static');
}

/** Shows something, though it has no elements inside. */
const REPLACED = /^(?:img|video|canvas|iframe|object|embed|input|select|textarea|svg)$/;
