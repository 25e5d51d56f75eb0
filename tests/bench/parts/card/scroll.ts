import type { Browser } from 'puppeteer-core';
import { type Figure, limitFigure, percentile } from '../../figures';
import { type PageTrace, recorded } from '../../trace';
import { scrollWithCard } from './pointer';

const TURNS = 60;
const MAX_LAYOUTS = 1;
export const SCROLLED = 'scrolled';

/** Measures how often the page is laid out in a frame while it is scrolled with an open card. */
export async function scrollFigures(
  browser: Browser,
  address: string,
  report: (line: string) => void,
): Promise<Figure[]> {
  const { trace } = await recorded(browser, address, (page) =>
    scrollWithCard(page, TURNS, () => page.evaluate((mark) => void performance.mark(mark), SCROLLED)),
  );
  const layouts = layoutsByFrame(trace);
  report(`  ${TURNS} turns of the wheel with an open card: layouts by frame ${layouts.join(' ')}`);
  return [
    limitFigure(
      'scroll with an open card: layouts in a frame, 95th percentile',
      percentile(layouts, 95),
      '',
      MAX_LAYOUTS,
      0,
    ),
    { what: 'the same, the most in any frame', value: String(Math.max(...layouts)) },
  ];
}

/**
 * Counts layouts between the first mark in a trace and the second.
 *
 * @returns how many there were in each frame, which ends when the page gives it away to be drawn
 */
export function layoutsByFrame({ events, mainThread }: PageTrace): number[] {
  const onMain = events.filter(({ tid }) => tid === mainThread);
  const [start, end] = onMain.filter(({ name }) => name === SCROLLED);
  if (!start || !end) throw new Error('The trace does not show when the page was scrolled');
  const frames: number[] = [];
  let layouts = 0;
  for (const { name, ts } of onMain) {
    if (ts < start.ts || ts > end.ts) continue;
    if (name === 'Layout') layouts += 1;
    if (name !== 'Commit') continue;
    frames.push(layouts);
    layouts = 0;
  }
  if (frames.length === 0) throw new Error('The trace has no frame while the page was scrolled');
  return frames;
}
