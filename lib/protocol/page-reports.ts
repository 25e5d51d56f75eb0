import { parsePageReport } from './messages';
import type { PageReport } from './shapes';

/**
 * Frames are asked, they do not announce: the background may be stopped at any time and frames come and go, so
 * nothing that is kept could be trusted. The answer is left where only our own scripts see it, the global of the
 * extension's isolated world.
 */
const HOOK = 'glossaryPageReport';
type Hooked = typeof globalThis & { [HOOK]?: () => PageReport };

/** Content script: answers for this frame from now on. */
export function answerReports(report: () => PageReport): void {
  (globalThis as Hooked)[HOOK] = report;
}

/** The part of `browser.scripting` that is used here. */
export interface Scripting {
  executeScript(injection: {
    target: { tabId: number; allFrames: boolean };
    func: (hook: string) => unknown;
    args: [string];
  }): Promise<{ frameId: number; result?: unknown }[]>;
}

export interface FrameReport extends PageReport {
  frameId: number;
}

/**
 * @returns the reports of all frames of a tab where our script runs
 * @throws what the browser says when extensions may not touch the page
 */
export async function askReports(scripting: Scripting, tabId: number): Promise<FrameReport[]> {
  const answers = await scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (hook) => (globalThis as unknown as Record<string, (() => unknown) | undefined>)[hook]?.() ?? null,
    args: [HOOK],
  });
  return answers.flatMap(({ frameId, result }) => {
    const report = parsePageReport(result);
    return report ? [{ frameId, ...report }] : [];
  });
}

/** A frame of a tab. */
export interface ServedFrame {
  frameId: number;
  /** Whether our script runs there, not only one of an earlier version. */
  served: boolean;
}

/**
 * @param mark a name that our script leaves in the global of the extension's isolated world
 * @returns all frames of a tab that extensions may touch
 * @throws what the browser says when extensions may not touch the page
 */
export async function servedFrames(
  scripting: Scripting,
  tabId: number,
  mark: string,
): Promise<ServedFrame[]> {
  const answers = await scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (name) => name in globalThis,
    args: [mark],
  });
  return answers.map(({ frameId, result }) => ({ frameId, served: result === true }));
}

/** Mentions of each drug, or of each drug class, over all frames. */
export function totalCounts(
  reports: readonly PageReport[],
  of: 'counts' | 'classCounts' = 'counts',
): Map<string, number> {
  const total = new Map<string, number>();
  for (const report of reports) {
    for (const [id, count] of Object.entries(report[of])) total.set(id, (total.get(id) ?? 0) + count);
  }
  return total;
}
