import { test } from 'vitest';
import { checkModel, testTimeout } from './check-model';

/** Changes in a test run; many more can be asked for by hand. */
const STEPS = Number(import.meta.env.VITE_MODEL_STEPS ?? 10_000);
const LENGTH = STEPS > 10_000 ? 1000 : 100;
const PAGE = { html: '<p>letrozole</p>', pauses: { none: 80, task: 15, frame: 4, reading: 1 } };
const FEW = { ...PAGE, shortest: 1, longest: 12, runs: 15 };
const MANY = { ...PAGE, shortest: LENGTH, longest: LENGTH, runs: STEPS / LENGTH };

test('after few changes the mentions are those of a fresh reading', { timeout: testTimeout(FEW) }, () =>
  checkModel(FEW),
);

test('after many changes the mentions are those of a fresh reading', { timeout: testTimeout(MANY) }, () =>
  checkModel(MANY),
);
