import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { clearStorage, evaluateInBackground, until, writeStorage } from '../../tools/browsers/index.ts';
import { stopBackground } from '../support/browsers/stop-background.ts';
import { goTo, startGoingBack } from '../support/input/history.ts';
import { hoverCard, openMarked, waitForBadge, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ICON = '<link rel="icon" href="data:,">';
const page = (body: string) => htmlPage(body, ICON);
/** Frames that go elsewhere at these times, in milliseconds, after they have a name. */
const LEAVING_TIMES = Array.from({ length: 24 }, (_, n) => n * 8);

/** What a server that sends a page in parts does next. */
let sendNext: () => void = () => undefined;
const never = () => new Promise<void>(() => undefined);

async function* slowPage(): AsyncGenerator<string> {
  yield `<!doctype html><title>Slow</title>${ICON}<p>letrozole</p>`;
  await new Promise<void>((send) => {
    sendNext = send;
  });
  yield '<p>olaparib</p>';
  await never();
}

async function* neverEnding(): AsyncGenerator<string> {
  await never();
  yield '';
}

/** A frame of each kind, by the name that it shows. */
const KINDS = {
  anastrozole: '<iframe src="/frame?anastrozole"></iframe>',
  capecitabine: '<iframe srcdoc="<p>capecitabine</p>"></iframe>',
  docetaxel: '<iframe id="blank"></iframe>',
  epirubicin: '<iframe id="blob"></iframe>',
  exemestane: '<iframe src="data:text/html,<p>exemestane</p>"></iframe>',
  fulvestrant: `<iframe src="javascript:'<p>fulvestrant</p>'"></iframe>`,
  lapatinib: '<iframe sandbox="allow-scripts" src="/frame?lapatinib"></iframe>',
  neratinib: '<iframe sandbox src="/frame?neratinib"></iframe>',
  olaparib: '<object data="/frame?olaparib" width="200" height="60"></object>',
  paclitaxel: '<embed src="/frame?paclitaxel" width="200" height="60">',
  tamoxifen: '<iframe id="written"></iframe>',
  tucatinib: '<iframe sandbox srcdoc="<p>tucatinib</p>"></iframe>',
};

const ctx = withExtension({
  '/kinds': page(
    `<p>letrozole</p>${Object.values(KINDS).join('')}
     <script>
       const find = (id) => document.getElementById(id);
       find('blank').contentDocument.body.innerHTML = '<p>docetaxel</p>';
       find('blob').src = URL.createObjectURL(new Blob(['<p>epirubicin</p>'], { type: 'text/html' }));
       const inside = find('written').contentDocument;
       inside.open(); inside.write('<p>tamoxifen</p>'); inside.close();
     </script>`,
  ),
  '/frame': (url) => page(`<p>${url.search.slice(1)}</p>`),
  '/slow': () => ({ body: slowPage(), headers: {} }),
  '/blocked': page('<p>letrozole</p><script src="/never"></script><p>olaparib</p>'),
  '/never': () => ({ body: neverEnding(), headers: { 'content-type': 'text/javascript' } }),
  '/plain': page('<p>Nothing to explain</p>'),
  '/names': page(
    '<p>letrozole</p><div id="host"><template shadowrootmode="open"><p>olaparib</p></template></div>',
  ),
  '/leaving': page(
    LEAVING_TIMES.flatMap((ms) => ['/plain', '/frame?olaparib'].map((to) => [ms, to] as const))
      .map(([ms, to]) => `<iframe src="/leaves?${ms}&${encodeURIComponent(to)}"></iframe>`)
      .join(''),
  ),
  '/leaves': ({ search }) => {
    const [ms, to = ''] = search.slice(1).split('&');
    const script = `setTimeout(() => location.replace('${decodeURIComponent(to)}'), ${ms})`;
    return page(`<p>letrozole</p><script>${script}</script>`);
  },
  '/many': page(
    Array.from(
      { length: 100 },
      () => '<iframe width="120" height="50" srcdoc="<b>olaparib</b>"></iframe>',
    ).join(''),
  ),
  '/before-prerendered': page(
    `<p>tamoxifen</p><script type="speculationrules">{ "prerender": [{ "urls": ["/prerendered"], "eagerness": "immediate" }] }</script>`,
  ),
  '/prerendered': page(
    `<p>letrozole</p><script>
       const marks = () => CSS.highlights.size + getComputedStyle(document.querySelector('p'), '::highlight(glossary-term)').textDecorationLine;
       document.addEventListener('prerenderingchange', () => { document.title = 'before: ' + marks(); });
     </script>`,
  ),
});

let errors: string[] = [];
beforeEach(() => {
  errors = [];
});
afterEach(async () => {
  await clearStorage(ctx.session);
  expect(errors).toEqual([]);
});

async function newPage(): Promise<Page> {
  const tab = await ctx.session.newPage();
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await tab.bringToFront();
  return tab;
}

/** Opens a page that never comes to its end. */
async function openEndless(path: string): Promise<Page> {
  const tab = await newPage();
  void tab.goto(ctx.site.origin + path).catch(() => undefined);
  await until(
    async () => (await tab.evaluate(() => location.pathname).catch(() => '')) === path || undefined,
    10_000,
    () => `the page ${path}`,
  );
  return tab;
}

/** What the extension has put into one document. */
interface FrameState {
  text: string;
  title: string;
  /** How many names are marked. */
  marks: number;
  /** The line that the styles of marks draw. */
  line: string;
}

/** The frames of the tab that shows `url`, as a script of the extension sees them: also those that run no scripts of the page. */
function frameStates(url: string): Promise<FrameState[]> {
  return evaluateInBackground(
    ctx.session,
    async (api, address) => {
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === address);
      if (tab?.id === undefined) throw new Error(`No tab shows ${address}`);
      const answers = await api.scripting.executeScript({
        target: { tabId: tab.id, allFrames: true },
        func: () => {
          const name = document.querySelector('p, b') ?? document.documentElement;
          const { textDecorationLine } = getComputedStyle(name, '::highlight(glossary-term)');
          const marks = CSS.highlights.get('glossary-term')?.size ?? 0;
          return {
            text: name.textContent?.trim() ?? '',
            title: document.title,
            marks,
            line: textDecorationLine,
          };
        },
      });
      return answers.map(({ result }) => result as FrameState);
    },
    url,
  );
}

