import * as v from 'valibot';
import type { Runtime } from './channel';
import { on } from './checked-channel';
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
  // Own properties only: an element of the page with this id is inherited by the global object of each world.
  if (Object.hasOwn(globalThis, INJECTION_FLAG)) return false;
  Object.assign(globalThis, { [INJECTION_FLAG]: true });
  return true;
}

/** Content script: `report` answers for this frame from now on. */
export function exposeReport(report: () => PageReport): void {
  Object.assign(globalThis, { [REPORT_HOOK]: report });
}

/** Content script: `bringReader` brings the reader into this frame from now on, when the background wants it here. */
export function exposeReaderCall(bringReader: (withStyles: boolean) => Promise<void>): void {
  Object.assign(globalThis, { [READER_CALL]: bringReader });
}

type Injected = (name: string, ...args: unknown[]) => unknown;

/** The part of `browser.scripting` that is used here. */
export interface Scripting {
  executeScript(injection: {
    target: { tabId: number } & ({ allFrames: boolean } | { frameIds: number[] });
    func: Injected;
    args: [string, ...unknown[]];
    /** Without it the browser waits until the document has arrived: one that never does would keep all frames waiting. */
    injectImmediately: true;
  }): Promise<{ frameId: number; result?: unknown }[]>;
}

/** Runs a function in frames of a tab, each of which answers with what it returns. */
export function runInFrames(
  scripting: Scripting,
  target: Parameters<Scripting['executeScript']>[0]['target'],
  func: Injected,
  ...args: [string, ...unknown[]]
): ReturnType<Scripting['executeScript']> {
  return scripting.executeScript({ target, func, args, injectImmediately: true });
}

export interface FrameReport extends PageReport {
  frameId: number;
}

/** The parts of `browser` that querying the frames of a tab takes. */
export interface FrameQuery {
  scripting: Scripting;
  runtime: Runtime;
}

/** What the frames of a tab have answered. */
export interface PageReports {
  /** Of the frames where the content script runs, and which have answered in time. */
  reports: FrameReport[];
  /** Whether that is all of them: a frame that hangs answers late, or never. */
  isComplete: boolean;
}

/** The browser gives the answers of all frames at once. After this many milliseconds each frame is asked to send its own. */
const PROMPT_MS = 100;

/** After this many milliseconds the reader waits no longer for a frame that hangs. */
export const MAX_ANSWER_MS = 300;

/** A frame that sends its own report after that is busy, or the machine is; after this many milliseconds it hangs. */
const MAX_LATE_MS = 5000;

/**
 * Queries all frames of a tab.
 *
 * @param late is called with all reports so far when a frame answers after the return, and when the last one has answered
 * @param done is called after that, or when the tab goes before: no more reports come
 * @returns after `MAX_ANSWER_MS` at the latest
 * @throws what the browser says when extensions may not touch the page
 */
export async function collectPageReports(
  browser: FrameQuery,
  tabId: number,
  late?: (reports: FrameReport[]) => void,
  done?: () => void,
): Promise<PageReports> {
  const all = reportsOfAll(browser.scripting, tabId);
  const prompt = await within(PROMPT_MS, all);
  const sent = new Map<number, FrameReport>();
  let isReturned = false;
  const received = (report: FrameReport) => {
    sent.set(report.frameId, report);
    if (isReturned) late?.([...sent.values()]);
  };
  const waiting = new AbortController();
  if (!prompt) askOneByOne(browser, tabId, received, waiting.signal);
  const ended = all.finally(() => waiting.abort());
  const complete = prompt ?? (await within(MAX_ANSWER_MS - PROMPT_MS, ended));
  isReturned = true;
  if (complete) return { reports: complete, isComplete: true };
  // The tab may be closed before the last frame answers.
  ended
    .then(late)
    .catch(() => undefined)
    .finally(done);
  setTimeout(() => waiting.abort(), MAX_LATE_MS);
  return { reports: [...sent.values()], isComplete: false };
}

async function reportsOfAll(scripting: Scripting, tabId: number): Promise<FrameReport[]> {
  const answers = await runInFrames(scripting, { tabId, allFrames: true }, callHook, REPORT_HOOK);
  return answers.flatMap(({ frameId, result }) => {
    const report = v.safeParse(PageReportSchema, result);
    return report.success ? [{ frameId, ...report.output }] : [];
  });
}

