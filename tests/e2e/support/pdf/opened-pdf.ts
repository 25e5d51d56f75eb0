import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ElementHandle, Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';
import { type BrowserSession, until } from '../../../tools/browsers/index.ts';

/** Opens the PDF reader in a tab of its own. @param address of the document; without one it asks for a file */
export function openPdfReader(session: BrowserSession, address?: string, fragment = ''): Promise<Page> {
  const query = address === undefined ? '' : `?file=${encodeURIComponent(address)}`;
  return session.openExtensionPage(`pdf.html${query}${fragment}`);
}

/** Chooses a file in an open PDF reader, as a reader does with the button. It is there until the test ends. */
export async function choosePdf(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chosen-pdf-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, bytes);
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement> | null;
  await input?.uploadFile(path);
}

/**
 * Which drugs and classes are marked on each page of the document, by their ids, in alphabetical order. Pages far from the window
 * have no marks.
 */
export function markedNames(page: Page): Promise<string[][]> {
  return page.$$eval('.page', (pages) =>
    pages.map((one) => {
      // A name over two lines has two marks.
      const mentions = new Map<string | undefined, string>();
      for (const { dataset } of one.querySelectorAll<HTMLElement>('.term-mark'))
        mentions.set(dataset['mention'], dataset['id'] ?? '');
      return [...mentions.values()].sort();
    }),
  );
}

/** Waits until these are marked. */
export async function waitForMarkedNames(page: Page, wanted: readonly (readonly string[])[]): Promise<void> {
  let last: string[][] = [];
  await until(
    async () => {
      last = await markedNames(page);
      return isDeepStrictEqual(last, wanted) || undefined;
    },
    10_000,
    () => `the marks ${JSON.stringify(wanted)}; last seen ${JSON.stringify(last)}`,
  );
}

/** What the reader says in the place of the pages or above them. */
export function messages(page: Page, role: 'alert' | 'status'): Promise<string[]> {
  return page.$$eval(`main [role="${role}"]`, (all) =>
    all.map(({ textContent }) => textContent?.trim() ?? '').filter((text) => text !== ''),
  );
}

/** Waits until the reader says something of that kind. */
export function waitForMessage(page: Page, role: 'alert' | 'status', wanted: RegExp): Promise<string> {
  let last: string[] = [];
  return until(
    async () => {
      last = await messages(page, role);
      return last.find((text) => wanted.test(text));
    },
    15_000,
    () => `${wanted} in role="${role}"; last said: ${JSON.stringify(last)}`,
  );
}
