import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a program without a shell and passes on what it says.
 *
 * @param command the program and its arguments
 * @param report gets each line of its output and of its errors
 * @param environment variables beside those of this process
 * @throws Error when it cannot be started or ends with another code than 0
 */
export async function runCommand(
  command: readonly [string, ...string[]],
  report: (line: string) => void,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [program, ...args] = command;
  report(`> ${command.join(' ')}`);
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', report);
  await new Promise<void>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      if (code === 0) done();
      else fail(new Error(`${command.join(' ')} ended with ${signal ?? `code ${code}`}.`));
    });
  });
}
