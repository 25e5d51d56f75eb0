import type { Matcher } from '@/lib/matcher';
import type { MentionIndex } from './mention-index';
import { mentionsInRun, type PageMention } from './page-mention';
import { inSlices } from './slices';
import { type TextRun, TextRunReader } from './text-runs';

/** A part of the document to be read again. */
export interface DirtyPart {
  block: Element;
  /** Only the text of the block itself, not of the blocks inside it. */
  shallow: boolean;
}

/** `performance.now()` costs more than a short run: the clock is read once for this much text, or this many runs. */
const STEP_CHARACTERS = 16_384;
const STEP_RUNS = 64;
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
  let reader = new TextRunReader(block, shallow);
  let restartsLeft = MOST_RESTARTS;
  let pending: { run: TextRun; windows: Generator<PageMention[], void> } | null = null;
  forget();

  function forget(): void {
    if (shallow) index.forget(block);
    else index.forgetBelow(block);
  }

  function step(): boolean {
    if (restartsLeft < 0) return false;
    let characters = 0;
    for (let runs = 0; runs < STEP_RUNS && characters < STEP_CHARACTERS; runs++) {
      if (!pending) {
        const run = reader.next();
        if (!run) return false;
        characters += run.text.length;
        pending = { run, windows: mentionsInRun(run, matcher) };
      }
      const { value, done } = pending.windows.next();
      if (done) pending = null;
      else index.add(pending.run.block, value);
    }
    return true;
  }

  function resumed(): void {
    const at = reader.position;
    if (!at || block.contains(at)) return;
    // The page took away the node where we stood: what comes after it cannot be known, so begin again.
    restartsLeft -= 1;
    pending = null;
    forget();
    reader = new TextRunReader(block, shallow);
  }

  return inSlices(step, resumed, signal);
}
