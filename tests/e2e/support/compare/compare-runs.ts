import type { Page } from 'puppeteer-core';
import { beforeAll, expect, inject } from 'vitest';
import { until, waitForCard, waitForNoCard } from '../../../tools/browsers/index.ts';
import { serializable } from '../../../tools/browsers/page/page-function.ts';
import { cleanPlainBrowser } from '../browsers/shared-browsers.ts';
import { waitForMarks } from '../page-actions.ts';
import type { ServedPages } from '../serve.ts';
import { type E2eContext, withExtension } from '../with-extension.ts';
import { pageState } from './page-state.ts';

/** A browser with the extension, the same one without it, and the pages that both show. */
export interface BothRuns extends E2eContext {
  /** Opens a tab in the browser that has no extension. */
  newPlainPage(): Promise<Page>;
}

/** What a reader does on a page, and what is right thereafter. */
export interface Step {
  /** Ends the sentence "after the reader …" when something is not right. */
  does: string;
  /** Is done in both browsers, so it may not wait for anything of the extension's. */
  act?: (page: Page) => Promise<unknown>;
  /** Runs in the page: whether it shows what the step leads to. Needed where the marks alone do not tell. */
  shows?: () => boolean;
  /** The marks of the page, in document order; or what waits for them, where they are too many to be listed. */
  marks: readonly string[] | ((page: Page) => Promise<unknown>);
  /** The name of the card that is open now; none, if left out. */
  card?: string;
  /** Looks closer at the page that has the extension. */
  check?: (page: Page) => Promise<unknown>;
}

/** A page and what its console has shown so far. */
interface Run {
  page: Page;
  consoleMessages: string[];
}

/** Gives the file the browser of this project twice, with the extension and without it, and a server for its pages. */
export function withBothRuns(pages: ServedPages | (() => Promise<ServedPages>)): BothRuns {
  const ctx = withExtension(pages) as BothRuns;
  beforeAll(async () => {
    const plain = await cleanPlainBrowser(inject('browser'));
    ctx.newPlainPage = () => plain.newPage();
  });
  return ctx;
}

/**
 * Takes the same steps on a page with the extension and without it. After each, the marks are right, and nothing that
 * the page itself can see tells the two apart: not its document, and not what stands on its console.
 *
 * @param path of a page that both runs open
 * @param steps the first is taken on the page as it is loaded
 * @param options `patienceMs`: how long the two may differ after a step
 * @throws when the marks are not right or the two pages differ after a step, naming the step
 *
 * @example
 * await compareRuns(ctx, '/', [
 *   { does: 'opens the page', marks: ['letrozole'] },
 *   { does: 'adds a drug', act: (page) => page.click('#add'), marks: ['letrozole', 'Femara'] },
 * ]);
 */
export async function compareRuns(
  ctx: BothRuns,
  path: string,
  steps: readonly Step[],
  { patienceMs = 10_000 } = {},
): Promise<void> {
  const url = ctx.site.origin + path;
  const extended = await openRun(await ctx.session.newPage(), url);
  const plain = await openRun(await ctx.newPlainPage(), url);
  try {
    for (const step of steps) {
      const when = `after the reader ${step.does}`;
      await takeStep(step, extended.page, plain.page).catch((cause) => {
        throw new Error(`${when}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      });
      await expectSame(extended, plain, { withoutCard: step.card !== undefined, patienceMs, when });
      await step.check?.(extended.page);
    }
    await Promise.all([settle(extended.page), settle(plain.page)]);
    const withoutCard = steps.at(-1)?.card !== undefined;
    await expectSame(extended, plain, { withoutCard, patienceMs, when: 'a moment after the last step' });
  } finally {
    await Promise.all([extended.page.close(), plain.page.close()]);
  }
}

async function openRun(page: Page, url: string): Promise<Run> {
  const consoleMessages: string[] = [];
  page.on('console', (message) => {
    // Marks on the profiler's time line, as React sets them by how long its work took.
    if (String(message.type()) !== 'timeStamp') consoleMessages.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) =>
    consoleMessages.push(`error: ${error instanceof Error ? error.message : error}`),
  );
  await page.evaluateOnNewDocument(serializable(seedMathRandom));
  await page.bringToFront();
  await page.goto(url);
  return { page, consoleMessages };
}

/** Runs in the page before its scripts: many a framework puts random numbers into its document. */
function seedMathRandom(): void {
  let last = 1;
  Math.random = () => {
    // The Lehmer generator that C++ calls minstd_rand.
    last = (last * 48_271) % 2_147_483_647;
    return last / 2_147_483_647;
  };
}

async function takeStep(step: Step, extended: Page, plain: Page): Promise<void> {
  const { act, shows, marks } = step;
  await Promise.all([act?.(plain), act?.(extended)]);
  if (shows) await Promise.all([plain.waitForFunction(shows), extended.waitForFunction(shows)]);
  await (typeof marks === 'function' ? marks(extended) : waitForMarks(extended, marks));
  if (step.card === undefined) await waitForNoCard(extended);
  else await waitForCard(extended, ({ name }) => name === step.card);
}

/** The two browsers need not be at the same moment, so they are given the time to become the same. */
async function expectSame(
  extended: Run,
  plain: Run,
  { withoutCard, patienceMs, when }: { withoutCard: boolean; patienceMs: number; when: string },
): Promise<void> {
  const compare = async () => ({
    with: { page: await pageState(extended.page, { withoutCard }), console: [...extended.consoleMessages] },
    without: { page: await pageState(plain.page), console: [...plain.consoleMessages] },
  });
  let last = await compare();
  await until(
    async () => {
      last = await compare();
      return JSON.stringify(last.with) === JSON.stringify(last.without) || undefined;
    },
    patienceMs,
    () => 'both pages to be the same',
  ).catch((cause) => {
    expect(last.with, `${when}: with the extension and without`).toEqual(last.without);
    throw cause;
  });
}

/** A page that writes to its console late does so in its frames and in its idle time. */
function settle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))),
      ),
  );
}
