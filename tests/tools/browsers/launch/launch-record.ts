import { appendFileSync, readFileSync } from 'node:fs';
import type { BrowserKind } from '../find/browser-places.ts';

/** The environment variable with the file in which the processes of a test run record each browser that they start. */
export const LAUNCH_RECORD_VARIABLE = 'TEST_LAUNCH_RECORD';

/** Records that a browser starts; does nothing outside a test run. */
export function recordLaunch(kind: BrowserKind): void {
  const file = process.env[LAUNCH_RECORD_VARIABLE];
  if (file) appendFileSync(file, `${kind}\n`);
}

/** @returns how many browsers of each kind the run has started; none when the file does not exist */
export function countLaunches(file: string): Record<BrowserKind, number> {
  let lines: string[] = [];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    // No browser was started.
  }
  const count = (kind: BrowserKind) => lines.filter((line) => line === kind).length;
  return { chromium: count('chromium'), firefox: count('firefox') };
}
