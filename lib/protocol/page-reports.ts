import * as v from 'valibot';
import { type PageReport, PageReportSchema } from './shapes';

/**
 * The background and the popup query the frames of a tab instead of keeping what the frames have announced: the background may
 * be stopped at any time, and frames come and go. What is queried is in the global object of the extension's isolated world,
 * which only our own scripts see.
 */
const REPORT_HOOK = 'glossaryPageReport';
const READER_CALL = 'glossaryBringReader';
/** A name in that object where the content script of this version runs, even if it still waits for a larger frame. */
const INJECTION_FLAG = 'glossaryScript';

/**
 * Content script: says that it runs here. The browser may start it twice in a page that is loading while the extension starts.
 *
 * @returns false when it runs here already
 */
export function setInjectionFlag(): boolean {
  if (INJECTION_FLAG in globalThis) return false;
  Object.assign(globalThis, { [INJECTION_FLAG]: true });
  return true;
}

/** Content script: `report` answers for this frame from now on. */
export function exposePageReport(report: () => PageReport): void {
  Object.assign(globalThis, { [REPORT_HOOK]: report });
}

/** Content script: `bringReader` brings the reader into this frame from now on, when the background wants it here. */
export function exposeReaderCall(bringReader: (withStyles: boolean) => Promise<void>): void {
  Object.assign(globalThis, { [READER_CALL]: bringReader });
}

/** The part of `browser.scripting` that is used here. */
export interface Scripting {
  executeScript(injection: {
    target: { tabId: number } & ({ allFrames: boolean } | { frameIds: number[] });
    func: (name: string, ...args: unknown[]) => unknown;
    args: [string, ...unknown[]];
    /** Without it the browser waits until the document has arrived: one that never does would keep all frames waiting. */
    injectImmediately: true;
  }): Promise<{ frameId: number; result?: unknown }[]>;
}

export interface FrameReport extends PageReport {
  frameId: number;
}

/**
 * @returns the reports of all frames of a tab where the content script runs
 * @throws what the browser says when extensions may not touch the page
 */
export async function collectPageReports(scripting: Scripting, tabId: number): Promise<FrameReport[]> {
  const answers = await scripting.executeScript({
    target: { tabId, allFrames: true },
    func: callHook,
    args: [REPORT_HOOK],
    injectImmediately: true,
  });
  return answers.flatMap(({ frameId, result }) => {
    const report = v.safeParse(PageReportSchema, result);
    return report.success ? [{ frameId, ...report.output }] : [];
  });
}

/**
 * Brings the reader into frames of a tab where highlights are on, also where no name was found: for the cards of other frames.
 * Answered when it is there; a page that extensions may not touch gets none.
 *
 * @param frames all of them, or the top page
 * @param withStyles whether a card is to be shown there
 */
export async function callReader(
  scripting: Scripting,
  tabId: number,
  frames: 'all' | 'top page',
  withStyles: boolean,
): Promise<void> {
  await scripting
    .executeScript({
      target: { tabId, ...(frames === 'all' ? { allFrames: true } : { frameIds: [0] }) },
      func: callHook,
      args: [READER_CALL, withStyles],
      injectImmediately: true,
    })
    .catch(() => undefined);
}

/** A frame of a tab. */
export interface FrameStatus {
  frameId: number;
  /** Whether the content script of this version runs there. */
  injected: boolean;
}

/**
 * @returns all frames of a tab that extensions may touch
 * @throws what the browser says when extensions may not touch the page
 */
export async function listFrames(scripting: Scripting, tabId: number): Promise<FrameStatus[]> {
  const answers = await scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (flag) => flag in globalThis,
    args: [INJECTION_FLAG],
    injectImmediately: true,
  });
  return answers.map(({ frameId, result }) => ({ frameId, injected: result === true }));
}

/** @returns the mentions of each drug, or of each drug class, over all frames */
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

/** Runs in the frames, so it uses nothing from here. */
function callHook(hook: string, ...args: unknown[]): unknown {
  const world = globalThis as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
  return world[hook]?.(...args) ?? null;
}
