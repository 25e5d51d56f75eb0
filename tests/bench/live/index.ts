import type { Page } from 'puppeteer-core';
import { type Figure, median } from '../figures';
import { servePages } from '../generated-pages';
import { startBrowsers } from '../load/browsers';
import { allNames } from '../names';
import { quietBuild } from '../quiet-build';
import { restlessPages } from './restless-pages';

const ROUNDS = 5;
const WATCHED_MS = 4000;
const MOST_PERCENT = 5;
const SETUPS = ['none', 'ours'] as const;
type Setup = (typeof SETUPS)[number];

/**
 * Measures what we cost a page that changes a thousand times a second: processor time of its main thread with and without
 * the extension, taking turns, as a share of the time that passes.
 *
 * @param report gets each line of progress
 */
export async function measureLive(report: (line: string) => void): Promise<Figure[]> {
  await quietBuild();
  const pages = restlessPages(allNames());
  const names = Object.keys(pages);
  const server = await servePages(Object.fromEntries(names.map((name, i) => [String(i), pages[name] ?? ''])));
  const { browsers, close } = await startBrowsers(report);
  try {
    const figures: Figure[] = [];
    for (const [i, name] of names.entries()) {
      const shares: Record<Setup, number[]> = { none: [], ours: [] };
      for (let round = 0; round < ROUNDS; round++) {
        for (const setup of SETUPS) {
          const page = await browsers[setup].newPage();
          await page.goto(server.address(String(i)));
          const { share, changes } = await watch(page);
          shares[setup].push(share);
          report(
            `  ${name}, ${setup}: ${(share * 100).toFixed(1)} % of the main thread, ${changes.toFixed(0)} changes a second`,
          );
          await page.close();
        }
      }
      figures.push(figureOf(name, (median(shares.ours) - median(shares.none)) * 100));
    }
    return figures;
  } finally {
    await close();
    server.close();
  }
}

/** @returns the share of time in which the main thread works, and the changes that the page makes in a second */
async function watch(page: Page): Promise<{ share: number; changes: number }> {
  const client = await page.createCDPSession();
  await client.send('Performance.enable', { timeDomain: 'timeTicks' });
  // The first reading is measured with the load of a page.
  await passed(WATCHED_MS / 2);
  const before = await metrics();
  await passed(WATCHED_MS);
  const after = await metrics();
  const seconds = after.time - before.time;
  return {
    share: (after.thread - before.thread) / seconds,
    changes: (after.changes - before.changes) / seconds,
  };

  async function metrics(): Promise<{ time: number; thread: number; changes: number }> {
    const { metrics: list } = await client.send('Performance.getMetrics');
    const metric = (wanted: string) => {
      const found = list.find(({ name }) => name === wanted);
      if (!found) throw new Error(`Chromium does not measure ${wanted}`);
      return found.value;
    };
    const { result } = await client.send('Runtime.evaluate', {
      expression: 'changes()',
      returnByValue: true,
    });
    return { time: metric('Timestamp'), thread: metric('ThreadTime'), changes: Number(result.value) };
  }
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}

function figureOf(page: string, percent: number): Figure {
  return {
    what: `1,000 changes a second, ${page}: share of the main thread added`,
    value: `${percent.toFixed(1)} %`,
    target: { text: `at most ${MOST_PERCENT} %`, reached: percent <= MOST_PERCENT },
  };
}
