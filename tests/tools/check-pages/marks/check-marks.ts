import type { JSHandle, Page } from 'puppeteer-core';
import type { Matcher } from '@/lib/matcher';
import { scrollToOffsets } from '../visit/scroll-through.ts';
import { compareMarks, type MarkDifference } from './compare-marks.ts';
import { type Explanation, expectedIn } from './expected-marks.ts';
import { foundMarks, placesOf } from './found-marks.ts';
import { type Difference, type LocatedExplanation, reasonOf } from './reasons.ts';
import { BREAK, type RenderedText } from './rendered-text.ts';
import { textPlacesOf } from './text-places.ts';

export interface ExplainedDifference extends Omit<Difference, 'spot'> {
  reason: string;
  context: string;
}

export interface MarksResult {
  found: number;
  expected: number;
  differences: ExplainedDifference[];
}

/** Names that were not found marked are scrolled into view one by one; of a page with more, the first ones. */
const MAX_SCROLLED_NAMES = 400;
const CONTEXT = 60;

/**
 * Compares what is marked on a page with what a search of its rendered text finds.
 *
 * @param handle the text; it holds what has been found marked so far; missing names are scrolled into view once more
 */
export async function checkMarks(
  page: Page,
  handle: JSHandle<RenderedText>,
  matcher: Matcher,
): Promise<MarksResult> {
  const text = await page.evaluate((rendered) => rendered.text, handle);
  const { hits, explanations } = expectedIn(text, matcher);
  const places = await placesOf(page, handle, hits);
  const placed = hits.map((hit, i) => ({ ...hit, place: places[i] ?? '' }));
  const unseen = compareMarks(placed, await foundMarks(page, handle)).flatMap(({ hit }) => hit?.start ?? []);
  await scrollToOffsets(page, handle, unseen.slice(0, MAX_SCROLLED_NAMES));
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
  const spots = await textPlacesOf(page, handle, differences.map(placeOf));
  const scopes = await textPlacesOf(
    page,
    handle,
    explanations.map(({ at }) => ({ start: at, end: at + 1 })),
  );
  const known: LocatedExplanation[] = explanations.map((one, i) => ({
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
    const at = hit?.start ?? mark?.start ?? -1;
    const reason = reasonOf({ ...difference, spot }, known);
    return [{ ...difference, reason, context: contextOf(text, at, words.length) }];
  });
}

/** The place that gives the reason: both extents, when there are two. */
function placeOf({ hit, mark }: MarkDifference): string | { start: number; end: number } {
  const all = [hit, mark].filter((one) => one !== null && one.start >= 0);
  if (all.length === 0) return mark?.place ?? '';
  return {
    start: Math.min(...all.map((one) => one?.start ?? 0)),
    end: Math.max(...all.map((one) => one?.end ?? 0)),
  };
}

function contextOf(text: string, at: number, length: number): string {
  if (at < 0) return '(not rendered)';
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const after = text.slice(at + length, at + length + CONTEXT);
  return `…${before}[${text.slice(at, at + length)}]${after}…`.replaceAll(BREAK, ' ¶ ').replace(/\s+/g, ' ');
}
