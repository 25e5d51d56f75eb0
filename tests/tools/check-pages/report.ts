import type { PageResult } from './check-page.ts';
import type { ExplainedDifference } from './marks/check-marks.ts';
import { UNEXPLAINED } from './marks/reasons.ts';

/** A page that could not be compared, or what came out. */
export type CheckedPage = PageResult | { page: string; failure: string; seconds: number };

export interface BrowserReport {
  browser: string;
  pages: CheckedPage[];
}

/** @returns what is wrong with a page; nothing when it is as without the extension, and each difference of marks explained */
export function faultsOf(page: CheckedPage): string[] {
  if ('failure' in page) return [page.failure];
  const { dom, boxes, layoutShift, marks, windows } = page;
  return [
    ...(dom === null ? [] : [`the DOM differs ${dom}`]),
    ...(boxes === null ? [] : [`an element has moved: ${boxes}`]),
    ...(layoutShift.marked > layoutShift.plain
      ? [`layout shifts by ${layoutShift.marked}, without the extension by ${layoutShift.plain}`]
      : []),
    ...page.console.map((message) => `message on the console: ${message}`),
    ...windows.flatMap(({ y, outside, where }) =>
      where
        ? [
            `${outside} pixels differ outside of marks at ${y}: ${where.width}×${where.height} at ${where.x},${where.y}`,
          ]
        : [],
    ),
    ...marks.differences.filter(({ reason }) => reason === UNEXPLAINED).map(differenceLine),
  ];
}

/** The line of one page, printed as soon as it is known. */
export function pageLines(page: CheckedPage): string[] {
  const faults = faultsOf(page);
  const seconds = `${page.seconds.toFixed(0)} s`;
  const figures =
    'failure' in page
      ? ''
      : ` · ${page.marks.found} marks, ${page.marks.expected} expected, ${page.marks.differences.length} differences` +
        ` · ${page.windows.length} windows, ${sum(page.windows, ({ inside }) => inside)} pixels in marks` +
        besides(
          sum(page.windows, ({ atEdges }) => atEdges),
          'at the border of a text with a mark in it',
        ) +
        besides(
          sum(page.windows, ({ unseen }) => unseen.length),
          'boxes of marks covered or cut away',
        );
  const visits = 'visits' in page && page.visits > 1 ? ` · ${page.visits} visits` : '';
  return [
    `${faults.length === 0 ? '✓' : '✗'} ${page.page}${figures} · ${seconds}${visits}`,
    ...faults.map((fault) => `    ${fault}`),
  ];
}

/** What all pages come to, and each difference of marks, by its reason. */
export function summaryLines({ browser, pages }: BrowserReport): string[] {
  const compared = pages.filter((page): page is PageResult => !('failure' in page));
  const all = compared.flatMap(({ page, marks }) => marks.differences.map((one) => ({ ...one, page })));
  const reasons = groupBy(all, ({ kind, reason }) => `${kind}: ${reason}`);
  return [
    '',
    `${browser}: ${pages.length} pages, ${pages.filter((page) => faultsOf(page).length === 0).length} without a fault`,
    `  DOM identical on ${countOf(compared, ({ dom }) => dom === null)}, boxes on ${countOf(compared, ({ boxes }) => boxes === null)}, ` +
      `no added layout shift on ${countOf(compared, ({ layoutShift }) => layoutShift.marked <= layoutShift.plain)}, ` +
      `no added message on the console of ${countOf(compared, (page) => page.console.length === 0)}, ` +
      `pixels differ in marks only on ${countOf(compared, ({ windows }) => windows.every(({ outside }) => outside === 0))}`,
    `  ${sum(compared, ({ marks }) => marks.found)} marks, ${sum(compared, ({ marks }) => marks.expected)} expected by a search of the text`,
    ...[...reasons]
      .sort(([, one], [, other]) => other.length - one.length)
      .flatMap(([reason, differences]) => [
        `  ${reason} (${differences.length})`,
        ...differences.map((one) => `    ${one.page}: ${differenceLine(one)}`),
      ]),
  ];
}

function besides(count: number, of: string): string {
  return count === 0 ? '' : `, ${count} ${of}`;
}

function differenceLine({ kind, text, marked, context }: ExplainedDifference): string {
  return `${kind}: "${text}"${marked === undefined ? '' : ` as "${marked}"`} in ${context}`;
}

function countOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.filter(is).length;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** Node 20 has no `Map.groupBy`. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
