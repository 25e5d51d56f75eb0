/** `npm test`: every check there is, in both browsers, with one line of totals at the very end. */
import { ensureBrowser } from '../browsers/index.ts';
import { runCheck } from './checks.ts';
import { addTally, type Tally, tallyLine } from './tally.ts';
import { runVitest } from './vitest.ts';

const CHECKS: [title: string, bin: string, args: string[]][] = [
  ['lint, format and import arrows', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['facts', 'tsx', ['tests/tools/check-facts/main.ts']],
  ['build for Chromium', 'wxt', ['build']],
  ['build for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3']],
  [
    'web-ext lint',
    'web-ext',
    ['lint', '--source-dir', '.output/firefox-mv3', '--no-input', '--no-config-discovery'],
  ],
];
const PROJECTS = [['unit'], ['browser*'], ['e2e-chromium'], ['e2e-firefox']];

const report = (line: string) => console.log(line);
let total: Tally = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const kind of ['chromium', 'firefox'] as const) {
    const { path, version } = await ensureBrowser(kind, report);
    report(`${kind}: ${version} (${path})`);
  }
  for (const [title, bin, args] of CHECKS) total = addTally(total, await runCheck(title, bin, args));
  for (const projects of PROJECTS) total = addTally(total, await runVitest(projects));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total = addTally(total, { passed: 0, failed: 1, skipped: 0 });
}
report(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
