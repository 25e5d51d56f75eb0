import { type Setup, startBrowsers } from '../../browsers';
import { type Figure, limitFigure, median } from '../../figures';
import { articleHtml, servePages } from '../../generated-pages';
import { loadMetrics } from '../../trace';

const FRAMES = 50;
const ROUNDS = 5;
const MAX_SCRIPT_MS = 0.5;
const SETUPS = ['none', 'ours'] as const satisfies readonly Setup[];
const PAGES = { 'without-frames': 0, 'with-frames': FRAMES };
type PageName = keyof typeof PAGES;
const PAGE_NAMES = Object.keys(PAGES) as PageName[];

/**
 * Measures what each of many small frames without names costs: the script that our extension adds to a page with them, less
 * what it adds to the same page without them.
 *
 * @param report gets each line of progress
 */
export async function measureFrames(report: (line: string) => void): Promise<Figure[]> {
  const frame = articleHtml({ bytes: 2000, names: [], mentions: 0 });
  const pages = PAGE_NAMES.map((name) => [name, pageWith(PAGES[name])]);
  const server = await servePages({ frame, ...Object.fromEntries(pages) });
  const { browsers, close } = await startBrowsers(report);
  try {
    const scripts: Record<PageName, Record<(typeof SETUPS)[number], number[]>> = {
      'without-frames': { none: [], ours: [] },
      'with-frames': { none: [], ours: [] },
    };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const name of PAGE_NAMES) {
        for (const setup of SETUPS) {
          const tab = await browsers[setup].newPage();
          const { script } = await loadMetrics(tab, server.address(name), null);
          await tab.close();
          // The first load of all warms the browser up and does not count.
          if (round > 0) scripts[name][setup].push(script);
          report(`  page ${name}, ${setup}, round ${round} of ${ROUNDS}: script ${script.toFixed(1)} ms`);
        }
      }
    }
    const added = (name: PageName) => median(scripts[name].ours) - median(scripts[name].none);
    const eachFrame = (added('with-frames') - added('without-frames')) / FRAMES;
    return [
      limitFigure(`${FRAMES} small frames without names: script of each`, eachFrame, 'ms', MAX_SCRIPT_MS, 2),
    ];
  } finally {
    await close();
    server.close();
  }
}

function pageWith(frames: number): string {
  const article = articleHtml({ bytes: 20_000, names: [], mentions: 0 });
  const frame = '<iframe src="/frame" width="300" height="100"></iframe>\n';
  return article.replace('</main>', `</main>${frame.repeat(frames)}`);
}
