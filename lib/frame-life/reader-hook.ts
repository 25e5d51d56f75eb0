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
 * Scout: asks the background for the reader, unless this document has it already.
 *
 * @param background `browser.runtime`
 * @returns the reader of this document, or null when the background could not bring it
 */
export async function loadReader(background: Target): Promise<ShowHighlights | null> {
  const world = globalThis as World;
  if (!world[HOOK]) await ask(background, 'load-reader');
  return world[HOOK] ?? null;
}

/** Scout: asks the background for the styles of marks. @returns null when it could not insert them */
export async function insertStyles(background: Target): Promise<true | null> {
  return ask(background, 'insert-styles');
}

async function ask(background: Target, name: 'load-reader' | 'insert-styles'): Promise<true | null> {
  const isDone = await post(background, name, {}).catch(() => false);
  return isDone === true || null;
}
