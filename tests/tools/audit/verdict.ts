import * as v from 'valibot';

/** What `npm audit` has found. */
export type Verdict =
  /** One line for each package in which a fault is known. */
  | { kind: 'answered'; faults: string[] }
  /** The registry has no list of faults, or cannot be reached: nothing is known. */
  | { kind: 'unanswered'; reason: string };

/** Of npm 7 and newer. */
const REPORT = v.object({
  auditReportVersion: v.literal(2),
  vulnerabilities: v.record(
    v.string(),
    v.object({ name: v.string(), severity: v.string(), range: v.string() }),
  ),
});

/** What npm writes when its question to the registry has failed. A fault of the project itself has no message at this place. */
const UNANSWERED = v.object({ message: v.string() });

/**
 * Reads the answer of `npm audit --json`, whose exit code is 1 for a known fault as well as for a registry that does not answer.
 *
 * @throws Error when it is no answer of npm's, or npm could not read the project
 */
export function verdictOf(output: string): Verdict {
  const answer = parsed(output);
  const report = v.safeParse(REPORT, answer);
  if (report.success) {
    const faults = Object.values(report.output.vulnerabilities);
    return {
      kind: 'answered',
      faults: faults.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
    };
  }
  const failure = v.safeParse(UNANSWERED, answer);
  if (failure.success) return { kind: 'unanswered', reason: failure.output.message };
  throw new Error(`npm audit has not worked:\n${output}`);
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
