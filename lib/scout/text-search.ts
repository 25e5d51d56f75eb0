import type { Prefilter } from '@/lib/matcher';
import {
  asShadowRoot,
  type Block,
  createBlockFinder,
  ELEMENT_NODE,
  nearestBlock,
  SHOW_TEXT,
  TEXT_NODE,
  tagRole,
} from '@/lib/page/dom';

/** An element with more descendants is searched child by child, so that no native read of its text takes long. */
const MAX_DESCENDANTS = 4_000;
/** This much text is searched in one step, in UTF-16 code units. */
const WINDOW_CODE_UNITS = 131_072;
/** Around a node that has changed, the letters of a name are looked for in at most this many other text nodes on each side. */
const MAX_NODES_AROUND = 50;

/** Text that was read and is not searched to its end yet. */
interface ReadText {
  /** The text of `node`, after the end of the text before it. */
  text: string;
  node: Node;
  /** The offset in `text` at which the text of `node` begins. */
  nodeStart: number;
  searchedTo: number;
  /** Where the text nodes begin, once it is asked for. */
  starts?: ReadonlySet<number>;
}

/**
 * Searches the text of one part of a document for the first place that may be a name. The text of a whole subtree is read at
 * once, by the browser: names that markup has split are whole in it, and to visit each text node would cost three times as
 * much (measured). What of it is text of the page is examined only where something was found.
 */
export class TextSearch {
  readonly #prefilter: Prefilter;
  /** Nodes that are still to be read, the next one last. */
  readonly #unread: Node[];
  #read: ReadText | null = null;
  /** The end of the text so far: a name may begin in it. */
  #end = '';
  #textAfter: string;
  #isFound = false;

  /**
   * @param prefilter finds where a name may begin
   * @param part a part of the document, in the document
   */
  constructor(prefilter: Prefilter, part: Block | Text) {
    this.#prefilter = prefilter;
    this.#unread = [part];
    const isBlock = part.nodeType !== TEXT_NODE && nearestBlock(part) === part;
    this.#end = isBlock ? '' : textBeside(part, 'before', prefilter.reach);
    this.#textAfter = isBlock ? '' : textBeside(part, 'after', prefilter.reach);
  }

  /** Whether the part may hold a name. */
  get isFound(): boolean {
    return this.#isFound;
  }

  /**
   * Reads some of the text, or searches some of it.
   *
   * @returns whether something is left
   */
  step(): boolean {
    if (this.#read) this.#searchWindow(this.#read);
    else {
      const node = this.#unread.pop();
      if (!node) return false;
      this.#readNode(node);
    }
    return !this.#isFound && (this.#read !== null || this.#unread.length > 0);
  }

  #readNode(node: Node): void {
    if (!node.isConnected) return;
    if (node.nodeType !== TEXT_NODE) {
      if (node.nodeType === ELEMENT_NODE && tagRole(node as Element) === 'skip') return;
      // Of a whole document the head is left out.
      if (node.parentNode === node.ownerDocument || isLarge(node as Block)) {
        for (let child = node.lastChild; child; child = child.previousSibling) this.#unread.push(child);
        return;
      }
    }
    const own = node.textContent ?? '';
    const after = this.#unread.length === 0 ? this.#textAfter : '';
    this.#read = { text: this.#end + own + after, node, nodeStart: this.#end.length, searchedTo: 0 };
    this.#searchWindow(this.#read);
  }

  #searchWindow(read: ReadText): void {
    const { text, searchedTo } = read;
    const { reach } = this.#prefilter;
    const isLast = text.length - searchedTo <= WINDOW_CODE_UNITS + reach;
    const end = isLast ? text.length : searchedTo + WINDOW_CODE_UNITS + reach;
    const window = searchedTo === 0 && isLast ? text : text.slice(searchedTo, end);
    const isNodeStart = (at: number): boolean => {
      read.starts ??= nodeStarts(read);
      return read.starts.has(searchedTo + at) || searchedTo + at < read.nodeStart;
    };
    let from = 0;
    for (;;) {
      const hit = this.#prefilter.search(window, from, isNodeStart);
      if (hit < 0) break;
      const skipped = this.#skipFrom(read, searchedTo + hit);
      if (skipped === null) {
        this.#isFound = true;
        return;
      }
      from = Math.max(hit + 1, skipped - searchedTo);
      if (from >= window.length) break;
    }
    read.searchedTo = isLast ? text.length : Math.max(end - reach, searchedTo + from);
    if (read.searchedTo < text.length) return;
    this.#end = text.slice(-reach);
    this.#read = null;
  }

  /**
   * @param at an offset in the text that was read
   * @returns where the text goes on that is not in the same script, style or editor; null when the text at `at` is text of
   *   the page
   */
  #skipFrom({ node, nodeStart }: ReadText, at: number): number | null {
    // What was read before belongs to other nodes; that they are text of the page is good enough for a guess.
    if (at < nodeStart) return null;
    let start = nodeStart;
    const walker = (node.ownerDocument ?? document).createTreeWalker(node, SHOW_TEXT);
    let text = node.nodeType === TEXT_NODE ? (node as Text) : (walker.nextNode() as Text | null);
    while (text && start + text.length <= at) {
      start += text.length;
      text = walker.nextNode() as Text | null;
    }
    if (!text || createBlockFinder()(text)) return null;
    return start + text.length;
  }
}

/** Where the text nodes begin in the text that was read, and where it goes on after them. */
function nodeStarts({ node, nodeStart }: ReadText): Set<number> {
  const starts = new Set<number>();
  let at = nodeStart;
  const walker = (node.ownerDocument ?? document).createTreeWalker(node, SHOW_TEXT);
  let text = node.nodeType === TEXT_NODE ? (node as Text) : (walker.nextNode() as Text | null);
  for (; text; text = walker.nextNode() as Text | null) {
    starts.add(at);
    at += text.length;
  }
  return starts.add(at);
}

/** Whether an element has so many descendants that reading its text at once would be a long task. */
function isLarge(block: Block): boolean {
  if (!block.firstElementChild) return false;
  const count = asShadowRoot(block)
    ? block.querySelectorAll('*').length
    : (block as Element).getElementsByTagName('*').length;
  return count > MAX_DESCENDANTS;
}

/** The text of the page right before or after a node, as far as it belongs to the same block. */
function textBeside(node: Node, side: 'before' | 'after', codeUnits: number): string {
  const block = nearestBlock(node.parentNode ?? node);
  if (!block) return '';
  const walker = (node.ownerDocument ?? document).createTreeWalker(block, SHOW_TEXT);
  walker.currentNode = side === 'before' ? node : lastInside(node);
  let text = '';
  for (let i = 0; i < MAX_NODES_AROUND && text.length < codeUnits; i++) {
    const other = (side === 'before' ? walker.previousNode() : walker.nextNode()) as Text | null;
    if (!other) break;
    text = side === 'before' ? other.data + text : text + other.data;
  }
  return side === 'before' ? text.slice(-codeUnits) : text.slice(0, codeUnits);
}

/** The last node inside a node, or the node itself. */
function lastInside(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
