import { collectPageReports, type FrameQuery, type FrameReport, within } from '@/lib/protocol';

/**
 * By tab, the frames with names that have answered a query. The toolbar, steps and notices share it and are called apart from each
 * other, so it belongs to the interface of the browser that all of them get, not to a factory. Nothing is known after the
 * background was stopped.
 */
const known = new WeakMap<FrameQuery['scripting'], Map<number, ReadonlySet<number>>>();

/**
 * Keeps which frames of a tab with names have answered a query.
 *
 * @param isComplete whether there are no others; else those that have answered a query before stay known
 */
export function noteAnswers(
  { scripting }: Pick<FrameQuery, 'scripting'>,
  tabId: number,
  reports: readonly FrameReport[],
  isComplete = false,
): void {
  const tabs = known.get(scripting) ?? new Map<number, ReadonlySet<number>>();
  known.set(scripting, tabs);
  const ids = new Set(isComplete ? [] : tabs.get(tabId));
  for (const report of reports) if (hasNames(report)) ids.add(report.frameId);
  tabs.set(tabId, ids);
}

/** What a step or a notice has to know of the frames of a tab. */
export interface TabReports {
  reports: FrameReport[];
  /** The frames with names that have answered a query before, but not this one. They are busy, hang or have gone. */
  silent: readonly number[];
  /** Whether no answer is outstanding: all frames have answered, so that none hangs, or the tab has gone. */
  isComplete: boolean;
}

/**
 * Queries the frames of a tab that a step or a notice is for.
 *
 * @param maxBusyMs how much longer than usual a frame is waited for that has answered a query before, in milliseconds: once,
 *   until it answers again. 0 for a notice
 * @returns after `maxBusyMs` and the usual 300 ms at the latest; no reports for pages of the browser, which refuse
 */
export async function reportsOf(browser: FrameQuery, tabId: number, maxBusyMs: number): Promise<TabReports> {
  const before = [...(known.get(browser.scripting)?.get(tabId) ?? [])];
  const silent = () => before.filter((id) => !reports.some(({ frameId }) => frameId === id));
  let reports: FrameReport[] = [];
  let isComplete = false;
  let stopWaiting = () => {};
  const waiting = new Promise<void>((resolve) => {
    stopWaiting = resolve;
  });
  const late = (all: FrameReport[]) => {
    reports = all;
    noteAnswers(browser, tabId, all);
    if (silent().length === 0) stopWaiting();
  };
  const done = () => {
    isComplete = true;
    stopWaiting();
  };
  try {
    const prompt = await collectPageReports(browser, tabId, late, done);
    if (reports.length === 0) reports = prompt.reports;
    isComplete ||= prompt.isComplete;
    if (maxBusyMs > 0 && !isComplete && silent().length > 0) await within(maxBusyMs, waiting);
    noteAnswers(browser, tabId, reports, isComplete || maxBusyMs > 0);
    return { reports, silent: silent(), isComplete };
  } catch {
    return { reports: [], silent: [], isComplete };
  }
}

/** Whether marks are on in a frame and it names something. */
export function hasNames({
  on,
  counts,
  classCounts,
}: Pick<FrameReport, 'on' | 'counts' | 'classCounts'>): boolean {
  return on && Object.keys(counts).length + Object.keys(classCounts).length > 0;
}
