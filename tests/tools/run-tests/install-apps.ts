import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from '../run-command.ts';

const LOCK_FILE = 'tests/apps/package-lock.json';
/** Beside the packages, so that it goes when they go. */
const INSTALLED = 'tests/apps/node_modules/.installed';

/**
 * Installs the packages of the test apps (frameworks and editors), unless those of their lock file are there already.
 * They are 260 MB that only the tests of apps need, so `npm ci` in the root leaves them out.
 *
 * @param report gets each line of progress
 * @throws Error when npm cannot install them
 */
export async function installApps(report: (line: string) => void): Promise<void> {
  const wanted = createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted) return;
  // npm names itself to what it runs; on Windows a program cannot be started by the name `npm` alone.
  const npm = process.env['npm_execpath'];
  const command: [string, ...string[]] = npm ? [process.execPath, npm] : ['npm'];
  await runCommand([...command, 'ci', '--prefix', 'tests/apps', '--prefer-offline'], report);
  writeFileSync(INSTALLED, wanted);
}
