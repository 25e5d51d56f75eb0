import type { Matcher } from '@/lib/matcher';
import type { MentionIndex } from './mention-index';
import { searchWindow } from './search-stretch';
import { inSlices } from './slices';
import { createTextReader, type TextStretch } from './text-reader';

/** A part of the document to be read again. */
export interface DirtyPart {
  block: Element;
  /** Only the text of the block itself, not of the blocks inside it. */
  shallow: boolean;
}

/** After this many times of being pulled from under us by the page, a part is left to the next change. */
const MOST_RESTARTS = 8;

/**
 * Reads parts of the document and puts what it finds into the index, in slices.
 *
 * @param parts what to read; none lies inside another
 * @param signal ends the work early
 * @returns the milliseconds of work, pauses left out
 */
export async function scan(
  parts: readonly DirtyPart[],
  index: MentionIndex,
  matcher: Matcher,
  signal: AbortSignal,
): Promise<number> {
  let worked = 0;
  for (const part of parts) {
    if (part.block.isConnected && !signal.aborted) worked += await scanPart(part, index, matcher, signal);
  }
  return worked;
}

async function scanPart(
  { block, shallow }: DirtyPart,
  index: MentionIndex,
  matcher: Matcher,
  signal: AbortSignal,
): Promise<number> {
  let reader = createTextReader(block, shallow);
  let restartsLeft = MOST_RESTARTS;
  let stretch: TextStretch | null = null;
  let searched = 0;
  forget();

  function forget(): void {
    if (shallow) index.forget(block);
    else index.forgetBelow(block);
  }

  /** Reads a stretch, or searches a window of it: each is a small part of a slice. */
  function step(): boolean {
    if (restartsLeft < 0) return false;
    if (!stretch) {
      stretch = reader.next();
      searched = 0;
      return stretch !== null;
    }
    searched = searchWindow(stretch, searched, matcher, index);
    if (searched >= stretch.text.length) stretch = null;
    return true;
  }

  function resumed(): void {
    const at = reader.position();
    if (!at || block.contains(at)) return;
    // The page took away the node where we stood: what comes after it cannot be known, so begin again.
    restartsLeft -= 1;
    stretch = null;
    forget();
    reader = createTextReader(block, shallow);
  }

  return inSlices(step, resumed, signal);
}
