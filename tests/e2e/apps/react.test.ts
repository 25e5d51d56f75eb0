import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { buildApp } from '../../apps/build-app.ts';
import { FIRST_MARKS, medicineSteps } from '../../apps/medicine-steps.ts';
import { loadRenderApp } from '../../apps/react/render-app.ts';
import { compareRuns, type Step, withBothRuns } from '../support/compare/compare-runs.ts';
import { inEachRun } from '../support/in-each-run.ts';
import { hover } from '../support/page-actions.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const SCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };

/** Streams that have not sent their late content. */
const waiting: (() => void)[] = [];
const renderApp = await loadRenderApp();
const ctx = withBothRuns(async () => ({
  '/development': () => ({ body: renderApp('/development.js'), headers: HTML }),
  '/production': () => ({ body: renderApp('/production.js'), headers: HTML }),
  '/development.js': { body: (await buildApp('react', 'development')).js, headers: SCRIPT },
  '/production.js': { body: (await buildApp('react', 'production')).js, headers: SCRIPT },
  '/streamed': () => ({
    body: renderApp('/development.js', new Promise((send) => waiting.push(() => send('palbociclib')))),
    headers: HTML,
  }),
  '/late': () => {
    for (const send of waiting.splice(0)) send();
    return 'palbociclib';
  },
}));

const UNTIL_HYDRATED: Step[] = [
  { does: 'opens the page as the server rendered it', marks: FIRST_MARKS },
  {
    does: 'rests on a name',
    act: (page) => hover(page, 'Herceptin'),
    marks: FIRST_MARKS,
    card: 'trastuzumab',
  },
  { does: 'leaves it', act: leave, marks: FIRST_MARKS },
  {
    does: 'rests on another name',
    act: (page) => hover(page, 'letrozole'),
    marks: FIRST_MARKS,
    card: 'letrozole',
  },
  {
    does: 'has the app hydrated while a card is open',
    act: (page) => page.evaluate(() => dispatchEvent(new Event('hydrate'))),
    shows: isHydrated,
    marks: FIRST_MARKS,
    card: 'letrozole',
    check: expectNoMismatch,
  },
  { does: 'leaves it too', act: leave, marks: FIRST_MARKS, check: expectNoMismatch },
];

// The development build says what it finds wrong.
test.each(inEachRun(['development', 'production']))(
  'React hydrates a marked document from the server without a mismatch: %s build',
  async (mode) => {
    await compareRuns(ctx, `/${mode}`, [...UNTIL_HYDRATED, ...medicineSteps()]);
  },
);

test('a document that React streams is marked, and hydrated without a mismatch', async () => {
  const marks = FIRST_MARKS.toSpliced(FIRST_MARKS.indexOf('anastrozole'), 0, 'palbociclib');
  await compareRuns(ctx, '/streamed', [
    { does: 'opens the page', shows: isHydrated, marks, check: expectNoMismatch },
    {
      does: 'changes the text of a node',
      act: (page) => page.click('#brand'),
      marks: marks.with(0, 'Verzenio'),
      check: expectNoMismatch,
    },
  ]);
});

function leave(page: Page): Promise<void> {
  return page.mouse.move(1200, 700);
}

/** Runs in the page: whether React has taken over the list and what comes late. */
function isHydrated(): boolean {
  return [...document.querySelectorAll('li, p')].every((element) =>
    Object.keys(element).some((key) => key.startsWith('__reactFiber')),
  );
}

async function expectNoMismatch(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as unknown as { mismatches: string[] }).mismatches)).toEqual([]);
}
