import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Progress } from './progress-reporter.ts';

const TIME_TO_END_MS = 5000;
const running = new Set<ChildProcess>();
let isEnding = false;

/** What a process wrote, to both of its outputs in the order of time, and how it ended. */
export interface Ended {
  code: number;
  output: string;
}

/**
 * Runs a Node script and keeps its output.
 *
 * @param environment variables beside those of this process
 * @param onProgress gets each message that the script sends to this process
 * @returns never, once the run is being ended
 */
export async function runScript(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Ended> {
  if (isEnding) return new Promise(() => undefined);
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A process group of its own, so that it can be ended with all that it has started.
    detached: hasProcessGroups(),
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...environment },
  });
  running.add(child);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
  child.on('message', (message) => onProgress(message as Progress));
  try {
    const [code] = await once(child, 'close');
    if (isEnding) return new Promise(() => undefined);
    return { code: typeof code === 'number' ? code : 1, output: Buffer.concat(chunks).toString() };
  } finally {
    running.delete(child);
  }
}

/** Ends all processes that run, and what they have started: first so that they can close their browsers, then by force. */
export async function endProcesses(): Promise<void> {
  isEnding = true;
  const children = [...running];
  const ended = Promise.all(children.map((child) => once(child, 'close')));
  for (const child of children) signal(child, 'SIGTERM');
  const force = setTimeout(() => {
    for (const child of children) signal(child, 'SIGKILL');
  }, TIME_TO_END_MS);
  await ended;
  clearTimeout(force);
}

function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (child.pid !== undefined && hasProcessGroups()) process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // It has ended by itself.
  }
}

function hasProcessGroups(): boolean {
  return process.platform !== 'win32';
}
