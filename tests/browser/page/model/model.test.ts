import { test } from 'vitest';
import { checkModel, testTimeout } from './check-model';

/** Changes in one run of the tests. `npm run test:long` asks for 10,000, and more can be asked for by hand. */
const STEPS = Number(import.meta.env.VITE_MODEL_STEPS ?? 1600);
const IS_LONG = STEPS > 10_000;
const LENGTH = IS_LONG ? 2000 : 100;
const MANY_PAUSES = { none: 80, task: 15, frame: 4, reading: 1 };
const FEW_PAUSES = { none: 950, task: 40, frame: 8, reading: 2 };
const PAGE = { html: '<p>letrozole</p>' };
const FEW = { ...PAGE, minChanges: 1, maxChanges: 12, runs: 15, pauses: MANY_PAUSES };
const MANY = {
  ...PAGE,
  minChanges: LENGTH,
  maxChanges: LENGTH,
  runs: STEPS / LENGTH,
  pauses: IS_LONG ? FEW_PAUSES : MANY_PAUSES,
};

test('after few changes the mentions are those of a fresh reading', { timeout: testTimeout(FEW) }, () =>
  checkModel(FEW),
);

test('after many changes the mentions are those of a fresh reading', { timeout: testTimeout(MANY) }, () =>
  checkModel(MANY),
);
