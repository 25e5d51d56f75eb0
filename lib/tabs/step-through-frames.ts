import type { FrameReport } from '@/lib/protocol';

/**
 * Steps to a name in the frames of a tab, in which no frame knows of the others: in the one where the reader is, else in
 * those after it, the top page first of all, and at last in that one from its beginning.
 *
 * @param reports of all frames of the tab
 * @param direction which way the frames are gone through
 * @param ask steps in one frame, from where the reader is or from the end that comes first; says whether there was a name
 * @returns the frame that has stepped, or null when none has a name
 */
export async function stepThroughFrames(
  reports: readonly FrameReport[],
  direction: 'next' | 'previous',
  ask: (frameId: number, from: 'here' | 'edge') => Promise<boolean>,
): Promise<number | null> {
  const frames = reports.filter(hasNames).sort((one, other) => one.frameId - other.frameId);
  if (direction === 'previous') frames.reverse();
  const start = startOf(frames, direction);
  const turns = [...frames.slice(start), ...frames.slice(0, start)].map(({ frameId }) => frameId);
  const [here, ...others] = turns;
  if (here === undefined) return null;
  if (await ask(here, 'here')) return here;
  for (const frameId of [...others, here]) if (await ask(frameId, 'edge')) return frameId;
  return null;
}

function hasNames({ on, counts, classCounts }: FrameReport): boolean {
  return on && Object.keys(counts).length + Object.keys(classCounts).length > 0;
}

/** Where the reader stepped or pressed last; nowhere yet: in the top page, or the frame that is nearest to it in order. */
function startOf(frames: readonly FrameReport[], direction: 'next' | 'previous'): number {
  const last = Math.max(0, ...frames.map(({ readerAt = 0 }) => readerAt));
  if (last > 0) return frames.findIndex(({ readerAt }) => readerAt === last);
  return direction === 'next' ? 0 : frames.length - 1;
}
