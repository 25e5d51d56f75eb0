import { boxOf, type PageMention } from '@/lib/page';
import { withoutSpaces } from '@/lib/text';

/**
 * The selected text as a mention, although no reading has found it: the reader asks about it.
 *
 * @param id what it means
 * @param mentions those of the document: one of them that is selected, with that meaning, is given instead
 * @returns null where no text of the document is selected, for example in a form field, or where none of it is rendered
 */
export function selectedMention(id: string, mentions: readonly PageMention[]): PageMention | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const known = mentions.find(
    (one) => one.id === id && range.intersectsNode(one.start.node) && holds(range, one),
  );
  if (known) return known;
  const [first, last] = textsIn(range);
  if (!first || !last) return null;
  const mention: PageMention = {
    id,
    normalizedText: withoutSpaces(String(range)),
    start: { node: first, offset: first === range.startContainer ? range.startOffset : 0 },
    end: { node: last, offset: last === range.endContainer ? range.endOffset : last.length },
  };
  return mention.normalizedText !== '' && boxOf(mention) ? mention : null;
}

function holds(range: Range, { start, end }: PageMention): boolean {
  return range.isPointInRange(start.node, start.offset) && range.isPointInRange(end.node, end.offset);
}

/** @returns the first and the last text node that a range is in */
function textsIn(range: Range): (Text | undefined)[] {
  const { commonAncestorContainer: root } = range;
  if (root instanceof Text) return [root, root];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode())
    if (range.intersectsNode(walker.currentNode)) texts.push(walker.currentNode as Text);
  return [texts[0], texts.at(-1)];
}
