import { HIGHLIGHTS, type Setup, startBrowsers } from '../../browsers';
import { alignedLines, type Figure, limitFigure, median, ratioFigure } from '../../figures';
import { articleHtml, type PageServer, servePages } from '../../generated-pages';
import { allNames } from '../../names';
import { type LoadMetrics, loadMetrics } from '../../trace';

/** Loads of each page in each browser, taking turns; the median counts. */
const LOADS = 11;
const SETUPS: readonly Setup[] = ['none', 'reference', 'ours'];
const PAGES = {
  'article without names': { bytes: 150_000, mentions: 0, maxRatio: 0.5, maxMemoryMb: 0.3 },
  'paper with 300 names': { bytes: 300_000, mentions: 300, maxRatio: 2, maxMemoryMb: 1.5 },
};
type PageName = keyof typeof PAGES;
const HUGE = 'page of 10 MB';
const HUGE_PAGE = { bytes: 10_000_000, mentions: 1000 };
const HUGE_LOADS = 3;
const MAX_LONGEST_MS = 10;

/**
 * Measures what our extension adds to the load of a page, against a reference extension of twenty lines.
 *
 * @param report gets each line of progress
 */
export async function measureLoad(report: (line: string) => void): Promise<Figure[]> {
  const names = allNames();
  const pages = [...Object.entries(PAGES), [HUGE, HUGE_PAGE] as const].map(([name, page]) => [
    slug(name),
    articleHtml({ ...page, names }),
  ]);
  const server = await servePages(Object.fromEntries(pages));
  const { browsers, close } = await startBrowsers(report);
  try {
    const figures: Figure[] = [];
    for (const page of Object.keys(PAGES) as PageName[]) {
      figures.push(...(await measurePage(page, server, browsers, report)));
    }
    figures.push(await longestScript(server, browsers.ours, report));
    return figures;
  } finally {
    await close();
    server.close();
  }
}

type Browsers = Awaited<ReturnType<typeof startBrowsers>>['browsers'];

async function measurePage(
  page: PageName,
  server: PageServer,
  browsers: Browsers,
  report: (line: string) => void,
): Promise<Figure[]> {
  const loads: Record<Setup, LoadMetrics[]> = { none: [], reference: [], ours: [] };
  for (let round = 0; round <= LOADS; round++) {
    for (const setup of SETUPS) {
      const tab = await browsers[setup].newPage();
      const highlight = PAGES[page].mentions > 0 ? HIGHLIGHTS[setup] : null;
      const metrics = await loadMetrics(tab, server.address(slug(page)), highlight);
      // The first load of all warms the browser up and does not count.
      if (round > 0) loads[setup].push(metrics);
      await tab.close();
    }
    const script = SETUPS.map((setup) => `${setup} ${loads[setup].at(-1)?.script.toFixed(1) ?? '–'}`);
    report(`  ${page}, round ${round} of ${LOADS}: script ms ${script.join(', ')}`);
  }

  const medians = Object.fromEntries(
    SETUPS.map((setup) => [setup, mediansOf(loads[setup])]),
  ) as unknown as Record<Setup, LoadMetrics>;
  report(`  ${page}, medians of ${LOADS} loads:`);
  for (const line of metricsTable(medians)) report(`    ${line}`);

  const added = (setup: Setup, what: keyof LoadMetrics) => medians[setup][what] - medians.none[what];
  const shift = added('ours', 'shift');
  const longTasks = added('ours', 'longTasks');
  return [
    ratioFigure(
      `load, ${page}: script added (${added('ours', 'script').toFixed(1)} ms) to reference's (${added('reference', 'script').toFixed(1)} ms)`,
      added('ours', 'script') / added('reference', 'script'),
      PAGES[page].maxRatio,
    ),
    {
      what: `load, ${page}: the same by ScriptDuration (without microtasks)`,
      value: `${(added('ours', 'scriptDuration') / added('reference', 'scriptDuration')).toFixed(2)} x`,
    },
    {
      what: `load, ${page}: layout shift added`,
      value: shift.toFixed(3),
      target: { text: '0', reached: shift <= 0 },
    },
    {
      what: `load, ${page}: long tasks added`,
      value: String(longTasks),
      target: { text: '0', reached: longTasks <= 0 },
    },
    limitFigure(`load, ${page}: memory added`, added('ours', 'heap'), 'MB', PAGES[page].maxMemoryMb, 2),
  ];
}

/** The minimum of several loads, since a garbage collection that falls into one of them is not the fault of our script. */
async function longestScript(
  server: PageServer,
  browser: Browsers['ours'],
  report: (line: string) => void,
): Promise<Figure> {
  const longest: number[] = [];
  for (let load = 1; load <= HUGE_LOADS; load++) {
    const tab = await browser.newPage();
    const metrics = await loadMetrics(tab, server.address(slug(HUGE)), HIGHLIGHTS.ours);
    await tab.close();
    longest.push(metrics.longest);
    report(
      `  ${HUGE}, load ${load} of ${HUGE_LOADS}: script ${metrics.script.toFixed(1)} ms, longest ${metrics.longest.toFixed(1)} ms`,
    );
  }
  return limitFigure(
    `load, ${HUGE}: longest script without a pause`,
    Math.min(...longest),
    'ms',
    MAX_LONGEST_MS,
  );
}

const UNITS: [keyof LoadMetrics, string, number][] = [
  ['script', 'script ms', 1],
  ['longest', 'longest ms', 1],
  ['scriptDuration', 'ScriptDuration', 1],
  ['task', 'tasks ms', 1],
  ['layout', 'layout ms', 1],
  ['heap', 'heap MB', 2],
  ['shift', 'layout shift', 3],
  ['longTasks', 'long tasks', 0],
];

function metricsTable(medians: Record<Setup, LoadMetrics>): string[] {
  return alignedLines([
    ['', ...UNITS.map(([, title]) => title)],
    ...SETUPS.map((setup) => [setup, ...UNITS.map(([key, , digits]) => medians[setup][key].toFixed(digits))]),
  ]);
}

function mediansOf(loads: readonly LoadMetrics[]): LoadMetrics {
  const of = (key: keyof LoadMetrics) => median(loads.map((load) => load[key]));
  return {
    script: of('script'),
    longest: of('longest'),
    scriptDuration: of('scriptDuration'),
    task: of('task'),
    layout: of('layout'),
    heap: of('heap'),
    shift: of('shift'),
    longTasks: of('longTasks'),
  };
}

function slug(page: string): string {
  return page.replaceAll(' ', '-');
}
