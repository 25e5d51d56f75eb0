import {
  asShadowRoot,
  DOCUMENT_POSITION_FOLLOWING,
  DOCUMENT_POSITION_PRECEDING,
  elementAround,
  TEXT_NODE,
} from '../dom/composed-tree';
import type { ShadowRootRegistry } from '../dom/shadow-root-registry';
import { isEditor, nearestBlock } from '../dom/text-roles';
import { boxesOf, type PageMention } from '../mentions/mention';
import type { MentionIndex } from '../mentions/mention-index';

/** Text that nobody can see opens no card, although a page can lay it over everything. */
const VISIBLE: CheckVisibilityOptions = { opacityProperty: true, visibilityProperty: true };

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
  if (!caret || caret.offsetNode.nodeType !== TEXT_NODE) return null;
  const block = nearestBlock(caret.offsetNode);
  const mention = block && index.of(block).find((candidate) => contains(candidate, caret));
  if (!mention) return null;
  // Blank space right of the end of a line has the caret position of its last word: only the boxes tell the difference.
  const hit = boxesOf(mention).some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
  if (!hit) return null;
  const element = elementAround(caret.offsetNode as Text);
  if (!element?.checkVisibility(VISIBLE) || isEditor(getComputedStyle(element))) return null;
  return isCovered(caret.offsetNode, tops ?? topElements(x, y, root, shadows)) ? null : mention;
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
  const { left, top, width, height } = box;
  return isCovered(node, topElements(left + width / 2, top + height / 2, root, shadows, isOfPage));
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

function contains({ start, end }: PageMention, caret: CaretPosition): boolean {
  const { offsetNode: node, offset } = caret;
  if (start.node === node && end.node === node) return offset >= start.offset && offset <= end.offset;
  if (start.node === node) return offset >= start.offset;
  if (end.node === node) return offset <= end.offset;
  return (
    (start.node.compareDocumentPosition(node) & DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    (end.node.compareDocumentPosition(node) & DOCUMENT_POSITION_PRECEDING) !== 0
  );
}

/** Whether something else of the page covers the text: a menu, a banner, a picture. */
function isCovered(node: Node, tops: TopElements): boolean {
  const top = tops.get(node.getRootNode());
  return top !== undefined && !top.contains(node);
}
