import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IMPOSSIBLE, LONG_ONLY } from '../../e2e/engines.ts';

const leftOut = (browser: 'chromium' | 'firefox') => [...IMPOSSIBLE[browser], ...LONG_ONLY[browser]];

test('each file that one browser leaves out exists and runs in the other', () => {
  const inNeither = leftOut('chromium').filter((file) => leftOut('firefox').includes(file));
  expect(inNeither).toEqual([]);
  const missing = [...leftOut('chromium'), ...leftOut('firefox')].filter((file) => !existsSync(file));
  expect(missing).toEqual([]);
});
