import type { Block } from '../dom/composed-tree';
import { createBlockFinder } from '../dom/text-roles';
import type { NearBlocks } from '../paint/near-viewport';
import { STRETCH } from '../schedule/time-slices';
import { findLikelyBlocks } from '../text/candidate-blocks';
import { createTextReader } from '../text/text-run-reader';
import { searchWindow } from '../text/text-run-search';
import type { DirtyParts } from './dirty-blocks';
import type { PageState } from './scanner';

/** Portions of a part that are looked through; what comes after them is read later. */
const MOST_PORTIONS = 2;
/** After so many milliseconds the rest is left for later: the page waits for us before each frame. */
const MOST_MS = 6;
/** A longer block is read later, in slices. */
const LONGEST = 2 * STRETCH;

/**
 * Reads what the page has put in place of marked text, at once: a page that renders the same text again and again would have
 * marks that blink otherwise. All of it stays to be read in its time.
 *
 * @returns whether the mentions may be others now
 */
export function preview(
  dirty: DirtyParts,
  near: Pick<NearBlocks, 'near' | 'unknown' | 'has'>,
  state: Pick<PageState, 'index' | 'vocabulary'>,
): boolean {
  const { index, vocabulary } = state;
  const { version } = index;
  const end = performance.now() + MOST_MS;
  const { touched, replaced } = dirty.takeTouched();
  for (const block of touched) if (near.has(block)) readBlock(block);
  if (replaced.size > 0) {
    const gone = [...near.near, ...near.unknown].filter((block) => !block.isConnected);
    if (gone.length > 0) index.inherit(gone, () => readReplaced(replaced));
  }
  return index.version !== version;

  function readReplaced(roots: ReadonlySet<Block>): void {
    for (const root of roots) {
      if (performance.now() > end) break;
      if (!isText(root)) continue;
      const likely = findLikelyBlocks(root, vocabulary.everywhere);
      for (let i = 0; i < MOST_PORTIONS; i++) for (const block of likely.next() ?? []) readBlock(block);
    }
  }

  function readBlock(block: Block): void {
    if (performance.now() > end || !isText(block)) return;
    const reader = createTextReader(block, true);
    const stretch = reader.next();
    if (stretch && (reader.next() || stretch.text.length > LONGEST)) return;
    index.forget(block);
    if (!stretch) return;
    const matcher = vocabulary.matcherFor(block);
    for (let at = 0; at < stretch.text.length; ) at = searchWindow(stretch, at, matcher, index);
  }
}

/** Whether a block is in the document, and not in what has become an editor. */
function isText(block: Block): boolean {
  return block.isConnected && createBlockFinder()(block) === block;
}
