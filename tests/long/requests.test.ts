import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { BUILT, requireBrowser } from '../e2e/support/browsers/shared-browsers.ts';
import { typeInAddressBar } from '../e2e/support/input/address-bar.ts';
import { pressInMenu } from '../e2e/support/input/context-menu.ts';
import { pressCommand } from '../e2e/support/input/press-command.ts';
import {
  hoverCard,
  openDetails,
  openMarked,
  turnOffInCard,
  waitForMarks,
} from '../e2e/support/page-actions.ts';
import { choosePdf, markedNames, openPdfReader } from '../e2e/support/pdf/opened-pdf.ts';
import { fixture } from '../e2e/support/pdf/pdf-site.ts';
import { waitForPopup } from '../e2e/support/popup/opened-popup.ts';
import { openSidePanel } from '../e2e/support/popup/side-panel.ts';
import { htmlPage } from '../e2e/support/serve.ts';
import {
  type BrowserSession,
  cardElement,
  clearStorage,
  evaluateInBackground,
  launchWithExtension,
  readStorage,
  until,
  waitForCard,
} from '../tools/browsers/index.ts';

/** Nothing listens there: the proxy answers for both. */
const PAGE = 'http://127.0.0.1:8099/';
const FRAME = 'http://frame.test/';
const PDF = `${PAGE}paper.pdf`;
/** An address of a document, at which the browser shows a page: its own viewer of documents is out of a test's reach. */
const NAMED_PDF = `${PAGE}named.pdf`;
const PAGES: Record<string, string | Uint8Array> = {
  [PDF]: fixture('paper.pdf'),
  [PAGE]: htmlPage(
    `<p>letrozole and trastuzumab</p><iframe src="${FRAME}" style="width: 600px; height: 400px"></iframe>`,
  ),
  [NAMED_PDF]: htmlPage('<p>A document</p>'),
  [FRAME]: htmlPage('<p style="margin-top: 200px">olaparib</p>'),
};
/** What Firefox asks for by itself, whatever is installed: its own hosts. */
const OF_BROWSER = /^https?:\/\/[\w.-]+\.(?:mozilla\.(?:com|net|org)|firefox\.com|google(?:apis)?\.com)[/:]/;

let proxy: Server;
let session: BrowserSession;
/** Each request of the browser: an address, or only the host of one that is encrypted. */
const requests: string[] = [];

/** @returns what was asked for, each once, without what pages and browser ask for by themselves */
function others(): string[] {
  const own = new Set([...Object.keys(PAGES), `${PAGE}favicon.ico`]);
  return [...new Set(requests)].filter((address) => !own.has(address) && !OF_BROWSER.test(address));
}

/** Waits until a tab shows a page of the extension. @param path after the origin, or a part of it */
async function waitForTab(path: string | RegExp): Promise<void> {
  const url = `${session.extensionOrigin}/`;
  await until(
    async () => {
      const all = await evaluateInBackground(session, async (api) =>
        (await api.tabs.query({})).map((tab) => tab.url ?? ''),
      );
      const paths = all.filter((one) => one.startsWith(url)).map((one) => one.slice(url.length));
      return paths.some((one) => (typeof path === 'string' ? one === path : path.test(one))) || undefined;
    },
    20_000,
    () => `a tab with ${url}${path}`,
  );
}

