import type { Frame, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  highlightTexts,
  readCard,
  toTopPage,
  until,
  waitForCard,
  waitForNoCard,
} from '../../tools/browsers/index.ts';
import { hoverCard, pointAt, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

/** Too small for a card: that of a frame of the same origin would be in the page around. */
const SMALL = 'width="340" height="120" style="display: block; margin: 150px 0 0 60px"';
const INNER = 'width="300" height="90"';

/** A script that puts a frame of another origin into a page, or one of the first origin into a page of the other. */
function frame(page: string, host: 'localhost' | '127.0.0.1', attributes: string): string {
  return `<script>{
    const url = new URL('/${page}', location.href);
    url.hostname = '${host}';
    document.body.insertAdjacentHTML('beforeend', '<iframe ${attributes} src="' + url + '"></iframe>');
  }</script>`;
}

const NAME = '<p style="margin: 20px">letrozole</p>';
const TOP = '<p>olaparib</p>';
const ctx = withExtension({
  '/other': htmlPage(TOP + frame('name', 'localhost', SMALL)),
  '/other-around-other': htmlPage(TOP + frame('inner-other', 'localhost', SMALL)),
  '/other-between': htmlPage(TOP + frame('inner-same', 'localhost', SMALL)),
  '/other-inside': htmlPage(`${TOP}<iframe src="/inner-other" ${SMALL}></iframe>`),
  '/sandboxed': htmlPage(`${TOP}<iframe sandbox="allow-scripts" src="/name" ${SMALL}></iframe>`),
  '/sandboxed-srcdoc': htmlPage(
    `${TOP}<iframe sandbox="allow-scripts" srcdoc="${NAME.replaceAll('"', "'")}" ${SMALL}></iframe>`,
  ),
  '/data': htmlPage(`${TOP}<iframe src="data:text/html,${encodeURIComponent(NAME)}" ${SMALL}></iframe>`),
  '/sandboxed-top': {
    body: htmlPage(`${TOP}<iframe src="/name" ${SMALL}></iframe>`),
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
  },
  '/inner-other': htmlPage(frame('name', 'localhost', INNER)),
  '/inner-same': htmlPage(frame('name', '127.0.0.1', INNER)),
  '/name': htmlPage(NAME),
});

/** @returns the frame of a page that marks the name */
function waitForFrame(page: Page): Promise<Frame> {
  return until(
    async () => {
      for (const one of page.frames()) {
        // A frame that is just being loaded has no marks.
        if ((await highlightTexts(one).catch(() => []))[0] === 'letrozole') return one;
      }
      return undefined;
    },
    10_000,
    () => 'a frame that marks letrozole',
  );
}

/**
 * Waits until the mouse reaches a frame. A frame in a process of its own may have its marks before the browser has put its first
 * picture into the page, and until then the page around gets the moves that are meant for the frame.
 */
async function waitUntilReached(page: Page, small: Frame): Promise<void> {
  await small.evaluate(() => {
    addEventListener('pointermove', () => document.body.setAttribute('data-reached', ''), { once: true });
  });
  const { x, y } = await toTopPage(small, { x: 5, y: 5 });
  await until(
    async () => {
      await page.mouse.move(x + 1, y);
      await page.mouse.move(x, y);
      return small.evaluate(() => document.body.hasAttribute('data-reached') || undefined);
    },
    10_000,
    () => 'the mouse to reach the frame',
  );
}

test.each([
  ['of another origin', '/other'],
  ['of another origin, around another', '/other-around-other'],
  ['of the same origin, inside one of another', '/other-between'],
  ['of another origin, inside one of the same', '/other-inside'],
  ['that is sandboxed', '/sandboxed'],
  ['that is sandboxed and has no address', '/sandboxed-srcdoc'],
  ['of a data: address', '/data'],
  ['in a page that is sandboxed', '/sandboxed-top'],
])('the card of a small frame %s is in that frame, where no other document can read it', async (_, path) => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(ctx.site.origin + path);
  await waitForMarks(page, ['olaparib']);
  const small = await waitForFrame(page);
  await waitUntilReached(page, small);
  const { x, y } = await toTopPage(small, await pointAt(small, 'letrozole'));
  await page.mouse.move(x, y - 3);
  await page.mouse.move(x, y);
  const card = await waitForCard(small, ({ name }) => name === 'letrozole');
  expect(card.text).toContain('letrozole');
  for (const around of page.frames()) if (around !== small) expect(await readCard(around)).toBeNull();
  await page.mouse.move(1000, 20, { steps: 10 });
  await waitForNoCard(small);
  // The page has had its time for a card of the frame.
  await hoverCard(page, 'olaparib', 'olaparib');
  await page.close();
});
