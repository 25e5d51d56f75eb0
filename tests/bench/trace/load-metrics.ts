import type { CDPSession, Page } from 'puppeteer-core';
import { until } from '../../tools/browsers';
import { TRACE_CATEGORIES } from './main-thread';
import { scriptTime } from './script-time';

/** What one load of a page cost. */
export interface LoadMetrics {
  /** Milliseconds of script on the page's main thread, content scripts and microtasks included (from a trace). */
  script: number;
  /** The longest time of it without a pause. */
  longest: number;
  /** `ScriptDuration` of Performance.getMetrics: the same without what runs in microtasks, so without `await`. */
  scriptDuration: number;
  /** Milliseconds of all tasks on that thread, without those that serve the measuring. */
  task: number;
  /** Milliseconds of layout. */
  layout: number;
  /** Megabytes of JavaScript heap after a collection, content scripts included. */
  heap: number;
  /** Cumulative layout shift, as the page itself sees it. */
  shift: number;
  /** Tasks of more than 50 ms. */
  longTasks: number;
}

/** No more script for this long: extensions have had their answers from their background by then. */
const QUIET_MS = 500;
const TIMEOUT_MS = 30_000;

/**
 * Loads a page in a tab of its own, and so in a process of its own, and waits until it is quiet.
 *
 * @param page an empty tab
 * @param highlight key of the highlight that must be there in the end; null for none
 */
export async function loadMetrics(
  page: Page,
  address: string,
  highlight: string | null,
): Promise<LoadMetrics> {
  const client = await page.createCDPSession();
  await page.tracing.start({ categories: TRACE_CATEGORIES });
  await client.send('Performance.enable', { timeDomain: 'timeTicks' });
  await page.goto(address);
  const isMarked = () =>
    highlight === null ? true : evaluate<boolean>(client, `CSS.highlights.has(${JSON.stringify(highlight)})`);
  const metrics = await until(
    async () => {
      const quiet = await whenQuiet(client);
      return (await isMarked()) ? quiet : undefined;
    },
    TIMEOUT_MS,
    () => `the highlight "${highlight}" on ${address}`,
  );
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('Chromium gave no trace');
  const script = scriptTime(trace, address);
  const shift = await evaluate<number>(client, READ_SHIFT);
  await client.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = 0 } = await metricsNow(client);
  return {
    script: script.total,
    longest: script.longest,
    scriptDuration: (metrics['ScriptDuration'] ?? 0) * 1000,
    task: ((metrics['TaskDuration'] ?? 0) - (metrics['DevToolsCommandDuration'] ?? 0)) * 1000,
    layout: (metrics['LayoutDuration'] ?? 0) * 1000,
    heap: JSHeapUsedSize / 1e6,
    shift,
    longTasks: script.longTasks,
  };
}

type Metrics = Record<string, number>;

async function metricsNow(client: CDPSession): Promise<Metrics> {
  const { metrics } = await client.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** @returns the metrics of the moment from which no script ran for QUIET_MS */
async function whenQuiet(client: CDPSession): Promise<Metrics> {
  let last = await metricsNow(client);
  let since = performance.now();
  while (performance.now() - since < QUIET_MS) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 10));
    const now = await metricsNow(client);
    if (now['ScriptDuration'] === last['ScriptDuration']) continue;
    last = now;
    since = performance.now();
  }
  return last;
}

async function evaluate<Result>(client: CDPSession, expression: string): Promise<Result> {
  const { result } = await client.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as Result;
}

/** An observer has what is buffered as soon as it observes. */
const READ_SHIFT = `(() => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: 'layout-shift', buffered: true });
  return observer.takeRecords().reduce((sum, { value }) => sum + value, 0);
})()`;
