import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../../tools/browsers/index.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const PARAGRAPHS = Array.from(
  { length: 400 },
  (_, i) => `<p>Paragraph ${i}: she takes <b>letrozole</b> and reads on.</p>`,
).join('');
const STYLE = '<style>p { margin: 0; height: 60px }</style>';

const ctx = withExtension({
  '/page': htmlPage(PARAGRAPHS, STYLE),
  '/pane': htmlPage(`<div id="pane" style="height: 700px; overflow: auto">${PARAGRAPHS}</div>`, STYLE),
  '/block': htmlPage(
    `<div>${Array.from({ length: 3000 }, () => 'she takes <b>letrozole</b><br>').join('')}</div>`,
    '<style>div { line-height: 40px }</style>',
  ),
});

/** Wheel steps of a quick reader: with a step every few frames, a window of 800 px passes in about a second. */
const STEPS = 40;
const STEP_PX = 60;

/** Counts, in the page, for how many frames in a row a name in the window had no mark. */
function recordUnmarked(page: Page): Promise<void> {
  return page.evaluate(() => {
    const names = [...document.querySelectorAll('b')].map((element) => ({
      element,
      text: element.firstChild as Text,
      frames: 0,
    }));
    const record = { frames: 0, seen: 0, worst: 0 };
    Object.assign(window, { record });
    const checkFrame = () => {
      record.frames += 1;
      const marked = new Set(
        [...(CSS.highlights.get('glossary-term') ?? [])].map((range) => range.startContainer),
      );
      for (const name of names) {
        const { top, bottom } = name.element.getBoundingClientRect();
        const inSight = bottom > 0 && top < innerHeight;
        if (inSight) record.seen += 1;
        name.frames = inSight && !marked.has(name.text) ? name.frames + 1 : 0;
        record.worst = Math.max(record.worst, name.frames);
      }
      requestAnimationFrame(checkFrame);
    };
    requestAnimationFrame(checkFrame);
  });
}

interface Record {
  frames: number;
  seen: number;
  worst: number;
}

function read(page: Page): Promise<Record> {
  return page.evaluate(() => (window as unknown as { record: Record }).record);
}

/** Opens a page and scrolls through it as a reader does. */
async function scrollThrough(page: Page, path: string): Promise<Record> {
  await page.goto(ctx.site.origin + path);
  await until(
    async () => (await page.evaluate(() => CSS.highlights.has('glossary-term'))) || undefined,
    10_000,
    () => 'marks',
  );
  await page.mouse.move(300, 300);
  await recordUnmarked(page);
  for (let step = 0; step < STEPS; step++) {
    const { frames } = await read(page);
    await page.mouse.wheel({ deltaY: STEP_PX });
    await until(
      async () => ((await read(page)).frames > frames + 2 ? true : undefined),
      5000,
      () => 'frames',
    );
  }
  return read(page);
}

test.each([
  ['/page', 'a page'],
  ['/pane', 'a pane that scrolls inside of the page'],
  ['/block', 'one block of 3,000 names'],
])('at reading speed no name is visible without its mark for more than a frame: %s (%s)', async (path) => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  let last: Record | undefined;
  // A busy machine may leave the page no time between two frames; what does not read ahead is late each time.
  await until(
    async () => {
      last = await scrollThrough(page, path);
      return last.worst <= 1 || undefined;
    },
    15_000,
    () => `a name in the window to lack its mark for a frame at most; last: ${JSON.stringify(last)}`,
  );
  expect(last?.seen).toBeGreaterThan(STEPS);
  await page.close();
});
