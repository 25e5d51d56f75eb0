import { HIGHLIGHTS, withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure } from '../../figures';
import { servePages } from '../../generated-pages';
import { loadMetrics } from '../../trace';
import { hostilePages } from './hostile-pages';

const LOADS = 3;
const MAX_LONGEST_MS = 10;

/**
 * Measures how long our script keeps a page from running its own tasks when the text of that page is made to cost much.
 *
 * @param report gets each line of progress
 */
export async function measureHostileText(report: (line: string) => void): Promise<Figure[]> {
  const pages = Object.entries(hostilePages());
  const server = await servePages(Object.fromEntries(pages.map(([name, { html }]) => [name, html])));
  try {
    return await withExtendedBrowser('chromium', report, async ({ browser }) => {
      const figures: Figure[] = [];
      for (const [name, { what }] of pages) {
        const longest: number[] = [];
        for (let load = 1; load <= LOADS; load++) {
          const tab = await browser.newPage();
          const metrics = await loadMetrics(tab, server.address(name), HIGHLIGHTS.ours);
          await tab.close();
          longest.push(metrics.longest);
          report(
            `  ${what}, load ${load} of ${LOADS}: script ${metrics.script.toFixed(1)} ms, longest ${metrics.longest.toFixed(1)} ms`,
          );
        }
        // The minimum, since a garbage collection that falls into one of the loads is not the fault of our script.
        figures.push(
          limitFigure(
            `hostile text, ${what}: longest script without a pause`,
            Math.min(...longest),
            'ms',
            MAX_LONGEST_MS,
          ),
        );
      }
      return figures;
    });
  } finally {
    server.close();
  }
}
