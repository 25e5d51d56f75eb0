import { blockOf } from './elements';
import type { MentionIndex } from './mention-index';
import { type PageMention, rangeOf } from './page-mention';

/**
 * The mention under a point of the viewport, or null.
 *
 * @param x, y CSS pixels from the viewport's corner
 */
export function mentionAt(x: number, y: number, index: MentionIndex, root: Document): PageMention | null {
  const caret = root.caretPositionFromPoint(x, y);
  if (!caret || caret.offsetNode.nodeType !== Node.TEXT_NODE) return null;
  const block = blockOf(caret.offsetNode);
  if (!block) return null;
  const mention = index.of(block).find((candidate) => touches(candidate, caret));
  if (!mention) return null;
  // Blank space right of a line's end gives the caret of its last word: only the boxes tell.
  const boxes = rangeOf(mention)?.getClientRects() ?? [];
  const hit = Array.from(boxes).some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
  return hit && !isCovered(caret.offsetNode, x, y, root) ? mention : null;
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
function isCovered(node: Node, x: number, y: number, root: Document): boolean {
  const top = root.elementFromPoint(x, y);
  return top !== null && !top.contains(node);
}
