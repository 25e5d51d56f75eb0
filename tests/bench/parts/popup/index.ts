import type { Page } from 'puppeteer-core';
import { type BrowserSession, serializable } from '../../../tools/browsers';
import { withExtendedBrowser } from '../../browsers';
import { type Figure, limitFigure, median, percentile } from '../../figures';
import { longTexts, typedTexts } from './inputs';
import { type Opening, type OpeningOptions, traceOpening } from './opening';
import { watchInput } from './paint-times';

const OPENINGS = 11;
/** A processor as in an old or cheap machine. */
const SLOWER = 4;
const MAX_FIRST_PAINT_MS = 60;
const MAX_GLOSSARY_PAINT_MS = 100;
const MAX_KEY_MS = 16;
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
  return withExtendedBrowser('chromium', report, async (session) => [
    ...(await openingFigures(session, report)),
    ...(await inputFigures(session, report)),
  ]);
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

async function inputFigures(session: BrowserSession, report: (line: string) => void): Promise<Figure[]> {
  const popup = await openPopup(session);
  const keys = await keyTimes(popup);
  report(
    `  ${keys.length} keys: median ${median(keys).toFixed(1)} ms, longest ${Math.max(...keys).toFixed(1)} ms`,
  );
  const pastes: number[] = [];
  for (const [what, text] of Object.entries(longTexts(PASTED))) {
    const time = await pasteTime(popup, text);
    report(`  ${PASTED} characters pasted, ${what}: ${time.toFixed(0)} ms`);
    pastes.push(time);
  }
  const client = await popup.createCDPSession();
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const slowKeys = await keyTimes(popup);
  return [
    limitFigure('popup: key to hits painted, 95th percentile', percentile(keys, 95), 'ms', MAX_KEY_MS),
    { what: 'the same, median', value: `${median(keys).toFixed(1)} ms` },
    {
      what: `the same, processor ${SLOWER} x slower, 95th percentile and median`,
      value: `${percentile(slowKeys, 95).toFixed(1)}, ${median(slowKeys).toFixed(1)} ms`,
    },
    limitFigure(
      `popup: ${PASTED.toLocaleString('en')} characters pasted, the slowest text`,
      Math.max(...pastes),
      'ms',
      MAX_PASTE_MS,
      0,
    ),
  ];
}

async function openPopup(session: BrowserSession): Promise<Page> {
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport({ width: 360, height: 600 });
  await popup.waitForSelector('[role="combobox"]');
  return popup;
}

async function keyTimes(popup: Page): Promise<number[]> {
  await popup.evaluate(serializable(watchInput));
  const times: number[] = [];
  for (const text of typedTexts()) {
    for (const letter of text) {
      await popup.keyboard.press(letter as 'a');
      times.push(await inputTime(popup));
    }
    await emptyField(popup);
  }
  return times;
}

async function pasteTime(popup: Page, text: string): Promise<number> {
  await popup.keyboard.sendCharacter(text);
  const time = await inputTime(popup);
  await emptyField(popup);
  return time;
}

async function emptyField(popup: Page): Promise<void> {
  await popup.evaluate(() => document.querySelector<HTMLInputElement>('[role="combobox"]')?.select());
  await popup.keyboard.press('Backspace');
  await inputTime(popup);
}

/** @returns milliseconds from the last input to the frame with all that changed by it; see `watchInput` */
function inputTime(popup: Page): Promise<number> {
  return popup.evaluate('whenPainted()') as Promise<number>;
}
