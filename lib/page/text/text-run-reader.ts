import { isLetterOrDigit } from '@/lib/text';
import { lowerBound } from '../collections';
import { type Block, ELEMENT_NODE, nextSiblingOf, parentNodeOf, TEXT_NODE } from '../dom/composed-tree';
import { isBoxless, textRole } from '../dom/text-roles';
import type { TextPosition } from '../mentions/mention';
import { CHUNK_CODE_UNITS } from '../schedule/timing';
import { hasMargin, isInLine, isInline, isReferenceMark, mayHoldLetters } from './separate-words';

/**
 * Several text runs of a block, one after the other. A text run is text that reads as one piece: within a block, across inline
 * elements. A border character separates runs. One search over a chunk costs less than one over each run.
 */
export interface TextChunk {
  text: string;
  /** The text nodes, … */
  nodes: Text[];
  /** … and the offset in `text` at which each begins. */
  starts: number[];
  /**
   * What stands in the text without being part of it, as offsets with the borders around: footnote marks, styles and scripts,
   * several in a row as one. In order.
   */
  asides: { start: number; end: number }[];
  /** The offsets of line breaks that stand for the border between two boxes, in order. */
  boxBorders: number[];
}

/** Separates two text runs. No page shows this character, and no name has it. */
export const RUN_BORDER = '\u001e';

/**
 * Reads the text runs of one block, in document order, a chunk a call, so that reading can pause. The text of blocks inside the
 * block is left out.
 */
export class TextRunReader {
  readonly #root: Block;
  #at: Node | null;
  /** The text before the last piece, … */
  #text = '';
  /** … and that piece, which may still change. */
  #piece = '';
  #nodes: Text[] = [];
  #starts: number[] = [];
  #asides: { start: number; end: number }[] = [];
  #boxBorders: number[] = [];
  /** The offset at which the outermost aside has begun. */
  #asideStart: number | null = null;
  /** The text that was taken last; a border or a line break counts. */
  #last = RUN_BORDER;
  /** The innermost element that is not inline: the block, or an element inside it … */
  #open: Node;
  /** … and those around it, outermost first. */
  readonly #outside: Node[] = [];
  /** Inline elements entered or left since the last text. */
  #crossed: Element[] = [];
  /** A footnote mark by its style alone: its text is read now. */
  #mark: Element | null = null;

  /** @param root the block */
  constructor(root: Block) {
    this.#root = root;
    this.#open = root;
    this.#at = root.firstChild;
  }

  /** The node that is read next; null at the end. */
  get position(): Node | null {
    return this.#at;
  }

  /** @returns the next chunk, or null at the end */
  next(): TextChunk | null {
    let at = this.#at;
    while (at && (this.#length < CHUNK_CODE_UNITS || this.#last !== RUN_BORDER)) {
      const type = at.nodeType;
      if (type === TEXT_NODE) this.#take(at as Text);
      const inside: Node | null = type === ELEMENT_NODE ? this.#enter(at as Element) : null;
      at = inside ?? nextSiblingOf(at) ?? this.#afterParents(at);
    }
    this.#at = at;
    if (this.#nodes.length === 0) return null;
    const chunk = {
      text: this.#text + this.#piece,
      nodes: this.#nodes,
      starts: this.#starts,
      asides: this.#asides,
      boxBorders: this.#boxBorders,
    };
    this.#text = '';
    this.#piece = '';
    this.#nodes = [];
    this.#starts = [];
    this.#asides = [];
    this.#boxBorders = [];
    this.#asideStart = null;
    this.#last = RUN_BORDER;
    return chunk;
  }

  /** The node after a node without a next sibling. Leaves the parents that end there. */
  #afterParents(node: Node): Node | null {
    let from = node;
    for (;;) {
      const parent = parentNodeOf(from);
      if (!parent || parent === this.#root) return null;
      this.#leave(parent);
      const next = nextSiblingOf(parent);
      if (next) return next;
      from = parent;
    }
  }

  /** @returns the first node inside the element, or null when nothing of it is read */
  #enter(element: Element): Node | null {
    const role = textRole(element);
    if (role === 'inline') {
      this.#crossed.push(element);
      return element.firstChild;
    }
    if (role === 'space') {
      this.#addLineBreak();
      return null;
    }
    const boxless = isBoxless(element);
    // The search for candidates reads what is in it: a name may go on behind it only where there is nothing.
    if (boxless && !element.firstChild) return null;
    this.#endRun();
    const first = role === 'aside' ? element.firstChild : null;
    // The border before it is a part of it.
    if (first || boxless) this.#asideStart ??= Math.max(0, this.#length - 1);
    if (first) {
      this.#outside.push(this.#open);
      this.#open = element;
    } else this.#endAside();
    return first;
  }

  #leave(parent: Node): void {
    if (parent !== this.#open) {
      this.#crossed.push(parent as Element);
      if (parent === this.#mark) {
        this.#mark = null;
        this.#endRun();
        this.#endAside();
      }
      return;
    }
    this.#open = this.#outside.pop() ?? this.#root;
    this.#endRun();
    this.#endAside();
  }

