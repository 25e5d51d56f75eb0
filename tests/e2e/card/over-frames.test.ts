import type { Frame, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { type Point, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { moveSlowlyIntoCard } from '../support/input/moves.ts';
import { waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const SIZE = 'width="300" height="90"';
const PLACE = 'position: absolute; left: 120px; top: 200px';
const framed = (style = '', attributes = SIZE) =>
  `<p>olaparib</p><iframe id="frame" src="/words" ${attributes} style="${PLACE}; ${style}"></iframe>`;
const inner = `<iframe src="/words" width="260" height="60" style="margin: 8px"></iframe>`;

const ctx = withExtension({
  '/plain': htmlPage(framed()),
  '/bordered': htmlPage(framed('border: 12px solid; padding: 9px')),
  '/zoomed': htmlPage(`<style>html { zoom: 1.5 }</style>${framed()}`),
  '/frame-zoomed': htmlPage(framed('zoom: 1.4')),
  '/scaled': htmlPage(framed('transform: scale(1.5); transform-origin: 0 0')),
  '/in-shadow': htmlPage(
    `<p>olaparib</p><x-box></x-box><script>
      document.querySelector('x-box').attachShadow({ mode: 'closed' }).innerHTML =
        '<iframe src="/words" ${SIZE} style="${PLACE}"></iframe>';
    </script>`,
  ),
  '/nested': htmlPage(framed().replace('/words', '/inner')),
  '/inner': htmlPage(inner),
  '/frameset': {
    body: '<!doctype html><title>Frames</title><frameset rows="110,*"><frame src="/words"><frame src="/empty"></frameset>',
    headers: { 'content-type': 'text/html' },
  },
  '/words': htmlPage('<p style="margin: 10px; font: 16px/20px sans-serif">letrozole</p>'),
  '/empty': htmlPage('<p>nothing</p>'),
});

/** Opens a page with a frame. @returns the page, its frame, and where the name is in the page */
async function open(
  path: string,
  k = 1,
  offset = { x: 0, y: 0 },
): Promise<{ page: Page; frame: Frame; name: Point }> {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(ctx.site.origin + path);
  let frame: Frame | undefined;
  for (const candidate of page.frames()) if (candidate.url().endsWith('/words')) frame = candidate;
  if (!frame) throw new Error('The page has no frame with words');
  await waitForMarks(frame, ['letrozole']);
  const at = await frame.evaluate(() => {
    const [range] = (CSS.highlights.get('glossary-term') ?? []) as Iterable<Range>;
    const box = range?.getBoundingClientRect() ?? new DOMRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  return { page, frame, name: { x: offset.x + at.x * k, y: offset.y + at.y * k } };
}

async function rest(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y - 2);
  await page.mouse.move(x, y);
}

describe('the card of a name in a small frame is by the name', () => {
  test.each([
    // A frame has a border of 2 px, unless the page says otherwise.
    ['/plain', 1, { x: 122, y: 202 }],
    ['/bordered', 1, { x: 141, y: 221 }],
    ['/zoomed', 1.5, { x: 183, y: 303 }],
    ['/frame-zoomed', 1.4, { x: 120 * 1.4 + 2.8, y: 200 * 1.4 + 2.8 }],
    ['/scaled', 1.5, { x: 123, y: 203 }],
    ['/in-shadow', 1, { x: 122, y: 202 }],
    ['/nested', 1, { x: 122 + 8 + 8 + 2, y: 202 + 8 + 8 + 2 }],
    ['/frameset', 1, { x: 0, y: 0 }],
  ])('%s', async (path, k, offset) => {
    const { page, name } = await open(path, k, offset);
    await rest(page, name);
    const { rect } = await waitForCard(page, (shown) => shown.name === 'letrozole');
    expect(rect.width).toBe(340);
    const gap = rect.y > name.y ? rect.y - name.y : name.y - rect.y - rect.height;
    // Half of the line, and the space between.
    expect(gap).toBeGreaterThan(8 * k);
    expect(gap).toBeLessThan(12 * k + 8);
    expect(rect.x).toBeLessThan(name.x);
    expect(rect.x).toBeGreaterThan(name.x - 50 * k);
    await page.close();
  });

  test('stays open while a slow pointer moves to it', async () => {
    const { page, name } = await open('/plain', 1, { x: 122, y: 202 });
    const card = await moveSlowlyIntoCard(page, name, ({ rect }) => ({
      x: rect.x + 300,
      y: rect.y + rect.height - 20,
    }));
    expect(card?.name).toBe('letrozole');
    await page.close();
  });
});

describe('without a pointer move, the card of a small frame closes when the frame', () => {
  test.each([
    ['is removed', () => document.querySelector('#frame')?.remove()],
    [
      'is hidden',
      () => {
        const frame = document.querySelector<HTMLElement>('#frame');
        if (frame) frame.style.display = 'none';
      },
    ],
    [
      'shows another document',
      () => {
        const frame = document.querySelector<HTMLIFrameElement>('#frame');
        if (frame) frame.src = '/empty';
      },
    ],
  ])('%s', async (_, change) => {
    const { page, name } = await open('/plain', 1, { x: 122, y: 202 });
    await rest(page, name);
    await waitForCard(page, (shown) => shown.name === 'letrozole');
    await page.evaluate(change);
    await waitForNoCard(page);
    await page.close();
  });
});
