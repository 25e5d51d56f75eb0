import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { type BrowserSession, serializable } from '../../../tools/browsers';
import { type Figure, limitFigure, median, percentile } from '../../figures';
import { type Random, seededRandom } from '../../generated-pages/random';
import { emptyField, inputTime, openPlainField, openPopup } from './input-pages';
import { typedTexts } from './inputs';
import { watchInput } from './paint-times';

/*
 * From a key to its hits on the screen two times pass: what the browser and the popup do, and the rest of the frame of the
 * display in which they are ready. The second is nobody's work, and a page with nothing but a field waits for it, too. So the
 * limit of one frame is for the first, in a browser that paints as soon as it can: hits that are ready in less than a frame are
 * in the next one of any display. Beside it stand the times at the rhythm of a display, those of a plain field, and the
 * processor time of a key, which other programs do not lengthen.
 */

/** Chromium paints when something is ready rather than at the rhythm of a display; without a window, too. */
export const UNPACED_FLAGS = ['--disable-frame-rate-limit'];
const MAX_KEY_MS = 16;
const FRAME_MS = 1000 / 60;
/** A processor as in an old or cheap machine. */
const SLOWER = 4;

/** What the keys of all texts took, in milliseconds, key by key. */
interface KeyTimes {
  /** Until the last change that can be seen is painted. */
  painted: number[];
  /** Processor time of the page's main thread. */
  work: number[];
}
type Place = 'plain' | 'popup' | 'slow';

/** Measures keys in a browser that paints at the rhythm of a display. */
export async function keyFiguresOnDisplay(
  session: BrowserSession,
  report: (line: string) => void,
): Promise<Figure[]> {
  const { popup, plain, slow } = await timesByPlace(session, 'display', report);
  return [
    figure('popup: key to hits on a display of 60 frames a second', popup.painted),
    figure('the same in a plain field: the least that a page takes', plain.painted),
    figure(`the same in the popup, processor ${SLOWER} x slower`, slow.painted),
  ];
}

/** Measures keys in a browser that was started with `UNPACED_FLAGS`. */
export async function keyFiguresUnpaced(
  session: BrowserSession,
  report: (line: string) => void,
): Promise<Figure[]> {
  const { popup, plain, slow } = await timesByPlace(session, 'no rhythm', report);
  return [
    limitFigure(
      'popup: key to hits painted, without waiting for a display, 95th percentile',
      percentile(popup.painted, 95),
      'ms',
      MAX_KEY_MS,
    ),
    { what: 'the same, median', value: `${median(popup.painted).toFixed(1)} ms` },
    figure('the same in a plain field: the least that a page takes', plain.painted),
    figure(`the same in the popup, processor ${SLOWER} x slower`, slow.painted),
    figure('popup: work of a key', popup.work),
    figure('the same in a plain field', plain.work),
  ];
}

function figure(what: string, times: readonly number[]): Figure {
  return {
    what: `${what}, 95th percentile and median`,
    value: `${percentile(times, 95).toFixed(1)}, ${median(times).toFixed(1)} ms`,
  };
}

async function timesByPlace(
  session: BrowserSession,
  how: string,
  report: (line: string) => void,
): Promise<Record<Place, KeyTimes>> {
  const timesIn = async (what: string, page: Page, client: CDPSession): Promise<KeyTimes> => {
    const times = await keyTimes(page, client);
    const { painted } = times;
    report(
      `  ${painted.length} keys, ${what}, ${how}: median ${median(painted).toFixed(1)} ms, longest ${Math.max(...painted).toFixed(1)} ms`,
    );
    return times;
  };
  const plainPage = await openPlainField(session);
  const plain = await timesIn('plain field', plainPage, await plainPage.createCDPSession());
  await plainPage.close();
  const page = await openPopup(session);
  const client = await page.createCDPSession();
  const popup = await timesIn('popup', page, client);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const slow = await timesIn(`popup ${SLOWER} x slower`, page, client);
  await page.close();
  return { plain, popup, slow };
}

/** Types each text letter by letter. */
async function keyTimes(page: Page, client: CDPSession): Promise<KeyTimes> {
  await page.evaluate(serializable(watchInput));
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  // The same moments in both pages, and in each run.
  const random = seededRandom(1);
  const times: KeyTimes = { painted: [], work: [] };
  for (const text of typedTexts()) {
    for (const letter of text) {
      await sleep(momentOfFrame(random));
      const before = await workOf(client);
      await page.keyboard.press(letter as 'a');
      times.painted.push(await inputTime(page));
      times.work.push((await workOf(client)) - before);
    }
    await emptyField(page);
  }
  return times;
}

/** Readers know nothing of frames: a key that is pressed right after one would always wait for a whole one. */
function momentOfFrame(random: Random): number {
  return random() * FRAME_MS;
}

/** @returns the processor time of all tasks of the page so far, in milliseconds */
async function workOf(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  const tasks = metrics.find(({ name }) => name === 'TaskDuration');
  if (!tasks) throw new Error('Chromium does not tell the time of its tasks');
  return tasks.value * 1000;
}
