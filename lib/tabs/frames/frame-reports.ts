import { collectPageReports, type FrameQuery, type FrameReport } from '@/lib/protocol';

/**
 * So much longer a frame is waited for that has answered before: it is busy, and it is not known to hang. It may have the next name,
 * and a step past it would lead to a wrong one. Milliseconds.
 */
const MAX_BUSY_MS = 1000;

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

/**
 * Queries the frames of a tab that a step or a notice is for.
 *
 * @returns the reports; none for pages of the browser, which refuse. A frame that hangs is left out
 */
export async function reportsOf(browser: FrameQuery, tabId: number): Promise<FrameReport[]> {
  const known = answered.get(browser.scripting)?.get(tabId) ?? [];
  const isMissing = () => known.some((id) => !reports.some(({ frameId }) => frameId === id));
  let reports: FrameReport[] = [];
  let stopWaiting = () => {};
  const late = (all: FrameReport[]) => {
    reports = all;
    noteAnswers(browser, tabId, reports);
    if (!isMissing()) stopWaiting();
  };
  try {
    const prompt = await collectPageReports(browser, tabId, late);
    reports = prompt.reports;
    if (!prompt.isComplete && isMissing()) {
      await new Promise<void>((resolve) => {
        stopWaiting = resolve;
        setTimeout(resolve, MAX_BUSY_MS);
      });
    }
    noteAnswers(browser, tabId, reports);
    return reports;
  } catch {
    return [];
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
