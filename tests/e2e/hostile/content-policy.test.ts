import { afterEach, expect, test } from 'vitest';
import {
  clearStorage,
  evaluateInBackground,
  highlightTexts,
  until,
  writeStorage,
} from '../../tools/browsers/index.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const FRAMES = 20;

/** A page that changes its style all the time, so that whoever asks for a size makes the browser lay it out at once. */
const busyPage = (pictures: string, content: string) =>
  htmlPage(
    `<div style="height: 50px"></div>${content}
     <script>
       let n = 0;
       setInterval(() => {
         document.querySelector('div').style.background = 'url(${pictures}' + n++ + '.png)';
       }, 1);
     </script>`,
  );
const strict = (body: string) => ({
  body,
  headers: {
    'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'",
  },
});
const MANY_FRAMES = '<iframe srcdoc="<p>letrozole</p>"></iframe>'.repeat(FRAMES);
const NAMES = '<p>trastuzumab and letrozole</p>'.repeat(50);
/** Pictures that are there when the page has arrived, between so much text that it arrives in several parts. */
const PICTURES = Array.from(
  { length: 40 },
  (_, n) =>
    `<img loading="lazy" width="20" height="20" src="/forbidden/lazy${n}.png">${'<p>word</p>'.repeat(40)}`,
).join('');
const ctx = withExtension({
  '/strict-pictures': strict(htmlPage(PICTURES)),
  '/strict': strict(busyPage('/forbidden/', MANY_FRAMES)),
  '/strict-names': strict(busyPage('/forbidden/', NAMES)),
  '/free': busyPage('/allowed/', MANY_FRAMES),
});

afterEach(() => clearStorage(ctx.session));

/**
 * Chromium lets pictures of a page's style pass by the page's policy while a content script makes it lay the page out, as one
 * in a frame does that asks how large the frame is.
 */
test('measuring frames makes the page request no images that its policy forbids', async () => {
  // What is left then is only that frames are looked at.
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  for (const path of ['/strict', '/free']) {
    const tab = await ctx.session.newPage();
    await tab.bringToFront();
    await tab.goto(ctx.site.origin + path);
    await until(
      () => framesAnswer(ctx.site.origin + path),
      15_000,
      () => 'our script in both frames',
    );
    await tab.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await tab.close();
  }
  const asked = (folder: string) => ctx.site.requests.filter((path) => path.startsWith(folder));
  expect(asked('/allowed/')).not.toEqual([]);
  expect(asked('/forbidden/')).toEqual([]);
});

test('a page that arrives requests no pictures that its policy forbids', async () => {
  for (let load = 0; load < 12; load++) {
    const page = await ctx.session.newPage();
    await page.bringToFront();
    await page.goto(`${ctx.site.origin}/strict-pictures`);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await page.close();
  }
  expect(ctx.site.requests.filter((path) => path.startsWith('/forbidden/'))).toEqual([]);
});

test('reading and marking names makes the page request no images that its policy forbids', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/strict-names`);
  const marks = (count: number) =>
    until(
      async () => (await highlightTexts(page)).length > count || undefined,
      15_000,
      () => `more than ${count} marks`,
    );
  await marks(50);
  await page.evaluate((html) => {
    for (const paragraph of document.querySelectorAll('p')) paragraph.hidden = true;
    document.querySelector('div')?.insertAdjacentHTML('afterend', html);
  }, NAMES);
  await marks(50);
  expect(ctx.site.requests.filter((path) => path.startsWith('/forbidden/'))).toEqual([]);
  await page.close();
});

/** Whether our script answers in the page and in its frames. */
function framesAnswer(url: string): Promise<true | undefined> {
  return evaluateInBackground(
    ctx.session,
    async (api, address, count) => {
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === address);
      if (tab?.id === undefined) return undefined;
      const answers = await api.scripting.executeScript({
        target: { tabId: tab.id, allFrames: true },
        func: () => 'glossaryPageReport' in globalThis,
      });
      return answers.length === count && answers.every(({ result }) => result === true) ? true : undefined;
    },
    url,
    FRAMES + 1,
  );
}