/** Adds a site, saves the settings as a file, and takes others from a file. */
async function useSettings(): Promise<void> {
  const settings = await session.openExtensionPage('options.html');
  await settings.waitForSelector('.add-site input');
  await settings.type('.add-site input', 'github.io\n');
  await settings.waitForFunction(() => document.body.innerText.includes('this host alone'));
  await settings.locator('::-p-text(Save as a file)').click();
  await settings.waitForFunction(() => document.body.innerText.includes('The file was made.'));
  await settings.$eval('input[type=file]', (input) => {
    const kind = 'breast-cancer-drug-glossary-settings';
    const chosen = new DataTransfer();
    chosen.items.add(
      new File([JSON.stringify({ kind, version: 1, settings: { rest: 'short' } })], 'settings.json'),
    );
    (input as HTMLInputElement).files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settings.waitForSelector('.preview .primary');
  await settings.$eval('.preview .primary', (button) => (button as HTMLElement).click());
  await until(
    async () => (await readStorage(session))['settings.rest'] === 'short' || undefined,
    20_000,
    () => 'the settings of the file',
  );
  await settings.close();
}

/** Narrows the table of drugs by each kind of filter, and prints it. */
async function filterAndPrint(glossary: Page): Promise<void> {
  const drugs = () => glossary.$$eval('.drug-table tbody tr', ({ length }) => length);
  const expectFewerThan = (before: number) =>
    until(
      async () => ((await drugs()) < before ? true : undefined),
      20_000,
      () => `fewer than ${before} drugs`,
    );
  let before = await drugs();
  for (const choice of ['.choices input[type=checkbox]', 'label:nth-child(2) > input[type=radio]']) {
    await glossary.$eval(`#filters ${choice}`, (input) => (input as HTMLElement).click());
    await expectFewerThan(before);
    before = await drugs();
  }
  await glossary.type('#filters input[type=search]', 'zoledronic');
  await expectFewerThan(before);
  await glossary.pdf();
}

function waitForMarkedPdf(pdf: Page): Promise<true> {
  return until(
    async () => (await markedNames(pdf)).flat().includes('letrozole') || undefined,
    20_000,
    () => 'marks in the PDF',
  );
}

beforeAll(async () => {
  proxy = createServer(({ url = '' }, response) => {
    requests.push(url);
    const body = PAGES[url];
    const type = url === PDF ? 'application/pdf' : 'text/html; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type });
    response.end(body);
  });
  proxy.on('connect', ({ url }, socket) => {
    requests.push(`https://${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port: proxyPort } = proxy.address() as AddressInfo;
  const kind = inject('browser');
  const found = requireBrowser(kind);
  session = await launchWithExtension({
    kind,
    found,
    extensionDir: BUILT[kind],
    headless: true,
    proxyPort,
  });
});

afterAll(async () => {
  await session?.close();
  proxy.closeAllConnections();
  proxy.close();
});

test('no feature asks the network for anything, until the reader presses a link', async () => {
  const page = await session.newPage();
  await openMarked(page, PAGE, ['letrozole', 'trastuzumab']);
  await hoverCard(page, 'letrozole', 'letrozole');
  await openDetails(page);
  await page.pdf();
  await page.keyboard.press('Escape');

  const popup = await session.openExtensionPage('popup.html');
  await popup.type('input', 'herceptin');
  await popup.waitForFunction(() => document.body.innerText.includes('trastuzumab'));
  await popup.close();

  const list = await session.openExtensionPage('popup.html');
  const asList = await list.waitForSelector('::-p-text(Open as a list)');
  await asList?.evaluate((button) => button.closest('button')?.click());
  await waitForTab(/glossary\.html\?list=/);
  await list.close();

  const glossary = await session.openExtensionPage('glossary.html');
  await glossary.waitForSelector('.drug-table a[href="#letrozole"]');
  await glossary.$eval('.drug-table a[href="#letrozole"]', (link) => (link as HTMLElement).click());
  await glossary.waitForFunction(() => document.activeElement?.id === 'letrozole');
  await filterAndPrint(glossary);
  await glossary.close();

  await useSettings();
  const firstRun = await session.openExtensionPage('first-run.html');
  await waitForCard(firstRun, ({ name }) => name === 'palbociclib');
  await firstRun.close();
  await (await session.openExtensionPage('privacy.html')).close();

  expect(requests).not.toContain(PDF);
  const pdf = await openPdfReader(session, PDF);
  await waitForMarkedPdf(pdf);
  await pdf.keyboard.down('Control');
  await pdf.keyboard.press('f');
  await pdf.keyboard.up('Control');
  await pdf.waitForSelector('.pdf-find input:focus');
  await pdf.keyboard.type('letrozole');
  await pdf.waitForSelector('.highlight');
  await pdf.pdf();
  await pdf.close();

  const chosen = await openPdfReader(session);
  await choosePdf(chosen, 'paper.pdf', fixture('paper.pdf'));
  await waitForMarkedPdf(chosen);
  await chosen.close();

  const panel = await openSidePanel(session, page);
  await until(
    async () => (await panel.text()).includes('letrozole') || undefined,
    20_000,
    () => 'the names of the page in the side panel',
  );
  await panel.close();

  await page.bringToFront();
  await pressCommand(session, page, 'next-name');
  await waitForCard(page, ({ name }) => name === 'letrozole');
  await page.keyboard.press('Escape');
  for (const marks of [[], ['letrozole', 'trastuzumab']]) {
    await pressCommand(session, page, 'switch-site');
    await waitForMarks(page, marks);
  }
  await hoverCard(page, 'trastuzumab', 'trastuzumab');
  await turnOffInCard(page);
  await waitForMarks(page, []);

  const bar = await typeInAddressBar(session, await session.newPage(), 'Ibran');
  await bar.choose('palbociclib');
  await waitForTab('glossary.html#palbociclib');
  await pressInMenu(session, page, 'open-settings');
  await waitForTab('options.html');
  const shown = await session.newPage();
  await shown.goto(NAMED_PDF);
  await pressInMenu(session, shown, 'read-pdf');
  await waitForTab(/^pdf\.html\?file=/);
  await until(
    async () => requests.filter((address) => address === NAMED_PDF).length === 2 || undefined,
    20_000,
    () => 'the request for the document',
  );
  await page.bringToFront();
  // Where no card can open, the popup does. Behind another tab it would be the glossary, which would take the front whenever it comes.
  await pressInMenu(session, page, 'look-up', 'Herceptin');
  await waitForPopup(session, 'trastuzumab');
  await pressInMenu(session, page, 'open-glossary');
  await waitForTab('glossary.html');

  expect(requests).toContain(PAGE);
  expect(requests).toContain(FRAME);
  expect(requests.filter((address) => address === PDF)).toEqual([PDF]);
  expect(requests.filter((address) => address === NAMED_PDF)).toEqual([NAMED_PDF, NAMED_PDF]);
  expect(others()).toEqual([]);
});

test('a link of a card asks for its own host when it is pressed', async () => {
  const page = await session.newPage();
  await clearStorage(session);
  await page.bringToFront();
  await openMarked(page, PAGE, ['letrozole', 'trastuzumab']);
  await hoverCard(page, 'letrozole', 'letrozole');
  const { x, y } = await cardElement(page, { role: 'link', text: 'Canadian Cancer Society' });
  await page.mouse.click(x, y);
  await until(
    async () => others().length > 0 || undefined,
    20_000,
    () => 'the request of the link',
  );
  expect(others()).toEqual(['https://cancer.ca:443']);
});
