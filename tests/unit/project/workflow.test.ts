import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANE_NAMES } from '@/tests/tools/run-tests/lanes';

test('the workflow runs each lane of the test run as a job', () => {
  const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
  const [, lanes = ''] = /^\s+lane: \[(.*)\]$/m.exec(workflow) ?? [];
  expect(lanes.split(', ').sort()).toEqual([...LANE_NAMES].sort());
});
