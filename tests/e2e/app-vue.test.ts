import vue from '@vitejs/plugin-vue';
import { test } from 'vitest';
import { appPages, buildApp } from '../apps/build-app.ts';
import { compareRuns, withBothRuns } from './support/compare-runs.ts';

const world = withBothRuns(async () =>
  appPages('/', await buildApp('vue', 'development', [vue()]), '<div id="app"></div>'),
);

test('a Vue app is marked as it is rendered, and cannot tell that it is', async () => {
  await compareRuns(world, '/', [
    {
      does: 'opens the app',
      marks: ['Kadcyla', 'Herceptin', 'letrozole', 'Femara', 'trastuzumab', 'olaparib'],
    },
  ]);
});
