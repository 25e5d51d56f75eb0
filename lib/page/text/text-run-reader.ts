import type { Block } from '../dom/composed-tree';
import { editorsIn, tagRole } from '../dom/text-roles';
import { STRETCH } from '../schedule/time-slices';

/**
 * A stretch of a page's text. Text that reads as one piece (within a block, across inline elements) stands together;
 * borders part it from the rest. One search over a stretch costs less than one over each piece.
 */
export interface TextStretch {
  text: string;
  /** The text nodes, … */
  nodes: Text[];
  /** … the offset in `text` where each begins, … */
  starts: number[];
  /** … and the block that it belongs to. */
  blocks: Block[];
}

/** Parts what does not read as one piece. No page shows this character, and no name has it. */
export const BORDER = '\u001e';

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

export interface TextReader {
  /** The node that is read next; null at the end. */
  position(): Node | null;
  /** @returns the next stretch, or null at the end */
  next(): TextStretch | null;
}

/**
 * Reads the text below a block, in document order, a stretch a call, so that reading can pause.
 *
 * @param root the block
 * @param shallow reads the text of the block itself and not of the blocks inside it
 */
export function createTextReader(root: Block, shallow = false): TextReader {
  const editors = editorsIn(root);
  let at: Node | null = root.firstChild;
  let stretch = emptyStretch();
  let text = '';
  /** The text that was taken last; a border or a line break counts. */
  let last = BORDER;
  /** The block that is being read, and the innermost element that is not inline: the block, or something in it. */
  let block = root;
  let open: Block = root;
  /** What these two were outside of it, outermost first. */
  const outside: { open: Block; block: Block }[] = [];
  /** Inline elements entered or left since the last text. */
  const crossed: Element[] = [];

  function next(): TextStretch | null {
    while (at && (text.length < STRETCH || last !== BORDER)) {
      const type = at.nodeType;
      if (type === TEXT_NODE) take(at as Text);
      const inside: Node | null = type === ELEMENT_NODE ? enter(at as Element) : null;
      at = inside ?? after(at);
    }
    if (stretch.nodes.length === 0) return null;
    const done = { ...stretch, text };
    stretch = emptyStretch();
    text = '';
    last = BORDER;
    return done;
  }

  /** The node after `node` and its content, leaving parents on the way. */
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
    border();
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
    border();
  }

  function take(node: Text): void {
    const { data } = node;
    if (data === '') return;
    if (crossed.length > 0) {
      if (standsApart(data)) border();
      crossed.length = 0;
    }
    stretch.nodes.push(node);
    stretch.starts.push(text.length);
    stretch.blocks.push(block);
    text += data;
    last = data;
  }

  function addLineBreak(): void {
    text += '\n';
    last = '\n';
  }

  function border(): void {
    crossed.length = 0;
    if (last === BORDER) return;
    text += BORDER;
    last = BORDER;
  }

  /**
   * Two labels side by side (`<span>Herceptin</span><span>Perjeta</span>` in a flex row) are two words, a bold half
   * of a word is not. Only style tells; it is asked for only where letters meet at the border of an element.
   */
  function standsApart(data: string): boolean {
    if (!isWordAt(data, 0) || !isWordAt(last, last.length - 1)) return false;
    return crossed.some((element) => {
      const { display } = getComputedStyle(element);
      return display !== '' && display !== 'inline' && display !== 'contents' && !display.startsWith('ruby');
    });
  }

  return { position: () => at, next };
}

function emptyStretch(): Omit<TextStretch, 'text'> {
  return { nodes: [], starts: [], blocks: [] };
}

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/**
 * Whether a letter or digit stands at `at`; nothing stands before the beginning and after the end.
 * ASCII is decided without a regular expression: this is asked at the border of every text node.
 */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return LETTER_OR_DIGIT.test(text.charAt(at));
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
