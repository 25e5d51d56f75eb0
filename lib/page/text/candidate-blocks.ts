import type { Matcher } from '@/lib/matcher';
import { lowerBound } from '../collections';
import {
  type Block,
  ELEMENT_NODE,
  nextSiblingOf,
  parentNodeOf,
  SHOW_CDATA_SECTION,
  SHOW_TEXT,
  TEXT_NODE,
} from '../dom/composed-tree';
import { createBlockFinder, isTextTag, tagRole } from '../dom/text-roles';
import { CHUNK_CODE_UNITS } from '../schedule/timing';
import { joinLetters } from './separate-words';

/** A chunk has at most this many nodes, for pages where most have no text. */
const MAX_NODES = 1_000;
/** A text node longer than this is not searched here: its block is read in any case, window by window. */
const MAX_NODE_CODE_UNITS = 65_536;
/** The text of an element with no more descendants than this is read at once, unless it is long. */
const MAX_DESCENDANTS = 48;
/** Chunks overlap by this much: by the letters of a name, with a line break and its indentation between them. */
const OVERLAP_CODE_UNITS = 256;

/** Finds where a name may begin. */
export type CandidateFinder = Pick<Matcher, 'candidates'>;

export interface CandidateBlocks {
  /** The node that was read last. */
  position(): Node;
  /** @returns the blocks of the next chunk of text in which a name may begin, or null at the end */
  next(): Set<Block> | null;
}

/**
 * The first step of a reading: it finds the few blocks that are worth reading, in the bare text of a page. The browser gives the text
 * of a whole paragraph at once: to visit each text node takes three times as long (measured). Borders of blocks, editors and
 * style are examined later, and only where a candidate was found.
 *
 * @param root the part of the page
 * @param finder finds candidates in strings
 */
export function findCandidateBlocks(root: Block, finder: CandidateFinder): CandidateBlocks {
  /** The node that was visited last: one whose text was read, or an element whose children come next. */
  let last: Node = root;
  let isEntered = true;
  let ended = false;
  let nodes: Node[] = [];
  /** The offset in `text` at which the text of each node begins; negative when only its end is in `text`. */
  let starts: number[] = [];
  let text = '';

  function next(): Set<Block> | null {
    if (ended) return null;
    keepOverlap();
    const found = new Set<Block>();
    let blockOf = createBlockFinder();
    const end = text.length + CHUNK_CODE_UNITS;
    for (let visited = 0; text.length < end && visited < MAX_NODES; visited++) {
      const node = nextNode();
      if (!node) {
        ended = true;
        break;
      }
      last = node;
      const own = textOf(node);
      isEntered = own === null;
      if (!own) continue;
      if (own.length > MAX_NODE_CODE_UNITS) addTo(found, blockOf(node));
      else {
        nodes.push(node);
        starts.push(text.length);
        text += own;
      }
    }
    let textAt: ReturnType<typeof textsIn> | undefined;
    let index = -1;
    for (const { start, differsAt } of finder.candidates(text)) {
      const node = nodeAt(start);
      if (node !== index) textAt = textsIn(nodes[node]);
      index = node;
      const offset = starts[node] ?? 0;
      const at = textAt?.(start - offset);
      // What a reading leaves out, as a script, is an element: there is none within a text node.
      if (!at || differsAt <= offset + at.end) continue;
      const around = blockOf(at.node);
      if (!around) continue;
      if (joinLetters(around)) blockOf = createBlockFinder();
      addTo(found, blockOf(around));
    }
    return found;
  }

  function nextNode(): Node | null {
    if (isEntered && last.firstChild) return last.firstChild;
    for (let at: Node | null = last; at && at !== root; at = parentNodeOf(at)) {
      const next = nextSiblingOf(at);
      if (next) return next;
    }
    return null;
  }

  /** Forgets the chunk but for its end, in which a name may begin. */
  function keepOverlap(): void {
    const cut = Math.max(0, text.length - OVERLAP_CODE_UNITS);
    const first = nodeAt(cut);
    nodes = nodes.slice(first);
    starts = starts.slice(first).map((start) => start - cut);
    text = text.slice(cut);
  }

  /** The number of the node that holds an offset of `text`. */
  function nodeAt(offset: number): number {
    return Math.max(0, lowerBound(starts.length, (i) => (starts[i] ?? 0) <= offset) - 1);
  }

  return { position: () => last, next };
}

/** @returns the text of a node that is searched as a whole, or null where its children are to be visited */
function textOf(node: Node): string | null {
  if (node.nodeType === TEXT_NODE) return (node as Text).data;
  if (node.nodeType !== ELEMENT_NODE) return '';
  const element = node as Element;
  if (tagRole(element) === 'skip') return '';
  // The browser counts no further than that.
  if (!isTextTag(element) && element.getElementsByTagName('*').item(MAX_DESCENDANTS)) return null;
  const text = element.textContent ?? '';
  return text.length > CHUNK_CODE_UNITS ? null : text;
}

/** A text node that holds a place of a text, or what is searched like one, and the offset at which it ends there. */
interface TextAt {
  node: Node;
  end: number;
}

/** Finds the text node that holds each place in the text of a node. The offsets must come in rising order. */
function textsIn(node: Node | undefined): (offset: number) => TextAt | null {
  if (!node) return () => null;
  // Nothing divides a text without elements.
  if (!node.hasChildNodes() || !(node as Element).firstElementChild) {
    const whole = { node, end: node.textContent?.length ?? 0 };
    return () => whole;
  }
  // As `textContent`, which has CDATA sections too.
  const walker = document.createTreeWalker(node, SHOW_TEXT | SHOW_CDATA_SECTION);
  let text = walker.nextNode() as Text | null;
  let end = text?.length ?? 0;
  return (offset) => {
    while (text && end <= offset) {
      text = walker.nextNode() as Text | null;
      end += text?.length ?? 0;
    }
    return text && { node: text, end };
  };
}

function addTo(found: Set<Block>, block: Block | null): void {
  if (block) found.add(block);
}
