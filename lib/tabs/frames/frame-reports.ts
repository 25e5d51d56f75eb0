import { collectPageReports, type FrameQuery, type FrameReport } from '@/lib/protocol';

/** By tab, the frames with names that have answered the last query. Where the background has been stopped since, none are known. */
const answered = new WeakMap<FrameQuery['scripting'], Map<number, readonly number[]>>();

/** Keeps which frames of a tab with names have answered a query, so that they are waited for the next time. */
export function noteAnswers(
  { scripting }: Pick<FrameQuery, 'scripting'>,
  tabId: number,
  reports: readonly FrameReport[],
): void {
  const tabs = answered.get(scripting) ?? new Map<number, readonly number[]>();
  answered.set(scripting, tabs);
  tabs.set(
    tabId,
    reports.filter(hasNames).map(({ frameId }) => frameId),
  );
}

/** What a step or a notice has to know of the frames of a tab. */
export interface TabReports {
  reports: FrameReport[];
  /** The frames with names that have answered the query before, but not this one. They are busy, or they hang. */
  silent: number[];
}

/**
 * Queries the frames of a tab that a step or a notice is for.
 *
 * @param maxBusyMs how much longer than usual a frame is waited for that has answered the query before, in milliseconds
 * @returns after `maxBusyMs` and the usual 300 ms at the latest; no reports for pages of the browser, which refuse
 */
export async function reportsOf(browser: FrameQuery, tabId: number, maxBusyMs: number): Promise<TabReports> {
  const known = answered.get(browser.scripting)?.get(tabId) ?? [];
  const silent = () => known.filter((id) => !reports.some(({ frameId }) => frameId === id));
  let reports: FrameReport[] = [];
  let stopWaiting = () => {};
  const late = (all: FrameReport[]) => {
    reports = all;
    noteAnswers(browser, tabId, reports);
    if (silent().length === 0) stopWaiting();
  };
  try {
    const prompt = await collectPageReports(browser, tabId, late);
    reports = prompt.reports;
    if (maxBusyMs > 0 && !prompt.isComplete && silent().length > 0) {
      await new Promise<void>((resolve) => {
        stopWaiting = resolve;
        setTimeout(resolve, maxBusyMs);
      });
    }
    noteAnswers(browser, tabId, reports);
    return { reports, silent: prompt.isComplete ? [] : silent() };
  } catch {
    return { reports: [], silent: [] };
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
