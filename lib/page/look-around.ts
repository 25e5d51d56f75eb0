import type { ShadowRoots } from './shadow-roots';
import { inSlices, WorkClock } from './slices';
import { visible, wait } from './waiting';

/** Between two looks at least this long, … */
const LOOK_MS = 1000;
/** … and this many times as long as one took: at most 2 % of the page's time. */
const REST_FACTOR = 49;

/**
 * Looks for shadow roots: a page says nothing when it attaches one to an element that stands in it.
 *
 * @param isStale asked before each look; when it is true, there is none
 * @returns to be called whenever there may be something to see
 */
export function createLookAround(
  root: Document,
  shadows: ShadowRoots,
  isStale: () => boolean,
  signal: AbortSignal,
): () => void {
  let looking = false;
  let again = false;

  async function lookWhileAsked(): Promise<void> {
    looking = true;
    try {
      while (again && !signal.aborted && !isStale()) {
        again = false;
        await visible(root, signal);
        const worked = await look();
        await wait(Math.max(LOOK_MS, worked * REST_FACTOR), signal);
      }
    } finally {
      // Whatever a strange page made fail, the next call looks again.
      looking = false;
    }
  }

  /** @returns the milliseconds of work */
  async function look(): Promise<number> {
    const clock = new WorkClock();
    for (const tree of [root.documentElement, ...shadows.known]) {
      if (!tree) continue;
      const search = shadows.search(tree);
      // Where the page has taken away the element at which the search stood, the next look sees the rest.
      const step = () => search.position().isConnected && search.step();
      await inSlices(step, () => undefined, signal, clock);
    }
    return clock.worked;
  }

  return () => {
    again = true;
    if (!looking) void lookWhileAsked();
  };
}
