import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { until } from '../../tools/browsers/index.ts';
import { expectedNames } from '../support/pdf/expected-names.ts';
import { choosePdf, openPdfReader, waitForMarkedNames, waitForMessage } from '../support/pdf/opened-pdf.ts';
import { fixture, type PdfSite, servePdfs } from '../support/pdf/pdf-site.ts';
import { withExtension } from '../support/with-extension.ts';

const isChromium = inject('browser') === 'chromium';
/** So narrow that all pages of a document are near the window. */
const WINDOW = { width: 520, height: 2200 };

const ctx = withExtension({});
let site: PdfSite;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pdf-files-'));
  site = await servePdfs({});
  page = await openPdfReader(ctx.session, `${site.origin}/turned.pdf`);
  await page.setViewport(WINDOW);
  await waitForMarkedNames(page, expectedNames('turned.pdf'));
});
afterAll(async () => {
  await page?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Presses an entry of the menu of the toolbar. */
async function pressInMenu(label: string): Promise<void> {
  await page.click('summary');
  await page.locator(`.pdf-menu ::-p-text(${label})`).click();
}

test('prints all pages as they are, without marks, and nothing of them is left', async () => {
  await page.evaluate(() => {
    window.print = () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.pdf-print img')].map((picture) => {
        const canvas = document.createElement('canvas');
        canvas.width = picture.naturalWidth;
        canvas.height = picture.naturalHeight;
        const context = canvas.getContext('2d');
        context?.drawImage(picture, 0, 0);
        const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        let ink = 0;
        let coloured = 0;
        for (let at = 0; at < data.length; at += 4) {
          const [red = 255, green = 255, blue = 255] = [data[at], data[at + 1], data[at + 2]];
          if (red < 128) ink += 1;
          if (Math.max(red, green, blue) - Math.min(red, green, blue) > 40) coloured += 1;
        }
        return { width: canvas.width, height: canvas.height, hasInk: ink > 500, coloured };
      });
      Object.assign(window, { printed: pictures });
    };
  });
  await pressInMenu('Print');
  await page.waitForFunction('window.printed');
  // 150 dots an inch of A5, each page turned as the document says.
  const upright = { width: 874, height: 1240, hasInk: true, coloured: 0 };
  const sideways = { ...upright, width: 1240, height: 874 };
  const printed = (await page.evaluate('window.printed')) as unknown[];
  expect(printed).toEqual([upright, sideways, upright, sideways]);
  await page.waitForFunction(() => document.querySelector('.pdf-print, .pdf-note') === null);
});

test('saves the document as it came, by its name, without loading it again', async () => {
  const saved = isChromium ? await savedByBrowser() : await savedByPage();
  expect(saved.name).toBe('turned.pdf');
  expect(saved.bytes.equals(fixture('turned.pdf'))).toBe(true);
  expect(site.log.map(({ path }) => path)).toEqual(['/turned.pdf']);
});

async function savedByBrowser(): Promise<{ name: string; bytes: Buffer }> {
  const downloads = await mkdtemp(join(folder, 'downloads-'));
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await pressInMenu('Save the document');
  const name = await until(
    async () => (await readdir(downloads)).find((one) => !one.endsWith('.crdownload')),
    10_000,
    () => 'a saved file',
  );
  return { name, bytes: await readFile(join(downloads, name)) };
}

/** What the page gives Firefox to save: a test cannot tell it where to. */
async function savedByPage(): Promise<{ name: string; bytes: Buffer }> {
  await page.evaluate(() => {
    HTMLAnchorElement.prototype.click = async function click(this: HTMLAnchorElement) {
      const bytes = await (await fetch(this.href)).arrayBuffer();
      Object.assign(window, { saved: { name: this.download, bytes: [...new Uint8Array(bytes)] } });
    };
  });
  await pressInMenu('Save the document');
  await page.waitForFunction('window.saved');
  const { name, bytes } = (await page.evaluate('window.saved')) as { name: string; bytes: number[] };
  return { name, bytes: Buffer.from(bytes) };
}

describe('reads a file of the computer', () => {
  test('that is dropped on the page', async () => {
    const path = join(folder, 'dropped.pdf');
    await writeFile(path, fixture('unembedded.pdf'));
    if (isChromium) await dropByBrowser(path);
    else await dropByPage('dropped.pdf', fixture('unembedded.pdf'));
    await waitForMarkedNames(page, expectedNames('unembedded.pdf'));
    expect(await page.evaluate(() => document.querySelector('.pdf-drop'))).toBe(null);
  });

  test('that is chosen, and neither is sent, nor is anything stored of it', async () => {
    const names = () => page.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
    const before = await names();
    await choosePdf(page, 'letter-of-a-clinic.pdf', fixture('recognised.pdf'));
    await waitForMarkedNames(page, expectedNames('recognised.pdf'));
    expect(await names()).toBe(before);
    expect(site.log.map(({ path }) => path)).toEqual(['/turned.pdf']);
  });

  test('by its address where the browser allows it, and says what to do where it does not', async () => {
    const path = join(folder, 'a letter.pdf');
    await writeFile(path, fixture('unembedded.pdf'));
    const other = await openPdfReader(ctx.session, pathToFileURL(path).href);
    const isAllowed = await other.evaluate(() => chrome.extension.isAllowedFileSchemeAccess());
    expect(isAllowed).toBe(isChromium);
    if (isAllowed) await waitForMarkedNames(other, expectedNames('unembedded.pdf'));
    else await waitForMessage(other, 'alert', /no extension open a file by its address. Choose it here/);
    await other.close();
  });
});

async function dropByBrowser(path: string): Promise<void> {
  const client = await page.createCDPSession();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
}

/** Firefox lets no test drag a file of the computer. */
async function dropByPage(name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (fileName, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], fileName, { type: 'application/pdf' }));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    name,
    [...bytes],
  );
}