/** Has each frame send its report by itself, until the signal: one that hangs does not keep the others waiting. */
function askOneByOne(
  { scripting, runtime }: FrameQuery,
  tabId: number,
  received: (report: FrameReport) => void,
  signal: AbortSignal,
): void {
  const query = crypto.randomUUID();
  on(
    // Background and pages of the extension receive it by the same rule. Other listeners tell of what is refused.
    { runtime, receiver: 'background', onError: () => undefined, signal },
    {
      'frame-report': (answer, { tab, frameId }) => {
        if (answer.query !== query || tab?.id !== tabId || frameId === undefined) return;
        received({ frameId, ...answer.report });
      },
    },
  );
  runInFrames(scripting, { tabId, allFrames: true }, sendReport, REPORT_HOOK, query).catch(() => undefined);
}

/** @returns null when the promise is not settled after this many milliseconds */
export async function within<Result>(ms: number, promise: Promise<Result>): Promise<Result | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/**
 * Asks the top page of a tab whether a frame of it shows a PDF, by what its elements say. Firefox runs nothing in such a frame, and
 * in Chromium 156 no report of a frame tells of it: BROWSER-BUGS.md#pdf-in-frames
 *
 * @returns after `MAX_ANSWER_MS` at the latest; false where the page does not answer
 */
export async function hasPdfFrame(scripting: Scripting, tabId: number): Promise<boolean> {
  const answers = runInFrames(
    scripting,
    { tabId, frameIds: [0] },
    findPdfFrame,
    'iframe, frame, embed, object',
  );
  const prompt = await within(MAX_ANSWER_MS, answers).catch(() => null);
  return prompt?.[0]?.result === true;
}

/**
 * Brings the reader into frames of a tab where highlights are on, also where no name was found: for the cards of other frames.
 * Answered when it is there; a page that extensions may not touch gets none.
 *
 * @param frames all of them, of which no one that hangs is waited for; or the top page
 * @param withStyles whether a card is to be shown there
 */
export async function callReader(
  scripting: Scripting,
  tabId: number,
  frames: 'all' | 'top page',
  withStyles: boolean,
): Promise<void> {
  const target = { tabId, ...(frames === 'all' ? { allFrames: true } : { frameIds: [0] }) };
  const done = runInFrames(scripting, target, callHook, READER_CALL, withStyles).catch(() => undefined);
  await (frames === 'all' ? within(MAX_ANSWER_MS, done) : done);
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
  const hasFlag = (flag: string) => Object.hasOwn(globalThis, flag);
  const answers = await runInFrames(scripting, { tabId, allFrames: true }, hasFlag, INJECTION_FLAG);
  return answers.map(({ frameId, result }) => ({ frameId, injected: result === true }));
}

/**
 * Runs in the frames, so it uses nothing from here. Own properties only: an element of the page that has the name as its id is
 * inherited by the global object of each world.
 */
function callHook(hook: string, ...args: unknown[]): unknown {
  if (!Object.hasOwn(globalThis, hook)) return null;
  const world = globalThis as unknown as Record<string, (...args: unknown[]) => unknown>;
  return world[hook]?.(...args) ?? null;
}

/** Runs in the frames as well. Not answered: the receiver is another listener than the one that asks. */
function sendReport(hook: string, ...[query]: unknown[]): void {
  type World = Record<string, () => unknown> & { browser: Sending; chrome: Sending };
  type Sending = { runtime: { sendMessage(message: unknown): Promise<unknown> } };
  if (!Object.hasOwn(globalThis, hook)) return;
  const world = globalThis as unknown as World;
  const { runtime } = Object.hasOwn(globalThis, 'browser') ? world.browser : world.chrome;
  runtime.sendMessage({ type: 'frame-report', query, report: world[hook]?.() }).catch(() => undefined);
}

/** Runs in the page, too. */
function findPdfFrame(frames: string): boolean {
  return [...document.querySelectorAll(frames)].some((frame) => {
    if (frame.getAttribute('type') === 'application/pdf') return true;
    const address = frame.getAttribute('src') ?? frame.getAttribute('data') ?? '';
    return /\.pdf$/i.test(URL.parse(address, document.baseURI)?.pathname ?? '');
  });
}
