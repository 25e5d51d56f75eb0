import {
  type Arrival,
  collectSurroundings,
  type Direction,
  type FrameNames,
  type FrameQuery,
  type FrameReport,
  frameOfTab,
  type Scripting,
  type StepOrigin,
  type StepRequest,
  send,
} from '@/lib/protocol';
import { hasNames, reportsOf, type TabReports } from './frame-reports';
import { inTurn } from './in-turn';

/**
 * How much longer than usual a step waits for a frame that has answered before, in milliseconds: by key at each of its two
 * questions, from the popup at its one. Such a frame is busy, and it is not known to hang. It may have the next name, or hide the
 * frame that has it: a step past it would lead to a wrong one, or to none.
 */
export const MAX_BUSY_MS = 1000;

/**
 * How long after the key a step is late, in milliseconds: the reader may have gone to another tab, and then the step is
 * dropped. Where all frames answer at once, no step is late.
 */
const LATE_MS = 500;

/** The parts of `browser` that are used here. */
export interface FrameAccess extends FrameQuery {
  tabs: Parameters<typeof frameOfTab>[0] & { get(tabId: number): Promise<{ active: boolean }> };
}

/** The steps that are not done yet, by tab. */
const steps = new Map<number, Promise<unknown>>();

/**
 * Goes to another name in the frames of a tab and opens its card. A step begins when the one before it in this tab is done, so that
 * it goes on from there, also where the reader presses the key again while a frame is busy.
 *
 * @returns whether there was one, or the reader has gone to another tab meanwhile, where nothing has to be said
 */
export function stepInTab(
  browser: FrameAccess,
  tabId: number,
  { direction, otherThan }: StepRequest,
): Promise<boolean> {
  const { tabs } = browser;
  const pressedAt = Date.now();
  const stepInFrame = (frameId: number, from: StepOrigin) =>
    send(frameOfTab(tabs, tabId, frameId), 'step', { direction, otherThan, from }).catch(() => false);
  return inTurn(steps, tabId, async () => {
    const found = await reportsOf(browser, tabId, MAX_BUSY_MS);
    const shown = await shownOf(browser, tabId, found);
    if (Date.now() - pressedAt > LATE_MS && !(await tabs.get(tabId).catch(() => null))?.active) return true;
    // A page of the extension itself reports nothing, but the one with the sample has names.
    if (found.reports.length === 0) return (await stepInFrame(0, 'here')) || stepInFrame(0, 'edge');
    const reached = await stepThroughFrames(shown, direction, stepInFrame);
    if (reached === null) return false;
    sendToFrames(browser, tabId, found, reached, 'close-cards');
    return true;
  });
}

/** What a frame of a tab names. */
export interface NamedFrame extends FrameNames {
  frameId: number;
}

/**
 * Goes to the next or previous name of a drug or class in the frames of a tab, after the last one to the first again, and opens
 * its card. The card has the focus of the page, which the browser gives back to the page when the popup closes.
 *
 * @param named what the frames name: they are not asked again, since a frame that hangs does not answer
 * @returns which of the names on the page that is, in reading order, frame by frame; null when the page shows none
 */
export async function goToEntry(
  { tabs }: Pick<FrameAccess, 'tabs'>,
  tabId: number,
  named: readonly NamedFrame[],
  { id, direction }: { id: string; direction: Direction },
): Promise<Arrival | null> {
  const reports = named.map(({ frameId, names, readerAt }) => ({
    frameId,
    on: true,
    counts: Object.fromEntries(names.map(({ id: named, count }) => [named, count])),
    classCounts: {},
    readerAt,
  }));
  let arrival = null as Arrival | null;
  const reached = await stepThroughFrames(
    reports.filter((report) => countIn(report, id) > 0),
    direction,
    async (frameId, from) => {
      const target = frameOfTab(tabs, tabId, frameId);
      arrival = await send(target, 'go-to-entry', { id, direction, from }).catch(() => null);
      return arrival !== null;
    },
  );
  if (reached === null || arrival === null) return null;
  sendToFrames({ tabs }, tabId, { reports, silent: [] }, reached, 'close-cards');
  const others = reports.filter(({ on, frameId }) => on && frameId !== reached);
  const before = others.filter(({ frameId }) => frameId < reached);
  return { nth: countAll(before, id) + arrival.nth, count: countAll(others, id) + arrival.count };
}

/**
 * Opens the card of a drug or class beside the selection in a frame of a tab.
 *
 * @returns whether it is open: it is not where marks are off or the frame has no reader, which is not brought for that
 */
export async function openCardAtSelection(
  browser: FrameAccess,
  tabId: number,
  frameId: number,
  id: string,
): Promise<boolean> {
  const frame = frameOfTab(browser.tabs, tabId, frameId);
  const isOpen = await send(frame, 'open-at-selection', { id }).catch(() => false);
  if (isOpen) await sendToOtherFrames(browser, tabId, frameId, 'close-cards');
  return isOpen;
}

