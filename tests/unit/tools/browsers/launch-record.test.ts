import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  countLaunches,
  LAUNCH_RECORD_VARIABLE,
  recordLaunch,
} from '../../../tools/browsers/launch/launch-record.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-record-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('counts the browsers that the processes of a run have started, by kind', () => {
  const file = join(folder, 'launches');
  vi.stubEnv(LAUNCH_RECORD_VARIABLE, file);
  expect(countLaunches(file)).toEqual({ chromium: 0, firefox: 0 });
  for (const kind of ['chromium', 'firefox', 'chromium'] as const) recordLaunch(kind);
  expect(countLaunches(file)).toEqual({ chromium: 2, firefox: 1 });
});
