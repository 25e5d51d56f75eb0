import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PARTS } from '@/tests/bench/options';
import { archiveFolder, previewFolder } from '@/tests/tools/archives/build-archives';
import { shortPath } from '@/tests/tools/built-extension/folders';
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

  const jobs = text
    .slice(text.indexOf('\njobs:\n'))
    .split(/^ {2}(?=[\w-]+:$)/m)
    .slice(1);

  test('installs the packages before it runs a script, each of which needs them', () => {
    expect(jobs.length).toBe(text.match(/runs-on:/g)?.length);
    const early = jobs.filter((job) => {
      const first = job.search(/run: (?:npm (?:run|test)|npx) /);
      return first >= 0 && !job.slice(0, first).includes('run: npm ci\n');
    });
    expect(early).toEqual([]);
  });

  test('lets Chromium have a sandbox in each job that starts a browser, and in no other', () => {
    const SANDBOX = 'kernel.apparmor_restrict_unprivileged_userns=0';
    const starts = (job: string) => /npm test |npm run (?:test:long|coverage|bench)|vitest/.test(job);
    expect(jobs.filter((job) => starts(job) !== job.includes(SANDBOX))).toEqual([]);
  });

  test('keeps only what a job has made, and takes only what is kept', () => {
    const MADE: Record<string, string> = {
      [shortPath(archiveFolder)]: 'npm run release\n',
      [shortPath(previewFolder)]: 'npm run release -- --preview\n',
      coverage: 'npm run coverage',
      'bench.txt': '| tee bench.txt',
    };
    const kept = jobs.flatMap((job) =>
      [...job.matchAll(/uses: actions\/upload-artifact@[\s\S]*?name: (\S+)\n\s+path: (\S+)/g)].map(
        ([, name = '', path = '']) => ({ name, isMade: job.includes(MADE[path] ?? `what makes ${path}`) }),
      ),
    );
    expect(kept).toHaveLength(text.match(/upload-artifact@/g)?.length ?? 0);
    expect(kept.filter(({ isMade }) => !isMade)).toEqual([]);
    const taken = [...text.matchAll(/uses: actions\/download-artifact@[\s\S]*?name: (\S+)/g)];
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(taken.map(([, name]) => name)));
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
