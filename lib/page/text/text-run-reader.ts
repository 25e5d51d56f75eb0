import { isLetterOrDigit } from '@/lib/text';
import { type Block, ELEMENT_NODE, TEXT_NODE } from '../dom/composed-tree';
import { editorsIn, tagRole } from '../dom/text-roles';
import { CHUNK_CODE_UNITS } from '../schedule/timing';

/**
 * Several text runs of a page, one after the other. A text run is text that reads as one piece: within a block, across inline
 * elements. A border character separates runs. One search over a chunk costs less than one over each run.
 */
export interface TextChunk {
  text: string;
  /** The text nodes, … */
  nodes: Text[];
  /** … the offset in `text` at which each begins, … */
  starts: number[];
  /** … and the block that each belongs to. */
  blocks: Block[];
}

/** Separates two text runs. No page shows this character, and no name has it. */
export const RUN_BORDER = '\u001e';

export interface TextRunReader {
  /** The node that is read next; null at the end. */
  position(): Node | null;
  /** @returns the next chunk, or null at the end */
  next(): TextChunk | null;
}

/**
 * Reads the text runs below a block, in document order, a chunk a call, so that reading can pause.
 *
 * @param root the block
 * @param shallow reads the text of the block itself and not of the blocks inside it
 */
export function createTextRunReader(root: Block, shallow = false): TextRunReader {
  const editors = editorsIn(root);
  let at: Node | null = root.firstChild;
  let chunk = emptyChunk();
  let text = '';
  /** The text that was taken last; a border or a line break counts. */
  let last = RUN_BORDER;
  /** The block that is being read, and the innermost element that is not inline: that block, or an element inside it. */
  let block = root;
  let open: Block = root;
  /** What these two were outside of `open`, outermost first. */
  const outside: { open: Block; block: Block }[] = [];
  /** Inline elements entered or left since the last text. */
  const crossed: Element[] = [];

  function next(): TextChunk | null {
    while (at && (text.length < CHUNK_CODE_UNITS || last !== RUN_BORDER)) {
      const type = at.nodeType;
      if (type === TEXT_NODE) take(at as Text);
      const inside: Node | null = type === ELEMENT_NODE ? enter(at as Element) : null;
      at = inside ?? after(at);
    }
    if (chunk.nodes.length === 0) return null;
    const done = { ...chunk, text };
    chunk = emptyChunk();
    text = '';
    last = RUN_BORDER;
    return done;
  }

  /** The node after `node` and its content. Leaves the parents that end on the way. */
  function after(node: Node): Node | null {
    let from = node;
    let sibling = from.nextSibling;
    while (!sibling) {
      const parent = from.parentNode;
      if (!parent || parent === root) return null;
      leave(parent);
      from = parent;
      sibling = from.nextSibling;
    }
    return sibling;
  }

  /** @returns the first node inside the element, or null when nothing of it is read */
  function enter(element: Element): Node | null {
    const role = editors.size > 0 && editors.has(element) ? 'skip' : tagRole(element);
    if (role === 'inline') {
      crossed.push(element);
      return element.firstChild;
    }
    if (role === 'space') {
      addLineBreak();
      return null;
    }
    endRun();
    const first = role === 'skip' || (role === 'block' && shallow) ? null : element.firstChild;
    if (first) {
      outside.push({ open, block });
      open = element;
      if (role === 'block') block = element;
    }
    return first;
  }

  function leave(parent: Node): void {
    if (parent !== open) {
      crossed.push(parent as Element);
      return;
    }
    ({ open, block } = outside.pop() ?? { open: root, block: root });
    endRun();
  }

  function take(node: Text): void {
    const { data } = node;
    if (data === '') return;
    if (crossed.length > 0) {
      if (isSeparateWord(data)) endRun();
      crossed.length = 0;
    }
    chunk.nodes.push(node);
    chunk.starts.push(text.length);
    chunk.blocks.push(block);
    text += data;
    last = data;
  }

  function addLineBreak(): void {
    text += '\n';
    last = '\n';
  }

  function endRun(): void {
    crossed.length = 0;
    if (last === RUN_BORDER) return;
    text += RUN_BORDER;
    last = RUN_BORDER;
  }

  /**
   * Two labels side by side (`<span>Herceptin</span><span>Perjeta</span>` in a flex row) are two words, but a bold half of a
   * word is not a word. Only style tells the difference, so it is read only where letters meet at the border of an element.
   */
  function isSeparateWord(data: string): boolean {
    if (!isLetterOrDigit(data, 0) || !isLetterOrDigit(last, last.length - 1)) return false;
    return crossed.some((element) => {
      const { display } = getComputedStyle(element);
      return display !== '' && display !== 'inline' && display !== 'contents' && !display.startsWith('ruby');
    });
  }

  return { position: () => at, next };
}

function emptyChunk(): Omit<TextChunk, 'text'> {
  return { nodes: [], starts: [], blocks: [] };
}
