import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressInMenu } from '../../e2e/support/input/context-menu.ts';
import { pressCommand } from '../../e2e/support/input/press-command.ts';
import { awkwardRoutes } from '../../e2e/support/pdf/awkward-routes.ts';
import { type PdfSite, servePdfs } from '../../e2e/support/pdf/pdf-site.ts';
import { waitForPopup } from '../../e2e/support/popup/opened-popup.ts';
import { openPopup, waitForText } from '../../e2e/support/popup/popup-tab.ts';
import { withExtension } from '../../e2e/support/with-extension.ts';
import { evaluateInBackground, until } from '../../tools/browsers/index.ts';

const ctx = withExtension({});
let site: PdfSite;

beforeAll(async () => {
  site = await servePdfs(awkwardRoutes(() => site.otherOrigin, Promise.resolve()));
});
afterAll(() => site?.close());

/** What has happened when a tab shows its document. */
interface Expected {
  /** What the server was asked for. */
  asked: readonly string[];
  /** How the tab's address begins. */
  address: string;
}

/** Opens a tab, and uses it when it shows what is expected. */
async function inTab(
  open: (tab: Page) => Promise<unknown>,
  { asked, address }: Expected,
  use: (tab: Page) => Promise<void>,
): Promise<void> {
  site.log.length = 0;
  const tab = await ctx.session.newPage();
  await tab.bringToFront();
  // Firefox never says that a PDF has been loaded.
  void open(tab).catch(() => undefined);
  await waitForRequests(asked);
  // The server is asked before the tab has left its empty page, which is no PDF.
  let last = '';
  await until(
    async () => {
      last = await addressInFront();
      return last.startsWith(address) || undefined;
    },
    10_000,
    () => `a tab of ${address}; last: ${last}`,
  );
  // A popup in a tab hides this one, and a frame that is hidden is not laid out: then it has no size, and no script begins in it.
  if (ctx.session.kind === 'chromium')
    await until(
      async () => (await areFramesReported()) || undefined,
      10_000,
      () => 'scripts in all frames',
    );
  await use(tab);
  await tab.close();
}

/** As the extension knows it. Firefox tells extensions no address of a document that a page has made. */
function addressInFront(): Promise<string> {
  return evaluateInBackground(ctx.session, async (api) => {
    const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    return tab === undefined ? 'no tab' : (tab.url ?? 'blob:');
  });
}

/** Whether the extension has begun in each frame of the tab in front; it does in none that other pages may not touch. */
function areFramesReported(): Promise<boolean> {
  return evaluateInBackground(ctx.session, async (api) => {
    const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return false;
    if (tab.url?.startsWith('blob:')) return true;
    const target = { tabId: tab.id, allFrames: true };
    const frames = await api.scripting.executeScript({
      target,
      func: () => 'glossaryPageReport' in globalThis,
    });
    return (
      frames.every(({ result }) => result) && frames.length === ((tab.url ?? '').endsWith('/framed') ? 2 : 1)
    );
  });
}

/** The same with the popup over it. */
async function overTab(
  open: (tab: Page) => Promise<unknown>,
  expected: Expected,
  use: (popup: Page) => Promise<void>,
): Promise<void> {
  await inTab(open, expected, async () => {
    const popup = await openPopup(ctx.session);
    await use(popup);
    await popup.close();
  });
}

function waitForRequests(wanted: readonly string[]): Promise<true> {
  const seen = () =>
    site.log.map(({ method, path }) => `${method} ${path}`).filter((one) => !/favicon/.test(one));
  return until(
    async () => (JSON.stringify(seen()) === JSON.stringify(wanted) ? true : undefined),
    10_000,
    () => `the requests ${wanted}; seen: ${seen()}`,
  );
}

async function press(popup: Page, label: string): Promise<void> {
  await popup.$$eval(
    '.state button',
    (buttons, wanted) => buttons.find(({ textContent }) => textContent === wanted)?.click(),
    label,
  );
}

test.each([
  ['/paper.pdf', 'by its ending'],
  ['/wayward', 'only by its type'],
])('the popup over a PDF has it loaded once more: %s, which is one %s', async (path) => {
  await overTab(
    (tab) => tab.goto(`${site.origin}${path}`),
    { asked: [`GET ${path}`], address: `${site.origin}${path}` },
    async (popup) => {
      await waitForText(popup, /Read with marks/);
      await press(popup, 'Read with marks');
      await waitForRequests([`GET ${path}`, `GET ${path}`]);
    },
  );
});

test.each(['next-name', 'previous-name', 'search'] as const)(
  'in the tab of a PDF the key of %s opens the popup, which offers to read it',
  (command) =>
    inTab(
      (tab) => tab.goto(`${site.origin}/paper.pdf`),
      { asked: ['GET /paper.pdf'], address: `${site.origin}/paper.pdf` },
      async (tab) => {
        await pressCommand(ctx.session, tab, command);
        await waitForPopup(ctx.session, 'Read with marks');
      },
    ),
);

test('the menu of a PDF has it loaded once more', () =>
  inTab(
    (tab) => tab.goto(`${site.origin}/paper.pdf`),
    { asked: ['GET /paper.pdf'], address: `${site.origin}/paper.pdf` },
    async (tab) => {
      await pressInMenu(ctx.session, tab, 'read-pdf');
      await waitForRequests(['GET /paper.pdf', 'GET /paper.pdf']);
    },
  ));

test('over a PDF that a page has made the popup says to save it and choose the file', async () => {
  await overTab(
    (tab) => tab.goto(`${site.origin}/blob`),
    { asked: ['GET /blob', 'GET /wayward'], address: 'blob:' },
    async (popup) => {
      const text = await waitForText(popup, /save it and choose the file/);
      expect(text).toContain('Choose the file');
    },
  );
});

test('over a page with a PDF in a frame the popup says to save it and choose the file', async () => {
  await overTab(
    (tab) => tab.goto(`${site.origin}/framed`),
    { asked: ['GET /framed', 'GET /leaflet-fr.pdf'], address: `${site.origin}/framed` },
    async (popup) => {
      const text = await waitForText(popup, /A PDF is part of this page/);
      expect(text).toMatch(/Save it and choose the file/);
    },
  );
});
