import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { BrowserKind } from '../browsers/index.ts';
import { projectFolder } from './folders.ts';

const wxt = fileURLToPath(new URL('../../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

/**
 * Builds the extension as `npm run build` does. By a program of its own: WXT prints as it builds, and only a
 * build that fails is worth reading.
 *
 * @param kind the family of browsers to build for
 * @throws Error when the build fails, with all that it printed
 */
export async function buildExtension(kind: BrowserKind): Promise<void> {
  const args = kind === 'firefox' ? ['build', '-b', 'firefox', '--mv3'] : ['build'];
  const child = spawn(process.execPath, [wxt, ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code === 0) return;
  throw new Error(`The extension could not be built (wxt ${args.join(' ')}):\n${out}${errors}`);
}