/**
 * Sends a message to all frames of a tab where highlights are on, except to one: the frame that the reader is in. It does not wait
 * for a busy frame: meanwhile the reader may open a card, which a late message would close.
 */
export async function sendToOtherFrames(
  browser: FrameAccess,
  tabId: number,
  exceptId: number | undefined,
  name: FrameNotice,
): Promise<void> {
  sendToFrames(browser, tabId, await reportsOf(browser, tabId, 0), exceptId, name);
}

type FrameNotice = 'close-cards' | 'card-pinned' | 'restore-focus';

/** Waits for no frame to receive it: one may have gone meanwhile, and for a busy one the browser keeps the message. */
function sendToFrames(
  { tabs }: Pick<FrameAccess, 'tabs'>,
  tabId: number,
  {
    reports,
    silent,
  }: Pick<TabReports, 'silent'> & { reports: readonly Pick<FrameReport, 'frameId' | 'on'>[] },
  exceptId: number | undefined,
  name: FrameNotice,
): void {
  const answered = reports.filter(({ on }) => on).map(({ frameId }) => frameId);
  // When a silent frame wakes, it is not too late to close its card, but too late to take the focus.
  for (const id of name === 'restore-focus' ? answered : [...answered, ...silent]) {
    if (id !== exceptId) send(frameOfTab(tabs, tabId, id), name, {}).catch(() => undefined);
  }
}

/** Those that a reader can see. The top page is one, and a tab without frames that have names is not asked. */
async function shownOf(
  { scripting }: Pick<FrameAccess, 'scripting'>,
  tabId: number,
  { reports, isComplete }: TabReports,
): Promise<FrameReport[]> {
  const hasFrames = reports.some((report) => report.frameId !== 0 && hasNames(report));
  const hidden = hasFrames ? await findHiddenFrames(scripting, tabId, isComplete ? MAX_BUSY_MS : 0) : null;
  return reports.filter(({ frameId }) => !hidden?.has(frameId));
}

/**
 * Finds the frames of a tab that no reader can see, because the page around hides them, or a frame around it is hidden.
 *
 * @param maxBusyMs how much longer than usual busy frames are waited for, in milliseconds
 * @returns their ids; none where the frames do not answer in time
 */
export async function findHiddenFrames(
  scripting: Scripting,
  tabId: number,
  maxBusyMs: number,
): Promise<ReadonlySet<number>> {
  const frames = await collectSurroundings(scripting, tabId, maxBusyMs);
  const hidden = new Set(frames.flatMap(({ path, hidden }) => hidden.map((place) => `${[...path, place]}`)));
  const isHidden = (path: number[]) => path.some((_, i) => hidden.has(`${path.slice(0, i + 1)}`));
  return new Set(frames.filter(({ path }) => isHidden(path)).map(({ frameId }) => frameId));
}

function countAll(reports: readonly Pick<FrameReport, 'counts' | 'classCounts'>[], id: string): number {
  return reports.reduce((sum, report) => sum + countIn(report, id), 0);
}

function countIn({ counts, classCounts }: Pick<FrameReport, 'counts' | 'classCounts'>, id: string): number {
  return counts[id] ?? classCounts[id] ?? 0;
}

/**
 * Steps to a name in the frames of a tab, in which no frame knows of the others: first in the frame where the reader is, then
 * in the frames after it, beginning again with the top page, and at last in the reader's frame from its beginning.
 *
 * @param reports of all frames of the tab
 * @param direction in which the frames follow each other
 * @param step steps in one frame, from where the reader is or from the end that comes first; says whether there was a name
 * @returns the frame in which a name was reached, or null when no frame has a name
 */
export async function stepThroughFrames(
  reports: readonly SteppedFrame[],
  direction: Direction,
  step: (frameId: number, from: StepOrigin) => Promise<boolean>,
): Promise<number | null> {
  const frames = reports.filter(hasNames).sort((one, other) => one.frameId - other.frameId);
  if (direction === 'previous') frames.reverse();
  const start = startOf(frames, direction);
  const order = [...frames.slice(start), ...frames.slice(0, start)].map(({ frameId }) => frameId);
  const [first, ...others] = order;
  if (first === undefined) return null;
  if (await step(first, 'here')) return first;
  for (const frameId of [...others, first]) if (await step(frameId, 'edge')) return frameId;
  return null;
}

/** What a step has to know of a frame. */
type SteppedFrame = Pick<FrameReport, 'frameId' | 'on' | 'counts' | 'classCounts'> & {
  readerAt?: number | undefined;
};

/** The frame where the reader stepped or pressed last; else the top page, or the frame that is nearest to it in order. */
function startOf(frames: readonly SteppedFrame[], direction: Direction): number {
  const last = Math.max(0, ...frames.map(({ readerAt = 0 }) => readerAt));
  if (last > 0) return frames.findIndex(({ readerAt }) => readerAt === last);
  return direction === 'next' ? 0 : frames.length - 1;
}
