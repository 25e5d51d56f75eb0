import { browser } from 'wxt/browser';
import {
  type Arrival,
  type ArrivalAnswer,
  askReports,
  type FrameReport,
  type Message,
  parseArrivalAnswer,
} from '@/lib/protocol';
import { stepThroughFrames } from './step-through-frames';

/**
 * Goes on to the next name of a drug or class in the frames of a tab, after the last to the first again, and opens its card.
 * The card has the focus of the page, which the browser gives back to the page when the popup closes.
 *
 * @returns null when the page shows none
 */
export async function goTo(tabId: number, id: string): Promise<Arrival | null> {
  const reports = await askReports(browser.scripting, tabId).catch(() => []);
  let arrival = null as ArrivalAnswer;
  const arrivedIn = await stepThroughFrames(
    reports.filter((report) => countIn(report, id) > 0),
    'next',
    async (frameId, from) => {
      arrival = parseArrivalAnswer(await send(tabId, frameId, { type: 'go-to', id, from }));
      return arrival !== null;
    },
  );
  if (arrivedIn === null || arrival === null) return null;
  const others = reports.filter(({ frameId, on }) => on && frameId !== arrivedIn);
  await Promise.all(others.map(({ frameId }) => send(tabId, frameId, { type: 'close-cards' })));
  return inAllFrames(arrival, others, arrivedIn, id);
}

function inAllFrames(
  { nth, count }: Arrival,
  others: readonly FrameReport[],
  arrivedIn: number,
  id: string,
): Arrival {
  const countAll = (reports: readonly FrameReport[]) =>
    reports.reduce((sum, report) => sum + countIn(report, id), 0);
  const before = others.filter(({ frameId }) => frameId < arrivedIn);
  return { nth: countAll(before) + nth, count: countAll(others) + count };
}

function countIn({ counts, classCounts }: FrameReport, id: string): number {
  return counts[id] ?? classCounts[id] ?? 0;
}

/** @returns the answer, or null from a frame that has gone meanwhile */
function send(tabId: number, frameId: number, message: Message): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => null);
}
