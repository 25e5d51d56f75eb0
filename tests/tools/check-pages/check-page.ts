import type { Browser } from 'puppeteer-core';
import type { Matcher } from '@/lib/matcher';
import type { BrowserSession } from '../browsers/index.ts';
import { checkMarks, type MarksResult } from './check-marks.ts';
import { listenToConsole, saidMore } from './console-log.ts';
import { foundMarks } from './found-marks.ts';
import { layoutShiftOf } from './layout-shift.ts';
import { goTo, lookThrough } from './look-through.ts';
import { type ComparedWindow, chooseWindows, compareWindows } from './pictures.ts';
import { readRenderedText } from './rendered-text.ts';
import { domDifference, domOf, movedBox } from './snapshot.ts';
import { standStill } from './still.ts';
import { type DrugNames, untilRead } from './until-read.ts';

/** A browser with the extension and one without. */
export interface TwoBrowsers {
  plain: Browser;
  session: BrowserSession;
}

/** What the extension looks for. */
export interface Names {
  matcher: Matcher;
  drugs: readonly DrugNames[];
}

export interface PageResult {
  page: string;
  /** What differs, or null. */
  dom: string | null;
  boxes: string | null;
  /** The sums of layout shifts (Chromium): the most without the extension, the least with it, over all visits. */
  layoutShift: { plain: number; marked: number };
  /** What is said on the console only with the extension. */
  console: string[];
  marks: MarksResult;
  windows: ComparedWindow[];
  seconds: number;
  /** How often the page was opened. */
  visits: number;
}

const VIEWPORT_HEIGHT = 800;
const MOST_WINDOWS = 8;
const MOST_VISITS = 4;
/** A page of 10 MB on a busy machine. */
const LOAD_MS = 300_000;

/**
 * Opens a page in both browsers and compares. Where boxes or pixels differ, both open it again: how a large page arrives
 * differs from visit to visit, and with it how a table jumps meanwhile, or what a browser makes of floats that it lays out
 * in two goes. What the extension does, it does each time.
 */
export async function checkPage(url: string, browsers: TwoBrowsers, names: Names): Promise<PageResult> {
  let result = await visit(url, browsers, names);
  for (let visits = 2; visits <= MOST_VISITS && looksElse(result); visits++) {
    const { plain, marked } = result.layoutShift;
    const next = await visit(url, browsers, names);
    const layoutShift = {
      plain: Math.max(plain, next.layoutShift.plain),
      marked: Math.min(marked, next.layoutShift.marked),
    };
    result = { ...next, layoutShift, visits };
  }
  return result;
}

function looksElse({ boxes, layoutShift, windows }: PageResult): boolean {
  return (
    boxes !== null || layoutShift.marked > layoutShift.plain || windows.some(({ outside }) => outside > 0)
  );
}

async function visit(url: string, browsers: TwoBrowsers, names: Names): Promise<PageResult> {
  const start = performance.now();
  const plain = await browsers.plain.newPage();
  const marked = await browsers.session.newPage();
  try {
    const { kind } = browsers.session;
    const [plainSaid, markedSaid] = [await listenToConsole(kind, plain), await listenToConsole(kind, marked)];
    await Promise.all([plain.bringToFront(), marked.bringToFront()]);
    await Promise.all([plain, marked].map((page) => page.goto(url, { timeout: LOAD_MS })));
    await untilRead(browsers.session, marked, names.drugs);
    await Promise.all([standStill(plain), standStill(marked)]);
    await Promise.all([goTo(plain, 0), goTo(marked, 0)]);
    const boxes = await movedBox(plain, marked);

    const text = await readRenderedText(marked);
    await Promise.all([lookThrough(plain, null), lookThrough(marked, text)]);
    const ys = (await foundMarks(marked, text)).flatMap(({ y }) => y ?? []);
    const height = await marked.evaluate(
      () => (document.scrollingElement ?? document.documentElement).scrollHeight,
    );
    const windows = await compareWindows(
      plain,
      marked,
      chooseWindows(ys, height, VIEWPORT_HEIGHT, MOST_WINDOWS),
    );
    const marks = await checkMarks(marked, text, names.matcher);
    const [without, withIt] = await Promise.all([domOf(plain), domOf(marked)]);
    const said = saidMore(plainSaid(), markedSaid());
    return {
      page: decodeURIComponent(new URL(url).pathname.slice(1)),
      dom: domDifference(without, withIt),
      boxes,
      layoutShift: { plain: await layoutShiftOf(plain), marked: await layoutShiftOf(marked) },
      visits: 1,
      console: said,
      marks,
      windows,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await Promise.all([plain.close(), marked.close()]);
  }
}
