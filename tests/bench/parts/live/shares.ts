import type { Browser, Page } from 'puppeteer-core';
import { type Figure, limitFigure, median, sum } from '../../figures';
import { isScript, mainThreadOf, TRACE_CATEGORIES, type TraceEvent, timesOf } from '../../trace';

const ROUNDS = 3;
/** The first reading is measured with the load of a page. */
const LOAD_MS = 2500;
const WATCHED_MS = 4000;
const MAX_PERCENT = 5;
const SETUPS = ['none', 'ours'] as const;
type Setup = (typeof SETUPS)[number];

/** Shares of the main thread, in percent of the time that passes. */
interface Shares {
  /** Script, and what the browser computes for our observers. */
  script: number;
  /** Everything, including the painting of marks. */
  all: number;
}

/**
 * Measures the processor time of the main thread of a page that never rests, with the extension and without it, in turns.
 *
 * @param name of the page, for the report
 * @param report gets each line of progress
 */
export async function shareFigures(
  browsers: Record<Setup, Browser>,
  name: string,
  address: string,
  report: (line: string) => void,
): Promise<Figure[]> {
  const shares: Record<Setup, Shares[]> = { none: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const setup of SETUPS) {
      const page = await browsers[setup].newPage();
      const { changes, ...share } = await watch(page, address);
      shares[setup].push(share);
      report(
        `  ${name}, ${setup}: script ${share.script.toFixed(1)} %, all ${share.all.toFixed(1)} %; ${changes.toFixed(0)} changes a second`,
      );
      await page.close();
    }
  }
  return figuresOf(name, shares);
}

async function watch(page: Page, address: string): Promise<Shares & { changes: number }> {
  await page.tracing.start({ categories: TRACE_CATEGORIES });
  await page.goto(address);
  await passed(LOAD_MS + WATCHED_MS);
  const changes = await page.evaluate('changes()');
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('Chromium gave no trace');
  const { events, loaded } = mainThreadOf(trace, address);
  const from = loaded + LOAD_MS * 1000;
  const watched = events.filter(({ ts }) => ts >= from && ts < from + WATCHED_MS * 1000);
  const share = (some: TraceEvent[]) => (sum(timesOf(some)) / WATCHED_MS) * 100;
  return {
    script: share(watched.filter((event) => isScript(event) || isObserving(event))),
    all: share(watched),
    changes: (Number(changes) / (LOAD_MS + WATCHED_MS)) * 1000,
  };
}

function isObserving({ name }: TraceEvent): boolean {
  return name === 'IntersectionObserverController::computeIntersections';
}

function figuresOf(page: string, shares: Record<Setup, Shares[]>): Figure[] {
  const added = (what: keyof Shares) =>
    median(shares.ours.map((share) => share[what])) - median(shares.none.map((share) => share[what]));
  const script = added('script');
  return [
    limitFigure(`1,000 changes a second, ${page}: our share of the main thread`, script, '%', MAX_PERCENT),
    {
      what: `1,000 changes a second, ${page}: the same with the painting of marks by the browser`,
      value: `${added('all').toFixed(1)} %`,
    },
  ];
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}
