import type { Frame, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { readCard, waitForNoCard } from '../../tools/browsers/index.ts';
import {
  hoverCard,
  openMarked,
  waitForBadge,
  waitForFrameMarks,
  waitForMarks,
} from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage('<p style="margin-top: 60px">letrozole and olaparib</p>'),
  '/frames': htmlPage(
    `<p>letrozole</p>
     <iframe sandbox="allow-scripts" srcdoc="<p>olaparib</p>" width="500" height="200"></iframe>
     <script>{
       const url = new URL('/inner', location.href);
       url.hostname = 'localhost';
       document.write('<iframe src="' + url + '" width="500" height="200"></iframe>');
     }</script>`,
  ),
  '/inner': htmlPage('<p>anastrozole</p>'),
  '/slow': () => ({ body: slowPage(), headers: {} }),
  '/said': endSlowPage,
});

/** Ends the page that comes slowly. */
let finishPage = () => {};

/** A page that stays empty for a while, and says meanwhile that it has arrived. */
async function* slowPage(): AsyncGenerator<string> {
  yield `<!doctype html><script>
    let said = 0;
    setInterval(() => {
      document.dispatchEvent(new Event('readystatechange'));
      if (++said === 50) fetch('/said');
    }, 20);
  </script>`;
  await new Promise<void>((finish) => {
    finishPage = finish;
  });
  yield '<p>letrozole</p>';
}

function endSlowPage(): string {
  finishPage();
  return 'Heard';
}

/** Dispatches, in the page, what the browser would say if the reader or the page left, or if the extension had to wake up. */
function makeUpEvents(page: Page | Frame): Promise<void> {
  return page.evaluate(() => {
    const init = { bubbles: true, cancelable: true, composed: true };
    const at = { ...init, clientX: 900, clientY: 500, pointerType: 'mouse', isPrimary: true };
    for (const target of [window, document, document.documentElement]) {
      for (const type of ['pagehide', 'pageshow'])
        target.dispatchEvent(new PageTransitionEvent(type, { ...init, persisted: true }));
      for (const type of [
        'pointermove',
        'pointerover',
        'pointerleave',
        'pointerdown',
        'pointercancel',
        'click',
      ])
        target.dispatchEvent(new PointerEvent(type, at));
      for (const type of [
        'scroll',
        'resize',
        'blur',
        'load',
        'visibilitychange',
        'freeze',
        'fullscreenchange',
      ])
        target.dispatchEvent(new Event(type, init));
      target.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Escape' }));
    }
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  });
}

test('events that a page makes up leave marks, badge and card alone', async () => {
  const page = await ctx.session.newPage();
  const url = `${ctx.site.origin}/`;
  await openMarked(page, url, ['letrozole', 'olaparib']);
  await waitForBadge(ctx.session, url, ({ text }) => text === '2');
  await makeUpEvents(page);
  // What comes later is still read, marked and counted.
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>'));
  await waitForMarks(page, ['letrozole', 'olaparib', 'tamoxifen']);
  await waitForBadge(ctx.session, url, ({ text }) => text === '3');

  await hoverCard(page, 'letrozole', 'letrozole');
  await makeUpEvents(page);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>fulvestrant</p>'));
  await waitForMarks(page, ['letrozole', 'olaparib', 'tamoxifen', 'fulvestrant']);
  expect((await readCard(page))?.name).toBe('letrozole');
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await page.close();
});

test('neither do those of a frame of another site, or of a sandboxed frame', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/frames`, ['letrozole']);
  await waitForFrameMarks(page, ['anastrozole', 'olaparib']);
  for (const frame of page.frames()) await makeUpEvents(frame);
  for (const frame of page.frames())
    await frame.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>'));
  await waitForMarks(page, ['letrozole', 'tamoxifen']);
  await waitForFrameMarks(page, ['anastrozole', 'olaparib', 'tamoxifen', 'tamoxifen']);
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '4');
  await page.close();
});

test('a page that says it has arrived while it is empty still arrives, and is marked', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/slow`, ['letrozole']);
  await page.close();
});
