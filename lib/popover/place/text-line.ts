import { elementAround, type PageMention } from '@/lib/page';
import type { Box } from '@/lib/protocol';
import type { TextFlow } from './placement';

/** The number of text nodes on each side of the name that are measured: what is farther away is seldom in the same line. */
const MAX_NODES = 8;
/** The number of UTF-16 code units of each of them that are measured: a text node may hold a book. */
const MAX_LETTERS = 600;
/** Boxes of one line overlap by more than this part of the lower box; boxes of two close lines by less. */
const MIN_OVERLAP = 0.4;
/** The line is higher than the name by this part of its height at most: a drop cap beside three lines is no part of it. */
const MAX_GROWTH = 1.5;

/** The directions in which the text around a name runs. */
export function flowAround(mention: PageMention): TextFlow {
  const block = blockOf(mention);
  if (!block) return { columns: null, rightToLeft: false };
  const { writingMode, direction } = getComputedStyle(block);
  return {
    columns: writingMode.startsWith('horizontal') ? null : writingMode.endsWith('lr') ? 'right' : 'left',
    rightToLeft: direction === 'rtl',
  };
}

/**
 * The lines that the boxes of a name are in. Larger, raised or lowered letters beside the name make the line higher than the
 * name itself.
 *
 * @param boxes the boxes of the name
 * @returns a box for each, higher or, for columns, wider where the line is
 */
export function linesAround(mention: PageMention, boxes: readonly Box[], { columns }: TextFlow): Box[] {
  const [from, to] = columns ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const neighbours = boxesBeside(mention);
  return boxes.map((box) => {
    const size = box[to] - box[from];
    const sameLine = neighbours.filter((other) => {
      const shared = Math.min(box[to], other[to]) - Math.max(box[from], other[from]);
      return shared > MIN_OVERLAP * Math.min(size, other[to] - other[from]);
    });
    const start = Math.min(box[from], ...sameLine.map((other) => other[from]));
    const end = Math.max(box[to], ...sameLine.map((other) => other[to]));
    const maxGrowth = size * MAX_GROWTH;
    return {
      left: box.left,
      top: box.top,
      right: box.right,
      bottom: box.bottom,
      [from]: Math.max(start, box[from] - maxGrowth),
      [to]: Math.min(end, box[to] + maxGrowth),
    };
  });
}

/** The boxes of the text before and after the name. */
function boxesBeside({ start, end }: PageMention): DOMRect[] {
  const block = blockOf({ start });
  if (!block) return [];
  const range = new Range();
  const boxes: DOMRect[] = [];
  const measure = (node: Text, from: number, to: number) => {
    range.setStart(node, Math.max(0, from));
    range.setEnd(node, Math.min(node.length, to));
    boxes.push(...Array.from(range.getClientRects()).filter(({ width, height }) => width > 0 && height > 0));
  };
  measure(start.node, start.offset - MAX_LETTERS, start.offset + MAX_LETTERS);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  texts.currentNode = start.node;
  for (let i = 0; i < MAX_NODES && texts.previousNode(); i++) {
    const node = texts.currentNode as Text;
    measure(node, node.length - MAX_LETTERS, node.length);
  }
  texts.currentNode = end.node;
  if (end.node !== start.node) measure(end.node, 0, end.offset + MAX_LETTERS);
  for (let i = 0; i < MAX_NODES && texts.nextNode(); i++) measure(texts.currentNode as Text, 0, MAX_LETTERS);
  return boxes;
}

/** The element whose lines the name is in. What is inline, a small inline block too, is part of a line. */
function blockOf({ start }: Pick<PageMention, 'start'>): Element | null {
  let block = elementAround(start.node);
  while (block?.parentElement && isInline(block)) block = block.parentElement;
  return block;
}

function isInline(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
}
