import { serializable } from '../../../tools/browsers';
import { withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure } from '../../figures';
import { articleHtml, servePages } from '../../generated-pages';
import { allNames } from '../../names';
import { waitForAnyMark } from '../../trace';

const MENTIONS = 6000;
const MAX_RANGES = 500;

/**
 * Counts the live ranges on a page of thousands of names, while it is scrolled from its top to its end: the ranges in all
 * highlights, which are those that the page itself can see.
 *
 * @param report gets each line of progress
 */
export async function measureRanges(report: (line: string) => void): Promise<Figure[]> {
  const html = articleHtml({ bytes: 1_000_000, names: allNames(), mentions: MENTIONS });
  // Very small print, so that many names are in the window at once.
  const small = html.replace('16px/1.5', '6px/1').replace('40em', 'none');
  const server = await servePages({ article: html, small });
  try {
    return await withExtendedBrowser('chromium', report, async ({ browser }) => {
      const figures: Figure[] = [];
      for (const name of ['article', 'small']) {
        const page = await browser.newPage();
        await page.goto(server.address(name));
        await waitForAnyMark(page);
        const counts = await page.evaluate(serializable(countWhileScrolling));
        await page.close();
        report(`  page "${name}": ${counts.join(', ')} ranges`);
        const kind = name === 'small' ? 'names in very small print' : 'names';
        figures.push(
          limitFigure(`live ranges, page of ${MENTIONS} ${kind}`, Math.max(...counts), '', MAX_RANGES, 0),
        );
      }
      return figures;
    });
  } finally {
    server.close();
  }
}

/** Runs in the page. @returns the most ranges that were in highlights at a time, at each of ten places of the page */
async function countWhileScrolling(): Promise<number[]> {
  const frame = () => new Promise((over) => requestAnimationFrame(over));
  const counts: number[] = [];
  for (let place = 0; place < 10; place++) {
    scrollTo(0, (document.documentElement.scrollHeight * place) / 10);
    let most = 0;
    for (let i = 0; i < 30; i++) {
      await frame();
      const sizes = [...CSS.highlights.values()].map(({ size }) => size);
      most = Math.max(
        most,
        sizes.reduce((sum, size) => sum + size, 0),
      );
    }
    counts.push(most);
  }
  return counts;
}
