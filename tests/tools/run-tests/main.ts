/**
 * `npm test`: every check there is, in lanes that run side by side, with one line of totals at the very end. `npm run test:long`
 * (`--long`): builds, then the tests that take too long for every run. `--lane NAME` runs one lane (see lanes.ts) with what
 * it needs, as each job of continuous integration does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countLaunches, ensureBrowser, LAUNCH_RECORD_VARIABLE, timeScale } from '../browsers/index.ts';
import { TIME_SCALE_VARIABLE } from '../browsers/time-scale.ts';
import { installApps } from './install-apps.ts';
import { LANE_NAMES, type LaneName, lanesOf } from './lanes.ts';
import { endProcesses } from './processes.ts';
import { duration, launchLine } from './report-lines.ts';
import { runLanes } from './run-lanes.ts';
import { seedOfRun } from './seed-of-run.ts';
import { addTally, NOTHING, ONE_FAILED, tallyLine } from './tally.ts';

/** The lanes load the machine themselves, so time limits are longer than a test by itself would need. */
const MIN_TIME_SCALE = 3;

const { values: options } = parseArgs({
  options: { long: { type: 'boolean', default: false }, lane: { type: 'string' } },
});
const report = (line: string) => console.log(line);
const folder = mkdtempSync(join(tmpdir(), 'test-run-'));
const launchRecord = join(folder, 'launches');

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);

let total = NOTHING;
try {
  const only = laneNamed(options.lane);
  await prepareBrowsers(only);
  await installApps(report);
  const start = performance.now();
  const seed = seedOfRun(options.long, process.env['VITE_RANDOM_SEED']);
  report(`Random tests take the seed ${seed}: VITE_RANDOM_SEED asks for one.`);
  const environment = {
    VITE_RANDOM_SEED: String(seed),
    [LAUNCH_RECORD_VARIABLE]: launchRecord,
    [TIME_SCALE_VARIABLE]: String(Math.max(timeScale(), MIN_TIME_SCALE)),
  };
  total = await runLanes(lanesOf(options.long, only), { environment, report });
  report(`${launchLine(countLaunches(launchRecord))}. The run took ${duration(performance.now() - start)}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total = addTally(total, ONE_FAILED);
}
rmSync(folder, { recursive: true, force: true });
report(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function laneNamed(name: string | undefined): LaneName | undefined {
  if (name === undefined) return undefined;
  const found = LANE_NAMES.find((known) => known === name);
  if (!found) throw new Error(`There is no lane "${name}"; there are ${LANE_NAMES.join(', ')}.`);
  return found;
}

async function prepareBrowsers(only: LaneName | undefined): Promise<void> {
  for (const kind of ['chromium', 'firefox'] as const) {
    const lanes: readonly LaneName[] = kind === 'chromium' ? ['chromium', 'browser'] : ['firefox', 'checks'];
    if (only && !lanes.includes(only)) continue;
    const { path, version } = await ensureBrowser(kind, report);
    report(`${kind}: ${version} (${path})`);
  }
}

/** Without this, Ctrl-C would leave the processes behind: each runs in a process group of its own. */
async function stop(): Promise<void> {
  report('Stopping …');
  await endProcesses();
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
}
