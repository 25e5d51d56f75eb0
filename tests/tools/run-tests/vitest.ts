import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { runBin } from './checks.ts';
import type { Tally } from './tally.ts';

const ReportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
});

/**
 * Runs some of Vitest's projects.
 *
 * @returns the tests counted; a run that ends badly without a failed test (a file that does not load, a browser that
 *   does not start) counts as one more failure
 */
export async function runVitest(projects: string[]): Promise<Tally> {
  console.log(`\n── tests: ${projects.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
  try {
    const file = join(folder, 'report.json');
    const code = await runBin('vitest', [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return tallyOf(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tallyOf(file: string, code: number): Tally {
  try {
    const report = v.parse(ReportSchema, JSON.parse(readFileSync(file, 'utf8')));
    const failed = report.numFailedTests;
    return {
      passed: report.numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
