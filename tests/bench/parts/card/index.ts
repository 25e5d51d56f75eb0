import type { Browser } from 'puppeteer-core';
import { withExtendedBrowser } from '../../browsers';
import { alignedLines, type Figure, limitFigure, median, percentile } from '../../figures';
import { articleHtml, servePages } from '../../generated-pages';
import { allNames } from '../../names';
import { recorded } from '../../trace';
import { openingsOf, type TracedOpening } from './openings';
import { openingsTimedByPage } from './openings-timed-by-page';
import { type Opening, openCards, pathOverText } from './pointer';
import { handlerTimes, workMeanwhile } from './pointer-moves';
import { scrollFigures } from './scroll';

const MARKS = 500;
/** Each page opens its first card once: that builds what all cards need. */
const PAGES = 6;
const OPENINGS_A_PAGE = 8;
const MOVES = 800;
/** One frame, and two for the first card of a page. */
const MAX_BEYOND_DELAY_MS = 16;
const MAX_FIRST_BEYOND_DELAY_MS = 32;
const MAX_HANDLER_MS = 0.2;

/**
 * Measures what a reader waits for beyond the delay when a card opens, and what our listeners cost at each move of the
 * pointer, with the real mouse on a page with 500 marks.
 *
 * @param report gets each line of progress
 * @param firefox whether to measure openings in Firefox too, as far as a page can measure them
 */
export async function measureCard(report: (line: string) => void, firefox: boolean): Promise<Figure[]> {
  const html = articleHtml({ bytes: 200_000, names: allNames(), mentions: MARKS });
  const server = await servePages({ page: html });
  try {
    const address = server.address('page');
    const figures = await withExtendedBrowser('chromium', report, async ({ browser }) => [
      ...(await measure(browser, address, report)),
      ...(await scrollFigures(browser, address, report)),
    ]);
    if (firefox) {
      figures.push(
        ...(await withExtendedBrowser('firefox', report, ({ browser }) =>
          measureInFirefox(browser, address),
        )),
      );
    }
    return figures;
  } finally {
    server.close();
  }
}

async function measure(browser: Browser, address: string, report: (line: string) => void): Promise<Figure[]> {
  const openings: TracedOpening[][] = [];
  for (let i = 0; i < PAGES; i++) {
    const { trace } = await recorded(browser, address, (page) => openCards(page, OPENINGS_A_PAGE, i));
    openings.push(openingsOf(trace));
    report(
      `  page ${i + 1} of ${PAGES}: ms beyond the delay ${openings.at(-1)?.map(beyondDelay).join(', ')}`,
    );
  }
  const { trace, result: moves } = await recorded(browser, address, (page) => pathOverText(page, MOVES));
  const handlers = handlerTimes(trace);
  report(`  ${moves} moves, ${handlers.length} of them seen by the page`);

  const first = openings.flatMap((page) => page.slice(0, 1));
  const others = openings.flatMap((page) => page.slice(1));
  const row = (name: string, of: TracedOpening[]) => [
    `${name} (${of.length})`,
    ...(['late', 'drawn', 'work', 'workAndFrame'] as const).map((part) =>
      median(of.map((one) => one[part])).toFixed(1),
    ),
  ];
  const parts = [row('first card of a page', first), row('other cards', others)];
  for (const line of alignedLines([
    ['median ms', 'timer late', 'drawn after our work', 'our work (processor)', 'and the frame (processor)'],
    ...parts,
  ]))
    report(`    ${line}`);
  const beyond = others.map(({ beyond: ms }) => ms);
  const handler = percentile(handlers, 95);
  return [
    limitFigure(
      'rest on a name to card drawn, beyond the chosen rest, median',
      median(beyond),
      'ms',
      MAX_BEYOND_DELAY_MS,
    ),
    { what: 'the same, 95th percentile', value: `${percentile(beyond, 95).toFixed(1)} ms` },
    { what: 'the same, the earliest of all', value: `${Math.min(...beyond).toFixed(1)} ms` },
    {
      what: 'processor time of that on the thread of the page, the frame included, median',
      value: `${median(others.map((one) => one.workAndFrame)).toFixed(1)} ms`,
    },
    limitFigure(
      'the same for the first card of a page, median',
      median(first.map(({ beyond: ms }) => ms)),
      'ms',
      MAX_FIRST_BEYOND_DELAY_MS,
    ),
    limitFigure(
      `our listeners at a move of the pointer over ${MARKS} marks, 95th percentile`,
      handler,
      'ms',
      MAX_HANDLER_MS,
      3,
    ),
    { what: 'the same, median', value: `${median(handlers).toFixed(3)} ms` },
    {
      what: 'all our work during these moves, hit-tests included, mean of a move',
      value: `${(workMeanwhile(trace) / moves).toFixed(3)} ms`,
    },
  ];
}

function beyondDelay({ beyond }: TracedOpening): string {
  return beyond.toFixed(1);
}

/** Firefox gives no trace, so the page measures until the frame after the one in which it finds the element of the card. */
async function measureInFirefox(browser: Browser, address: string): Promise<Figure[]> {
  const openings: Opening[][] = [];
  for (let i = 0; i < PAGES; i++)
    openings.push(await openingsTimedByPage(browser, address, OPENINGS_A_PAGE, i));
  const beyond = openings.flatMap((page) => page.slice(1).map((one) => one.beyond));
  const first = openings.flatMap((page) => page.slice(0, 1).map((one) => one.beyond));
  return [
    {
      what: 'Firefox: rest on a name to the end of the next frame, beyond the delay, median',
      value: `${median(beyond).toFixed(1)} ms`,
    },
    { what: 'the same, 95th percentile', value: `${percentile(beyond, 95).toFixed(1)} ms` },
    { what: 'the same for the first card of a page, median', value: `${median(first).toFixed(1)} ms` },
  ];
}
