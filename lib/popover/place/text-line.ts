import { elementAround, type PageMention } from '@/lib/page';
import type { Box, Flow } from './placement';

/** A line is looked at this far from the name, in text nodes: what is farther away is seldom on the same line. */
const MOST_NODES = 8;
/** And no more than this many letters of each: a text node may hold a book. */
const MOST_LETTERS = 600;
/** Boxes of one line overlap by more than this part of the lower one; those of close lines by less. */
const OVERLAP = 0.4;
/** No line is higher than the name by more than this part of its height: a drop cap beside three lines is none of it. */
const MOST_GROWTH = 1.5;

/** How the text around a name runs. */
export function flowAround(mention: PageMention): Flow {
  const block = blockAround(mention);
  if (!block) return { columns: null, rightToLeft: false };
  const { writingMode, direction } = getComputedStyle(block);
  return {
    columns: writingMode.startsWith('horizontal') ? null : writingMode.endsWith('lr') ? 'right' : 'left',
    rightToLeft: direction === 'rtl',
  };
}

/**
 * The lines that the boxes of a name stand in. Larger letters, raised or lowered ones beside the name make its line higher
 * than the name itself.
 *
 * @param boxes the boxes of the name
 * @returns a box for each, higher or (columns) wider where its line is
 */
export function linesAround(mention: PageMention, boxes: readonly Box[], { columns }: Flow): Box[] {
  const [from, to] = columns ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const neighbours = boxesBeside(mention);
  return boxes.map((box) => {
    const size = box[to] - box[from];
    const beside = neighbours.filter((other) => {
      const shared = Math.min(box[to], other[to]) - Math.max(box[from], other[from]);
      return shared > OVERLAP * Math.min(size, other[to] - other[from]);
    });
    const start = Math.min(box[from], ...beside.map((other) => other[from]));
    const end = Math.max(box[to], ...beside.map((other) => other[to]));
    const most = size * MOST_GROWTH;
    return { ...box, [from]: Math.max(start, box[from] - most), [to]: Math.min(end, box[to] + most) };
  });
}

function boxesBeside({ start, end }: PageMention): DOMRect[] {
  const block = blockAround({ start });
  if (!block) return [];
  const range = new Range();
  const boxes: DOMRect[] = [];
  const look = (node: Text, from: number, to: number) => {
    range.setStart(node, Math.max(0, from));
    range.setEnd(node, Math.min(node.length, to));
    boxes.push(...Array.from(range.getClientRects()).filter(({ width, height }) => width > 0 && height > 0));
  };
  look(start.node, start.offset - MOST_LETTERS, start.offset + MOST_LETTERS);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  texts.currentNode = start.node;
  for (let i = 0; i < MOST_NODES && texts.previousNode(); i++) {
    const node = texts.currentNode as Text;
    look(node, node.length - MOST_LETTERS, node.length);
  }
  texts.currentNode = end.node;
  if (end.node !== start.node) look(end.node, 0, end.offset + MOST_LETTERS);
  for (let i = 0; i < MOST_NODES && texts.nextNode(); i++) look(texts.currentNode as Text, 0, MOST_LETTERS);
  return boxes;
}

/** The element whose lines the name stands in: what is inline in a line, a small box too, is part of it. */
function blockAround({ start }: Pick<PageMention, 'start'>): Element | null {
  let block = elementAround(start.node);
  while (block?.parentElement && isInLine(block)) block = block.parentElement;
  return block;
}

function isInLine(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
}
