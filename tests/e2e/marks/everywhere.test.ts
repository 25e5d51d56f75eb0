import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { allPages, highlightTexts, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import { waitUntilPainted } from '../support/inspect/pictures.ts';
import { hoverCard, openMarked, waitForFrameMarks, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const SHADOWS = htmlPage(
  `<div id="open"><template shadowrootmode="open"><p>letrozole</p><x-nested></x-nested></template></div>
   <div id="closed"></div><x-late style="display: block"></x-late><x-slotted><b>palbociclib</b></x-slotted>
   <script>
     const fill = (host, mode, html) => { host.attachShadow({ mode }).innerHTML = html; };
     fill(document.querySelector('#open').shadowRoot.querySelector('x-nested'), 'closed', '<p>tamoxifen</p>');
     fill(document.querySelector('#closed'), 'closed', '<p>Her<i>ceptin</i></p>');
     fill(document.querySelector('x-slotted'), 'open', '<p>taken with <slot></slot></p>');
     const late = document.querySelector('x-late');
     addEventListener('late', () => fill(late, 'closed', '<p>olaparib</p>'));
   </script>`,
);
const PARTS = htmlPage(
  `<details><summary>More</summary><p>letrozole</p></details>
   <div role="tabpanel" hidden><p>tamoxifen</p></div>
   <div style="height: 2500px"></div>
   <section style="content-visibility: auto; contain-intrinsic-size: 100px"><p>olaparib</p></section>
   <p dir="rtl">קחי trastuzumab היום</p>
   <p style="writing-mode: vertical-rl; height: 300px">Vertical anastrozole text</p>`,
);

/** Ends the answer to the request for the image. */
let sendImage: () => void = () => undefined;
/** An image for which the page's `load` event waits. */
async function* heldImage(): AsyncGenerator<string> {
  await new Promise<void>((resolve) => {
    sendImage = resolve;
  });
  yield '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
}

const ctx = withExtension({
  '/shadows': SHADOWS,
  '/defined-late': htmlPage('<p>letrozole</p><x-app></x-app><img src="/held.svg" alt="">'),
  '/held.svg': () => ({ body: heldImage(), headers: { 'content-type': 'image/svg+xml' } }),
  '/parts': PARTS,
  '/endless': htmlPage(
    `<ol></ol><script>
      const add = () => { for (let i = 0; i < 20; i++) document.querySelector('ol').insertAdjacentHTML('beforeend', '<li style="height: 90px">letrozole ' + document.querySelectorAll('li').length + '</li>'); };
      add();
      addEventListener('scroll', () => { if (scrollY + innerHeight > document.documentElement.scrollHeight - 200) add(); });
    </script>`,
  ),
  '/frames': htmlPage(
    `<p>letrozole</p><iframe id="same" src="/words"></iframe><iframe id="srcdoc" srcdoc="<p>tamoxifen</p><iframe srcdoc='<p>olaparib</p>'></iframe>"></iframe>
     <iframe id="written"></iframe><iframe id="hidden" src="/words" style="display: none"></iframe><iframe id="tiny" src="/words" width="10" height="5"></iframe>
     <script>const inside = document.querySelector('#written').contentDocument; inside.open(); inside.write('<p>fulvestrant</p>'); inside.close();</script>`,
  ),
  '/opener': htmlPage(
    `<p>letrozole</p><button id="blank" style="margin-top: 600px">Open</button><button id="blob">Open</button><script>
      document.querySelector('#blank').onclick = () => { open('').document.body.innerHTML = '<p>tamoxifen</p>'; };
      const blob = new Blob(['<!doctype html><p>tamoxifen</p>'], { type: 'text/html' });
      document.querySelector('#blob').onclick = () => { open(URL.createObjectURL(blob)); };
    </script>`,
  ),
  '/words': htmlPage('<p>anastrozole</p>'),
  '/rewritten': htmlPage('<p>letrozole</p>'),
  '/editor': htmlPage('<p>letrozole</p>'),
  '/data.xhtml': {
    body: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>letrozole</p></body></html>',
    headers: { 'content-type': 'application/xhtml+xml' },
  },
  '/picture.svg': {
    body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><text x="10" y="50">Her<tspan>ceptin</tspan></text></svg>',
    headers: { 'content-type': 'image/svg+xml' },
  },
  '/notes.txt': { body: 'letrozole\n\ntamoxifen', headers: { 'content-type': 'text/plain' } },
});

async function open(path: string): Promise<Page> {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(ctx.site.origin + path);
  return page;
}

test('open, closed, nested, slotted and late shadow roots have marks and cards', async () => {
  const page = await open('/shadows');
  await waitForMarks(page, ['letrozole', 'tamoxifen', 'Herceptin', 'palbociclib']);
  await page.evaluate(() => dispatchEvent(new Event('late')));
  await page.mouse.move(300, 400);
  await page.mouse.move(310, 400);
  await waitForMarks(page, ['letrozole', 'tamoxifen', 'Herceptin', 'olaparib', 'palbociclib']);
  await hoverAlone(page, 'palbociclib', 'palbociclib');
  for (const [host, name] of [
    ['#open', 'letrozole'],
    ['#closed', 'trastuzumab'],
    ['x-late', 'olaparib'],
  ] as const) {
    const point = await page.evaluate((selector) => {
      const { left, top } = (document.querySelector(selector) as Element).getBoundingClientRect();
      return { x: left + 20, y: top + 10 };
    }, host);
    await page.mouse.move(point.x, point.y - 2);
    await page.mouse.move(point.x, point.y);
    await waitForCard(page, (card) => card.name === name);
    await leave(page);
  }
  await page.close();
});

test('an element that a script defines after the page was read has marks once the page has loaded', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/defined-late`, { waitUntil: 'domcontentloaded' });
  await waitForMarks(page, ['letrozole']);
  await page.evaluate(() => {
    class App extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<p>olaparib</p>';
      }
    }
    customElements.define('x-app', App);
  });
  sendImage();
  await waitForMarks(page, ['letrozole', 'olaparib']);
  await page.close();
});

test('a mark in a shadow root is painted', async () => {
  const page = await open('/shadows');
  await waitForMarks(page, ['letrozole', 'tamoxifen', 'Herceptin', 'palbociclib']);
  await waitUntilPainted(page, { x: 0, y: 0, width: 300, height: 60 });
  await page.close();
});

test('a mark in a shadow root is painted again when its component has changed its style sheets', async () => {
  const page = await open('/shadows');
  await waitForMarks(page, ['letrozole', 'tamoxifen', 'Herceptin', 'palbociclib']);
  const clip = { x: 0, y: 0, width: 300, height: 60 };
  const shot = async () => Buffer.from(await page.screenshot({ clip }));
  // The style of a mark in a shadow root comes after the mark.
  await waitUntilPainted(page, clip);
  await page.mouse.move(600, 590);
  await waitForMarks(page, ['letrozole', 'tamoxifen', 'Herceptin', 'palbociclib']);
  const marked = await shot();
  await page.evaluate(() => {
    const root = document.querySelector('#open')?.shadowRoot;
    if (root) root.adoptedStyleSheets = [new CSSStyleSheet()];
  });
  await until(
    async () => {
      await page.mouse.move(600 + Math.round(Math.random() * 50), 600);
      return marked.equals(await shot()) || undefined;
    },
    5000,
    () => 'the marks as before',
  );
  await page.close();
});

test('text that is hidden, skipped, vertical or right to left is marked when shown', async () => {
  const page = await open('/parts');
  await page.evaluate(() => {
    (document.querySelector('details') as HTMLDetailsElement).open = true;
    (document.querySelector('[hidden]') as HTMLElement).hidden = false;
  });
  for (const name of ['letrozole', 'tamoxifen', 'olaparib', 'trastuzumab', 'anastrozole']) {
    // A pointer that rests on a name before it has been read opens nothing until it moves.
    await until(
      async () => (await highlightTexts(page)).includes(name) || undefined,
      10_000,
      () => `a mark on ${name}`,
    );
    await hoverAlone(page, name, name);
  }
  await page.close();
});

test.each(['#blank', '#blob'])('a window that a script has opened is marked: %s', async (button) => {
  const { browser } = ctx.session;
  const page = await open('/opener');
  await waitForMarks(page, ['letrozole']);
  const before = await browser.pages();
  await page.click(button);
  const opened = await until(
    async () => (await allPages(browser)).find((one) => !before.includes(one)),
    10_000,
    () => 'a window that a script has opened',
  );
  await waitForMarks(opened, ['tamoxifen']);
  await hoverCard(opened, 'tamoxifen', 'tamoxifen');
  await opened.close();
  await page.close();
});

test('an endless list is marked as it grows, with 500 ranges at most', async () => {
  const page = await open('/endless');
  for (let i = 0; i < 8; i++) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.evaluate(
      () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
    );
    const shown = await page.evaluate(() => {
      const items = [...document.querySelectorAll('li')];
      return items.findIndex((item) => item.getBoundingClientRect().top > innerHeight / 2);
    });
    await until(
      async () => (await isPainted(page, shown)) || undefined,
      5000,
      () => `a mark on item ${shown}`,
    );
    await hoverAlone(page, 'letrozole', 'letrozole', shown);
  }
  expect((await highlightTexts(page)).length).toBeLessThan(500);
  await page.close();
});

test('frames of every kind are marked, hidden and tiny ones when they can be read', async () => {
  const page = await open('/frames');
  await waitForMarks(page, ['letrozole']);
  await waitForFrameMarks(page, ['anastrozole', 'fulvestrant', 'olaparib', 'tamoxifen']);
  await page.evaluate(() => {
    for (const id of ['#hidden', '#tiny'])
      (document.querySelector(id) as HTMLElement).style.cssText = 'width: 200px; height: 100px';
  });
  await waitForFrameMarks(page, [
    'anastrozole',
    'anastrozole',
    'anastrozole',
    'fulvestrant',
    'olaparib',
    'tamoxifen',
  ]);
  await page.close();
});

test('a page that rewrites its document, and one that becomes an editor and no editor again', async () => {
  const page = await open('/rewritten');
  await waitForMarks(page, ['letrozole']);
  for (const name of ['fulvestrant', 'tamoxifen', 'fulvestrant']) {
    await page.evaluate((written) => {
      document.open();
      document.write(`<!doctype html><title>x</title><p>${written}</p>`);
      document.close();
    }, name);
    await waitForMarks(page, [name]);
    await hoverCard(page, name, name);
  }
  await page.evaluate(() => (document.designMode = 'on'));
  await page.mouse.move(300, 300);
  await waitForMarks(page, []);
  await page.evaluate(() => (document.designMode = 'off'));
  await page.mouse.move(310, 300);
  await waitForMarks(page, ['fulvestrant']);
  await page.close();
});

test.each([
  ['/data.xhtml', ['letrozole']],
  ['/picture.svg', ['Herceptin']],
  ['/notes.txt', ['letrozole', 'tamoxifen']],
])('the document %s is marked', async (path, marks) => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin + path, marks);
  await page.close();
});

/** Whether the name in the n-th item of the list is marked. */
function isPainted(page: Page, n: number): Promise<boolean> {
  return page.evaluate((at) => {
    const item = document.querySelectorAll('li')[at];
    return [...(CSS.highlights.get('glossary-term') ?? [])].some((range) =>
      item?.contains(range.startContainer),
    );
  }, n);
}

/** Opens the card of a name with no other card in the way. */
async function hoverAlone(page: Page, text: string, name: string, n = 0): Promise<void> {
  await hoverCard(page, text, name, n);
  await leave(page);
}

async function leave(page: Page): Promise<void> {
  await page.mouse.move(1200, 20);
  await waitForNoCard(page);
}
