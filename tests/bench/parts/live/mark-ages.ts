import type { Browser } from 'puppeteer-core';
import { serializable } from '../../../tools/browsers';
import { type Figure, limitFigure, median } from '../../figures';
import { waitForAnyMark } from '../../trace';

const NAMES = 8;
/** A name that has no mark by then counts with this time. */
const MAX_MS = 20_000;
const MAX_AGE_MS = 1000;
/** The first reading is measured with the load of a page. */
const LOAD_MS = 2500;

/**
 * Measures how long a name that is put into a page which never rests waits for its mark.
 *
 * @param browser with the extension
 * @param name of the page, for the report
 */
export async function ageFigures(
  browser: Browser,
  name: string,
  address: string,
  report: (line: string) => void,
): Promise<Figure[]> {
  const page = await browser.newPage();
  await page.bringToFront();
  await page.goto(address);
  await waitForAnyMark(page);
  const ages = await page.evaluate(serializable(agesOfMarks), NAMES, LOAD_MS, MAX_MS);
  await page.close();
  report(`  ${name}: ms to the mark of a new name ${ages.map((age) => age.toFixed(0)).join(', ')}`);
  return [
    limitFigure(
      `1,000 changes a second, ${name}: a new name to its mark, the longest of ${NAMES}`,
      Math.max(...ages),
      'ms',
      MAX_AGE_MS,
      0,
    ),
    {
      what: `1,000 changes a second, ${name}: the same, median`,
      value: `${median(ages).toFixed(0)} ms`,
    },
  ];
}

/**
 * Puts a name into the page again and again, and looks in each frame whether it is marked. Runs in the page.
 *
 * @returns milliseconds from the change to the first frame that has the mark
 */
async function agesOfMarks(count: number, firstAfter: number, longest: number): Promise<number[]> {
  const spot = document.querySelector('#spot');
  if (!spot) throw new Error('The page has no place for a name');
  const frame = () => new Promise((over) => requestAnimationFrame(over));
  const passed = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));
  const isMarked = (text: Text) => {
    const marks = (CSS.highlights.get('glossary-term') ?? []) as unknown as Iterable<Range>;
    for (const { startContainer } of marks) if (startContainer === text) return true;
    return false;
  };
  await passed(firstAfter);
  const ages: number[] = [];
  for (let i = 0; i < count; i++) {
    const text = new Text(' letrozole ');
    const start = performance.now();
    spot.replaceChildren(text);
    do await frame();
    while (!isMarked(text) && performance.now() - start < longest);
    ages.push(Math.min(performance.now() - start, longest));
    spot.replaceChildren();
    // Not in step with any timer of the extension or of the page.
    await passed(311 + ((i * 173) % 400));
  }
  return ages;
}
