import type { Browser, JSHandle, Page } from 'puppeteer-core';
import type { Matcher } from '@/lib/matcher';
import type { BrowserSession } from '../browsers/index.ts';
import { compareMarks, type MarkDifference } from './compare-marks.ts';
import { listenToConsole, saidMore } from './console-log.ts';
import { type Explanation, expectedIn } from './expected.ts';
import { foundMarks, goTo, lookAt, lookThrough, placesOf } from './painted.ts';
import { type ComparedWindow, chooseWindows, compareWindows } from './pictures.ts';
import { type Difference, type PlacedExplanation, reasonOf } from './reasons.ts';
import { BREAK, type RenderedText, readRenderedText } from './rendered-text.ts';
import { domDifference, domOf, movedBox } from './snapshot.ts';
import { spotsOf } from './spots.ts';
import { layoutShiftOf, standStill } from './still.ts';
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

export interface ExplainedDifference extends Omit<Difference, 'spot'> {
  reason: string;
  context: string;
}

export interface PageResult {
  page: string;
  /** What differs, or null. */
  dom: string | null;
  boxes: string | null;
  /** The sum of layout shifts (Chromium). */
  layoutShift: { plain: number; marked: number };
  /** What is said on the console only with the extension. */
  console: string[];
  marks: { found: number; expected: number; differences: ExplainedDifference[] };
  windows: ComparedWindow[];
  seconds: number;
}

const VIEWPORT_HEIGHT = 800;
const MOST_WINDOWS = 8;
/** Names that were not seen marked and are brought into view one by one; of a page with more, the first ones. */
const MOST_LOOKS = 400;
const CONTEXT = 60;
/** A page of 10 MB on a busy machine. */
const LOAD_MS = 300_000;

/** Opens a page in both browsers and compares. */
export async function checkPage(url: string, browsers: TwoBrowsers, names: Names): Promise<PageResult> {
  const start = performance.now();
  const plain = await browsers.plain.newPage();
  const marked = await browsers.session.newPage();
  try {
    const { kind } = browsers.session;
    const [plainSaid, markedSaid] = [await listenToConsole(kind, plain), await listenToConsole(kind, marked)];
    await marked.bringToFront();
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
    return {
      page: decodeURIComponent(new URL(url).pathname.slice(1)),
      dom: domDifference(without, withIt),
      boxes,
      layoutShift: { plain: await layoutShiftOf(plain), marked: await layoutShiftOf(marked) },
      console: saidMore(plainSaid(), markedSaid()),
      marks,
      windows,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await Promise.all([plain.close(), marked.close()]);
  }
}

async function checkMarks(
  page: Page,
  handle: JSHandle<RenderedText>,
  matcher: Matcher,
): Promise<PageResult['marks']> {
  const text = await page.evaluate((rendered) => rendered.text, handle);
  const { hits, explanations } = expectedIn(text, matcher);
  const places = await placesOf(page, handle, hits);
  const placed = hits.map((hit, i) => ({ ...hit, place: places[i] ?? '' }));
  const unseen = compareMarks(placed, await foundMarks(page, handle)).flatMap(({ hit }) => hit?.start ?? []);
  await lookAt(page, handle, unseen.slice(0, MOST_LOOKS));
  const found = await foundMarks(page, handle);
  const differences = compareMarks(placed, found);
  return {
    found: found.length,
    expected: hits.length,
    differences: await explain(page, handle, text, differences, explanations),
  };
}

async function explain(
  page: Page,
  handle: JSHandle<RenderedText>,
  text: string,
  differences: readonly MarkDifference[],
  explanations: readonly Explanation[],
): Promise<ExplainedDifference[]> {
  const spots = await spotsOf(
    page,
    handle,
    differences.map(({ hit, mark }) => hit ?? mark?.place ?? ''),
  );
  const scopes = await spotsOf(
    page,
    handle,
    explanations.map(({ at }) => ({ start: at, end: at + 1 })),
  );
  const known: PlacedExplanation[] = explanations.map((one, i) => ({
    ...one,
    scopes: scopes[i]?.scopes ?? [0],
  }));
  return differences.flatMap(({ hit, mark }, i): ExplainedDifference[] => {
    const spot = spots[i];
    if (!spot) return [];
    const words = hit ? text.slice(hit.start, hit.end) : (mark?.text ?? '');
    const difference: Omit<Difference, 'spot'> = {
      kind: !hit ? 'marked too' : mark ? 'marked in another extent' : 'not marked',
      text: words,
      ...(hit && mark && { marked: mark.text }),
      isAbbreviation: hit?.isAbbreviation ?? false,
    };
    const at = hit?.start ?? mark?.at ?? -1;
    const reason = reasonOf({ ...difference, spot }, known);
    return [{ ...difference, reason, context: contextOf(text, at, words.length) }];
  });
}

function contextOf(text: string, at: number, length: number): string {
  if (at < 0) return '(not rendered)';
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const after = text.slice(at + length, at + length + CONTEXT);
  return `…${before}[${text.slice(at, at + length)}]${after}…`.replaceAll(BREAK, ' ¶ ').replace(/\s+/g, ' ');
}
