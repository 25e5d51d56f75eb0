import type { Browser, Page } from 'puppeteer-core';
import { until } from '../../tools/browsers';
import type { TraceEvent } from './main-thread';

const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline.frame',
  'v8',
  'v8.execute',
];
const MARKED_MS = 10_000;

/** What was traced in the process of a page, and which thread is that of the page. */
export interface PageTrace {
  events: TraceEvent[];
  mainThread: number;
}

/**
 * Opens a page in a new tab, waits for its marks, and traces all that is done there.
 *
 * @param act what to do when the marks are there
 * @param beforeLoad what to do when the tab is there and the page is not yet opened in it
 * @throws Error when the page gets no marks
 */
export async function recorded<T>(
  browser: Browser,
  address: string,
  act: (page: Page) => Promise<T>,
  beforeLoad: () => Promise<void> = async () => undefined,
): Promise<{ trace: PageTrace; result: T }> {
  const page = await browser.newPage();
  await page.bringToFront();
  await page.tracing.start({ categories: CATEGORIES });
  await beforeLoad();
  await page.goto(address);
  await waitForAnyMark(page);
  const result = await act(page);
  const bytes = await page.tracing.stop();
  await page.close();
  if (!bytes) throw new Error('Chromium gave no trace');
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] };
  const load = traceEvents.find(({ name, args }) => name === 'CommitLoad' && args?.data?.url === address);
  if (!load) throw new Error(`The trace has no load of ${address}`);
  const events = traceEvents.filter(({ pid }) => pid === load.pid).sort((a, b) => a.ts - b.ts);
  return { trace: { events, mainThread: load.tid }, result };
}

/** In both browsers, a page can read the size of a highlight that a content script has made. */
export async function waitForAnyMark(page: Page): Promise<void> {
  await until(
    async () => (await page.evaluate(() => CSS.highlights.get('glossary-term')?.size)) || undefined,
    MARKED_MS,
    () => 'the page to be marked',
  );
}
