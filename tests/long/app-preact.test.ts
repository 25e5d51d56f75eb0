import { test } from 'vitest';
import { appPages, buildApp } from '../apps/build-app.ts';
import { FIRST_MARKS, LATE_PAGE, medicineSteps } from '../apps/medicine-steps.ts';
import { compareRuns, withBothRuns } from '../e2e/support/compare-runs.ts';

/** The packages that say `react` get Preact. */
const inPlaceOfReact = {
  name: 'preact-in-place-of-react',
  config: () => ({
    resolve: {
      alias: {
        'react-dom/client': 'preact/compat/client',
        'react-dom': 'preact/compat',
        'react/jsx-runtime': 'preact/jsx-runtime',
        'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
        react: 'preact/compat',
      },
    },
  }),
};

const ctx = withBothRuns(async () => ({
  ...appPages('/', await buildApp('preact', 'production', [inPlaceOfReact]), '<div id="app"></div>'),
  ...LATE_PAGE,
}));

test('a Preact app has the right marks after each update', async () => {
  await compareRuns(ctx, '/', [{ does: 'opens the app', marks: FIRST_MARKS }, ...medicineSteps()]);
}, 120_000);
