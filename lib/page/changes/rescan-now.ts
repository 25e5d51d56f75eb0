import type { Block } from '../dom/composed-tree';
import { createBlockFinder } from '../dom/text-roles';
import type { NearViewport } from '../paint/near-viewport';
import { CHUNK_CODE_UNITS } from '../schedule/timing';
import { BlockReader } from '../text/block-reader';
import { findCandidateBlocks } from '../text/candidate-blocks';
import type { NearChanges } from './dirty-blocks';
import type { PageState } from './scanner';

/** Chunks of a replacing block that are searched; the text after them is read later. */
const MAX_CHUNKS = 2;
/** After so many milliseconds the other blocks are left for later: the browser waits for us before it paints the frame. */
const MAX_MS = 6;
/** A longer block is read later, in slices. */
const MAX_CODE_UNITS = 2 * CHUNK_CODE_UNITS;

/**
 * Reads at once what the page has put in the place of marked text: on a page that renders the same text again and again the
 * marks would blink otherwise. All of it is still to be read with the other changes.
 *
 * @returns whether the mentions may have changed
 */
export function rescanReplacedBlocks(
  { changed, replacing }: NearChanges,
  near: Pick<NearViewport, 'near' | 'unknown' | 'has'>,
  { index, abbreviations }: Pick<PageState, 'index' | 'abbreviations'>,
): boolean {
  const reader = new BlockReader(index, abbreviations);
  const { version } = index;
  const end = performance.now() + MAX_MS;
  for (const block of changed) if (near.has(block)) readBlock(block);
  if (replacing.size > 0) {
    const replaced = [...near.near, ...near.unknown].filter((block) => !block.isConnected);
    if (replaced.length > 0) index.transferIdentities(replaced, readReplacing);
  }
  return index.version !== version;

  function readReplacing(): void {
    for (const root of replacing) {
      if (performance.now() > end) break;
      if (!isReadable(root)) continue;
      const candidates = findCandidateBlocks(root, abbreviations.candidateFinder);
      for (let i = 0; i < MAX_CHUNKS; i++) for (const block of candidates.next() ?? []) readBlock(block);
    }
  }

  function readBlock(block: Block): void {
    if (performance.now() > end || !isReadable(block)) return;
    reader.readIfShort(block, MAX_CODE_UNITS);
  }
}

/** Whether a block is still in the document, and has not become part of an editor. */
function isReadable(block: Block): boolean {
  return block.isConnected && createBlockFinder()(block) === block;
}
