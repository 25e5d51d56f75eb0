import type { BrowserKind } from '../browsers/index.ts';
import type { Tally } from './tally.ts';

/** How a part of the run ended. */
export interface PartResult {
  tally: Tally;
  milliseconds: number;
  /** A check that passes or fails as a whole has no number of tests. */
  isOneCheck: boolean;
}

/**
 * @returns the line about a part that has ended
 *
 * @example
 * partLine('e2e, Chromium', result); // ✓ e2e, Chromium: 211 passed (2 min 10 s)
 */
export function partLine(title: string, { tally, milliseconds, isOneCheck }: PartResult): string {
  const sign = tally.failed > 0 ? '✗' : '✓';
  const time = `(${duration(milliseconds)})`;
  if (isOneCheck) return `${sign} ${title} ${time}`;
  const counts = [
    tally.failed > 0 ? `${tally.failed} failed` : '',
    `${tally.passed} passed`,
    tally.skipped > 0 ? `${tally.skipped} skipped` : '',
  ];
  return `${sign} ${title}: ${counts.filter(Boolean).join(', ')} ${time}`;
}

/** @returns the line about a part that goes on, e.g. `e2e, Chromium: 23 of 38 files` */
export function progressLine(title: string, done: number, total: number): string {
  return `${title}: ${done} of ${total} files`;
}

/** @returns e.g. `Browsers started: 5 Chromium, 4 Firefox` */
export function launchLine(launches: Record<BrowserKind, number>): string {
  return `Browsers started: ${launches.chromium} Chromium, ${launches.firefox} Firefox`;
}

/** @returns e.g. `2 min 10 s`, and from one hour on `75 min` */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
}