  #endAside(): void {
    if (this.#outside.length > 0 || this.#mark || this.#asideStart === null) return;
    const end = this.#length;
    const last = this.#asides.at(-1);
    if (last && last.end > this.#asideStart) last.end = end;
    else this.#asides.push({ start: this.#asideStart, end });
    this.#asideStart = null;
  }

  #take(node: Text): void {
    const { data } = node;
    if (data === '') return;
    let text = data;
    if (this.#crossed.length > 0 && /\S/.test(data)) {
      const separation = this.#separationBefore(node);
      if (separation === 'run') this.#endRun();
      else if (separation === 'box') this.#addBoxBorder();
      else text = this.#withBreak(data);
      this.#crossed = [];
    }
    this.#nodes.push(node);
    this.#starts.push(this.#length);
    this.#append(text);
  }

  /**
   * A space at the border of an element becomes a line break: it may stand within a name as a space does, but a list of links or
   * labels has a name in each.
   */
  #withBreak(data: string): string {
    if (/^\s/.test(data)) return `\n${data.slice(1)}`;
    if (/\s$/.test(this.#piece)) this.#piece = `${this.#piece.slice(0, -1)}\n`;
    return data;
  }

  #addLineBreak(): void {
    this.#append('\n');
  }

  #addBoxBorder(): void {
    // The border of a box after `br` is one border, as it is one end of a line.
    if (this.#last !== '\n') this.#addLineBreak();
    this.#boxBorders.push(this.#length - 1);
  }

  get #length(): number {
    return this.#text.length + this.#piece.length;
  }

  #append(piece: string): void {
    this.#text += this.#piece;
    this.#piece = piece;
    this.#last = piece;
  }

  #endRun(): void {
    if (this.#crossed.length > 0) this.#crossed = [];
    if (this.#last !== RUN_BORDER) this.#append(RUN_BORDER);
  }

  /**
   * Two labels side by side (`<span>Herceptin</span><span>Perjeta</span>` in a flex row) are two words, but a bold half of a
   * word is not a word. Only style tells the difference, so it is read only where letters meet at the border of an element, or where
   * nothing but spaces is between one element and the next: items of a flex row, links that are blocks.
   *
   * @returns whether another run begins with the text, or another box: a name may go on from one box to the next
   */
  #separationBefore(node: Text): 'run' | 'box' | null {
    const { data } = node;
    if (!isLetterOrDigit(data, 0)) return null;
    if (!isLetterOrDigit(this.#last, this.#last.length - 1) && !this.#last.endsWith(',')) {
      const isOnlySpace = this.#crossed.length > 1 && !/\S/.test(this.#last);
      const isApart = isOnlySpace && !this.#crossed.every((element) => isInLine(getComputedStyle(element)));
      return isApart ? 'box' : null;
    }
    let separation: 'box' | null = null;
    for (const element of this.#crossed) {
      const style = getComputedStyle(element);
      if (isReferenceMark(element, style)) {
        if (!this.#mark && element.contains(node)) {
          this.#mark = element;
          this.#endRun();
          this.#asideStart ??= Math.max(0, this.#length - 1);
        }
        return 'run';
      }
      if (isInline(style) ? hasMargin(style) : !mayHoldLetters(element, style, data, this.#last))
        separation = 'box';
    }
    return separation;
  }
}

/**
 * Finds the position in the document of an offset into the text of a chunk.
 *
 * @param side whether something starts or ends there: at the border of two nodes a start belongs to the second, an end to the
 *   first
 * @throws RangeError when the chunk has no text
 */
export function positionOf(
  { nodes, starts }: TextChunk,
  offset: number,
  side: 'start' | 'end',
): TextPosition {
  const isBefore = (i: number) => (side === 'start' ? (starts[i] ?? 0) <= offset : (starts[i] ?? 0) < offset);
  const index = Math.max(0, lowerBound(nodes.length, isBefore) - 1);
  const node = nodes[index];
  if (!node) throw new RangeError('A chunk without text has no positions');
  return { node, offset: Math.min(offset - (starts[index] ?? 0), node.length) };
}
