import { test, vi } from 'vitest';
import { checkModel, testTimeout } from './check-model';

// Pages of the model are read in one step of one slice. Here a step takes little, and the page goes first after each.
vi.mock(import('@/lib/page/schedule/timing'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    CHUNK_CODE_UNITS: 32,
    WorkClock: class extends original.WorkClock {
      override get isSliceOver(): boolean {
        return true;
      }
    },
  };
});

const LENGTH = 50;
const RUN = {
  html: '<p>letro<b>zole</b></p><ul><li>letrozole (LTZ)</li><li>LTZ</li></ul><article>Femara T-DM1</article>'.repeat(
    12,
  ),
  pauses: { none: 30, task: 60, frame: 8, reading: 2 },
  minChanges: LENGTH,
  maxChanges: LENGTH,
  runs: Number(import.meta.env.VITE_MODEL_STEPS ?? 1600) / 200,
};

test(
  'after changes in the middle of readings the mentions are those of a fresh one',
  {
    timeout: testTimeout(RUN),
  },
  () => checkModel(RUN),
);
