import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PARTS } from '@/tests/bench/options';
import { LANE_NAMES } from '@/tests/tools/run-tests/lanes';

const FOLDER = '.github/workflows';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');

test.each(['ci.yml', 'nightly.yml'])('%s runs each lane of the test run as a job', (file) => {
  const [, lanes = ''] = /^\s+lane: \[(.*)\]$/m.exec(read(file)) ?? [];
  expect(lanes.split(', ').sort()).toEqual([...LANE_NAMES].sort());
});

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const text = read(file);

  test('pins each action to a commit, with its version', () => {
    const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(
      used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? '')),
    ).toEqual([]);
  });

  test('may read the repository only, but for the job that attaches a release', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text.match(/: write$/gm) ?? []).toHaveLength(file === 'release.yml' ? 1 : 0);
  });

  test('runs scripts that exist, and ends each job by itself', () => {
    const named = [...text.matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)*)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts) && name !== 'ci')).toEqual([]);
    expect(text.match(/timeout-minutes:/g)).toHaveLength(text.match(/runs-on:/g)?.length ?? 0);
  });
});

test('the bench of the night has parts that exist', () => {
  const [, parts = ''] = /npm run bench -- --only (\S+)/.exec(read('nightly.yml')) ?? [];
  expect(parts.split(',').filter((part) => !PARTS.includes(part as never))).toEqual([]);
});
