import type { Prefilter } from '@/lib/matcher';
import {
  asShadowRoot,
  type Block,
  ELEMENT_NODE,
  lookUpwards,
  previousSiblingOf,
  SHOW_TEXT,
  TEXT_NODE,
  tagRole,
  textRole,
} from '@/lib/page/dom';

/** An element with more descendants is searched child by child, so that no native read of its text takes long. */
const MAX_DESCENDANTS = 4_000;
/** A name with what may be around it has at least this many code units. */
const MIN_CODE_UNITS = 3;
/** This much text is searched in one step, in UTF-16 code units. */
const WINDOW_CODE_UNITS = 131_072;
/** Where something was found, so much text is examined at once. */
const EXAMINED_CODE_UNITS = 16_384;
/** A longer text in which something was found counts as text of the page: to search it once more would be a long task. */
const MAX_EXAMINED = 400_000;
/** Around a node that has changed, the rest of a name is looked for in at most this many other text nodes on each side. */
const MAX_NODES_AROUND = 50;

/** Text that was read and is not searched to its end yet. */
interface ReadText {
  /** The text of `node`, after the end of the text before it. */
  text: string;
  node: Node;
  searchedTo: number;
}

/**
 * Searches the text of one part of a document for something that may be a name. The text of a whole subtree is read at once, by
 * the browser: names that markup has split are whole in it, and to visit each text node would cost twice as much (measured).
 * What of it is text of the page is examined only where something was found.
 */
export class TextSearch {
  readonly #prefilter: Prefilter;
  /** Nodes that are still to be read, the next one last. */
  readonly #unread: Node[];
  #read: ReadText | null = null;
  /** The end of the text so far: a name may begin in it. */
  #end: string;
  readonly #textAfter: string;
  #isFound = false;

  /** @param part a part of the document, in the document */
  constructor(prefilter: Prefilter, part: Block | Text) {
    this.#prefilter = prefilter;
    this.#unread = [part];
    this.#end = textBeside(part, 'before', prefilter.reach);
    this.#textAfter = textBeside(part, 'after', prefilter.reach);
  }

  /** Whether the part may hold a name. */
  get isFound(): boolean {
    return this.#isFound;
  }

  /**
   * Reads some of the text and searches it.
   *
   * @returns whether something is left
   */
  step(): boolean {
    if (!this.#read) {
      const node = this.#unread.pop();
      if (!node) return false;
      this.#read = this.#readNode(node);
    }
    if (this.#read) this.#searchWindow(this.#read);
    return !this.#isFound && (this.#read !== null || this.#unread.length > 0);
  }

  #readNode(node: Node): ReadText | null {
    if (!node.isConnected) return null;
    if (node.nodeType !== TEXT_NODE) {
      if (node.nodeType === ELEMENT_NODE && tagRole(node as Element) === 'skip') return null;
      // Of a whole document the head is left out.
      if (node.parentNode === node.ownerDocument || isLarge(node as Block)) {
        for (let child = node.lastChild; child; child = previousSiblingOf(child)) this.#unread.push(child);
        return null;
      }
    }
    const after = this.#unread.length === 0 ? this.#textAfter : '';
    const text = this.#end + (node.textContent ?? '') + after;
    // The line breaks between the elements of a document, for which another pattern would be compiled.
    return text.length < MIN_CODE_UNITS ? null : { text, node, searchedTo: 0 };
  }

  #searchWindow(read: ReadText): void {
    const { text, node, searchedTo } = read;
    const { reach } = this.#prefilter;
    const end = searchedTo + WINDOW_CODE_UNITS + reach;
    const isLast = end >= text.length;
    const isWhole = isLast && searchedTo === 0;
    const window = isWhole ? text : text.slice(searchedTo, end);
    if (this.#prefilter.mayHoldName(window, isWhole ? () => this.#piecesOf(node) : undefined)) {
      this.#isFound = text.length > MAX_EXAMINED || this.#mayBeInPage(node);
      read.searchedTo = text.length;
    } else read.searchedTo = isLast ? text.length : end - reach;
    if (read.searchedTo < text.length) return;
    this.#end = text.slice(-reach);
    this.#read = null;
  }

  /** Whether a name may also be in the text without scripts, styles and editors: seldom far from the beginning. */
  #mayBeInPage(node: Node): boolean {
    const isSkipped = lookUpwards(isSkippedHere, false);
    let pieces = anywhere(this.#end);
    let length = 0;
    for (const { data } of textsIn(node, (text) => !isSkipped(text))) {
      pieces.push(data);
      length += data.length;
      if (length < EXAMINED_CODE_UNITS) continue;
      if (this.#mayHoldName(pieces)) return true;
      pieces = anywhere(pieces.join('').slice(-this.#prefilter.reach));
      length = 0;
    }
    if (this.#unread.length === 0) pieces.push(this.#textAfter);
    return this.#mayHoldName(pieces);
  }

  #mayHoldName(pieces: readonly string[]): boolean {
    return this.#prefilter.mayHoldName(pieces.join(''), () => pieces);
  }

  /** The text before a node, its text nodes, and the text after it. */
  #piecesOf(node: Node): string[] {
    const after = this.#unread.length === 0 ? this.#textAfter : '';
    return [...anywhere(this.#end), ...Array.from(textsIn(node, isAny), ({ data }) => data), after];
  }
}

/** The pieces of a text of which it is not known any more where its nodes began: a name may begin anywhere. */
function anywhere(text: string): string[] {
  return text.split('');
}

function* textsIn(node: Node, isWanted: (text: Node) => boolean): Generator<Text> {
  const walker = document.createTreeWalker(node, SHOW_TEXT);
  let text = node.nodeType === TEXT_NODE ? node : walker.nextNode();
  for (; text; text = walker.nextNode()) if (isWanted(text)) yield text as Text;
}

function isSkippedHere(node: Node): true | undefined {
  return (node.nodeType === ELEMENT_NODE && textRole(node as Element) === 'skip') || undefined;
}

function isAny(): boolean {
  return true;
}

/** Whether an element has so many descendants that reading its text at once would be a long task. */
function isLarge(block: Block): boolean {
  if (!block.firstElementChild) return false;
  const count = asShadowRoot(block)
    ? block.querySelectorAll('*').length
    : (block as Element).getElementsByTagName('*').length;
  return count > MAX_DESCENDANTS;
}

/** The text right before or after a node: what its tag makes a block may stand in a line with what is beside it. */
function textBeside(node: Node, side: 'before' | 'after', codeUnits: number): string {
  const walker = document.createTreeWalker(node.getRootNode(), SHOW_TEXT);
  walker.currentNode = side === 'before' ? node : lastInside(node);
  let text = '';
  for (let i = 0; i < MAX_NODES_AROUND && text.length < codeUnits; i++) {
    const other = (side === 'before' ? walker.previousNode() : walker.nextNode()) as Text | null;
    if (!other) break;
    // What a script or a style contains is no text.
    if (other.parentElement && tagRole(other.parentElement) === 'skip') continue;
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
