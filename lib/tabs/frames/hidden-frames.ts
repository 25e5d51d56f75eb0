import { collectSurroundings, type Scripting } from '@/lib/protocol';

/**
 * Finds the frames of a tab that no reader can see, because the page around hides them, or a frame around it is hidden.
 *
 * @returns their ids; none where the frames do not answer in time
 */
export async function findHiddenFrames(scripting: Scripting, tabId: number): Promise<ReadonlySet<number>> {
  const frames = await collectSurroundings(scripting, tabId);
  const hidden = new Set(frames.flatMap(({ path, hidden }) => hidden.map((place) => `${[...path, place]}`)));
  const isHidden = (path: number[]) => path.some((_, i) => hidden.has(`${path.slice(0, i + 1)}`));
  return new Set(frames.filter(({ path }) => isHidden(path)).map(({ frameId }) => frameId));
}
