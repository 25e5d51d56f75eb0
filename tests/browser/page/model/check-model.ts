import fc from 'fast-check';
import { expect, inject, vi } from 'vitest';
import type { PageWatcher } from '@/lib/page';
import { RANDOM_SEED } from '../../../tools/random-seed';
import { movePointer, watch } from '../support';
import { anyChange, apply, type Pause } from './changes';
import { faultsOfPaint, startFreshWatch, stateOf } from './page-state';

/** Longer than a watch gathers changes for, so that it reads in between. */
const READING_MS = 130;
const PATIENCE = { timeout: 5000, interval: 15 };
/** Milliseconds that a change may take, the reading of the page included; a failure is made smaller as long as there is time. */
const MAX_MS_PER_CHANGE = 30;

export interface ModelRun {
  /** How many changes the page makes before it is checked. */
  minChanges: number;
  maxChanges: number;
  /** How many pages go through that. */
  runs: number;
  /** What stands in the page at first. */
  html: string;
  /** How often each pause comes after a change. */
  pauses: Readonly<Record<Pause, number>>;
}

/** Milliseconds after which a run is given up; more on a machine that is slow or has other work. */
function timeLimit({ maxChanges, runs }: ModelRun): number {
  return (30_000 + maxChanges * runs * MAX_MS_PER_CHANGE) * inject('timeScale');
}

/** Time enough for a run that is given up to say what it has found. */
export function testTimeout(run: ModelRun): number {
  return timeLimit(run) + 4 * PATIENCE.timeout * inject('timeScale');
}

/** Random changes, some of them while the page is being read: in the end the mentions are those of a fresh reading. */
export async function checkModel(run: ModelRun): Promise<void> {
  const changes = fc.array(anyChange(run.pauses), {
    minLength: run.minChanges,
    maxLength: run.maxChanges,
    size: 'max',
  });
  const seed = RANDOM_SEED ?? Math.floor(Math.random() * 2 ** 31);
  console.info(`The seed of these pages is ${seed}.`);
  await fc.assert(
    fc.asyncProperty(changes, async (all) => {
      const { page, end } = watch(`<div id="root">${run.html}</div>`);
      const root = document.querySelector('#root') as HTMLElement;
      try {
        for (const one of all) {
          apply(one, root);
          await pauseFor(one.pause);
        }
        await expectFresh(page);
      } finally {
        end.abort();
        document.body.replaceChildren();
      }
    }),
    { seed, numRuns: run.runs, interruptAfterTimeLimit: timeLimit(run), markInterruptAsFailure: true },
  );
}

async function expectFresh(page: PageWatcher): Promise<void> {
  const fresh = startFreshWatch();
  // Both find all shadow roots when the pointer moves: those attached late, and those that a first reading does not search for.
  await movePointer();
  try {
    await vi.waitFor(() => {
      expect(fresh.isComplete).toBe(true);
      expect(stateOf(page)).toEqual(stateOf(fresh.page));
    }, PATIENCE);
  } finally {
    fresh.end();
  }
  // The fresh watch has taken the place in the registry, as a page could; it is put right at the next move.
  await movePointer();
  await vi.waitFor(() => expect(faultsOfPaint(page)).toEqual([]), PATIENCE);
}

function pauseFor(pause: Pause): Promise<unknown> | undefined {
  if (pause === 'task') return scheduler.postTask(() => undefined);
  if (pause === 'frame') return new Promise((shown) => requestAnimationFrame(shown));
  if (pause === 'reading') return new Promise((over) => setTimeout(over, READING_MS));
  return undefined;
}
