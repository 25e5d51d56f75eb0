import type { Environment } from 'vitest/runtime';
import { closeSharedBrowsers } from './shared-browsers.ts';

/** Node as it is, and an end for the browsers that the test files of a worker have shared. */
const environment: Environment = {
  name: 'node-with-browsers',
  viteEnvironment: 'ssr',
  setup: () => ({ teardown: closeSharedBrowsers }),
};

export default environment;
