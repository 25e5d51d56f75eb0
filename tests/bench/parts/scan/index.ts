import type { Page } from 'puppeteer-core';
import { type BrowserKind, ensureBrowser, launchPlain } from '../../../tools/browsers';
import { alignedLines, type Figure, ratioFigure } from '../../figures';
import { articleHtml, servePages } from '../../generated-pages';
import { allNames } from '../../names';
import { BUNDLE_GLOBAL, contendersScript } from './bundle';
import type { ContenderName, OtherLibrary, pageText, Timing } from './contenders';

const PAGE_BYTES = 4_000_000;
const MENTIONS = 400;
/** Machines are noisy: each contender has this many turns, one after the other, and its best one counts. */
const ROUNDS = 30;
/** How many times faster than these the scan must be; null where that is only for information. */
const MIN_TIMES_FASTER: Record<OtherLibrary, number | null> = {
  'advanced-mark.js': 30,
  'advanced-mark.js, accents told apart': null,
  'mark.js': 500,
};
const MAX_TO_REFERENCE = 1.5;
const MAX_FOR_MANY_NAMES = 1.3;
/** mark.js took 160 to 200 seconds on two cores. */
const TIMEOUT_MS = 600_000;
const LIBRARIES = Object.keys(MIN_TIMES_FASTER) as OtherLibrary[];
const FAST: readonly ContenderName[] = ['bare walk', 'reference', 'ours', 'ours, 20,000 names'];

/**
 * Times a scan of a whole page of 4 MB: ours against a bare walk, the reference walker and two libraries that mark words.
 *
 * @param report gets each line of progress
 */
export async function measureScan(kind: BrowserKind, report: (line: string) => void): Promise<Figure[]> {
  const found = await ensureBrowser(kind, report);
  const html = articleHtml({ bytes: PAGE_BYTES, names: allNames(), mentions: MENTIONS });
  const server = await servePages({ page: html });
  const script = await contendersScript();
  const browser = await launchPlain(kind, found, { protocolTimeout: TIMEOUT_MS });
  try {
    const open = async (): Promise<Page> => {
      const page = await browser.newPage();
      await page.goto(server.address('page'));
      await page.evaluate(`${script}; globalThis.${BUNDLE_GLOBAL} = ${BUNDLE_GLOBAL}`);
      return page;
    };
    const page = await open();
    const { textNodes, characters } = await call<ReturnType<typeof pageText>>(page, 'pageText()');
    report(
      `${found.brand} ${found.version}: ${html.length} bytes, ${textNodes} text nodes, ${characters} characters of text`,
    );

    const timings = new Map<ContenderName, Timing[]>(FAST.map((name) => [name, []]));
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [name, list] of timings) list.push(await run(page, name));
      const latest = [...timings].map(([name, list]) => `${name} ${list.at(-1)?.milliseconds.toFixed(1)} ms`);
      report(`  round ${round} of ${ROUNDS}: ${latest.join(', ')}`);
    }
    await page.close();
    for (const library of LIBRARIES) {
      report(`  ${library}, on a copy of the page${library === 'mark.js' ? ': one to four minutes' : ''} …`);
      const copy = await open();
      timings.set(library, [await run(copy, library)]);
      await copy.close();
    }

    for (const line of timingTable(timings, html.length / 1e6)) report(`  ${line}`);
    const reference = best(timings, 'reference');
    const ours = best(timings, 'ours');
    return [
      ratioFigure(`scan, 4 MB, ${kind}: ours to reference walker`, ours / reference, MAX_TO_REFERENCE),
      ...LIBRARIES.map((library) => fasterFigure(kind, library, best(timings, library) / ours)),
      ratioFigure(
        `scan, 4 MB, ${kind}: 20,000 names to all`,
        best(timings, 'ours, 20,000 names') / ours,
        MAX_FOR_MANY_NAMES,
      ),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

function fasterFigure(kind: BrowserKind, library: OtherLibrary, times: number): Figure {
  const least = MIN_TIMES_FASTER[library];
  const figure = { what: `scan, 4 MB, ${kind}: faster than ${library}`, value: `${times.toFixed(0)} x` };
  if (least === null) return figure;
  return { ...figure, target: { text: `at least ${least} x`, reached: times >= least } };
}

type Timings = ReadonlyMap<ContenderName, readonly Timing[]>;

function timingTable(timings: Timings, megabytes: number): string[] {
  const rows = [...timings].map(([name, list]) => {
    const milliseconds = best(timings, name);
    return [
      name,
      `${milliseconds.toFixed(1)} ms`,
      `${list[0]?.milliseconds.toFixed(1)} ms`,
      (milliseconds / best(timings, 'reference')).toFixed(2),
      ((megabytes / milliseconds) * 1000).toFixed(1),
      String(list[0]?.found),
    ];
  });
  return alignedLines([['contender', 'best', 'first', 'to reference', 'MB/s', 'names found'], ...rows]);
}

function run(page: Page, name: ContenderName): Promise<Timing> {
  return call<Timing>(page, `runContender(${JSON.stringify(name)})`);
}

function call<Result>(page: Page, expression: string): Promise<Result> {
  return page.evaluate(`${BUNDLE_GLOBAL}.${expression}`) as Promise<Result>;
}

function best(timings: Timings, name: ContenderName): number {
  return Math.min(...(timings.get(name) ?? []).map(({ milliseconds }) => milliseconds));
}
