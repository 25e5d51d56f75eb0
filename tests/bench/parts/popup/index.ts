import { type BrowserSession, serializable } from '../../../tools/browsers';
import { withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure, median } from '../../figures';
import { emptyField, inputTime, openPopup } from './input-pages';
import { longTexts } from './inputs';
import { keyFiguresOnDisplay, keyFiguresUnpaced, UNPACED_FLAGS } from './keys';
import { type Opening, type OpeningOptions, traceOpening } from './opening';
import { watchInput } from './paint-times';

const OPENINGS = 11;
/** A processor as in an old or cheap machine. */
const SLOWER = 4;
const MAX_FIRST_PAINT_MS = 60;
const MAX_GLOSSARY_PAINT_MS = 100;
const MAX_PASTE_MS = 50;
const PASTED = 10_000;

/**
 * Measures what a reader waits for in the popup and in the other pages of the extension: until it shows, and until the popup shows
 * the hits for what was typed or pasted. The popup is opened in a tab of its own, where the mouse and the keys of a test reach it;
 * it is the same page.
 *
 * @param report gets each line of progress
 */
export async function measurePopup(report: (line: string) => void): Promise<Figure[]> {
  const figures = await withExtendedBrowser('chromium', report, async (session) => [
    ...(await openingFigures(session, report)),
    ...(await keyFiguresOnDisplay(session, report)),
    ...(await pasteFigures(session, report)),
  ]);
  const unpaced = await withExtendedBrowser(
    'chromium',
    report,
    (session) => keyFiguresUnpaced(session, report),
    UNPACED_FLAGS,
  );
  return [...figures, ...unpaced];
}

async function openingFigures(session: BrowserSession, report: (line: string) => void): Promise<Figure[]> {
  const openings = async (path: string, options?: OpeningOptions): Promise<Opening> => {
    const all: Opening[] = [];
    // The first opening of all warms the browser up and does not count.
    for (let i = 0; i <= OPENINGS; i++) all.push(await traceOpening(session, path, options));
    const counted = all.slice(1);
    const middle = {
      paint: median(counted.map(({ paint }) => paint)),
      work: median(counted.map(({ work }) => work)),
    };
    const how = `${options?.scripts === false ? ' without scripts' : ''}${options?.slower ? `, ${options.slower} x slower` : ''}`;
    report(
      `  ${path}${how}: first paint after ${middle.paint.toFixed(0)} ms, ${middle.work.toFixed(1)} ms of it work`,
    );
    return middle;
  };
  const popup = await openings('popup.html');
  const bare = await openings('popup.html', { scripts: false });
  const glossary = await openings('glossary.html');
  const slow: Figure[] = [];
  for (const page of ['popup', 'glossary', 'options', 'first-run']) {
    const { paint } = await openings(`${page}.html`, { slower: SLOWER });
    slow.push({ what: `${page}: the same, processor ${SLOWER} x slower`, value: `${paint.toFixed(0)} ms` });
  }
  return [
    limitFigure('popup: opened to first paint, median', popup.paint, 'ms', MAX_FIRST_PAINT_MS, 0),
    {
      what: 'the same without its scripts: the least that a page takes',
      value: `${bare.paint.toFixed(0)} ms`,
    },
    {
      what: 'popup: work until the first paint, with and without scripts',
      value: `${popup.work.toFixed(1)}, ${bare.work.toFixed(1)} ms`,
    },
    limitFigure('glossary: opened to first paint, median', glossary.paint, 'ms', MAX_GLOSSARY_PAINT_MS, 0),
    { what: 'glossary: work until the first paint', value: `${glossary.work.toFixed(1)} ms` },
    ...slow,
  ];
}

async function pasteFigures(session: BrowserSession, report: (line: string) => void): Promise<Figure[]> {
  const popup = await openPopup(session);
  await popup.evaluate(serializable(watchInput));
  const pastes: number[] = [];
  for (const [what, text] of Object.entries(longTexts(PASTED))) {
    await popup.keyboard.sendCharacter(text);
    const time = await inputTime(popup);
    await emptyField(popup);
    report(`  ${PASTED} characters pasted, ${what}: ${time.toFixed(0)} ms`);
    pastes.push(time);
  }
  return [
    limitFigure(
      `popup: ${PASTED.toLocaleString('en')} characters pasted, the slowest text`,
      Math.max(...pastes),
      'ms',
      MAX_PASTE_MS,
      0,
    ),
  ];
}