/** Waits until the frames of the tab that shows `url` are as wanted. */
function waitForFrames(url: string, isWanted: (states: FrameState[]) => boolean): Promise<FrameState[]> {
  let last: FrameState[] = [];
  return until(
    async () => {
      last = await frameStates(url).catch(() => []);
      return isWanted(last) ? last : undefined;
    },
    15_000,
    () => `other frames than ${JSON.stringify(last)}`,
  );
}

/** Runs in the page. @returns in how many of its frames, all of its own origin, names are marked */
function countMarkedFrames(): number {
  const windows = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.defaultView);
  return windows.filter((view) => view?.CSS.highlights.has('glossary-term')).length;
}

/** Waits until the page's own script sees that marks are drawn like this. */
function waitForLine(tab: Page, line: 'underline' | 'none'): Promise<true> {
  const read = () =>
    getComputedStyle(document.querySelector('p') ?? document.body, '::highlight(glossary-term)')
      .textDecorationLine;
  return until(
    async () => (await tab.evaluate(read)) === line || undefined,
    10_000,
    () => `the line ${line}`,
  );
}

const MARKED = { marks: 1, line: 'underline' };

test('a frame of each kind gets the reader and its styles', async () => {
  const tab = await newPage();
  await tab.goto(`${ctx.site.origin}/kinds`);
  const names = ['letrozole', ...Object.keys(KINDS)].sort();
  // In Firefox the styles of a frame may come after its marks.
  const states = await waitForFrames(
    tab.url(),
    (all) => all.filter(({ marks, line }) => marks > 0 && line === 'underline').length === names.length,
  );
  const ordered = states.sort((one, other) => (one.text < other.text ? -1 : 1));
  expect(ordered).toEqual(names.map((text) => expect.objectContaining({ text, ...MARKED })));
  await tab.close();
});

describe('a page is marked while it arrives', () => {
  test('in parts, with badge and popup, and after the reader has stopped it', async () => {
    const tab = await openEndless('/slow');
    await waitForMarks(tab, ['letrozole']);
    await waitForLine(tab, 'underline');
    // Not `tab.url()`: Puppeteer learns the address when the page has arrived.
    await waitForBadge(ctx.session, `${ctx.site.origin}/slow`, ({ text }) => text === '1');
    const popup = await ctx.session.openExtensionPage('popup.html');
    await popup.waitForSelector('.page li');
    await popup.close();
    await tab.bringToFront();
    sendNext();
    await waitForMarks(tab, ['letrozole', 'olaparib']);
    await tab.evaluate(() => window.stop());
    await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>'));
    await waitForMarks(tab, ['letrozole', 'olaparib', 'tamoxifen']);
    await waitForLine(tab, 'underline');
    await writeStorage(ctx.session, { 'settings.everywhere': false });
    await waitForMarks(tab, []);
    await waitForLine(tab, 'none');
    await tab.close();
  });

  test('when a script of the page never comes', async () => {
    const tab = await openEndless('/blocked');
    await waitForMarks(tab, ['letrozole']);
    await tab.close();
  });
});

