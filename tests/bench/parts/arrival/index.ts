import {
  type BrowserSession,
  runningServiceWorkers,
  stopServiceWorker,
  until,
} from '../../../tools/browsers';
import { withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure, median } from '../../figures';
import { servePages } from '../../generated-pages';
import { allNames } from '../../names';
import { recorded } from '../../trace';
import { arrivalPage, MARKED } from './arrival-page';
import { type ArrivalTime, arrivalTimeOf } from './arrival-time';

const LOADS = 9;
const MAX_MS = { awake: 100, stopped: 200 };
type Background = keyof typeof MAX_MS;
const WAKE_MS = 10_000;

/**
 * Measures how long a name of a page waits for its mark, with the background of the extension awake and stopped. A stopped
 * background starts again at the load, and Puppeteer attaches to it before it runs, which is part of the time measured.
 *
 * @param report gets each line of progress
 */
export async function measureArrival(report: (line: string) => void): Promise<Figure[]> {
  const server = await servePages({ page: arrivalPage(allNames()) });
  try {
    return await withExtendedBrowser('chromium', report, async (session) => {
      const times: Record<Background, ArrivalTime[]> = { awake: [], stopped: [] };
      for (let load = 0; load <= LOADS; load++) {
        for (const background of ['awake', 'stopped'] as const) {
          const time = await timeOfLoad(session, server.address('page'), background);
          // The first load of all warms the browser up and does not count.
          if (load > 0) times[background].push(time);
          report(
            `  load ${load} of ${LOADS}, background ${background}: ${time.fromArrival.toFixed(0)} ms from the arrival of the name, ${time.fromOurScript.toFixed(0)} ms from our first script after it`,
          );
        }
      }
      return [...figuresOf('awake', times.awake), ...figuresOf('stopped', times.stopped)];
    });
  } finally {
    server.close();
  }
}

async function timeOfLoad(
  session: BrowserSession,
  address: string,
  background: Background,
): Promise<ArrivalTime> {
  const { browser, extensionOrigin } = session;
  const { trace } = await recorded(
    browser,
    address,
    async (page) => {
      await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, {}, MARKED);
      // The frame that shows the mark, and one that follows it.
      await page.evaluate(
        () => new Promise((over) => requestAnimationFrame(() => requestAnimationFrame(over))),
      );
    },
    () => (background === 'stopped' ? stopServiceWorker(browser, extensionOrigin) : wakeBackground(session)),
  );
  return arrivalTimeOf(trace);
}

/** A message from a page of the extension wakes the background, if it does not run. */
async function wakeBackground({
  browser,
  extensionOrigin,
  openExtensionPage,
}: BrowserSession): Promise<void> {
  const isAwake = async () => (await runningServiceWorkers(browser, extensionOrigin)).length > 0;
  if (await isAwake()) return;
  const popup = await openExtensionPage('popup.html', { background: true });
  await popup.evaluate('void chrome.runtime.sendMessage({}).catch(() => undefined)');
  await until(
    async () => (await isAwake()) || undefined,
    WAKE_MS,
    () => 'the start of the service worker',
  );
  await popup.close();
}

function figuresOf(background: Background, times: readonly ArrivalTime[]): Figure[] {
  const middle = (from: keyof ArrivalTime) => median(times.map((time) => time[from]));
  return [
    limitFigure(
      `arrival, background ${background}: our first script after the arrival of a name to its mark drawn, median`,
      middle('fromOurScript'),
      'ms',
      MAX_MS[background],
      0,
    ),
    {
      what: `arrival, background ${background}: the same, the quickest`,
      value: `${Math.min(...times.map((time) => time.fromOurScript)).toFixed(0)} ms`,
    },
    {
      what: `arrival, background ${background}: the same, median, from the arrival itself`,
      value: `${middle('fromArrival').toFixed(0)} ms`,
    },
  ];
}
