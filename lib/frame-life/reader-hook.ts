import { post, type Target } from '@/lib/protocol';
import type { ShowHighlights } from './run-in-frame';

/** A name in the global object of the extension's isolated world, which only our own scripts see. */
const HOOK = 'glossaryReader';

type World = { [HOOK]?: ShowHighlights };

/** Reader: says to the scout of this document how highlights are shown. */
export function exposeReader(show: ShowHighlights): void {
  Object.assign(globalThis, { [HOOK]: show });
}

/**
 * Scout: makes a function that asks the background for the reader and the styles of marks.
 *
 * @param runtime `browser.runtime`
 * @returns gives the reader of this document, or null when the background could not bring it
 */
export function readerLoader(runtime: Target): () => Promise<ShowHighlights | null> {
  const world = globalThis as World;
  return async () => {
    const isLoaded = world[HOOK] !== undefined;
    const isDone = await post(runtime, 'load-reader', { isLoaded }).catch(() => false);
    return isDone === true ? (world[HOOK] ?? null) : null;
  };
}
