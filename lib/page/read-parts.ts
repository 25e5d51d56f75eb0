import { type DirtyPart, type PageState, scan } from './scan';
import type { WorkClock } from './slices';

/** A reading finds definitions, a second one their rivals and uses, a third what a rival took away. */
const MOST_READINGS = 4;

/**
 * Reads parts of the document, and then again those where an abbreviation means something else since.
 *
 * @param parts what to read; none lies inside another
 * @param signal ends the work early
 */
export async function readParts(
  parts: readonly DirtyPart[],
  state: PageState,
  signal: AbortSignal,
  clock: WorkClock,
): Promise<void> {
  let left = parts;
  for (let i = 0; i < MOST_READINGS && !signal.aborted; i++) {
    await scan(left, state, signal, clock);
    // Even where nothing was to be read: a definition may have left the document.
    left = state.vocabulary.update();
    if (left.length === 0) break;
  }
}
