import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { BUILT, requireBrowser } from '../e2e/support/browsers/shared-browsers.ts';
import { choosePdf, markedNames, openPdfReader } from '../e2e/support/pdf/opened-pdf.ts';
import { fixture } from '../e2e/support/pdf/pdf-site.ts';
import { openSidePanel } from '../e2e/support/popup/side-panel.ts';
import {
  type BrowserSession,
  launchWithExtension,
  readStorage,
  until,
  waitForCard,
} from '../tools/browsers/index.ts';

let session: BrowserSession;

/** @returns a port of this machine where nobody listens */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

// The browser has a fresh profile, and every request of it, also one to this machine, goes to a proxy that is not there.
beforeAll(async () => {
  const kind = inject('browser');
  session = await launchWithExtension({
    kind,
    found: requireBrowser(kind),
    extensionDir: BUILT[kind],
    headless: true,
    proxyPort: await closedPort(),
  });
});

afterAll(() => session?.close());

test('no page can be reached', async () => {
  const page = await session.newPage();
  await expect(page.goto('http://127.0.0.1:8099/')).rejects.toThrow();
  await page.close();
});

// That the page after the install opens, the start of the browser has waited for.
test('the first run has a card in its sample, and keeps the choice of the mode', async () => {
  const page = await session.openExtensionPage('first-run.html');
  await waitForCard(page, ({ name }) => name === 'palbociclib');
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('input[type="radio"]')[1]?.click());
  await until(
    async () => (await readStorage(session))['settings.mode'] === 'only' || undefined,
    20_000,
    () => 'the choice in the storage',
  );
  await page.close();
});

test('the popup finds a name and a misspelling, and shows the card', async () => {
  const popup = await session.openExtensionPage('popup.html');
  await popup.type('input', 'hercepten');
  await popup.waitForFunction(() => document.body.innerText.includes('Nothing is spelled “hercepten”'));
  await popup.$eval('input', (input) => input.select());
  await popup.type('input', 'letrozole');
  await popup.waitForSelector('[role="option"]');
  await popup.keyboard.press('Enter');
  await popup.waitForFunction(() => document.body.innerText.includes('Aromatase inhibitor'));
  await popup.close();
});

test('the glossary opens at an entry, and the settings save a choice', async () => {
  const glossary = await session.openExtensionPage('glossary.html#letrozole');
  await glossary.waitForFunction(() => document.activeElement?.id === 'letrozole');
  await glossary.close();

  const settings = await session.openExtensionPage('options.html');
  await settings.waitForSelector('.add-site input');
  await settings.type('.add-site input', 'example.com\n');
  await until(
    async () => JSON.stringify(await readStorage(session)).includes('example.com') || undefined,
    20_000,
    () => 'the site in the storage',
  );
  await settings.close();
});

test('the panel beside a page opens, finds a misspelling and a name, and shows the card', async () => {
  const page = await session.openExtensionPage('privacy.html');
  const panel = await openSidePanel(session, page);
  const says = (wanted: string) =>
    until(
      async () => (await panel.text()).includes(wanted) || undefined,
      20_000,
      () => `the panel to say “${wanted}”`,
    );
  await says('Drug Glossary');
  await panel.type('hercepten');
  await says('Nothing is spelled “hercepten”');
  await panel.type('letrozole');
  await says('1 result');
  await panel.click('[role="option"]');
  await says('Aromatase inhibitor');
  await panel.close();
  await page.close();
});

test('a PDF of this device is marked', async () => {
  const pdf = await openPdfReader(session);
  await choosePdf(pdf, 'paper.pdf', fixture('paper.pdf'));
  await until(
    async () => (await markedNames(pdf)).flat().includes('letrozole') || undefined,
    20_000,
    () => 'marks in the PDF',
  );
  await pdf.close();
});
