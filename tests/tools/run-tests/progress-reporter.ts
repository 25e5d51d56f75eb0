import type { Reporter, TestCase, TestModule, TestSpecification } from 'vitest/node';
import type { Tally } from './tally.ts';

/** What Vitest tells the test run over the channel between the two processes. */
export type Progress =
  | { kind: 'started'; files: number }
  | { kind: 'file ended' }
  | { kind: 'test failed'; file: string; title: string }
  | { kind: 'ended'; tally: Tally };

/** Reports to the process that has started Vitest. */
export default class ProgressReporter implements Reporter {
  onTestRunStart(specifications: readonly TestSpecification[]): void {
    send({ kind: 'started', files: specifications.length });
  }

  onTestCaseResult(test: TestCase): void {
    if (test.result().state === 'failed')
      send({ kind: 'test failed', file: test.module.relativeModuleId, title: test.fullName });
  }

  onTestModuleEnd(): void {
    send({ kind: 'file ended' });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    send({ kind: 'ended', tally: tallyOf(modules, unhandledErrors.length) });
  }
}

/** A file that does not load, a hook that fails and an error outside of all tests count as one failure each. */
function tallyOf(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const tally = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    const failedBefore = tally.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally.passed++;
      else if (state === 'skipped') tally.skipped++;
      else tally.failed++;
    }
    if (module.state() === 'failed' && tally.failed === failedBefore) tally.failed++;
  }
  return tally;
}

function send(progress: Progress): void {
  process.send?.(progress);
}
