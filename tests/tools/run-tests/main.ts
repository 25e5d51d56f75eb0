/**
 * `npm test`: every check there is, in both browsers, with one line of totals at the very end. `npm run test:long`
 * (`--long`): builds, then the tests that take too long for every run.
 */
import { ensureBrowser } from '../browsers/index.ts';
import { runCheck } from './checks.ts';
import { installApps } from './install-apps.ts';
import { addTally, type Tally, tallyLine } from './tally.ts';
import { runVitest } from './vitest.ts';

type Check = [title: string, bin: string, args: string[]];

const BUILDS: Check[] = [
  ['build for Chromium', 'wxt', ['build']],
  ['build for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3']],
];
const CHECKS: Check[] = [
  ['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
  ['dependency rules', 'tsx', ['tests/tools/check-imports/main.ts']],
  ['types', 'tsc', ['--noEmit']],
  ['types of the test apps', 'tsc', ['--noEmit', '--project', 'tests/apps']],
  ['facts', 'tsx', ['tests/tools/check-facts/main.ts']],
  ...BUILDS,
  [
    'web-ext lint',
    'web-ext',
    [
      ...['lint', '--source-dir', '.output/firefox-mv3', '--no-input', '--no-config-discovery'],
      '--warnings-as-errors',
    ],
  ],
];
const RUN = process.argv.includes('--long')
  ? { checks: BUILDS, projects: [['long-chromium'], ['long-firefox']] }
  : { checks: CHECKS, projects: [['unit'], ['browser*'], ['e2e-chromium'], ['e2e-firefox']] };

const report = (line: string) => console.log(line);
let total: Tally = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const kind of ['chromium', 'firefox'] as const) {
    const { path, version } = await ensureBrowser(kind, report);
    report(`${kind}: ${version} (${path})`);
  }
  await installApps(report);
  for (const [title, bin, args] of RUN.checks) total = addTally(total, await runCheck(title, bin, args));
  for (const projects of RUN.projects) total = addTally(total, await runVitest(projects));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total = addTally(total, { passed: 0, failed: 1, skipped: 0 });
}
report(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