describe('when the background is stopped while the reader is asked for', () => {
  test.each([0, 30, 60, 90, 150])('after %i ms, the marks come all the same', async (ms) => {
    const tab = await newPage();
    await tab.goto(`${ctx.site.origin}/plain`);
    await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>letrozole</p>'));
    await new Promise((over) => setTimeout(over, ms));
    await stopBackground(ctx.session);
    await tab.bringToFront();
    await waitForMarks(tab, ['letrozole']);
    await tab.close();
  });
});

test('a document that leaves while its reader comes takes nothing of it along', async () => {
  const tab = await newPage();
  await tab.goto(`${ctx.site.origin}/leaving`);
  const states = await waitForFrames(
    tab.url(),
    (all) =>
      all.filter(({ text, marks }) => text === 'olaparib' && marks === 1).length === LEAVING_TIMES.length,
  );
  expect(states.filter(({ text, marks }) => text !== 'olaparib' && marks > 0)).toEqual([]);
  expect(states.filter(({ text, line }) => text !== 'olaparib' && line !== 'none')).toEqual([]);
  await tab.close();
});

test('a name that goes before the reader has come is not marked, and the next is marked once', async () => {
  const tab = await newPage();
  await tab.goto(`${ctx.site.origin}/plain`);
  for (const ms of [10, 30, 50, 70, 90, 110, 150]) {
    await tab.evaluate(async (lives) => {
      const name = document.createElement('p');
      name.textContent = 'letrozole';
      document.body.append(name);
      await new Promise((over) => setTimeout(over, lives));
      name.textContent = 'Nothing more';
    }, ms);
  }
  await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>olaparib</p>'));
  await waitForMarks(tab, ['olaparib']);
  await tab.close();
});

test('a document that is opened again and again while its reader comes is marked once', async () => {
  const tab = await newPage();
  await tab.goto(`${ctx.site.origin}/names`);
  await tab.evaluate(async () => {
    for (let i = 1; i <= 12; i++) {
      document.open();
      document.write(`<!doctype html><title>x</title><p>letrozole ${i}</p>`);
      document.close();
      await new Promise((over) => setTimeout(over, 20 * i));
    }
  });
  await waitForMarks(tab, ['letrozole']);
  await hoverCard(tab, 'letrozole', 'letrozole');
  expect(await tab.evaluate(() => document.querySelectorAll('glossary-card').length)).toBe(1);
  expect(await frameStates(tab.url())).toEqual([{ text: 'letrozole 12', title: 'x', ...MARKED }]);
  await tab.close();
});

test('a hundred small frames that ask at once are all marked, and counted as one drug', async () => {
  const tab = await newPage();
  await tab.goto(`${ctx.site.origin}/many`);
  await tab.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<p>letrozole</p>'));
  // To ask a hundred frames by scripts of the extension again and again would be work that the readers wait for.
  await until(
    async () => (await tab.evaluate(countMarkedFrames)) === 100 || undefined,
    30_000,
    () => 'the marks of a hundred frames',
  );
  await waitForFrames(tab.url(), (states) => states.filter(({ marks }) => marks === 1).length === 101);
  await waitForBadge(ctx.session, tab.url(), ({ text }) => text === '2');
  await tab.close();
});

test('nothing is left where marks go off, after they have been on twice', async () => {
  const tab = await newPage();
  await openMarked(tab, `${ctx.site.origin}/names`, ['letrozole', 'olaparib']);
  await goTo(tab, '/plain');
  await startGoingBack(tab);
  await waitForMarks(tab, ['letrozole', 'olaparib']);
  await writeStorage(ctx.session, { 'settings.everywhere': false });
  await waitForMarks(tab, []);
  await waitForFrames(tab.url(), (states) =>
    states.every(({ marks, line }) => marks === 0 && line === 'none'),
  );
  expect(
    await tab.evaluate(() => document.querySelector('#host')?.shadowRoot?.adoptedStyleSheets.length),
  ).toBe(0);
  await tab.close();
});

// Firefox does not prerender.
test.skipIf(inject('browser') === 'firefox')('a prerendered page waits until it is shown', async () => {
  const tab = await newPage();
  await openMarked(tab, `${ctx.site.origin}/before-prerendered`, ['tamoxifen']);
  await until(
    async () => ctx.site.requests.includes('/prerendered') || undefined,
    10_000,
    () => 'the browser to prerender',
  );
  // Time in which a page that is shown would have its marks.
  await openMarked(await newPage(), `${ctx.site.origin}/names`, ['letrozole', 'olaparib']);
  await tab.bringToFront();
  // Puppeteer may lose sight of a tab that takes over a prerendered page.
  await tab.evaluate(() => void setTimeout(() => Object.assign(location, { href: '/prerendered' })));
  const states = await waitForFrames(`${ctx.site.origin}/prerendered`, ([top]) => top?.marks === 1);
  expect(states).toEqual([{ text: 'letrozole', title: 'before: 0none', ...MARKED }]);
});
