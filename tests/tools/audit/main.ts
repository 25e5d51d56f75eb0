/**
 * Asks the registry of npm for known faults in the packages that are shipped. One that does not answer makes no change fail: mirrors
 * often have no list of faults. Then it says that nothing was checked.
 */
import { spawnSync } from 'node:child_process';
import { projectFolder } from '../built-extension/folders.ts';
import { verdictOf } from './verdict.ts';

const isWindows = process.platform === 'win32';
// Without a network npm would otherwise report that there are no faults.
const args = ['audit', '--omit=dev', '--json', '--offline=false'];
const { stdout, error } = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
  cwd: projectFolder,
  encoding: 'utf8',
  shell: isWindows,
});
if (error) throw error;

const verdict = verdictOf(stdout);
if (verdict.kind === 'unanswered') {
  const text = `Not checked for known faults: ${verdict.reason}`;
  // GitHub shows this form as a warning of the run.
  console.log(process.env['GITHUB_ACTIONS'] ? `::warning::${text}` : text);
} else if (verdict.faults.length > 0) {
  console.error(`Known faults in shipped packages (npm audit says more):\n${verdict.faults.join('\n')}`);
  process.exitCode = 1;
} else console.log('No faults are known in the shipped packages.');
