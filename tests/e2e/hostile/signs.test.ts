import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import {
  clearStorage,
  evaluateInBackground,
  until,
  waitForNoCard,
  writeStorage,
} from '../../tools/browsers/index.ts';
import { hoverCard, openMarked, waitForBadge, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const STYLES = ['mark-values', 'marks']
  .map((name) => readFileSync(`lib/page/paint/${name}.css`, 'utf8'))
  .join('\n');
const namesIn = (pattern: RegExp) => [
  ...new Set([...STYLES.matchAll(pattern)].map(([, name]) => name ?? '')),
];
/** What a page would look for: all names of the styles of the marks. */
const PROPERTIES = namesIn(/(--[\w-]+):/g);
const HIGHLIGHTS = namesIn(/::highlight\(([\w-]+)\)/g);

/** Takes down every event that no browser and no reader has made, whatever its type, and each change of the document. */
const WITNESS = `<script>
  const seen = [];
  function witnessed() { return seen; }
  const types = new Set(['message', 'wxt:content-script-started', 'wxt:locationchange']);
  for (const target of [window, document, HTMLElement.prototype])
    for (const key in target) if (key.startsWith('on')) types.add(key.slice(2));
  // A page knows the id of an extension that is in a store.
  const id = new URLSearchParams(location.search).get('id');
  for (const entry of ['scout', 'content', 'reader'])
    for (const event of ['content-script-started', 'locationchange']) types.add(id + ':' + entry + ':wxt:' + event);
  for (const type of types)
    for (const target of [window, document])
      target.addEventListener(type, (event) => {
        if (!event.isTrusted || type === 'message') seen.push(type);
      }, true);
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      for (const { type, target } of records) seen.push(type + ' of ' + target.nodeName);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
</script>`;

/** Takes down who has called the page's own code, wherever an element of our name makes the browser call it. */
const CALLERS = `<script>
  window.calls = [];
  Error.stackTraceLimit = Infinity;
  function takeDown(what) {
    const { stack } = new Error(what);
    // Chromium tells more of each caller to whom it lets write the stack.
    Error.prepareStackTrace = (error, sites) =>
      sites.map((site) => [site.getFileName(), site.getScriptNameOrSourceURL(), site.getEvalOrigin(), site.getFunction(), site.getThis()].join());
    calls.push(what + ': ' + stack + ' ' + new Error().stack);
    Error.prepareStackTrace = undefined;
  }
  customElements.define('glossary-card', class extends HTMLElement {
    static observedAttributes = ['popover', 'style', 'class', 'id'];
    constructor() { super(); takeDown('constructor'); }
    connectedCallback() { takeDown('connected'); }
    adoptedCallback() { takeDown('adopted'); }
    disconnectedCallback() { takeDown('disconnected'); }
    attributeChangedCallback() { takeDown('attribute'); }
  });
  for (const type of ['beforetoggle', 'focusin', 'pointerover']) addEventListener(type, () => takeDown(type), true);
  addEventListener('error', ({ message, filename, error }) => calls.push([message, filename, error?.stack].join()), true);
  addEventListener('unhandledrejection', ({ reason }) => calls.push(reason + ' ' + reason?.stack));
</script>`;

/** A frame of the same site, one of a pixel, a sandboxed one, and an advertisement: a frame of another site. */
const frames = (page: string) =>
  `<iframe src="${page}" width="500" height="200"></iframe>
   <iframe src="${page}" width="1" height="1" style="border: 0"></iframe>
   <iframe sandbox="allow-scripts" src="${page}" width="500" height="200"></iframe>
   <script>{
     const url = new URL('${page}', location.href);
     url.hostname = 'localhost';
     document.write('<iframe src="' + url + '" width="500" height="200"></iframe>');
   }</script>`;

const ctx = withExtension({
  '/plain': (url) => htmlPage(`<p>Nothing to explain here.</p>${frames(`/inner${url.search}`)}`, WITNESS),
  '/inner': htmlPage('<p>Nothing here either.</p>', WITNESS),
  '/named': (url) => htmlPage(`<p>letrozole</p>${frames(`/inner-named${url.search}`)}`, WITNESS),
  '/inner-named': htmlPage('<p>olaparib</p>', WITNESS),
  '/tiny': (url) =>
    htmlPage(
      `<p>Nothing</p><iframe src="/inner-named${url.search}" width="1" height="1" style="border: 0"></iframe>`,
      WITNESS,
    ),
  '/later': htmlPage('<p>letrozole</p>'),
  '/events': htmlPage('<p>letrozole and olaparib</p>', WITNESS),
  '/callers': htmlPage('<p>letrozole</p>', CALLERS),
});

afterEach(() => clearStorage(ctx.session));

/** What of the extension a script in the page finds; nothing is an empty list. */
function signsIn(target: Page | Frame): Promise<string[]> {
  return target.evaluate(
    (properties: string[], highlights: string[]) => {
      const root = document.documentElement;
      const style = getComputedStyle(root);
      const found = properties.filter((name) => style.getPropertyValue(name) !== '');
      // Chromium lists the custom properties that it knows.
      if ('computedStyleMap' in root)
        found.push(
          ...[...root.computedStyleMap()].map(([name]) => name).filter((name) => name.startsWith('--')),
        );
      for (const element of [root, document.body, document.querySelector('p') ?? root]) {
        for (const name of highlights) {
          const { textDecorationLine } = getComputedStyle(element, `::highlight(${name})`);
          if (textDecorationLine !== 'none') found.push(`::highlight(${name}) of ${element.localName}`);
        }
      }
      found.push(...[...CSS.highlights.keys()].map((key) => `the highlight ${key}`));
      if (document.querySelector('glossary-card')) found.push('the element of the card');
      if (document.styleSheets.length + document.adoptedStyleSheets.length > 0) found.push('a style sheet');
      return [...new Set([...found, ...(window as unknown as { witnessed(): string[] }).witnessed()])];
    },
    PROPERTIES,
    HIGHLIGHTS,
  );
}

async function signsInAll(page: Page): Promise<string[]> {
  return (await Promise.all(page.frames().map(signsIn))).flat();
}

async function extensionId(): Promise<string> {
  return evaluateInBackground(ctx.session, (api) => api.runtime.id);
}

async function open(path: string): Promise<Page> {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}${path}?id=${encodeURIComponent(await extensionId())}`);
  return page;
}

/** Waits until the extension has had its time for the pages that were opened before. */
async function waitForLaterPage(origin = ctx.site.origin): Promise<void> {
  const later = await ctx.session.newPage();
  await openMarked(later, `${origin}/later`, ['letrozole']);
  await later.close();
}

test('what is looked for is what the styles of the marks name', () => {
  expect(HIGHLIGHTS).toContain('glossary-term');
  expect(PROPERTIES).toContain('--glossary-card');
});

test('on a page without names, and in its frames, nothing of the extension can be found', async () => {
  const page = await open('/plain');
  await waitForLaterPage();
  expect(page.frames()).toHaveLength(5);
  expect(await signsInAll(page)).toEqual([]);

  // With a name there is something to be found: the test looks in the right places.
  await page.bringToFront();
  await page.evaluate(() => (document.querySelector('p') as HTMLElement).append(' letrozole'));
  await waitForMarks(page, ['letrozole']);
  // In Firefox the styles of marks may come after the marks.
  const wanted = ['the highlight glossary-term', '::highlight(glossary-term) of p'];
  let signs: string[] = [];
  await until(
    async () => {
      signs = await signsIn(page);
      return wanted.every((sign) => signs.includes(sign)) || undefined;
    },
    10_000,
    () => `${wanted.join(' and ')}; there are ${signs.join(', ')}`,
  );
  // Only there, not in the frames.
  expect((await Promise.all(page.frames().slice(1).map(signsIn))).flat()).toEqual([]);
  await page.close();
});

test('in a frame too small to be read nothing of the extension can be found, whatever it says', async () => {
  const page = await open('/tiny');
  await waitForLaterPage();
  expect(page.frames()).toHaveLength(2);
  expect(await signsInAll(page)).toEqual([]);
  await page.close();
});

test('where marks are off everywhere, nothing of the extension can be found', async () => {
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  const page = await open('/named');
  await waitForBadge(ctx.session, page.url(), ({ title }) => title.includes('off'));
  expect(await signsInAll(page)).toEqual([]);
  await page.close();
});

test('where marks are off on the site, nothing of the extension can be found', async () => {
  await writeStorage(ctx.session, { 'settings.off-sites.0': ['127.0.0.1'] });
  const page = await open('/named');
  await waitForLaterPage(ctx.site.otherOrigin);
  expect(await signsInAll(page)).toEqual([]);
  await page.close();
});

test('where marks are only on other sites, nothing of the extension can be found, in frames of those sites neither', async () => {
  await writeStorage(ctx.session, { 'settings.mode': 'only', 'settings.only-sites.0': ['localhost'] });
  const page = await open('/named');
  await waitForLaterPage(ctx.site.otherOrigin);
  expect(page.frames()).toHaveLength(5);
  expect(await signsInAll(page)).toEqual([]);
  await page.close();
});

test('when marks go off, what was there of the extension goes', async () => {
  const page = await open('/named');
  await waitForMarks(page, ['letrozole']);
  for (const frame of page.frames().slice(1)) {
    // The tiny one is not read.
    if (await frame.evaluate(() => innerWidth > 1)) await waitForMarks(frame, ['olaparib']);
  }
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  await waitForMarks(page, []);
  await waitForBadge(ctx.session, page.url(), ({ title }) => title.includes('off'));
  let signs: string[] = [];
  await until(
    async () => {
      signs = await signsInAll(page);
      return signs.length === 0 || undefined;
    },
    10_000,
    () => `the end of all signs; there are ${signs.join(', ')}`,
  );
  await page.close();
});

test('a page hears no event of the extension, and can make none that ends its marks', async () => {
  const page = await open('/events');
  await waitForMarks(page, ['letrozole', 'olaparib']);
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '2');
  const events = await page.evaluate(() => (window as unknown as { witnessed(): string[] }).witnessed());
  expect(events).toEqual([]);

  const id = await extensionId();
  await page.evaluate(
    (prefixes: string[]) => {
      for (const prefix of prefixes) {
        const detail = { contentScriptName: prefix.split(':').at(-1), messageId: 'x' };
        const type = `${prefix}:wxt:content-script-started`;
        for (const target of [document, window]) target.dispatchEvent(new CustomEvent(type, { detail }));
        postMessage({ type, ...detail }, '*');
      }
    },
    ['scout', 'reader', 'content'].map((entry) => `${id}:${entry}`),
  );
  // What comes later is still read, marked and counted.
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>'));
  await waitForMarks(page, ['letrozole', 'olaparib', 'tamoxifen']);
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '3');
  await page.close();
});

test('what a page learns of its callers, where an element has the name of ours, names nothing of the extension', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/callers`, ['letrozole']);
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  const calls = await page.evaluate(() => (window as unknown as { calls: string[] }).calls);
  for (const called of ['constructor', 'connected', 'beforetoggle', 'disconnected'])
    expect(calls.filter((call) => call.startsWith(called))).not.toEqual([]);
  const secrets = ['-extension:', await extensionId(), new URL(ctx.session.extensionOrigin).host];
  expect(calls.filter((call) => secrets.some((secret) => call.includes(secret)))).toEqual([]);
  await page.close();
});
