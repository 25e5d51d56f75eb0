import type { Matcher } from '@/lib/matcher';
import type { Block } from '../dom/composed-tree';
import { createBlockFinder } from '../dom/text-roles';
import { PORTION } from '../schedule/time-slices';
import { BORDER, isWordAt } from './text-run-reader';

/** Nor is a portion larger than this, where hardly a text node ends with a word, or most are empty. */
const MOST_NODES = 2_000;
/** A text node longer than this is not searched here: its block is read anyway, window by window. */
const LONG_TEXT = 65_536;
/** No name needs more letters than this to be a candidate. */
const HEAD = 48;
const SHOW_TEXT = 4;

export interface LikelyBlocks {
  /** The node that was read last. */
  position(): Node;
  /** @returns the blocks of the next portion of text in which a name may begin, or null at the end */
  next(): Set<Block> | null;
}

/**
 * Finds the few blocks of a page that are worth reading, by a walk over its bare text: borders of blocks, editors and
 * style are looked at later, where something was found. A page is read in three quarters of the time (measured).
 *
 * @param root the part of the page
 * @param matcher finds candidates in strings
 */
export function findLikelyBlocks(root: Block, matcher: Pick<Matcher, 'candidates'>): LikelyBlocks {
  const walker = root.ownerDocument.createTreeWalker(root, SHOW_TEXT);
  let ended = false;
  /** Read again at the start of the next portion, where this one had to end inside a word. */
  let carried: Text | null = null;

  function next(): Set<Block> | null {
    if (ended) return null;
    const found = new Set<Block>();
    const blockOf = createBlockFinder();
    const nodes: Text[] = [];
    const starts: number[] = [];
    /** Where letters meet at the border of two nodes: one word, or two that only style parts. */
    const joints: number[] = [];
    let text = '';
    // Of the text as a whole, reading one letter would put its pieces together each time.
    let last = '';
    for (;;) {
      const node: Text | null = carried ?? (walker.nextNode() as Text | null);
      carried = null;
      if (!node) {
        ended = true;
        break;
      }
      const { data } = node;
      if (data.length > LONG_TEXT) addTo(found, blockOf(node));
      else if (data !== '') {
        if (isWordAt(data, 0) && isWordAt(last, last.length - 1)) joints.push(text.length);
        nodes.push(node);
        starts.push(text.length);
        text += data;
        last = data;
      }
      if (text.length >= 2 * PORTION || nodes.length >= MOST_NODES) {
        carried = nodes.length > 1 ? node : null;
        break;
      }
      // Not inside a word, nor at its hyphen.
      if (text.length >= PORTION && !isWordAt(last, last.length - 1) && !last.endsWith('-')) break;
    }
    const heads = joints.map((at) => BORDER + text.slice(at, at + HEAD).padEnd(HEAD));
    for (const offset of matcher.candidates(text + heads.join(''))) {
      const inHeads = offset - text.length;
      const at = inHeads < 0 ? offset : (joints[Math.floor(inHeads / (HEAD + 1))] ?? 0);
      const node = nodes[lastAtOrBefore(starts, at)];
      if (node) addTo(found, blockOf(node));
    }
    return found;
  }

  return { position: () => walker.currentNode, next };
}

function addTo(found: Set<Block>, block: Block | null): void {
  if (block) found.add(block);
}

/** The number of the last of the rising `starts` that is not after `at`. */
function lastAtOrBefore(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
