import { asShadowRoot } from '../dom/composed-tree';
import type { ShadowRoots } from '../dom/shadow-root-registry';
import { nearestBlock } from '../dom/text-roles';
import { boxesOf, type PageMention } from '../mentions/mention';
import type { MentionIndex } from '../mentions/mention-index';

/** The element that is topmost at a point, in each tree from the document inwards. */
type TopElements = Map<Node, Element>;

/**
 * The mention under a point of the viewport, or null.
 *
 * @param x, y CSS pixels from the viewport's corner
 */
export function mentionAt(
  x: number,
  y: number,
  index: MentionIndex,
  root: Document,
  shadows: ShadowRoots,
): PageMention | null {
  // To ask for the topmost element takes longer than all else here, and seldom matters: only shadow roots need it first.
  const tops = shadows.known.size > 0 ? topElements(x, y, root, shadows) : null;
  const shadowRoots = [...(tops?.keys() ?? [])].map(asShadowRoot).filter((tree) => tree !== null);
  const caret = root.caretPositionFromPoint(x, y, { shadowRoots });
  if (!caret || caret.offsetNode.nodeType !== Node.TEXT_NODE) return null;
  const block = nearestBlock(caret.offsetNode);
  const mention = block && index.of(block).find((candidate) => touches(candidate, caret));
  if (!mention) return null;
  // Blank space right of a line's end gives the caret of its last word: only the boxes tell.
  const hit = boxesOf(mention).some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
  if (!hit) return null;
  return isCovered(caret.offsetNode, tops ?? topElements(x, y, root, shadows)) ? null : mention;
}

/** The topmost element at a point of the viewport, in the document and in each shadow root from there inwards. */
export function topElements(x: number, y: number, root: Document, shadows: ShadowRoots): TopElements {
  const tops: TopElements = new Map();
  let tree: Document | ShadowRoot | null = root;
  while (tree && !tops.has(tree)) {
    const top: Element | null = tree.elementFromPoint(x, y);
    if (!top) break;
    tops.set(tree, top);
    // Only those that are known: what is in others has not been read, and to ask for one takes as long as all else here.
    tree = shadows.knownOf(top);
  }
  return tops;
}

function touches({ start, end }: PageMention, caret: CaretPosition): boolean {
  const { offsetNode: node, offset } = caret;
  if (start.node === node && end.node === node) return offset >= start.offset && offset <= end.offset;
  if (start.node === node) return offset >= start.offset;
  if (end.node === node) return offset <= end.offset;
  return (
    (start.node.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    (end.node.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  );
}

/** Whether something else of the page lies over the text: a menu, a banner, a picture. */
function isCovered(node: Node, tops: TopElements): boolean {
  const top = tops.get(node.getRootNode());
  return top !== undefined && !top.contains(node);
}
