import {
  collectPageReports,
  type FrameQuery,
  type FrameReport,
  type PageReports,
  within,
} from '@/lib/protocol';

/** What is known of the frames of a tab. */
export interface TabFrames {
  /** Those with names that have answered. */
  ids: Set<number>;
  /** The number of the query that all frames have answered last. */
  query: number;
}

/**
 * By tab. The toolbar, steps and notices share it and are called apart from each other, so it belongs to the interface of the
 * browser that all of them get, not to a factory. Nothing is known after the background was stopped.
 */
const known = new WeakMap<FrameQuery['scripting'], Map<number, TabFrames>>();

/** How many queries there have been: the number of the newest. */
let queries = 0;

/**
 * Queries all frames of a tab, and keeps which of those with names have answered. Answers of only some frames do not make the
 * others unknown, and what comes late to an older query changes nothing.
 *
 * @param late as for `collectPageReports`
 * @param done as for `collectPageReports`
 * @returns after 300 ms at the latest
 * @throws what the browser says when extensions may not touch the page
 */
export async function queryFrames(
  browser: FrameQuery,
  tabId: number,
  late?: (reports: FrameReport[]) => void,
  done?: () => void,
): Promise<PageReports> {
  queries += 1;
  const query = queries;
  let latest: FrameReport[] | undefined;
  const note = (reports: FrameReport[], isComplete: boolean) => {
    latest = reports;
    const frames = framesOf(browser, tabId);
    if (query < frames.query) return;
    if (isComplete) {
      frames.query = query;
      frames.ids.clear();
    }
    for (const report of reports) if (hasNames(report)) frames.ids.add(report.frameId);
  };
  const answer = await collectPageReports(
    browser,
    tabId,
    (reports) => {
      note(reports, false);
      late?.(reports);
    },
    () => {
      note(latest ?? [], true);
      done?.();
    },
  );
  note(latest ?? answer.reports, answer.isComplete);
  return answer;
}

/** What a step or a notice has to know of the frames of a tab. */
export interface TabReports {
  reports: FrameReport[];
  /** The frames with names that have answered a query before, but not this one. They are busy, hang or have gone. */
  silent: number[];
}

/**
 * Queries the frames of a tab that a step or a notice is for.
 *
 * @param maxBusyMs how much longer than usual a frame is waited for that has answered a query before, in milliseconds: once,
 *   until it answers again
 * @returns after `maxBusyMs` and the usual 300 ms at the latest; no reports for pages of the browser, which refuse
 */
export async function reportsOf(browser: FrameQuery, tabId: number, maxBusyMs: number): Promise<TabReports> {
  const { ids } = framesOf(browser, tabId);
  const before = [...ids];
  const silent = () => before.filter((id) => !latest?.some(({ frameId }) => frameId === id));
  let latest: FrameReport[] | undefined;
  let stopWaiting = () => {};
  const waiting = new Promise<void>((resolve) => {
    stopWaiting = resolve;
  });
  const late = (reports: FrameReport[]) => {
    latest = reports;
    if (silent().length === 0) stopWaiting();
  };
  try {
    const { reports, isComplete } = await queryFrames(browser, tabId, late, stopWaiting);
    latest ??= reports;
    if (maxBusyMs > 0 && !isComplete && silent().length > 0) {
      await within(maxBusyMs, waiting);
      for (const id of silent()) ids.delete(id);
    }
    return { reports: latest, silent: silent() };
  } catch {
    return { reports: [], silent: [] };
  }
}

/** @returns the same object for a tab each time */
export function framesOf({ scripting }: Pick<FrameQuery, 'scripting'>, tabId: number): TabFrames {
  const tabs = known.get(scripting) ?? new Map<number, TabFrames>();
  known.set(scripting, tabs);
  const frames = tabs.get(tabId) ?? { ids: new Set(), query: 0 };
  tabs.set(tabId, frames);
  return frames;
}

/** Whether marks are on in a frame and it names something. */
export function hasNames({
  on,
  counts,
  classCounts,
}: Pick<FrameReport, 'on' | 'counts' | 'classCounts'>): boolean {
  return on && Object.keys(counts).length + Object.keys(classCounts).length > 0;
}
