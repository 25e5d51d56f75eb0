import type { BrowserSession } from '../../../tools/browsers';
import { mainThreadOf, TRACE_CATEGORIES, type TraceEvent, timesOf } from '../../trace';

/** What the opening of a page of the extension cost, in milliseconds. */
export interface Opening {
  /** From the start of the navigation to the first paint with content. */
  paint: number;
  /** Processor time of the page's main thread until then: other programs do not count. */
  work: number;
}

export interface OpeningOptions {
  /** How many times slower than this machine's the processor is made. */
  slower?: number;
  /** Whether the scripts of the page run. Without them it is painted as soon as its file and its styles can be. */
  scripts?: boolean;
}

const CATEGORIES = [...TRACE_CATEGORIES, 'loading', 'blink.user_timing'];
const TASK = 'ThreadControllerImpl::RunTask';
/** By then each of the pages is painted. */
const PAINTED_MS = 600;

/**
 * Opens a page of the extension in a new tab that has shown another one, so that its process is there, as a second opening finds it.
 *
 * @param path of the page in the extension
 * @throws Error when it is not painted in time
 */
export async function traceOpening(
  session: BrowserSession,
  path: string,
  { slower = 1, scripts = true }: OpeningOptions = {},
): Promise<Opening> {
  const page = await session.openExtensionPage('privacy.html');
  const client = await page.createCDPSession();
  await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.setJavaScriptEnabled(scripts);
  const address = `${session.extensionOrigin}/${path}`;
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(address);
  await new Promise((over) => setTimeout(over, PAINTED_MS * slower));
  const trace = await page.tracing.stop();
  await page.close();
  if (!trace) throw new Error('Chromium gave no trace');
  return openingOf(trace, address);
}

function openingOf(trace: Uint8Array, address: string): Opening {
  const { events, loaded } = mainThreadOf(trace, address);
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const pid = events[0]?.pid;
  const marks = (name: string) => traceEvents.filter((event) => event.name === name && event.pid === pid);
  const start = marks('navigationStart').findLast(({ ts }) => ts <= loaded);
  const paint = marks('firstContentfulPaint').find(({ ts }) => ts >= loaded);
  if (!start || !paint) throw new Error(`${address} was not painted within ${PAINTED_MS} ms`);
  const before = events.filter(({ name, ts }) => name === TASK && ts >= loaded && ts < paint.ts);
  return {
    paint: (paint.ts - start.ts) / 1000,
    work: timesOf(before).reduce((sum, time) => sum + time, 0),
  };
}
