import type { CDPSession, Page } from 'puppeteer-core';
import type { BrowserKind } from '../browsers/index.ts';

/**
 * Collects everything that a page and the scripts in it say on the console, errors that nobody caught included, and those of
 * content scripts too. Puppeteer's own event leaves out what a content script says in Chromium.
 *
 * @returns gives what was said so far
 */
export async function listenToConsole(kind: BrowserKind, page: Page): Promise<() => string[]> {
  const said: string[] = [];
  if (kind === 'chromium') await listenOverCdp(await page.createCDPSession(), said);
  else {
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`error: ${error instanceof Error ? error.message : error}`));
  }
  return () => [...said];
}

async function listenOverCdp(session: CDPSession, said: string[]): Promise<void> {
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    said.push(`${type}: ${args.map(({ value, description }) => description ?? value).join(' ')}`);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    said.push(`error: ${text} ${exception?.description ?? ''}`);
  });
  session.on('Log.entryAdded', ({ entry: { level, text, url } }) => {
    // The browser remarks on what this tool measures.
    if (!/ pptr:/.test(` ${url} ${text}`)) said.push(`${level}: ${text} ${url ?? ''}`);
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
}

/** @returns the messages of the second run that the first has not, each as often as it is said more often */
export function saidMore(plain: readonly string[], marked: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const message of plain) left.set(message, (left.get(message) ?? 0) + 1);
  return marked.filter((message) => {
    const count = left.get(message) ?? 0;
    left.set(message, count - 1);
    return count <= 0;
  });
}
