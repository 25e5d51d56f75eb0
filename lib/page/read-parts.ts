import type { MentionIndex } from './mention-index';
import type { PageVocabulary } from './page-vocabulary';
import { type DirtyPart, scan } from './scan';

/** A reading finds definitions, a second one their rivals and uses, a third what a rival took away. */
const MOST_READINGS = 4;

/**
 * Reads parts of the document, and then again those where an abbreviation means something else since.
 *
 * @param parts what to read; none lies inside another
 * @param signal ends the work early
 * @returns the milliseconds of work, pauses left out
 */
export async function readParts(
  parts: readonly DirtyPart[],
  index: MentionIndex,
  vocabulary: PageVocabulary,
  signal: AbortSignal,
): Promise<number> {
  let worked = 0;
  let left = parts;
  for (let i = 0; i < MOST_READINGS && !signal.aborted; i++) {
    worked += await scan(left, index, vocabulary, signal);
    left = vocabulary.update();
    if (left.length === 0) break;
  }
  return worked;
}
