import type { Browser } from 'puppeteer-core';
import type { Matcher } from '@/lib/matcher';
import type { BrowserSession } from '../browsers/index.ts';
import { checkMarks, type MarksResult } from './marks/check-marks.ts';
import { foundMarks } from './marks/found-marks.ts';
import { readRenderedText } from './marks/rendered-text.ts';
import { type ComparedWindow, chooseWindows, compareWindows } from './pictures/compare-windows.ts';
import { listenToConsole, newMessages } from './visit/console-log.ts';
import { freezePage } from './visit/freeze-page.ts';
import { layoutShiftOf } from './visit/layout-shift.ts';
import { goTo, scrollThrough } from './visit/scroll-through.ts';
import { domDifference, domOf, movedBox } from './visit/snapshot.ts';
import { type DrugNames, waitUntilRead } from './visit/wait-until-read.ts';

/** A browser with the extension and one without. */
export interface TwoBrowsers {
  plain: Browser;
  session: BrowserSession;
}

/** What the extension searches for. */
export interface Names {
  matcher: Matcher;
  drugs: readonly DrugNames[];
}

export interface PageResult {
  page: string;
  /** What differs, or null. */
  dom: string | null;
  boxes: string | null;
  /** The sums of layout shifts (Chromium), over all visits: the maximum without the extension, the minimum with it. */
  layoutShift: { plain: number; marked: number };
  /** Messages on the console that appear only with the extension. */
  console: string[];
  marks: MarksResult;
  windows: ComparedWindow[];
  seconds: number;
  /** How often the page was opened. */
  visits: number;
}

const VIEWPORT_HEIGHT = 800;
const MAX_WINDOWS = 8;
const MAX_VISITS = 4;
/** A page of 10 MB on a busy machine. */
const LOAD_MS = 300_000;

/**
 * Opens a page in both browsers and compares. Where boxes or pixels differ, both open it again: a large page arrives
 * differently at each visit, so tables jump differently, and floats that are laid out in two steps end elsewhere. What the
 * extension changes, it changes at each visit.
 */
export async function checkPage(url: string, browsers: TwoBrowsers, names: Names): Promise<PageResult> {
  let result = await visit(url, browsers, names);
  for (let visits = 2; visits <= MAX_VISITS && looksDifferent(result); visits++) {
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

function looksDifferent({ boxes, layoutShift, windows }: PageResult): boolean {
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
    const [plainMessages, markedMessages] = [
      await listenToConsole(kind, plain),
      await listenToConsole(kind, marked),
    ];
    await Promise.all([plain.bringToFront(), marked.bringToFront()]);
    await Promise.all([plain, marked].map((page) => page.goto(url, { timeout: LOAD_MS })));
    await waitUntilRead(browsers.session, marked, names.drugs);
    await Promise.all([freezePage(plain), freezePage(marked)]);
    await Promise.all([goTo(plain, 0), goTo(marked, 0)]);
    const boxes = await movedBox(plain, marked);

    const text = await readRenderedText(marked);
    await Promise.all([scrollThrough(plain, null), scrollThrough(marked, text)]);
    const ys = (await foundMarks(marked, text)).flatMap(({ y }) => y ?? []);
    const height = await marked.evaluate(
      () => (document.scrollingElement ?? document.documentElement).scrollHeight,
    );
    const windows = await compareWindows(
      plain,
      marked,
      chooseWindows(ys, height, VIEWPORT_HEIGHT, MAX_WINDOWS),
    );
    const marks = await checkMarks(marked, text, names.matcher);
    const [without, withIt] = await Promise.all([domOf(plain), domOf(marked)]);
    return {
      page: decodeURIComponent(new URL(url).pathname.slice(1)),
      dom: domDifference(without, withIt),
      boxes,
      layoutShift: { plain: await layoutShiftOf(plain), marked: await layoutShiftOf(marked) },
      visits: 1,
      console: newMessages(plainMessages(), markedMessages()),
      marks,
      windows,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await Promise.all([plain.close(), marked.close()]);
  }
}
