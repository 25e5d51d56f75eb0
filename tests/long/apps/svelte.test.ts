import { test } from 'vitest';
import { appPages, buildApp } from '../../apps/build-app.ts';
import { FIRST_MARKS, LATE_PAGE, medicineSteps } from '../../apps/medicine-steps.ts';
import { compareRuns, withBothRuns } from '../../e2e/support/compare/compare-runs.ts';

const ctx = withBothRuns(async () => ({
  ...appPages('/', await buildApp('svelte', 'development'), ''),
  ...LATE_PAGE,
}));

test('a Svelte app with animated lists and raw HTML has the right marks after each update', async () => {
  await compareRuns(ctx, '/', [{ does: 'opens the app', marks: FIRST_MARKS }, ...medicineSteps()]);
});
