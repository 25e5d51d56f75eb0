import type { Lane, Part } from './lanes.ts';
import { packageBin } from './package-bin.ts';
import { type Ended, runScript } from './processes.ts';
import type { Progress } from './progress-reporter.ts';
import { partLine, progressLine } from './report-lines.ts';
import { addTally, NOTHING, ONE_FAILED, ONE_PASSED, type Tally } from './tally.ts';

const PROGRESS_INTERVAL_MS = 20_000;

/** What all parts of a run share. */
export interface Run {
  /** Environment variables beside those of this process. */
  environment: Readonly<Record<string, string>>;
  report: (line: string) => void;
}

/**
 * Runs lanes side by side. A part starts when the part before it in its lane has ended, however it ended, and all that it
 * needs has passed; when that has failed, the part is not run and counts as one failure.
 *
 * @returns the tally of all parts
 */
export async function runLanes(lanes: readonly Lane[], run: Run): Promise<Tally> {
  const outcomes = new Map<string, { passed: Promise<boolean>; settle: (passed: boolean) => void }>();
  for (const { title } of lanes.flatMap(({ parts }) => parts)) {
    let settle = (_passed: boolean) => {};
    const passed = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    outcomes.set(title, { passed, settle });
  }
  const runLane = async ({ parts }: Lane): Promise<Tally> => {
    let total = NOTHING;
    for (const part of parts) {
      const missing = await firstMissing(part, (title) => outcomes.get(title)?.passed);
      const tally = missing === undefined ? await runPart(part, run) : ONE_FAILED;
      if (missing !== undefined) run.report(`✗ ${part.title}: not run, because it needs: ${missing}`);
      outcomes.get(part.title)?.settle(tally.failed === 0);
      total = addTally(total, tally);
    }
    return total;
  };
  return (await Promise.all(lanes.map(runLane))).reduce(addTally, NOTHING);
}

/** @returns the title of a part that is needed and has failed or is not in the run */
async function firstMissing(
  { needs = [] }: Part,
  outcomeOf: (title: string) => Promise<boolean> | undefined,
): Promise<string | undefined> {
  for (const title of needs) if (!(await outcomeOf(title))) return title;
  return undefined;
}

async function runPart(part: Part, run: Run): Promise<Tally> {
  const start = performance.now();
  const isOneCheck = 'bin' in part.run;
  const { tally, output } =
    'bin' in part.run ? await runCommand(part.run, part, run) : await runVitest(part.run, part, run);
  // In one piece, so that the lanes do not write between the lines of each other.
  if (tally.failed > 0) run.report(`\n── ${part.title} ──\n${output.trimEnd()}\n`);
  run.report(partLine(part.title, { tally, milliseconds: performance.now() - start, isOneCheck }));
  return tally;
}

interface PartEnd {
  tally: Tally;
  output: string;
}

async function runCommand(
  { bin, args }: { bin: string; args: readonly string[] },
  part: Part,
  run: Run,
): Promise<PartEnd> {
  const { code, output } = await runScript(packageBin(bin), args, environmentOf(part, run));
  return { tally: code === 0 ? ONE_PASSED : ONE_FAILED, output };
}

async function runVitest(
  { project, files: filter = [] }: { project: string; files?: readonly string[] },
  part: Part,
  run: Run,
): Promise<PartEnd> {
  let files = 0;
  let ended = 0;
  let reported = 0;
  let tally: Tally | undefined;
  const onProgress = (progress: Progress) => {
    if (progress.kind === 'started') files = progress.files;
    else if (progress.kind === 'file ended') ended++;
    else if (progress.kind === 'ended') tally = progress.tally;
    else run.report(`✗ ${part.title}: ${progress.file}: ${progress.title}`);
  };
  const timer = setInterval(() => {
    if (ended > reported && ended < files) run.report(progressLine(part.title, ended, files));
    reported = ended;
  }, PROGRESS_INTERVAL_MS);
  try {
    const args = [
      'run',
      ...filter,
      `--project=${project}`,
      '--reporter=minimal',
      '--reporter=./tests/tools/run-tests/progress-reporter.ts',
    ];
    const end = await runScript(packageBin('vitest'), args, environmentOf(part, run), onProgress);
    return { tally: checkedTally(tally, end), output: end.output };
  } finally {
    clearInterval(timer);
  }
}

/** A run that ends badly without a failed test (a browser that does not start) counts as one more failure. */
function checkedTally(tally: Tally | undefined, { code }: Ended): Tally {
  if (!tally) return ONE_FAILED;
  return code !== 0 && tally.failed === 0 ? addTally(tally, ONE_FAILED) : tally;
}

function environmentOf({ environment = {} }: Part, run: Run): Readonly<Record<string, string>> {
  return { ...run.environment, ...environment };
}
