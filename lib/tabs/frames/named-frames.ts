import { type FrameNames, frameOfTab, post } from '@/lib/protocol';
import type { FrameAccess, NamedFrame } from './step-in-tab';

/** A frame that does not answer for so long is busy, or hangs. Milliseconds. */
const MAX_ANSWER_MS = 300;

/** What the frames of a tab name, as far as they have answered. */
export interface NamedFrames {
  /**
   * Asks all frames again. What a frame has said before stays until it answers, or until it should have answered.
   *
   * @param maxBusyMs how much longer than usual a frame is waited for that has answered before, in milliseconds
   * @returns a promise for when all that have answered before have answered again, or should have
   */
  ask(tabId: number, maxBusyMs: number): Promise<void>;
  /** A frame has answered. */
  answered(frameId: number, names: FrameNames): void;
  /** In the order of the page. */
  readonly frames: readonly NamedFrame[];
  /** Whether answers may come soon. One that comes later counts too. */
  readonly isAsking: boolean;
}

/**
 * Asks the frames of a tab what they name. Each answers for itself, so that a frame that hangs keeps no other one waiting.
 *
 * @param changed is called when there is more, or when no more is waited for
 * @param signal ends the waiting
 */
export function askNamedFrames(
  { tabs }: Pick<FrameAccess, 'tabs'>,
  changed: () => void,
  signal: AbortSignal,
): NamedFrames {
  const known = new Map<number, { names: FrameNames; asked: number }>();
  /** The number of the newest question. */
  let newest = 0;
  let isAsking = false;
  /** Ends the waiting for the newest question. */
  let settle: () => void = () => undefined;

  function endAsking(asked: number): void {
    if (asked !== newest || signal.aborted) return;
    isAsking = false;
    settle();
    // A frame that has gone, or hangs.
    for (const [frameId, answer] of known) if (answer.asked < asked) known.delete(frameId);
    changed();
  }

  return {
    ask(tabId, maxBusyMs) {
      newest += 1;
      isAsking = true;
      const asked = newest;
      // Where the extension does not run, nothing receives it.
      post(frameOfTab(tabs, tabId), 'ask-names', {}).catch(() => undefined);
      setTimeout(() => endAsking(asked), MAX_ANSWER_MS + maxBusyMs);
      settle();
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    answered(frameId, names) {
      known.set(frameId, { names, asked: newest });
      if ([...known.values()].every(({ asked }) => asked === newest)) settle();
      changed();
    },
    get frames() {
      return [...known].map(([frameId, { names }]) => ({ frameId, ...names })).sort(byPlace);
    },
    get isAsking() {
      return isAsking;
    },
  };
}

/** The names of all frames, in the order of the page: each with the place of its frame before its own. */
export function inPageOrder(frames: readonly NamedFrame[]): NamedFrame['names'] {
  const placed = frames.flatMap((frame) =>
    frame.names.map((name) => ({ name, place: [...placeOf(frame), name.place] })),
  );
  placed.sort((one, other) => compare(one.place, other.place));
  const byId = new Map<string, NamedFrame['names'][number]>();
  for (const { name } of placed) {
    const first = byId.get(name.id);
    byId.set(name.id, first ? { ...first, count: first.count + name.count } : name);
  }
  return [...byId.values()];
}

function byPlace(one: NamedFrame, other: NamedFrame): number {
  return compare(placeOf(one), placeOf(other)) || one.frameId - other.frameId;
}

/** A frame of another origin does not know where it stands: such frames come last. */
function placeOf({ path, frameId }: NamedFrame): number[] {
  return path ?? [Number.POSITIVE_INFINITY, frameId];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    // Two that both come last.
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return one.length - other.length;
}
